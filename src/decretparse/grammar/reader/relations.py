"""Relations between units: predicates, and the participles and relatives of a unit's own phrase."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import cast

from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import anaphor, owners_in, unknown
from decretparse.grammar.reader.items import ItemReader
from decretparse.grammar.reader.terms import COMMA, Membership, Named, is_class, is_plural, says_other_gender
from decretparse.grammar.tree import (
    Branch,
    Node,
    body_start,
    content_of,
    core_of,
    head_span,
    is_target,
    is_token,
    is_tree,
    items_of,
    list_below,
    phrase_of,
)
from decretparse.syntax.facts import (
    ENUMERATION,
    Anaphor,
    Bearer,
    Frame,
    Happening,
    LinkKind,
    Mention,
    Omitted,
    OtherName,
    Span,
    Topic,
)
from decretparse.syntax.phrase import DIRECT

# What a participle or relative makes of the units after it, and the statement it counts as.
MEMBERSHIPS: Mapping[str, tuple[LinkKind, str]] = {
    "composed": ("part_of", "composition"),
    "besides": ("part_of", "composition"),
    "comprising": ("part_of", "composition"),
    "directed": ("headed_by", "direction"),
    "assisted": ("assists", "assistance"),
    "bearing": ("attached_to", "attachment"),
    "commanding": ("under_authority_of", "subordination"),
    "ruling": ("under_authority_of", "authority"),
    "endowed": ("under_authority_of", "disposal"),
    "replaced": ("assists", "assistance"),
    "presided": ("headed_by", "direction"),
}
# The same for those whose unit is what the bearer stands in relation to.
TARGETS: Mapping[str, tuple[LinkKind, str]] = {
    "attached": ("attached_to", "attachment"),
    "within": ("part_of", "membership"),
    "under": ("under_authority_of", "subordination"),
    "deputy": ("assists", "assistance"),
}

# Statements whose pronoun is not their subject: « lui est rattaché », « lui est confiée », « en est le chef ».
REVERSED = ("reverse_attachment", "reverse_subordination", "entrusting", "heading")


def named_before(tree: Branch) -> Branch:
    """« Il est créé, sous le nom d'office des phares, un établissement public »: with its name behind it."""
    nodes = [node for node in tree.children if not is_token(node, "DENOMME")]
    names = [Branch("named", [node]) for node in tree.children if is_token(node, "DENOMME")]
    at = next((index for index, node in enumerate(nodes) if is_tree(node, "unit")), None)
    if len(names) != 1 or at is None:
        return tree
    unit = cast(Branch, nodes[at])
    named = Branch(unit.data, [unit.children[0], *names, *unit.children[1:]])
    return Branch(tree.data, [*nodes[:at], named, *nodes[at + 1 :]])


