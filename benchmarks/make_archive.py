"""Write an archive in the layout of DILA's deliveries from a folder of texts, of any size and with known content.

usage: make_archive.py FOLDER OUT.tar.gz [--fund jorf|legi] [--articles N] [--ordinary BULK.jsonl.gz] [--share 0.02]

FOLDER holds .txt files, one text each, with lines "# Article N" where it has articles. Without --articles each text
comes once. With it, the archive holds exactly N articles in force: a share of them from FOLDER, whole texts over and
over, the rest from BULK, a JSON object with a "text" a line, five to a text. OUT.json beside the archive says what it
holds.
"""

import argparse
import gzip
import html
import io
import json
import re
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

Fund = Literal["jorf", "legi"]
File = tuple[str, bytes]

STAMP = "20260819-003035"
FOREVER = "2999-01-01"
FORMERLY, SIGNED, PUBLISHED, CHANGED = "2000-01-01", "2026-08-10", "2026-08-18", "2026-08-19"
OF_A_TEXT = 5
SECTIONED = 4
_HEADING = re.compile(r"^#?[ \t]*Article[ \t]+(\S+)[ \t]*$", re.MULTILINE)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Article:
    """An article's number and its paragraphs."""

    number: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its author wrote it."""

    title: str
    articles: tuple[Article, ...]
    nature: str = "ARRETE"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with its place among all; identifiers of its articles fall where their order rises, as DILA's may."""

    text: Text
    number: int
    first_article: int
    fund: Fund

    @property
    def cid(self) -> str:
        return f"JORFTEXT{40_000_000 + self.number:012}"

    @property
    def identifier(self) -> str:
        return self.cid if self.fund == "jorf" else f"LEGITEXT{50_000_000 + self.number:012}"

    @property
    def nor(self) -> str:
        return f"TEST{self.number:07}A"

    @property
    def has_sections(self) -> bool:
        return len(self.text.articles) >= SECTIONED

    def article_id(self, index: int) -> str:
        last = self.first_article + len(self.text.articles) - 1
        return f"{self.fund.upper()}ARTI{20_000_000 + last - index:012}"

    def former_id(self) -> str:
        """The version that the first article had before, in the consolidated text."""
        return f"LEGIARTI{10_000_000 + self.first_article:012}"

    def section_id(self, half: int) -> str:
        return f"{self.fund.upper()}SCTA{30_000_000 + 2 * self.number + half:012}"

    def section_of(self, index: int) -> int | None:
        """In which of the two sections an article stands, of a text that has them."""
        return int(index >= len(self.text.articles) // 2) if self.has_sections else None

    def halves(self) -> tuple[range, range]:
        """Which articles stand in which of the two sections."""
        count = len(self.text.articles)
        return range(count // 2), range(count // 2, count)


@dataclass(slots=True)
class Mixture:
    """Whole texts over and over, until they have their share of the articles; the rest are articles of others."""

    texts: Sequence[Text]
    ordinary: Sequence[str]
    articles: int
    share: float

    def __iter__(self) -> Iterator[Text]:
        chosen = self._chosen()
        left = self.articles - sum(len(text.articles) for text in chosen)
        others = -(-left // OF_A_TEXT)
        every = max(1, others // max(1, len(chosen)))
        waiting = iter(chosen)
        for number in range(others):
            if number % every == 0:
                yield from islice(waiting, 1)
            yield self._other(number, min(OF_A_TEXT, left - number * OF_A_TEXT))
        yield from waiting

    def _chosen(self) -> list[Text]:
        wanted = int(self.articles * self.share)
        chosen: list[Text] = []
        while self.texts:
            text = self.texts[len(chosen) % len(self.texts)]
            if wanted < len(text.articles):
                break
            chosen.append(text)
            wanted -= len(text.articles)
        return chosen

    def _other(self, number: int, count: int) -> Text:
        bodies = (self.ordinary[(number * OF_A_TEXT + index) % len(self.ordinary)] for index in range(count))
        articles = (Article(str(index + 1), paragraphs(body)) for index, body in enumerate(bodies))
        return Text(f"Arrêté n° {number} relatif à d'autres matières", tuple(articles))


@dataclass(slots=True)
class Content:
    """What an archive holds."""

    texts: int = 0
    articles: int = 0
    titles: dict[str, str] = field(default_factory=dict)


def texts_in(folder: Path) -> list[Text]:
    """The texts of a folder, in the order of their names."""
    return [text_of(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]


def text_of(title: str, content: str) -> Text:
    """A text cut at its article headings; one without any is one article."""
    before, *parts = _HEADING.split(content)
    articles = [Article(number, paragraphs(body)) for number, body in zip(parts[::2], parts[1::2], strict=True)]
    if before.strip():
        articles.insert(0, Article("1" if not articles else "", paragraphs(before)))
    return Text(title, tuple(articles))


def paragraphs(content: str) -> tuple[str, ...]:
    """The lines that hold something, a heading of the article itself left out."""
    lines = (line.strip() for line in _HEADING.sub("", content).splitlines())
    return tuple(re.sub(r"[\x00-\x1f]", " ", line) for line in lines if line and not line.startswith("# "))


def numbered(texts: Iterable[Text], fund: Fund) -> Iterator[Numbered]:
    """The texts with the numbers that their identifiers are made of."""
    first = 1
    for number, text in enumerate(texts, 1):
        yield Numbered(text, number, first, fund)
        first += len(text.articles)


def delivery(texts: Iterable[Text], fund: Fund, stamp: str = STAMP) -> Iterator[File]:
    """The files of a whole dump. `texts` is gone through once for each tree of JORF, and may be made on the way."""
    files = _consolidated(texts) if fund == "legi" else _journal(texts)
    return ((f"{stamp}/{path}", content.encode()) for path, content in files)


def increment(changed: Iterable[File], deleted: Sequence[str], fund: Fund, stamp: str) -> Iterator[File]:
    """The files of a day's delivery: those of `delivery` that changed, and the list of those that are gone."""
    if deleted:
        lines = "".join(f"{path.partition('/')[2].removesuffix('.xml')}\n" for path in deleted)
        yield f"{stamp}/liste_suppression_{fund}.dat", lines.encode()
    for path, data in changed:
        yield f"{stamp}/{path.partition('/')[2]}", data


def write(files: Iterable[File], out: Path) -> None:
    """A tar.gz of files, folders left out, the same bytes for the same files."""
    with (
        out.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path, data in files:
            info = tarfile.TarInfo(path)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
            archive.members.clear()


def content(texts: Iterable[Text], fund: Fund) -> Content:
    """What the dump of these texts holds, article versions out of force not counted."""
    held = Content()
    for each in numbered(texts, fund):
        held.texts += 1
        held.articles += len(each.text.articles)
        held.titles[each.identifier] = each.text.title
    return held


def _journal(texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
    def in_tree(tree: str, made: Callable[[Numbered], Iterator[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
        for each in numbered(texts, "jorf"):
            for identifier, content in made(each):
                yield f"jorf/global/{tree}/{folders(identifier)}/{identifier}.xml", content

    yield from in_tree("article", _articles)
    container = "JORFCONT000054706874"
    yield f"jorf/global/conteneur/{folders(container)}/{container}.xml", _container(container, texts)
    for each in numbered(texts, "jorf"):
        yield (
            f"jorf/global/eli/arrete/2026/8/10/{each.nor}/jo/texte/versions.xml",
            f"<VERSIONS><ID>{each.cid}</ID></VERSIONS>",
        )
    yield from in_tree("section_ta", _sections)
    yield from in_tree("texte/struct", lambda each: iter([(each.identifier, _struct(each))]))
    yield from in_tree("texte/version", lambda each: iter([(each.identifier, _version(each))]))


def _consolidated(texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
    for each in numbered(texts, "legi"):
        root = f"legi/global/code_et_TNC_en_vigueur/TNC_en_vigueur/{folders(each.cid)}/{each.cid}"
        for tree, files in (("article", _articles(each)), ("section_ta", _sections(each))):
            for identifier, content in files:
                yield f"{root}/{tree}/{folders(identifier)}/{identifier}.xml", content
        yield f"{root}/texte/struct/{each.identifier}.xml", _struct(each)
        yield f"{root}/texte/version/{each.identifier}.xml", _version(each)


def folders(identifier: str) -> str:
    """LEGI/ARTI/00/00/06/39/81 for LEGIARTI000006398122."""
    digits = identifier[8:-2]
    return "/".join((identifier[:4], identifier[4:8], *(digits[at : at + 2] for at in range(0, 10, 2))))


def _articles(each: Numbered) -> Iterator[tuple[str, str]]:
    made = [
        (each.article_id(index), _article(each, index, each.article_id(index), article, "VIGUEUR", SIGNED, FOREVER))
        for index, article in enumerate(each.text.articles)
    ]
    if each.fund == "legi":
        former = Article(each.text.articles[0].number, ("Le bureau des rédactions anciennes comprend un chef.",))
        made.append((each.former_id(), _article(each, 0, each.former_id(), former, "MODIFIE", FORMERLY, SIGNED)))
    yield from sorted(made)


def _article(each: Numbered, index: int, identifier: str, article: Article, state: str, start: str, end: str) -> str:
    body = "".join(f"<p>{_escaped(line)}</p>\n" for line in article.paragraphs)
    if each.fund == "jorf":
        state, start, end = "", FOREVER, FOREVER
    return f"""{_DECLARATION}<ARTICLE>
<META>
<META_COMMUN>
<ID>{identifier}</ID>
<ANCIEN_ID/>
<ORIGINE>{each.fund.upper()}</ORIGINE>
<URL>article/{folders(identifier)}/{identifier}.xml</URL>
<NATURE>Article</NATURE>
</META_COMMUN>
<META_SPEC>
<META_ARTICLE>
<NUM>{_escaped(article.number)}</NUM>
<ETAT>{state}</ETAT>
<DATE_DEBUT>{start}</DATE_DEBUT>
<DATE_FIN>{end}</DATE_FIN>
<TYPE>AUTONOME</TYPE>
</META_ARTICLE>
</META_SPEC>
</META>
{_context(each, each.section_of(index))}<VERSIONS>
<VERSION etat="{state}">
{_link(identifier, article.number, state, start, end)}</VERSION>
</VERSIONS>
<NOTA>
<CONTENU/>
</NOTA>
<BLOC_TEXTUEL>
<CONTENU>
{body}</CONTENU>
</BLOC_TEXTUEL>
<LIENS/>
</ARTICLE>
"""


def _context(each: Numbered, half: int | None = None) -> str:
    title = _escaped(each.text.title)
    above = "" if half is None else _title_above(each, half)
    return f"""<CONTEXTE>
<TEXTE autorite="" cid="{each.cid}" {_dates()} ministere="" nature="{each.text.nature}" nor="{each.nor}" num="">
<TITRE_TXT c_titre_court="{title}" debut="{SIGNED}" fin="{FOREVER}" id_txt="{each.identifier}">{title}</TITRE_TXT>
{above}</TEXTE>
</CONTEXTE>
"""


def _title_above(each: Numbered, half: int) -> str:
    start = FOREVER if each.fund == "jorf" else FORMERLY
    title = f'<TITRE_TM debut="{start}" fin="{FOREVER}" id="{each.section_id(half)}">Chapitre {half + 1}</TITRE_TM>'
    return f"<TM>\n{title}\n</TM>\n"


def _sections(each: Numbered) -> Iterator[tuple[str, str]]:
    if not each.has_sections:
        return
    for half, indices in enumerate(each.halves()):
        identifier = each.section_id(half)
        yield (
            identifier,
            f"""{_DECLARATION}<SECTION_TA>
<ID>{identifier}</ID>
<TITRE_TA>Chapitre {half + 1}</TITRE_TA>
<STRUCTURE_TA>
{_article_links(each, indices)}</STRUCTURE_TA>
{_context(each)}</SECTION_TA>
""",
        )


def _article_links(each: Numbered, indices: Iterable[int]) -> str:
    return "".join(_article_link(each, index) for index in indices)


def _article_link(each: Numbered, index: int) -> str:
    number = each.text.articles[index].number
    if each.fund == "jorf":
        return _link(each.article_id(index), number, "", FOREVER, FOREVER)
    now = _link(each.article_id(index), number, "VIGUEUR", SIGNED, FOREVER)
    return now if index else now + _link(each.former_id(), number, "MODIFIE", FORMERLY, SIGNED)


def _link(identifier: str, number: str, state: str, start: str, end: str) -> str:
    return (
        f'<LIEN_ART debut="{start}" etat="{state}" fin="{end}" id="{identifier}" num="{_escaped(number)}" '
        f'origine="{identifier[:4]}"/>\n'
    )


def _dates() -> str:
    return f'date_publi="{PUBLISHED}" date_signature="{SIGNED}"'


def _struct(each: Numbered) -> str:
    links = _article_links(each, () if each.has_sections else range(len(each.text.articles)))
    if each.has_sections:
        links = "".join(_section_link(each, half) for half in range(2))
    return f"""{_DECLARATION}<TEXTELR>
{_meta(each, "struct")}<VERSIONS>
<VERSION etat="VIGUEUR">
<LIEN_TXT debut="{SIGNED}" fin="{FOREVER}" id="{each.identifier}" num=""/>
</VERSION>
</VERSIONS>
<STRUCT>
{links}</STRUCT>
</TEXTELR>
"""


def _section_link(each: Numbered, half: int) -> str:
    start, state = (FOREVER, "") if each.fund == "jorf" else (FORMERLY, "VIGUEUR")
    identifier = each.section_id(half)
    return (
        f'<LIEN_SECTION_TA cid="{identifier}" debut="{start}" etat="{state}" fin="{FOREVER}" id="{identifier}" niv="1" '
        f'url="/{folders(identifier)}/{identifier}.xml">Chapitre {half + 1}</LIEN_SECTION_TA>\n'
    )


def _version(each: Numbered) -> str:
    parts = ("VISAS", "SIGNATAIRES", "TP", "NOTA", "ABRO", "RECT")
    empty = "".join(f"<{part}>\n<CONTENU/>\n</{part}>\n" for part in parts)
    return f"{_DECLARATION}<TEXTE_VERSION>\n{_meta(each, 'version')}{empty}</TEXTE_VERSION>\n"


def _meta(each: Numbered, tree: Literal["struct", "version"]) -> str:
    title = _escaped(each.text.title)
    state, start = ("", FOREVER) if each.fund == "jorf" else ("VIGUEUR", SIGNED)
    version = f"""<META_TEXTE_VERSION>
<TITRE>{title}</TITRE>
<TITREFULL>{title}</TITREFULL>
<ETAT>{state}</ETAT>
<DATE_DEBUT>{start}</DATE_DEBUT>
<DATE_FIN>{FOREVER}</DATE_FIN>
<AUTORITE/>
<MINISTERE/>
</META_TEXTE_VERSION>
"""
    return f"""<META>
<META_COMMUN>
<ID>{each.identifier}</ID>
<ANCIEN_ID/>
<ORIGINE>{each.fund.upper()}</ORIGINE>
<URL>texte/{tree}/{folders(each.identifier)}/{each.identifier}.xml</URL>
<NATURE>{each.text.nature}</NATURE>
</META_COMMUN>
<META_SPEC>
<META_TEXTE_CHRONICLE>
<CID>{each.cid}</CID>
<NUM/>
<NUM_SEQUENCE>1</NUM_SEQUENCE>
<NOR>{each.nor}</NOR>
<DATE_PUBLI>{PUBLISHED}</DATE_PUBLI>
<DATE_TEXTE>{SIGNED}</DATE_TEXTE>
<DERNIERE_MODIFICATION>{CHANGED}</DERNIERE_MODIFICATION>
<ORIGINE_PUBLI/>
<PAGE_DEB_PUBLI>0</PAGE_DEB_PUBLI>
<PAGE_FIN_PUBLI>0</PAGE_FIN_PUBLI>
</META_TEXTE_CHRONICLE>
{version if tree == "version" else ""}</META_SPEC>
</META>
"""


def _container(identifier: str, texts: Iterable[Text]) -> str:
    links = "".join(
        f'<LIEN_TXT idtxt="{each.cid}" titretxt="{_escaped(each.text.title)}"/>\n'
        for each in islice(numbered(texts, "jorf"), 1_000)
    )
    return f"""{_DECLARATION}<JO>
<META>
<META_COMMUN>
<ID>{identifier}</ID>
<ORIGINE>JORF</ORIGINE>
<NATURE>JO</NATURE>
</META_COMMUN>
<META_SPEC>
<META_CONTENEUR>
<TITRE>JORF n°0191 du 18 août 2026</TITRE>
<NUM>0191</NUM>
<DATE_PUBLI>{PUBLISHED}</DATE_PUBLI>
</META_CONTENEUR>
</META_SPEC>
</META>
<STRUCTURE_TXT>
<TM niv="1">
<TITRE_TM>Journal officiel "Lois et Décrets"</TITRE_TM>
{links}</TM>
</STRUCTURE_TXT>
</JO>
"""


def _escaped(words: str) -> str:
    return html.escape(words, quote=True).replace("&#x27;", "'")


def bulk_articles(path: Path) -> list[str]:
    """The texts of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fund", choices=("jorf", "legi"), default="jorf")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--ordinary", type=Path)
    parser.add_argument("--share", type=float, default=0.02)
    options = parser.parse_args()
    texts: Iterable[Text] = texts_in(options.folder)
    if options.articles:
        if options.ordinary is None:
            parser.error("--articles needs --ordinary")
        texts = Mixture(list(texts), bulk_articles(options.ordinary), options.articles, options.share)
    write(delivery(texts, options.fund), options.out)
    held = content(texts, options.fund)
    summary = {"texts": held.texts, "articles": held.articles, "titles": held.titles}
    options.out.with_suffix(".json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), "utf-8")
    print(f"{held.texts} texts, {held.articles} articles, {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
