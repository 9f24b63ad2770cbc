"""Which unit a mention, a pronoun or an omitted subject stands for, in the order of the text."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile
from typing import Literal, TypeAlias

from decretparse.lexicon.nouns import head_of
from decretparse.resolve.aliases import alias_of
from decretparse.resolve.discourse import Discourse, agrees, goes_on
from decretparse.resolve.entities import NEAR, Entity, Registry, holders
from decretparse.resolve.names import (
    bare_kind,
    begins_with,
    completes,
    key_of,
    owner_in,
    same_wording,
    says_whose,
    splits,
    stems,
    whose,
)
from decretparse.resolve.offices import general_kinds, structure_kinds
from decretparse.resolve.records import Finding, Resolution
from decretparse.syntax.facts import (
    Anaphor,
    AnaphorForm,
    Bearer,
    LinkKind,
    Mention,
    Omitted,
    Span,
)

# Pronouns that say which of several is meant, in the order of what they mean.
RANKS: tuple[AnaphorForm, ...] = ("first", "second", "third")

Role: TypeAlias = Literal["subject", "component", "target", "office"]

POINT = "."
OPENING = 30  # characters that « A ce titre, il » and the full stop before it take at most
LINK = 8  # as long as « de l' » and its blanks may be


class Denotation:
    """Knows the units named so far; each mention finds its own or makes a new one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.resolution = Resolution()
        self.discourse = Discourse()
        self.quoted = False
        self.ranks: tuple[Entity, ...] = ()
        self.passing: tuple[Mention, ...] = ()
        self.introduction: Span | None = None
        self._known: dict[tuple[Span, str], tuple[Entity, ...]] = {}
        self._certain: set[Span] = set()

    @property
    def registry(self) -> Registry:
        return self.resolution.registry

    def find(self, code: str, span: Span, *words: str) -> None:
        self.resolution.findings.append(Finding(code, span, words))

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
            self.discourse.mention(entity)
            self.name_further(entity, bearer)
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
        if pronoun.form != "personal" or not self.resolution.tasks or not goes_on(self.text[start - OPENING : start]):
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
        return children if spoken and len(children) > 1 else ()

    def means(self, pronoun: Anaphor, fits: Callable[[Entity], bool]) -> None:
        """« Il est le conservateur des collections »: what is said can be said of some units only."""
        found = self.discourse.latest(lambda entity: fits(entity) and agrees(entity, pronoun.gender, pronoun.number))
        if found is not None:
            self._known[pronoun.words, ""] = (found,)
            self.discourse.about((found,))

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
        if mention.initials:
            found = (
                self.registry.named(mention.name)
                or self.registry.beginning(mention.name)
                or self.registry.with_initials(mention.name)
            )
            return (tuple(found[-1:]), False)
        if mention.determiner == "distributive" or (mention.determiner == "demonstrative" and mention.number == "p"):
            return self.group(mention), True
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

    def definite(self, mention: Mention, role: Role) -> tuple[tuple[Entity, ...], bool]:
        """« La direction des archives »: known by name, or by another wording; « La direction »: the one at hand."""
        if (post := self.post_of_owner(mention)) is not None:
            return (post,), False
        same = self.registry.named(mention.name)
        if same:
            return (self.nearest(same),), False
        if mention.bare and mention.number == "p":
            group = self.all_of(mention)
            if len(group) > 1:
                return group, True
        if mention.bare and (found := self.discourse.latest(lambda entity: self.answers(entity, mention))):
            return (found,), True
        known = self.longer_or_shorter(mention) or self.short_before(mention)
        known = known or self.named_under(mention) or self.part_of_named(mention)
        if known is not None:
            return (known,), True
        other = self.registry.worded_like(mention)
        if other is not None:
            return (self.reworded(other, mention),), True
        return (self.registry.create(mention),), False

    def reworded(self, entity: Entity, mention: Mention) -> Entity:
        """The unit that a mention names in other words, these kept as an alias."""
        if same_wording(entity.name, mention.name):
            self.find("two-wordings", mention.words, mention.name, entity.name)
        self.registry.add_alias(entity, mention.name)
        return entity

    def existing(self, mention: Mention) -> Entity | None:
        """The unit that a mention names, if the text already has one."""
        same = self.registry.named(mention.name)
        if same:
            return self.nearest(same)
        if mention.bare and mention.determiner in ("definite", "demonstrative"):
            return self.discourse.latest(lambda entity: self.answers(entity, mention))
        return self.longer_or_shorter(mention) or self.registry.worded_like(mention)

    def longer_or_shorter(self, mention: Mention) -> Entity | None:
        """« la structure permanente » and « la structure permanente du Conseil général »: one says whose it is."""
        if mention.bare:
            return None
        for entity in self.registry.prolonged(mention):
            if entity.bare or entity.collective:
                continue
            if says_whose(mention.name, entity.name):
                short = entity.name
                self.registry.rename(entity, mention.name)
                self.registry.add_alias(entity, short)
                return entity
            if says_whose(entity.name, mention.name):
                return entity
        return self.described(mention)

    def described(self, mention: Mention) -> Entity | None:
        """« le délégué interministériel » for the one « délégué interministériel à la mer », or the other way round."""
        if mention.determiner != "definite" or mention.bare:
            return None
        collective = mention.number == "p"
        prolonged = self.registry.prolonged(mention)
        known = [entity for entity in prolonged if not entity.bare and entity.collective == collective]
        longer = [entity for entity in known if completes(entity.name, mention.name)]
        if len(longer) == 1:
            return longer[0]
        shorter = [entity for entity in known if completes(mention.name, entity.name)]
        if longer or len(shorter) != 1:
            return None
        self.registry.add_alias(shorter[0], shorter[0].name)
        self.registry.rename(shorter[0], mention.name)
        return shorter[0]

    def nearest(self, entities: Sequence[Entity]) -> Entity:
        """Of several with one name: the one below or above what the text speaks of, else the one mentioned last."""
        around = {ancestor for entity in self.discourse.topic for ancestor in (entity, *entity.ancestors())}
        close = [entity for entity in entities if entity in around or (entity.parent or entity.office) in around]
        pool = close or entities
        return max(pool, key=lambda entity: entity.last)

    def answers(self, entity: Entity, mention: Mention) -> bool:
        """Can the bare noun stand for the unit? « le secrétariat » for a « secrétariat général » too.

        « Les ports » may stand for « chaque port ».
        """
        return (entity.each or entity.collective == (mention.number == "p")) and self.of_class(entity, mention)

    def of_class(self, entity: Entity, mention: Mention) -> bool:
        same_kind = mention.kind in (entity.kind, entity.kind.split(" ")[0])
        return same_kind and entity.nature == mention.nature

    def all_of(self, mention: Mention) -> tuple[Entity, ...]:
        kinds = [
            entity
            for entity in self.registry.of_kind(mention.kind)
            if not entity.collective and entity.parent is not None
        ]
        return tuple(kinds)

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
        if found is not None:
            return (found,)
        self.find("unresolved-short-form", mention.phrase, mention.name)
        return (self.registry.create(mention),)

    def group(self, mention: Mention) -> tuple[Entity, ...]:
        """« Chaque bureau », « Ces services »: the class, or each of those at hand."""
        of_class = partial(self.of_class, mention=mention)
        alike = tuple(filter(of_class, self.registry.beginning(mention.name)))
        if len(alike) > 1 and not mention.bare:
            return alike  # « Chaque direction centrale »
        whole = self.discourse.latest(lambda entity: entity.collective and of_class(entity))
        if whole is not None:
            above = [ancestor for ancestor in whole.ancestors() if ancestor.collective and of_class(ancestor)]
            return (above[-1] if above else whole,)
        topic = tuple(entity for entity in self.discourse.topic if of_class(entity))
        if len(topic) > 1:
            return topic
        last = self.discourse.latest(lambda entity: of_class(entity) and self.may_be_each(entity, mention))
        if last is None and (mention.determiner == "demonstrative" or mention.number == "p"):
            listed, _ = self.resolve_all(self.discourse.listed, "target")
            return listed or self.children_of(self.discourse.topic) or self.discourse.topic
        if last is None:
            created = self.registry.create(mention)
            created.each = mention.determiner == "distributive"
            return (created,)
        siblings = tuple(entity for entity in self.registry.of_kind(last.kind) if entity.parent is last.parent)
        return siblings or (last,)

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

    def not_listed_apart(self, mention: Mention) -> list[Entity]:
        """Those of its name that the list of the mention does not name beside it.

        « un bureau chargé des quais ; un bureau chargé des feux », « le bureau, chargé … ; le bureau, chargé … »
        """
        same = self.registry.named(mention.name)
        if mention.determiner == "indefinite":
            return [entity for entity in same if not self.named_beside(entity, mention)]
        nameless = mention.bare and mention.number == "s" and self.introduction is not None
        return [entity for entity in same if not nameless or entity.introduction != self.introduction]

    def listed_with(self, entity: Entity, mention: Mention, parents: Sequence[Entity]) -> bool:
        """« la division « Littoral », la division du littoral »: one sentence lists two units, however alike."""
        return entity.parent in parents and self.in_one_sentence(entity, mention)

    def named_beside(self, entity: Entity, mention: Mention) -> bool:
        """Does one sentence, or one list, name both?"""
        listed = entity.introduction is not None and entity.introduction == self.introduction
        return listed or self.in_one_sentence(entity, mention)

    def in_one_sentence(self, entity: Entity, mention: Mention) -> bool:
        return self.text.find(POINT, entity.last[1], mention.words[0]) < 0

    def office(self, mention: Mention, kind: LinkKind | None, parents: Sequence[Entity]) -> Entity:
        """« dirigé par un directeur », « assisté d'un adjoint »: one for each whom they head or help."""
        owner = parents[0] if parents else None
        presides = owner is not None and owner.body  # « le comité est présidé par le directeur », who heads the office
        same = self.not_listed_apart(mention)
        for entity in same:
            one_class = mention.number == "p" and entity.collective  # « dirigées par des directeurs territoriaux »
            free = kind == "headed_by" and (mention.determiner == "definite" or one_class)
            free &= presides or entity.office is None
            if entity.owner is owner or free or (mention.determiner != "indefinite" and not mention.bare):
                return entity
        alone = len(same) == len(self.registry.named(mention.name))
        definite = mention.bare and mention.determiner == "definite" and mention.nature == "post"
        if definite and kind != "headed_by" and alone:
            return self.bare_post(mention, parents)
        created = self.registry.create(mention)
        created.introduction = self.introduction
        created.owner = owner
        created.office = owner if kind == "headed_by" else None
        return created

    def bare_post(self, mention: Mention, others: Sequence[Entity]) -> Entity:
        """« le directeur »: the one that the text speaks of, or that of the direction it speaks of."""
        spoken = [
            entity
            for entity in self.discourse.topic
            if entity.nature == "post" and entity.kind == mention.kind and not entity.collective
        ]
        if spoken and mention.number != "p" and not self.registry.named(mention.name):
            return spoken[0]
        office = self.office_at_hand(mention, others)
        same = self.registry.named(mention.name) or self.named_after(mention, office)
        fitting = [entity for entity in same if office is None or entity.office is None or entity.office is office]
        fitting = [entity for entity in fitting if entity not in others] or fitting
        known = self.nearest(fitting) if fitting else self.only_one(mention, office) or self.titled(mention)
        found = known or self.registry.create(mention)
        found.introduction = found.introduction or self.introduction
        if found.office is None:
            found.office = office
        return found

    def post_of_owner(self, mention: Mention) -> Entity | None:
        """« le directeur du centre », « le directeur du centre des calculs »: one post, where the centre is one."""
        parts = owner_in(mention.name) if mention.nature == "post" and mention.determiner == "definite" else None
        if parts is None or mention.number == "p":
            return None
        post, owner = parts
        kind = bare_kind(owner)
        heads = [
            entity
            for entity in self.registry.of_kind(mention.kind)[-NEAR:]
            if entity.office is not None and entity.key.startswith(post) and not entity.collective
        ]
        structure = self.structure_at_hand(kind) if kind is not None else self.one_named(owner)
        if structure is None:  # « le directeur du service », where the text calls the service by another noun
            general = kind is not None and kind in general_kinds() and not self.registry.of_kind(kind)
            return heads[0] if general and len(heads) == 1 else None
        own = [entity for entity in heads if entity.office is structure]
        rest = key_of(structure.name).removeprefix(key_of(structure.kind))
        short = key_of(mention.name).removesuffix(rest)
        known = [*self.registry.named(short), *self.registry.named(short + rest)]
        named = [entity for entity in known if entity.office in (None, structure)]
        found = next(iter([*named, *own]), None)
        found = found or self.discourse.latest(lambda one: one.office is structure and one.key.startswith(post))
        found = found or self.registry.create(mention)
        found.office = found.office or structure
        if found.kind != mention.kind:
            self.registry.add_alias(found, mention.name)
        elif key_of(mention.name).startswith(f"{found.key} "):
            self.registry.rename(found, mention.name)
        return found

    def structure_at_hand(self, kind: str) -> Entity | None:
        """The structure that « le service » means: the one spoken of, or above it, else the only one."""
        around = (*self.discourse.topic, *((self.discourse.main,) if self.discourse.main else ()))
        offices = (entity.office for entity in around if entity.office is not None)
        every = (*around, *offices, *(ancestor for entity in around for ancestor in entity.ancestors()))
        fitting = [entity for entity in every if entity.kind == kind and not entity.collective]
        only = [entity for entity in self.registry.of_kind(kind)[-NEAR:] if not entity.collective]
        return next(iter(fitting), None) or (only[0] if len(only) == 1 else None)

    def one_named(self, name: str) -> Entity | None:
        found = [entity for entity in self.registry.named(name) if entity.nature == "structure"]
        return found[0] if len(found) == 1 and not found[0].collective else None

    def short_before(self, mention: Mention) -> Entity | None:
        """« le directeur des archives », whom the text called « le directeur » when it spoke of their direction.

        Or « le directeur adjoint des archives », once the adjoint of their directeur.
        """
        if mention.nature != "post" or mention.bare:
            return None
        for entity in self.registry.of_kind(mention.kind):
            chief = entity.office or entity.owner
            if not entity.bare or chief is None or entity.collective:
                continue
            rest, office = key_of(mention.name).removeprefix(entity.key), chief.key
            whole = (
                rest.endswith(office) and len(rest) < len(office) + LINK
            )  # « le directeur de l'office des archives »
            if whole or rest == office.removeprefix(key_of(chief.kind)):
                self.registry.rename(entity, mention.name)
                return entity
        return None

    def part_of_named(self, mention: Mention) -> Entity | None:
        """« le bureau du budget du service des quais »: the « bureau du budget » that is part of the service."""
        if mention.bare or mention.nature != "structure" or mention.number == "p":
            return None
        for part, whole in splits(mention.name):
            wholes = self.registry.named(whole)
            for entity in self.registry.named(part) if wholes else ():
                if any(ancestor in wholes for ancestor in entity.ancestors()):
                    self.registry.add_alias(entity, mention.name)
                    return entity
        return None

    def named_under(self, mention: Mention) -> Entity | None:
        """« le cabinet du directeur », for the « cabinet » that the text gave him or the direction that he heads."""
        if mention.bare or mention.determiner != "definite" or mention.number == "p":
            return None
        holder = whose(mention.name, mention.kind)
        head = head_of(holder)
        headed = structure_kinds(head.kind) if head is not None and head.end == len(holder) else frozenset()
        for entity in self.registry.of_kind(mention.kind)[-NEAR:]:
            if not entity.bare or entity.collective:
                continue
            if any(one.kind in headed or begins_with(one.name, holder) for one in holders(entity)):
                self.registry.rename(entity, mention.name)
                entity.bare = False
                return entity
        return None

    def only_one(self, mention: Mention, office: Entity | None) -> Entity | None:
        """« Le délégué », where the text has but one, and speaks of no structure that another could be of."""
        known = [entity for entity in self.registry.of_kind(mention.kind) if not entity.collective]
        alone = office is None and (mention.determiner, mention.number, len(known)) == ("definite", "s", 1)
        return known[0] if alone and known[0].nature == "post" and known[0].office is None else None

    def titled(self, mention: Mention) -> Entity | None:
        """« Le major général », after « un officier général, major général des ports »; « le chef de bureau »."""
        if mention.determiner != "definite" or mention.number == "p":
            return None
        words = stems(mention.name)

        def names(entity: Entity) -> tuple[str, ...]:
            # « le directeur » is no « directeur général », whom it takes two words to name in part
            return (*entity.aliases, entity.name) if len(words) > 1 else tuple(entity.aliases)

        return self.discourse.latest(
            lambda entity: (
                entity.nature == "post"
                and not entity.collective
                and any(stems(name)[: len(words)] == words for name in names(entity))
            )
        )

    def named_after(self, mention: Mention, office: Entity | None) -> list[Entity]:
        """« le directeur des archives » for « le directeur » of « la direction des archives »."""
        rest = key_of(office.name).removeprefix(key_of(office.kind)) if office is not None else ""
        return self.registry.named(mention.name + rest) if rest else []

    def office_at_hand(self, mention: Mention, others: Sequence[Entity]) -> Entity | None:
        kinds = structure_kinds(mention.kind)

        def fits(entity: Entity) -> bool:
            return entity.nature == "structure" and not entity.collective and entity.kind in kinds

        topic = self.discourse.topic
        if len(topic) > 1 and any(entity in topic for entity in others):
            topic = ()  # « A, B et C, rattachées au directeur »: he is above all of them
        around = (*others, *topic)
        candidates = (
            *self.discourse.frame,
            *(ancestor for entity in around for ancestor in entity.ancestors()),
            *((self.discourse.main,) if self.discourse.main else ()),
            *topic,
        )
        return next((entity for entity in candidates if fits(entity) and entity not in others), None)
