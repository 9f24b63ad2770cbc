"""Which unit a mention, a pronoun or an omitted subject stands for, in the order of the text."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import Literal, TypeAlias, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.resolve.aliases import alias_of
from decretparse.resolve.discourse import agrees, goes_on
from decretparse.resolve.entities import Entity
from decretparse.resolve.names import bare_kind, key_of, stems, unpointed, whose
from decretparse.resolve.offices import general_kinds
from decretparse.resolve.posts import Posts
from decretparse.resolve.standing import is_thing
from decretparse.syntax.facts import (
    Anaphor,
    AnaphorForm,
    Bearer,
    Gender,
    LinkKind,
    Mention,
    Omitted,
    Span,
)

# Pronouns that say which of several is meant, in the order of what they mean.
RANKS: tuple[AnaphorForm, ...] = ("first", "second", "third")

Role: TypeAlias = Literal["subject", "component", "target", "office"]

LINE = "\n"
OPENING = 30  # characters that « A ce titre, il » and the full stop before it take at most


@kept
def _wholes() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/generic.toml")["whole"])["kinds"])


class Denotation(Posts):
    """Finds the unit that each bearer of a fact stands for, or makes a new one."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.quoted = False
        self.ranks: tuple[Entity, ...] = ()
        self.passing: tuple[Mention, ...] = ()
        # The gender of a thing that the text speaks of: what a pronoun then means is no unit.
        self.thing: Gender | None = None
        # Charges that only tell which unit is meant: they were said of it before.
        self.told_again: set[Span] = set()
        # The units of each class that its list exhausts, by the class's name.
        self.classes: dict[tuple[str, ...], tuple[Mention, ...]] = {}
        self._known: dict[tuple[Span, str], tuple[Entity, ...]] = {}
        self._certain: set[Span] = set()

    def resolve_all(self, bearers: Sequence[Bearer], role: Role) -> tuple[tuple[Entity, ...], bool]:
        found: list[Entity] = []
        inferred = False
        for bearer in bearers:
            entities, how = self.resolve(bearer, role)
            found += [entity for entity in entities if entity not in found]
            inferred |= how
        return tuple(found), inferred

    def resolve(
        self, bearer: Bearer, role: Role, kind: LinkKind | None = None, others: Sequence[Entity] = ()
    ) -> tuple[tuple[Entity, ...], bool]:
        """The units that a bearer stands for, and whether that had to be inferred."""
        if isinstance(bearer, Omitted):
            return self._known.setdefault((bearer.words, ""), self.discourse.topic), True
        if isinstance(bearer, Anaphor):
            return self.pronoun(bearer), bearer.words not in self._certain
        key = (bearer.words, bearer.name)
        known = self._known.get(key)
        if known is not None and not (
            role == "component" and kind == "part_of" and self.belongs_elsewhere(known, others)
        ):
            return known, False
        entities, inferred = self.mention(bearer, role, kind, others)
        if entities:
            self._known[key] = entities
        for entity in entities:
            entity.mentioned(bearer.words)
            entity.quoted |= self.quoted
            if bearer.charge is not None:
                entity.charges.add(self.charge(bearer.charge))
            self.discourse.mention(entity)
            self.name_further(entity, bearer)
            if entity.name.isupper() and key_of(bearer.name) == entity.key:
                entity.name = bearer.name  # « LE DIRECTEUR », a title, and « le directeur » below it
        return entities, inferred

    def belongs_elsewhere(self, entities: Sequence[Entity], parents: Sequence[Entity]) -> bool:
        """Is one of them part of somebody else? « Les ports et les docks ont des sections »: not a class."""
        if parents and all(entity.collective for entity in (*parents, *entities)):
            return False
        return bool(parents) and any(entity.parent is not None and entity.parent not in parents for entity in entities)

    def pronoun(self, pronoun: Anaphor) -> tuple[Entity, ...]:
        key = (pronoun.words, "")
        if key not in self._known:
            together = self.named_together() if pronoun.form in ("each", "both") else ()
            if pronoun.form in RANKS:
                entities = self.ranked(pronoun)
                found = bool(entities)
            elif (spoken := self.just_named(pronoun) or self.doer_before(pronoun)) is not None:
                entities, found = (spoken,), True
            else:
                entities, found = (together, True) if together else self.discourse.antecedent(pronoun)
            if not found:
                self.find("unresolved-pronoun", pronoun.words, self.text[slice(*pronoun.words)])
            elif self.discourse.leaves_no_choice(pronoun, entities):
                self._certain.add(pronoun.words)
            self._known[key] = entities
        return self._known[key]

    def just_named(self, pronoun: Anaphor) -> Entity | None:
        """« Le directeur écrit au secrétaire général. Celui-ci … »: whom the last task named, where he is known."""
        if pronoun.form not in ("nearest", "last") or pronoun.number == "p":
            return None
        known = (self.existing(mention) for mention in reversed(self.passing))
        return next((one for one in known if one and agrees(one, pronoun.gender, pronoun.number)), None)

    def doer_before(self, pronoun: Anaphor) -> Entity | None:
        """« sous l'autorité d'un chef, qui suit les travaux. A ce titre, il … »: the post that did the task before."""
        start = pronoun.words[0]
        before = self.text[max(0, start - OPENING) : start]
        if pronoun.form != "personal" or not self.resolution.tasks or not goes_on(before):
            return None
        last = self.resolution.tasks[-1]
        near = last.task.end + OPENING > start and agrees(last.bearer, pronoun.gender, pronoun.number)
        return last.bearer if near and last.bearer.nature == "post" else None

    def ranked(self, pronoun: Anaphor) -> tuple[Entity, ...]:
        """« La première », « le second », « l'autre »: one of those that were named together, by its place."""
        word = self.text[slice(*pronoun.words)].split()[-1]
        if found := self.registry.beginning(word):
            return (self.nearest(found),)
        rank = RANKS.index(pronoun.form)
        if rank == 0 or not self.ranks:
            self.ranks = self.listed_last()
        fitting = [entity for entity in self.ranks if agrees(entity, pronoun.gender, pronoun.number)]
        return tuple(fitting[rank : rank + 1]) if len(fitting) == len(self.ranks) > 1 else ()

    def listed_last(self) -> tuple[Entity, ...]:
        """The units that the last subject named, else those that the last predicate did."""
        if len(self.discourse.topic) > 1 or not self.resolution.links:
            return self.discourse.topic
        last = self.resolution.links[-1]
        same = takewhile(
            lambda link: (link.kind, link.parent, link.evidence[0]) == (last.kind, last.parent, last.evidence[0]),
            reversed(self.resolution.links),
        )
        return tuple(reversed([link.child for link in same]))

    def named_together(self) -> tuple[Entity, ...]:
        """« est assisté d'un imam et d'un intendant. Chacun d'eux … »: those that the last predicate named."""
        if len(self.discourse.topic) != 1 or self.discourse.topic[0].collective or not self.resolution.links:
            return ()
        last = self.resolution.links[-1]
        children = self.listed_last()
        spoken = last.parent in self.discourse.topic and self.discourse.recent[-1:] == [last.child]
        if spoken and last.kind == "assists" and len(children) == 1:
            return last.parent, last.child  # « est assisté d'un imam. Tous deux … »
        return children if spoken and len(children) > 1 else ()

    def known(self, bearer: Bearer) -> tuple[Entity, ...]:
        """What a bearer was found to stand for already."""
        name = bearer.name if isinstance(bearer, Mention) else ""
        return self._known.get((bearer.words, name), ())

    def not_itself(self, target: Bearer, bearers: Sequence[Entity]) -> None:
        """« Le bureau A et une cellule rattachée à ce dernier »: a target is the unit named last but those it is of."""
        if not isinstance(target, Anaphor) or target.form == "personal" or (target.words, "") in self._known:
            return
        found = self.discourse.latest(
            lambda entity: entity not in bearers and agrees(entity, target.gender, target.number)
        )
        if found is not None:
            self._known[target.words, ""] = (found,)

    def means(self, pronoun: Anaphor, fits: Callable[[Entity], bool]) -> None:
        """« Il est le conservateur des collections »: what is said can be said of some units only."""
        found = self.discourse.latest(lambda entity: fits(entity) and agrees(entity, pronoun.gender, pronoun.number))
        if found is not None:
            self._known[pronoun.words, ""] = (found,)
            self.discourse.about((found,))

    def means_nothing(self, pronoun: Anaphor) -> None:
        self._known[pronoun.words, ""] = ()

    def name_further(self, entity: Entity, mention: Mention) -> None:
        for span in mention.aliases:
            alias = alias_of(self.text[slice(*span)])
            if alias is not None:
                self.registry.add_alias(entity, alias)
        for span in mention.titles:
            self.registry.add_alias(entity, self.text[slice(*span)])

    def mention(
        self, mention: Mention, role: Role, kind: LinkKind | None, others: Sequence[Entity]
    ) -> tuple[tuple[Entity, ...], bool]:
        if (told := self.told_otherwise(mention)) is not None:
            return told
        if mention.determiner == "demonstrative" and is_thing(mention.kind) and not self.registry.of_kind(mention.kind):
            return (), True  # « Ces projets ont pour objet … »
        if mention.determiner == "distributive" or (mention.determiner == "demonstrative" and mention.number == "p"):
            several = self.group(mention)
            # « Les bureaux relèvent de ces deux chefs »: of whom nothing was said before
            return several if several or role != "target" else (self.registry.create(mention),), True
        if mention.determiner == "demonstrative":
            return self.short_form(mention), True
        if role == "component":
            return (self.component(mention, others),), False
        if role == "office":
            return (self.office(mention, kind, others),), False
        if mention.nature == "post" and mention.bare:
            return (self.bare_post(mention, others),), False
        known = self.registry.named(mention.name) if not mention.bare else []
        if mention.determiner == "indefinite" and len(known) != 1:
            return (self.registry.create(mention),), False
        return self.definite(mention, role)

    def told_otherwise(self, mention: Mention) -> tuple[tuple[Entity, ...], bool] | None:
        """What is told by less than a name, or by more: « celle de la pêche », « le bureau chargé des ports »."""
        if mention.elided:
            return self.of_spoken_kind(mention), True
        if mention.initials:
            found = (
                self.registry.named(mention.name)
                or self.registry.beginning(mention.name)
                or self.registry.with_initials(mention.name)
            )
            return tuple(found[-1:]), False
        charged = self.charged_alike(mention)
        return ((charged,), False) if charged is not None else None

    def charged_alike(self, mention: Mention) -> Entity | None:
        """« le bureau chargé des ports », once there was a bureau chargé des ports."""
        if mention.charge is None or mention.determiner != "definite":
            return None
        charge = self.charge(mention.charge)
        found = [entity for entity in self.registry.named(mention.name) if charge in entity.charges]
        if len(found) != 1:
            return None
        self.told_again.add(mention.charge)
        return found[0]

    def charge(self, words: Span) -> str:
        return key_of(self.text[slice(*words)])

    def of_spoken_kind(self, mention: Mention) -> tuple[Entity, ...]:
        """« celle de la pêche », after « la direction de la chasse »: the direction of that name, if there is one."""
        kinds = [entity.kind for entity in self.discourse.topic if agrees(entity, mention.gender, mention.number)]
        return tuple(self.registry.named(f"{kinds[-1]} {mention.name}")[-1:] if kinds else ())

    def definite(self, mention: Mention, role: Role) -> tuple[tuple[Entity, ...], bool]:
        """« La direction des archives »: known by name, or by another wording; « La direction »: the one at hand."""
        if (called := self.by_name(mention)) is not None:
            return (called,), False
        if mention.number == "p" and (group := self.class_called(mention)):
            return group, True
        if mention.bare and (found := self.discourse.latest(lambda entity: self.answers(entity, mention))):
            return (found,), True
        if mention.act and self.discourse.topic:
            return self.discourse.topic[-1:], True
        known = self.cut_short(mention) or self.longer_or_shorter(mention) or self.short_before(mention)
        known = known or self.named_under(mention) or self.part_of_named(mention) or self.bare_before(mention)
        known = known or self.whole_told_of(mention)
        if known is not None:
            return (known,), True
        other = self.registry.worded_like(mention)
        if other is not None:
            return (self.reworded(other, mention),), True
        return (self.registry.create(mention),), False

    def whole_told_of(self, mention: Mention) -> Entity | None:
        """« L'établissement », where the text has named none: the house that it began with."""
        if (
            not mention.bare
            or mention.kind not in _wholes()
            or (mention.determiner, mention.number) != ("definite", "s")
        ):
            return None
        houses = (entity for entity in self.registry.entities if entity.nature == "structure")
        return next((entity for entity in houses if not (entity.collective or entity.bare or entity.body)), None)

    def by_name(self, mention: Mention) -> Entity | None:
        """The unit that the text knows under this very name, or gives it here."""
        if (post := self.post_of_owner(mention)) is not None:
            return post
        same = self.registry.named(mention.name)
        return self.nearest(same) if same else self.given_name(mention)

    def class_called(self, mention: Mention) -> tuple[Entity, ...]:
        """« Les directions techniques », which a list named; « Les bureaux », of which the text has several."""
        members = self.parts_of_whole(mention) or self.members_of(mention)
        if members or not mention.bare:
            return members
        group = self.all_of(mention)
        return group if len(group) > 1 or (group and group[0].collective) else ()

    def given_name(self, mention: Mention) -> Entity | None:
        """« La section 1, dénommée « Biefs » », where the text knows a section 1: that is its name from now on."""
        for span in mention.titles:
            if known := self.registry.named(self.text[slice(*span)]):
                self.registry.rename(self.nearest(known), mention.name)
                return self.nearest(known)
        return None

    def short_form(self, mention: Mention) -> tuple[Entity, ...]:
        """« Ce bureau », « Cette direction générale »."""
        same = [entity for entity in self.registry.named(mention.name) if not mention.bare]
        if same:
            return (self.nearest(same),)
        fits = partial(self.answers, mention=mention)
        found = self.discourse.latest(lambda entity: fits(entity) and entity.kind == mention.kind)
        found = found or self.discourse.latest(fits)
        passing = next((one for one in reversed(self.passing) if one.kind == mention.kind and not one.bare), None)
        # « Le conseil du port écrit au conseil des quais. Ce conseil … »: the subject, where it can be meant.
        spoken = found in self.discourse.topic
        if (
            passing is not None
            and passing.number == "s"
            and not spoken
            and (found is None or passing.words > found.last)
        ):
            return self.resolve(passing, "subject")[0]
        found = found or self.discourse.latest(lambda entity: key_of(entity.name).startswith(key_of(mention.name)))
        if found is None and mention.nature == "structure":
            found = next((entity for entity in self.discourse.topic if entity.nature == "structure"), None)
        if found is None and mention.bare and mention.kind in general_kinds():
            found = self.discourse.latest(lambda entity: entity.nature == "structure" and not entity.collective)
        if found is not None:
            return (found,)
        self.find("unresolved-short-form", mention.phrase, mention.name)
        return (self.registry.create(mention),)

    def group(self, mention: Mention) -> tuple[Entity, ...]:
        """« Chaque bureau », « Ces services »: the class, or each of those at hand."""
        if members := self.members_of(mention):
            return members
        of_class = partial(self.of_class, mention=mention)
        alike = tuple(filter(of_class, self.registry.beginning(mention.name)))
        if len(alike) > 1 and not mention.bare:
            return alike  # « Chaque direction centrale »
        whole = self.discourse.latest(lambda entity: entity.collective and of_class(entity))
        if whole is not None:
            if members := self.resolve_all(self.classes.get(stems(whole.name), ()), "target")[0]:
                return members  # « Les bureaux sont les suivants : … »: the class is no unit
            above = [ancestor for ancestor in whole.ancestors() if ancestor.collective and of_class(ancestor)]
            return (above[-1] if above else whole,)
        topic = tuple(entity for entity in self.discourse.topic if of_class(entity))
        if len(topic) > 1:
            return topic
        last = self.discourse.latest(lambda entity: of_class(entity) and self.may_be_each(entity, mention))
        if last is None and mention.number == "p":
            # « Les travaux sont répartis en ateliers. Chacun de ces ateliers … »
            named = next((one for one in reversed(self.passing) if (one.kind, one.number) == (mention.kind, "p")), None)
            if named is not None:
                return self.resolve(named, "subject")[0]
        if last is None and (mention.determiner == "demonstrative" or mention.number == "p"):
            listed, _ = self.resolve_all(self.discourse.listed, "target")
            meant = listed or self.children_of(self.discourse.topic) or self.discourse.topic
            return tuple(entity for entity in meant if entity.nature == mention.nature)  # « Ces agents »: no bureau
        if last is None:
            created = self.registry.create(mention)
            created.each = mention.determiner == "distributive"
            return (created,)
        siblings = tuple(entity for entity in self.registry.of_kind(last.kind) if entity.parent is last.parent)
        return siblings or (last,)

    def parts_of_whole(self, mention: Mention) -> tuple[Entity, ...]:
        """« Les bureaux de la direction », « Ses bureaux », « Les bureaux » right after it: those below it."""
        if mention.number != "p" or mention.nature != "structure":
            return ()
        wholes = self.wholes_of(mention)
        below = [entity for entity in self.registry.of_kind(mention.kind) if not entity.collective]
        parts = tuple(entity for entity in below if not wholes.isdisjoint(entity.ancestors()))
        return parts if len(parts) > 1 else ()

    def wholes_of(self, mention: Mention) -> set[Entity]:
        """Of whom a plural speaks: whom it names, else, if « Ses » or the same line says so, the subject before."""
        if not mention.bare:
            whole = unpointed(whose(mention.name, mention.name.split()[0]))
            kind = bare_kind(whole)
            named = self.one_named(whole) if kind is None else self.structure_at_hand(kind)
            return {named} if named is not None else set()
        topic = self.discourse.topic
        if len(topic) != 1 or topic[0].nature != "structure" or topic[0].collective:
            return set()
        apart = LINE in self.text[topic[0].last[1] : mention.words[0]]
        return set() if apart and mention.determiner != "possessive" else {topic[0]}

    def members_of(self, mention: Mention) -> tuple[Entity, ...]:
        """« Chaque direction technique », where a list named the « deux directions techniques »."""
        return self.resolve_all(self.classes.get(stems(mention.name), ()), "target")[0]

    def may_be_each(self, entity: Entity, mention: Mention) -> bool:
        """« La cour des comptes, chaque cour d'appel »: one of another name is none of the class."""
        return mention.bare or mention.determiner != "distributive" or entity.key.startswith(key_of(mention.name))

    def children_of(self, parents: Sequence[Entity]) -> tuple[Entity, ...]:
        """« Ces composantes »: the units just said to be part of the topic."""
        return tuple(link.child for link in self.resolution.links if link.kind == "part_of" and link.parent in parents)

    def component(self, mention: Mention, parents: Sequence[Entity]) -> Entity:
        """A unit in a list: the one of its name, unless that one belongs to somebody else."""
        same = self.not_listed_apart(mention)
        for entity in same:
            free = not parents or entity.parent is None or entity.parent in parents
            if mention.bare and mention.determiner == "indefinite":
                free &= not parents or entity.owner is None or entity.owner in parents
            if entity in parents and mention.determiner == "definite" and not mention.bare:
                return entity  # « comprend : ― le bureau A ; ― La direction des ports assure … »: the whole goes on
            if free and entity not in parents and (entity.words or mention.determiner != "indefinite"):
                return entity
        alone = len(same) == len(self.registry.named(mention.name))
        if mention.nature == "post" and mention.bare and mention.determiner == "definite" and alone:
            return self.bare_post(mention, parents)
        if not mention.bare and mention.determiner in ("definite", "none"):
            other = self.registry.worded_like(mention)
            free = other is not None and (other.parent is None or other.parent in parents) and other not in parents
            if other is not None and free and not self.listed_with(other, mention, parents):
                return self.reworded(other, mention)
        created = self.registry.create(mention)
        created.owner = parents[0] if parents else None
        created.introduction = self.introduction
        return created
