import json
from pathlib import Path
from typing import Any

import pytest

from decretparse.evaluation import FaultyTextError, reference_files, reference_text
from decretparse.evaluation.annotations import annotated
from decretparse.evaluation.quotations import locate, locate_qualifiers

TEXT = "La direction des ports suit les travaux. Le bureau du fret suit les travaux, sauf en hiver."


def content(**changes: Any) -> bytes:
    annotations = {
        "units": [{"id": "dp", "nature": "structure", "kind": "direction", "name": "direction des ports"}],
        "relations": [],
        "attributions": [{"unit": "dp", "verbs": ["suivre"], "text": "suit les travaux"}],
        "references": [],
    }
    return json.dumps(annotations | changes).encode()


def test_quotations_get_their_places() -> None:
    reference = annotated("a", TEXT, content())
    assert [TEXT[start:end] for start, end in reference.attributions] == ["suit les travaux"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"attributions": [{"unit": "bf", "text": "suit"}]}, "no unit has the id 'bf'"),
        ({"relations": [{"kind": "part_of", "child": "dp", "parent": "dx"}]}, "no unit has the id 'dx'"),
        ({"attributions": [{"unit": "dp", "text": "suivra"}]}, "not in the text: 'suivra'"),
        ({"references": ["code du travail"]}, "not in the text: 'code du travail'"),
        ({"references": [""]}, "references.0: String should have at least 1 character"),
        ({"relations": [{"kind": "near", "child": "dp", "parent": "dp"}]}, "relations.0.kind: Input should be"),
        ({"unit": []}, "unit: Extra inputs are not permitted"),
        ({"units": [{"id": "a", "nature": "post", "kind": "chef", "name": "chef"}] * 2}, "two units have the id 'a'"),
    ],
)
def test_what_is_wrong_is_told(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(FaultyTextError) as error:
        annotated("a", TEXT, content(**changes))
    assert str(error.value).startswith(message)


def test_annotations_without_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.gold.json"
    path.write_bytes(content())
    with pytest.raises(FaultyTextError, match=r"a\.txt"):
        reference_text(path)
    path.with_name("a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(FaultyTextError, match="0xe9"):
        reference_text(path)


def test_files_are_found_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.gold.json", "in/a.gold.json", "in/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [path.name for path in reference_files(tmp_path)] == ["b.gold.json", "a.gold.json"]


def test_the_same_words_again_are_their_next_occurrence() -> None:
    first, second = locate(TEXT, ["suit les travaux", "suit les travaux"])
    assert first[0] == TEXT.index("suit")
    assert second[0] == TEXT.rindex("suit")


def test_one_quotation_may_have_several_bearers() -> None:
    assert locate("Les bureaux suivent X.", ["suivent X", "suivent X"]) == [(12, 21), (12, 21)]


def test_a_quotation_out_of_order_is_found() -> None:
    assert locate("a b c", ["c", "a"]) == [(4, 5), (0, 1)]


def test_a_qualifier_stands_in_its_attribution_or_near_it() -> None:
    text = "sauf A. Il suit B, sauf A. sauf C"
    assert locate_qualifiers(text, ["sauf A"], (11, 25)) == [(19, 25)]
    assert locate_qualifiers(text, ["sauf C"], (11, 25)) == [(27, 33)]
    with pytest.raises(LookupError):
        locate_qualifiers(text, ["hors D"], (11, 25))
