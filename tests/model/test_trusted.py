"""Models that are not checked when they are made."""

from decretparse.model import Action, Span, Structure

KNOWN = {"id": "canaux", "kind": "bureau", "name": "bureau des canaux", "rule": "attribution", "confidence": "stated"}


def test_they_are_what_checked_ones_are() -> None:
    checked, trusted = Structure.model_validate(KNOWN), Structure.trusted(**KNOWN)
    assert trusted == checked
    assert hash(trusted) == hash(checked)
    assert repr(trusted) == repr(checked)
    assert trusted.model_fields_set == checked.model_fields_set
    assert trusted.model_dump_json() == checked.model_dump_json()
    assert trusted.model_copy(update={"collective": True}).collective


def test_fields_are_written_in_their_order_whatever_order_they_are_given_in() -> None:
    trusted = Action.trusted(end=9, start=1, form="finite", lemma="gérer")
    assert trusted.model_dump_json() == '{"lemma":"gérer","form":"finite","start":1,"end":9}'


def test_they_do_not_share_what_they_hold() -> None:
    one, other = Span.trusted(start=1, end=2), Span.trusted(start=3, end=4)
    assert (one.start, other.start) == (1, 3)
    assert one.model_copy(update={"end": 9}).end == 9
    assert one.end == 2