class RelationReader(ItemReader):
    """Reads predicates and modifiers that relate units."""

    def composition(self, tree: Branch, bearers: tuple[Bearer, ...], quoted_from: int) -> None:
        nodes = tree.children[1:]
        if self.exhausts_class(nodes, bearers):
            self.enumeration(tree, bearers)
            return
        bearers = self.whose_layout(bearers)
        direct = "of" not in phrase_of(tree.children[0]).parts
        named = [named for named in self.units(nodes) if not direct or named.terminal in DIRECT]
        if not named and not items_of(nodes) and any(is_token(node, "TEXTE") for node in nodes):
            self.attribution(tree, bearers, quoted_from, (), quoted_from)
            return
        self.components(nodes, Membership("part_of", bearers, head_span(tree), "composition", direct=direct))
        if "follows" in phrase_of(tree.children[0]).parts and items_of(nodes):
            self.facts.append(Frame(bearers))

    def whose_layout(self, bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
        """« L'organisation de l'agence comprend un bureau A »: the agency does."""
        first = bearers[0] if len(bearers) == 1 else None
        if not isinstance(first, Mention) or first.kind not in meanings().layouts or first.determiner != "definite":
            return bearers
        owners = owners_in(self.text, first)
        if owners:
            self.facts.append(Topic(owners))
        return owners or bearers

    def enumeration(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Les services de l'université sont au nombre de deux : le service A et … »: the class is no unit."""
        owners = tuple(
            owner for bearer in bearers if isinstance(bearer, Mention) for owner in owners_in(self.text, bearer)
        )
        nodes = tree.children[1:]
        listed = self.all_components(nodes, items_of(nodes))
        if not listed:
            return
        owned = bool(owners)
        if owners and all(owners[0].name in mention.name for mention in listed):
            owners = ()  # « Les gardes de la police des ports sont : ― la garde de la police des ports de Sète »
        kinds = {mention.kind for mention in listed}
        named = [bearer for bearer in bearers if isinstance(bearer, Mention)]
        told = bool(named) and (named[0].determiner, named[0].number) == ("demonstrative", "p")
        if not owners and named and (told or (not owned and kinds == {named[0].kind})):
            # « Les directions sont : », « Ces bureaux et ateliers sont : » after « comprend … des directions »
            owners = tuple(named)
        whole: tuple[Bearer, ...] = owners or (bearers if self.is_class_before(bearers) else ())
        if whole:
            self.components(nodes, Membership("part_of", whole, head_span(tree), ENUMERATION))
        else:
            for item in items_of(nodes):
                self.content(content_of(item), ())
        self.facts.append(Topic(listed))

    def is_class_before(self, bearers: tuple[Bearer, ...]) -> bool:
        """« Les structures centrales sont : », « Ce sont : » after « comprend les structures centrales »."""
        first = bearers[0]
        if len(bearers) > 1 or isinstance(first, Omitted) or first.number != "p":
            return False
        return isinstance(first, Anaphor) or (first.determiner == "definite" and not first.person)

    def inverse_composition(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Trois pôles composent la direction : le pôle A … », « A et B forment une division, dirigée par … »"""
        wholes = self.units(tree.children[1:2])
        parents = tuple(m for named in wholes for m in named.mentions)
        if not parents:
            return
        self.facts.append(Topic(parents))
        membership = Membership("part_of", parents, head_span(tree), "composition")
        if len(tree.children) > 2:
            self.components(tree.children[2:], membership)
        else:
            self.link_all("part_of", bearers, parents, head_span(tree), "composition")
        self.spread(wholes)

    def membership(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« A et B font partie de X », « Font partie de X : A et B »."""
        self.by_case("part_of", tree, bearers, "membership")

    def attachment(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        self.by_case("attached_to", tree, bearers, "attachment")

    def subordination(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        self.by_case("under_authority_of", tree, bearers, "subordination")

    def deputyship(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Le sous-directeur est l'adjoint du directeur »."""
        self.by_case("assists", tree, bearers, "assistance")

    def by_case(self, kind: LinkKind, tree: Branch, bearers: tuple[Bearer, ...], rule: str) -> None:
        """Links the subject to what follows "à" or "de"; where the verb comes first, the units named after it."""
        named = self.units(tree.children[1:])
        aimed = self.take_aimed()
        run = self.first_run(tree.children[1:]) if aimed is None else self.units(aimed.children)
        # « Relèvent de son autorité : »: whose, no word says.
        if "joins" in phrase_of(tree.children[0]).parts and not any(is_token(each, "AUPRES") for each in tree.children):
            # « est rattaché au budget dans les conditions fixées par arrêté du ministre »: to whom, only « à » says.
            run = [each for each in run if each.terminal == "UNITE_A"]
        targets: tuple[Bearer, ...] = tuple(m for each in run for m in each.mentions if m.determiner != "possessive")
        if not targets and kind == "under_authority_of":
            targets = self.rank(tree.children[1:])
        targets = targets or self.pronouns(tree.children[1:])
        if not targets and self.by_target(items_of(tree.children), kind, head_span(tree), rule):
            return
        # Units after the verb are its subject where none stands before it: « Relèvent du maire les écoles ».
        told = bool(targets) and aimed is None and any(map(self.is_named_here, bearers))
        direct = [each for each in named if each.terminal in DIRECT and not told]
        evidence = head_span(tree)
        if direct or items_of(tree.children):
            self.facts.append(Topic(targets))
            self.components(
                [child for child in tree.children[1:] if not is_target(child)],
                Membership(kind, targets, evidence, rule),
            )
            # « Il est institué auprès du préfet un comité. Il … »: the committee does
            brought = bool(direct) and all(isinstance(bearer, Anaphor) for bearer in bearers)
            self.facts.append(Topic(tuple(m for each in direct[:1] for m in each.mentions) if brought else targets))
            classes = [named.mentions[0] for named in direct if named.mentions and is_class(named.mentions[0])]
            if classes and not items_of(tree.children):
                self.facts.append(Frame(targets, classes[0], kind))
        else:
            self.link_all(kind, bearers, targets, evidence, rule)
        self.second_titles(tree.children[1:])
        for each in named:
            if each.terminal not in DIRECT:
                self.modifiers(each)
        # « sous les ordres du major général, officier général, qui dispose de deux adjoints »
        for ruling in tree.children[1:] if targets else ():
            if isinstance(ruling, Branch) and ruling.data == "ruling":
                self.modifier(ruling, targets)

    def by_target(self, items: Sequence[Branch], kind: LinkKind, evidence: Span, rule: str) -> bool:
        """« Sont rattachés : 1° Au préfet : ― le bureau A ; 2° Au maire : ― … »: each item says to whom, and what."""
        parts = [content_of(item) for item in items]
        lists = [list_below(elements) if elements else [] for elements in parts]
        if not items or not all(lists) or not all(is_tree(elements[0], "nominal") for elements in parts):
            return False
        runs = [self.first_run(cast(Branch, elements[0]).children) for elements in parts]
        for listed, run in zip(lists, runs, strict=True) if all(runs) else ():
            targets = tuple(mention for named in run for mention in named.mentions)
            self.facts.append(Topic(targets))
            self.component_items(listed, Membership(kind, targets, evidence, rule))
        return all(runs)

    def is_named_here(self, bearer: Bearer) -> bool:
        """Does the clause itself name the bearer?"""
        return isinstance(bearer, Mention) and bearer.phrase[0] >= self.clause

    def first_run(self, nodes: Sequence[Node]) -> list[Named]:
        """The units in the case of a target, up to the first words that are something else."""
        run: list[Named] = []
        for node in nodes:
            if run and is_token(node, "TEXTE", "INCISE") and any(is_token(each, "ENTRE_ET") for each in nodes):
                continue  # « à la direction A pour ses crédits et à l'institut pour ses travaux »
            if is_tree(node, "unit"):
                named = self.unit(node)  # type: ignore[arg-type]
                if named.terminal in DIRECT:
                    break
                run.append(named)
            elif run and is_token(node, "TEXTE", "INCISE"):
                break
        return run

    def reverse_attachment(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        self.told_of("attached_to", tree, bearers, "attachment")

    def reverse_subordination(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        self.told_of("under_authority_of", tree, bearers, "subordination")

    def told_of(self, kind: LinkKind, tree: Branch, bearers: tuple[Bearer, ...], rule: str) -> None:
        """« Lui est rattachée la cellule du courrier », « La cellule du courrier lui est rattachée »."""
        if self.whom is not None and not items_of(tree.children):
            self.link_all(kind, bearers, (self.whom,), head_span(tree), rule)
        else:  # « Les services suivants lui sont rattachés : » names them in its list
            whom = bearers if self.whom is None else (self.whom,)
            self.components(tree.children[1:], Membership(kind, whom, head_span(tree), rule))

    def tell_whom(self, subject: Node | None, predicates: Sequence[Branch]) -> None:
        """Notes whom « lui » means where the subject is what is attached; said again, it means the same."""
        heads = [phrase_of(core.children[0]) for core in map(core_of, predicates) if core.data in REVERSED]
        told = [phrase.parts["lui"] for phrase in heads if "lui" in phrase.parts]
        heading = any(core_of(predicate).data == "heading" for predicate in predicates)
        # « Il lui est rattaché un bureau » has no subject, « Il en est le chef » has.
        subjects = ("subject", "pronoun") if heading else ("subject",)
        if not told or not isinstance(subject, Branch) or subject.data not in subjects:
            self.whom = None
            return
        self.whom = self.whom or anaphor(self.text, told[0])
        if not heading:
            self.facts.append(Topic((self.whom,)))

    def authority(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        self.components(tree.children[1:], Membership("under_authority_of", bearers, head_span(tree), str(tree.data)))

    def direction(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        self.components(tree.children[1:], Membership("headed_by", bearers, head_span(tree), "direction"))

    def heading(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Le chef de la mission A est directeur de l'école B », « Le doyen en est le chef »: a post heads it."""
        titled = "attribute" in phrase_of(tree.children[0]).parts
        named = self.units(tree.children[1:2])
        if titled and not any(mention.bare for each in named for mention in each.mentions):
            self.second_office(tree, bearers)  # « Il est le chef du greffe »
        known = titled or self.whom is not None
        posts = tuple(b for b in bearers if (b.nature == "post" if isinstance(b, Mention) else known))
        if self.whom is not None:
            self.link_all("headed_by", posts, (self.whom,), head_span(tree), "direction")
        for each in named:
            headed = tuple(mention for mention in each.mentions if mention.nature == "structure")
            self.link_all("headed_by", posts, headed, head_span(tree), "direction")

    def naming(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« est un service rattaché au directeur, qui tient les archives »: that is said of whom it is said to be."""
        first, others = self.units(tree.children[1:2]), self.units(tree.children[2:])
        said = [modifier for named in first for modifier in named.modifiers]
        for modifier in said:
            self.modifier(modifier, bearers)
        targets = [modifier for modifier in said if modifier.data in TARGETS]
        # « placé sous l'autorité du préfet et du maire, qui accueille … »
        for named in takewhile(lambda each: each.terminal not in DIRECT, others) if targets else ():
            kind, name = TARGETS[str(targets[-1].data)]
            self.link_all(kind, bearers, named.mentions, head_span(targets[-1]), name)
            for modifier in named.modifiers:
                self.modifier(modifier, bearers)

    def assistance(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        own = self.without_agents(tree.children[1:])
        self.components(own, Membership("assists", bearers, head_span(tree), "assistance"))

    def without_agents(self, nodes: Sequence[Node]) -> Sequence[Node]:
        """« assisté d'un adjoint pour les affaires traitées par : ― le bureau A »: the list is not of helpers."""
        colon = next((index for index, node in enumerate(nodes) if is_token(node, "DEUX_POINTS")), 0)
        if colon < 2 or not is_token(nodes[colon - 1], "TEXTE") or not is_tree(nodes[colon - 2], "unit"):
            return nodes
        helpers = self.unit(cast(Branch, nodes[colon - 2])).mentions
        single = any(each.number == "s" and each.determiner == "indefinite" for each in helpers)
        return nodes[:colon] if single else nodes

    def creation(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Il est créé au sein de X un bureau B, rattaché à … »"""
        tree = named_before(tree)
        heads = self.class_heads(tree.children[1:], items_of(tree.children))
        kept = [node for node in tree.children[1:] if id(node) not in heads]
        created = list(self.created_units(kept))
        self.place_created(tree, tuple(m for unit in created for m in unit.mentions), bearers)
        self.name_created(tree, () if created else bearers)
        evidence = head_span(tree)
        for unit in created:
            for mention in unit.mentions:
                self.facts.append(Happening("created", mention, (evidence,), "creation"))
        self.spread(created)
        self.said_after(tree.children[1:], created)
        if created:
            self.facts.append(Topic(tuple(m for unit in created for m in unit.mentions)))
        if items := items_of(tree.children):
            # « Sont créés au sein de X les services suivants : »
            within = tuple(
                m for named in self.units(tree.children[1:]) if named.terminal not in DIRECT for m in named.mentions
            )
            self.component_items(items, Membership("part_of", within, evidence, "creation"))
            for mention in self.all_components([], items):
                self.facts.append(Happening("created", mention, (evidence, mention.words), "creation"))

    def place_created(self, tree: Branch, created: tuple[Mention, ...], bearers: tuple[Bearer, ...]) -> None:
        """« au sein de X », « auprès de X », « sous l'autorité de X »: where what is created belongs."""
        # « Une section est créée au contrôle général »: the subject is what is created.
        made = created or tuple(b for b in bearers if isinstance(b, Mention) and self.is_named_here(b))
        place: LinkKind | None = None
        for node in tree.children[1:]:
            if is_token(node, "AU_SEIN", "AUPRES"):
                place = "part_of" if is_token(node, "AU_SEIN") else "attached_to"
            elif is_tree(node, "unit"):
                named = self.unit(cast(Branch, node))
                if named.terminal not in DIRECT and (place or named.terminal == "UNITE_A"):
                    self.link_all(place or "part_of", made, named.mentions, head_span(tree), "creation")
                    place = None
            elif is_tree(node, "under", "attached"):
                # « Il est créé, sous l'autorité du ministre, une mission »
                self.modifier(cast(Branch, node), created)

    def name_created(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« Un musée est institué sous la dénomination de « Musée des ports » »"""
        names = [phrase_of(node).parts for node in tree.children if is_token(node, "DENOMME")]
        made = [each for each in bearers if isinstance(each, Mention) and self.is_named_here(each)]
        self.facts += [OtherName(mention, parts["called"]) for mention in made for parts in names if "called" in parts]

    def said_after(self, nodes: Sequence[Node], created: Sequence[Named]) -> None:
        """« Il est institué un comité en vue de la paye, présidé par le directeur »: a comma before a singular."""
        for node in nodes if len(created) == 1 else ():
            if not isinstance(node, Branch) or (node.data not in TARGETS and node.data != "directed"):
                continue
            start = phrase_of(node.children[0]).start
            if COMMA in self.text[max(0, start - 2) : start] and not is_plural(self.text, node):
                self.modifier(node, created[0].mentions)

    def created_units(self, nodes: Sequence[Node]) -> Iterator[Named]:
        """Those that no aside names: « Il est créé, au profit des communes, un fonds », « …, outre le préfet, … »."""
        aside = False
        for node in nodes:
            aside = is_token(node, "INCISE", "OUTRE") or (aside and not is_token(node, "ENTRE", "ENTRE_ET"))
            for named in self.units([node]):
                first = next(iter(named.mentions), None)
                opens = first is not None and named.terminal == "UNITE" and first.determiner == "indefinite"
                if named.terminal in DIRECT and (opens or not aside):
                    yield named

    def modifiers(self, named: Named) -> None:
        for modifier in named.modifiers:
            self.modifier(modifier, named.mentions)
        self.previous = named.mentions

    def modifier(self, tree: Branch, bearers: Sequence[Bearer]) -> None:
        """Reads a participle or relative: « composée de … », « rattachée à … », « qui assure … »."""
        bearers = tuple(bearers)
        rule = str(tree.data)
        if self.only_tells_which(tree, bearers):
            return
        if rule in MEMBERSHIPS:
            kind, name = MEMBERSHIPS[rule]
            direct = rule == "comprising"
            self.components(tree.children[1:], Membership(kind, bearers, head_span(tree), name, direct=direct))
        elif rule in TARGETS:
            self.targeted(tree, bearers)
        elif rule == "charged":
            self.charge(tree, bearers, body_start(tree))
        elif rule == "doing" and not self.disagrees(phrase_of(tree.children[0]), bearers):
            self.doing(tree, bearers)
        elif rule == "joined" and self.previous:
            below = "below" in phrase_of(tree.children[0]).parts
            kind, name = TARGETS["under" if below else "attached"]
            self.link_all(kind, bearers, self.previous, head_span(tree), name)

    def only_tells_which(self, tree: Branch, bearers: Sequence[Bearer]) -> bool:
        """« Le service dont relève l'agent informe le préfet »: no comma, and the service is known."""
        phrase = phrase_of(tree.children[0])
        known = all(isinstance(bearer, Mention) and bearer.determiner == "definite" for bearer in bearers)
        return known and "whose" in phrase.parts and COMMA not in self.text[max(0, phrase.start - 2) : phrase.start]

    def targeted(self, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
        """« rattachée au directeur », « placé sous l'autorité d'un colonel », « adjoint au directeur »."""
        kind, name = TARGETS[str(tree.data)]
        nodes = tree.children[1:]
        targets = self.units(nodes)
        for target in targets:
            if target.mentions and target.mentions[0].determiner == "possessive":
                continue  # « relevant de son autorité »
            self.link_all(kind, bearers, target.mentions, head_span(tree), name)
            self.modifiers(target)
        if not targets and kind == "under_authority_of":
            self.link_all(kind, bearers, self.rank(nodes), head_span(tree), name)
        self.link_all(kind, bearers, self.pronouns(nodes), head_span(tree), name)

    def pronouns(self, nodes: Sequence[Node]) -> tuple[Anaphor, ...]:
        """« rattachée à cette dernière », « placé auprès de celui-ci »"""
        return tuple(
            anaphor(self.text, phrase_of(node).parts["pronoun"]) for node in nodes if is_token(node, "A_CELUI")
        )

    def rank(self, nodes: Sequence[Node]) -> tuple[Mention, ...]:
        """« sous l'autorité d'un maître-nageur »: a post that no list has."""
        if not nodes or not is_token(nodes[0], "INCONNU_DE"):
            return ()
        found = unknown(self.text, phrase_of(nodes[0]), "post")
        return tuple(mention for mention in found if mention.determiner == "indefinite")

    def spread(self, units: Sequence[Named]) -> None:
        """Reads modifiers; a plural participle after several units speaks of all: « A et B, rattachés à … »."""
        for count in range(1, len(units) + 1):
            self.spread_last(units[:count])

    def spread_last(self, units: Sequence[Named]) -> None:
        """Reads the modifiers of the last of several unit phrases."""
        last = units[-1]
        one = len(last.mentions) == 1 and last.mentions[0].number == "s"
        for modifier in last.modifiers:
            several = (one or says_other_gender(self.text, modifier, last)) and is_plural(self.text, modifier)
            bearers = tuple(mention for each in units for mention in each.mentions) if several else last.mentions
            self.modifier(modifier, bearers)
        self.previous = last.mentions
