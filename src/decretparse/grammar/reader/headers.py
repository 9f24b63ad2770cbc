"""Units above or before a list that are but the class of what it names, or tell whose it is."""

from collections.abc import Sequence

from decretparse.grammar.determiners import number_of
from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import owners_in
from decretparse.grammar.reader.classes import is_own
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Members, Named, is_class
from decretparse.grammar.reader.units import DEPENDING, read_unit, units_in
from decretparse.grammar.tree import Branch, Node, as_unit, colon_at, is_token, is_tree, items_of, named_in, words
from decretparse.syntax.facts import Bearer, Mention
from decretparse.syntax.phrase import DIRECT

# Predicates that tell what units do.
TELLING = frozenset({"attribution", "charge"})
PREDICATE = "predicate"


def is_named(mention: Mention) -> bool:
    """« le bureau des prix », « Bureau des prix »: one unit by its name, with an article or as a heading."""
    return is_own(mention) or (mention.determiner == "none" and mention.number == "s" and not mention.bare)


def is_nameless(bearer: Bearer) -> bool:
    """« deux bureaux », « une cellule »: a kind, no name."""
    return isinstance(bearer, Mention) and bearer.bare and bearer.determiner in ("indefinite", "none")


def announces(units: Sequence[Named], listed: Sequence[Mention]) -> bool:
    """« Un centre et deux divisions relevant du préfet : ― le centre A … »: kinds without names, all of them listed?"""
    heads = [mention for unit in units for mention in unit.mentions]
    kinds = {mention.kind for mention in heads}
    return bool(heads) and all(map(is_nameless, heads)) and kinds == {mention.kind for mention in listed}


def heads_class(reading: Reading, named: Branch, listed: Sequence[Mention]) -> bool:
    """« Les directions et services suivants : ― la direction A … »: the head of a class that its list exhausts."""
    units = units_in(reading, named.children)
    single = [mention for mention in listed if mention.number == "s"]
    if announces(units, single):
        return True
    return len(units) == 1 and bool(classes_among(reading, named, listed))


def titles_group(reading: Reading, title: Branch, listed: Sequence[Mention]) -> bool:
    """« Services rattachés au directeur : ― le bureau A »: whose the listed units are, and no unit itself."""
    units = units_in(reading, named_in(title).children)
    single = [mention for mention in listed if mention.number == "s"]
    return bool(single) and all(heads_list(named.first, listed) and tells_of_whom(named) for named in units)


def tells_of_whom(named: Named) -> bool:
    """« Services rattachés au directeur », « Services placés sous l'autorité du directeur »: is nothing else said?"""
    return bool(named.modifiers) and all(modifier.data in DEPENDING for modifier in named.modifiers)


def heads_list(title: Mention, listed: Sequence[Mention]) -> bool:
    """« Services rattachés au directeur : » over several, « Division relevant du directeur : » over one division."""
    alone = title.bare and title.determiner == "none" and [mention.kind for mention in listed] == [title.kind]
    return alone or is_class(title)


def owners_of_class(reading: Reading, title: Branch, listed: Sequence[Mention]) -> tuple[Mention, ...]:
    """« Bureaux de la direction des ports : ― le bureau A ; ― le bureau B »: whose the listed units are."""
    units = units_in(reading, named_in(title).children)
    if len(units) != 1 or units[0].modifiers or len(listed) < 2:
        return ()
    first, kinds = units[0].first, {(mention.kind, mention.number) for mention in listed}
    only_titles = titles_layout(first) and all(mention.number == "s" for mention in listed)
    of_class = first.number == "p" and kinds == {(first.kind, "s")}
    return owners_in(reading.text, first) if only_titles or of_class else ()


def titles_layout(title: Mention) -> bool:
    """« Organisation de la direction des ports », « Services du ministère »: a title, and no unit by that name."""
    several = title.number == "p" or title.kind in meanings().layouts
    return several and title.determiner == "none" and title.kind in meanings().layout_titles


def classes_among(reading: Reading, named: Branch, listed: Sequence[Mention]) -> list[Node]:
    """« un greffe et deux bureaux : ― le bureau A ; ― le bureau B »: the units that are but the class of a list."""
    single = [mention for mention in listed if mention.number == "s"]
    found: list[Node] = []
    for node in named_in(named).children:
        if not is_tree(node, "unit"):
            continue
        unit = read_unit(reading, node)
        mentions = unit.mentions
        if len(mentions) != 1 or mentions[0].number != "p":
            continue
        # « Trois entités : ― le bureau A ; ― le bureau B ; ― la cellule C »
        counted = number_of(words([node])[0], reading.text) == len(single) == len(listed)
        # « les services suivants : ― la direction A ; ― la direction B »: the noun alone, whatever the list names
        titles = mentions[0].determiner == "none" and tells_of_whom(unit)
        each = titles or (len(single) == len(listed) and all(map(is_named, listed)))
        # « les conseillers du recteur : le médecin des ports et l'infirmière des quais »: posts have no parts
        posts = mentions[0].nature == "post" and all(mention.nature == "post" for mention in listed)
        only = (mentions[0].bare or posts) and len(listed) > 1 and each
        if counted or only or not nouns_of(reading.text, mentions[0]).isdisjoint(mention.kind for mention in single):
            found.append(node)
    return found


def nouns_of(text: str, title: Mention) -> set[str]:
    """« Unités de formation et de recherche (UFR) : ― UFR A ; ― UFR B »: what each of a class may be called."""
    return {title.kind, *(text[slice(*span)].strip("()").lower() for span in title.aliases)}


def members_told(reading: Reading, tree: Branch, bearers: Sequence[Bearer]) -> Members | None:
    """What is told of units without names, where a list behind a colon names them."""
    colon = colon_at(tree.children)
    if not colon or tree.data not in TELLING or not bearers or not all(map(is_nameless, bearers)):
        return None
    behind = [as_unit(node) if is_token(node, *DIRECT) else node for node in tree.children[colon + 1 :]]
    listed = all_components(reading, behind, items_of(behind))
    kinds = {bearer.kind for bearer in bearers if isinstance(bearer, Mention)}
    if not listed or not all(is_named(mention) and mention.kind in kinds for mention in listed):
        return None
    told = Branch(tree.data, tree.children[:colon])
    return Members(Branch(PREDICATE, [told]), listed, behind)


def exhausts_class(reading: Reading, nodes: Sequence[Node], bearers: tuple[Bearer, ...]) -> bool:
    """« Les sous-directions de la direction X sont organisées comme suit : A. - La sous-direction …»"""
    if len(bearers) != 1 or not isinstance(bearers[0], Mention) or bearers[0].number != "p":
        return False
    listed = all_components(reading, [], items_of(nodes))
    same = bool(listed) and all(mention.kind == bearers[0].kind and mention.number == "s" for mention in listed)
    # « Les cabinets des membres du gouvernement sont composés : ― d'un directeur »: offices are no cabinets
    alike = any(mention.nature == bearers[0].nature for mention in listed)
    return same or (alike and bool(owners_in(reading.text, bearers[0])) and bearers[0].determiner == "definite")
