"""Which unit a mention stands for, in the order of the text."""

from collections.abc import Sequence
from functools import partial

from decretparse.lexicon.nouns import is_thing
from decretparse.resolve.bearers import Role
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import NEAR, Entity
from decretparse.resolve.groups import Groups
from decretparse.resolve.names import key_of, stems
from decretparse.resolve.offices import general_kinds, general_posts
from decretparse.syntax.facts import LinkKind, Mention


class Denotation(Groups):
    """Finds the unit that each mention stands for, or makes a new one."""

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
            is_class = (mention.determiner, mention.number, mention.bare) == ("definite", "p", False)
            called = self.so_called(mention) if is_class else ()
            return (called, True) if called else ((self.component(mention, others),), False)
        if role == "office":
            return (self.office(mention, kind, others),), False
        if mention.nature == "post" and mention.bare:
            counted = self.posts_counted(mention)
            return (counted, True) if counted else ((self.bare_post(mention, others),), False)
        known = self.registry.named(mention.name) if not mention.bare else []
        if mention.determiner == "indefinite" and role == "subject" and (whole := self.one_for_all(mention)):
            return (whole,), True
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
        if mention.bare and mention.name.isupper() and not self.registry.named(mention.name):
            spelt = self.registry.with_initials(mention.name)  # « L'UFR », whose letters are a noun by now
            if spelt:
                return (self.reworded(spelt[0], mention),), True
        charged = self.charged_alike(mention)
        return ((charged,), False) if charged is not None else None

    def posts_counted(self, mention: Mention) -> tuple[Entity, ...]:
        """« Les deux conseillers », after « un conseiller pour les ports et un conseiller juridique »."""
        if not mention.count or (mention.determiner, mention.number) != ("definite", "p"):
            return ()
        single = tuple(entity for entity in self.registry.of_kind(mention.kind) if not entity.collective)
        return single if len(single) > 1 else ()

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

    def of_spoken_kind(self, mention: Mention) -> tuple[Entity, ...]:
        """« celle de la pêche », after « la direction de la chasse »: the direction of that name, if there is one."""
        kinds = [entity.kind for entity in self.discourse.topic if agrees(entity, mention.gender, mention.number)]
        if not kinds:
            return ()
        own = stems(f"{kinds[-1]} {mention.name}")
        alike = (entity for entity in self.registry.of_kind(kinds[-1])[-NEAR:] if stems(entity.name) == own)
        return tuple(self.registry.named(f"{kinds[-1]} {mention.name}")[-1:]) or tuple(alike)[-1:]

    def definite(self, mention: Mention, role: Role) -> tuple[tuple[Entity, ...], bool]:
        """« La direction des archives »: known by name, or by another wording; « La direction »: the one at hand."""
        if (called := self.by_name(mention)) is not None:
            return (called,), False
        if mention.number == "p" and (group := self.class_called(mention)):
            return group, True
        if mention.bare and (found := self.at_hand(mention)):
            return (found,), True
        if mention.act and self.discourse.topic:
            return self.discourse.topic[-1:], True
        known = self.in_other_words(mention)
        if known is not None:
            return (known,), True
        other = self.registry.worded_like(mention)
        if other is not None:
            return (self.reworded(other, mention),), True
        return (self.registry.create(mention),), False

    def at_hand(self, mention: Mention) -> Entity | None:
        """« La direction »: the last that may be called so; no direction générale where there is one direction."""
        only = [entity for entity in self.registry.of_kind(mention.kind) if self.answers(entity, mention)]
        if len(only) == 1 and only[0].words:
            return only[0]
        return self.discourse.latest(lambda entity: self.answers(entity, mention))

    def by_name(self, mention: Mention) -> Entity | None:
        """The unit that the text knows under this very name, or gives it here."""
        if (post := self.post_of_owner(mention)) is not None:
            return post
        same = self.registry.named(mention.name)
        return self.nearest(same) if same else self.given_name(mention)

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
        passing = next((one for one in self.named_before(mention) if not one.bare), None)
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
        if found is None and mention.bare and mention.kind in (general_kinds() | general_posts()):
            found = self.discourse.latest(lambda entity: entity.nature == mention.nature and not entity.collective)
        if found is not None:
            return (found,)
        self.find("unresolved-short-form", mention.phrase, mention.name)
        return (self.registry.create(mention),)

    def component(self, mention: Mention, parents: Sequence[Entity]) -> Entity:
        """A unit in a list: the one of its name, unless that one belongs to somebody else."""
        same = self.not_listed_apart(mention)
        for entity in same:
            free = not parents or entity.parent is None or entity.parent in parents
            # « Les bases sont composées d'escadrons mixtes. Les ports comptent des escadrons mixtes »: one class
            free |= entity.collective and mention.number == "p" and not mention.bare
            if mention.bare and mention.determiner == "indefinite":
                free &= not parents or entity.owner is None or entity.owner in parents or entity.presupposed
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
