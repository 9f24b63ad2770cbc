"""The reader of tar.gz gives what `tarfile` gives, and bears with what no honest archive holds."""

import gzip
import io
import tarfile
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.sources.archive import (
    LIMITS,
    DamagedArchiveError,
    Limits,
    Member,
    MemberTooLargeError,
    NameTooLongError,
    RatioError,
    Refused,
    UnsupportedMemberError,
    inflate,
    members,
)
from tests.batch.tars import header, octal, padded, tar, tar_gz

NAMES = st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=20)
FILES = st.lists(st.tuples(st.lists(NAMES, min_size=1, max_size=12).map("/".join), st.binary(max_size=2_000)))
FORMATS = st.sampled_from([tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
END = bytes(1_024)


def read(data: bytes, limits: Limits = LIMITS) -> list[Member | Refused]:
    return list(members(io.BytesIO(data), limits))


def packed(*blocks: bytes) -> bytes:
    return gzip.compress(b"".join(blocks) + END)


def by_tarfile(data: bytes) -> list[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        return [(info.name, file.read()) for info in archive if info.isfile() and (file := archive.extractfile(info))]


def errors(data: bytes, limits: Limits = LIMITS) -> list[tuple[str, str]]:
    return [(found.name, found.error.code) for found in read(data, limits) if isinstance(found, Refused)]


@given(FILES, FORMATS)
def test_the_same_as_tarfile(files: list[tuple[str, bytes]], form: int) -> None:
    try:
        data = tar_gz(files, form)
    except ValueError:  # a name that this format cannot hold
        return
    assert read(data) == by_tarfile(data)


@given(FILES, st.integers(0, 10_000), st.integers(0, 255))
def test_a_changed_byte_is_no_traceback(files: list[tuple[str, bytes]], place: int, byte: int) -> None:
    plain = bytearray(tar(files))
    plain[place % len(plain)] = byte
    compressed = bytearray(tar_gz(files))
    compressed[place % len(compressed)] = byte
    for data in (gzip.compress(plain, 1), bytes(compressed)):
        try:
            read(data)
        except (DamagedArchiveError, RatioError):
            continue


@pytest.mark.parametrize("library", ["zlib", "zlib_ng.zlib_ng"])
def test_every_library_reads_the_same(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = pytest.importorskip(library)
    monkeypatch.setattr(inflate, "_library", lambda: chosen)
    files = [(f"{number}.xml", bytes([number % 256]) * 3_000 * number) for number in range(60)]
    data = tar_gz(files)
    assert read(data) == files
    with pytest.raises(DamagedArchiveError):
        read(data[:-20])
    with pytest.raises(DamagedArchiveError):
        read(data[:300] + b"\xff\xff\xff" + data[303:])


def test_an_archive_in_several_gzip_members() -> None:
    plain = tar([("a.xml", b"a" * 5_000), ("b.xml", b"b")])
    cut = [plain[:700], plain[700:2_000], plain[2_000:]]
    assert read(b"".join(map(gzip.compress, cut)) + bytes(100)) == [("a.xml", b"a" * 5_000), ("b.xml", b"b")]


def test_folders_links_and_devices_are_passed_over() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"name{kind.decode()}")
            info.type, info.linkname = kind, "elsewhere"
            archive.addfile(info)
        archive.addfile(tarfile.TarInfo("last"))
    assert read(gzip.compress(buffer.getvalue())) == [("last", b"")]


def test_a_size_in_base_256() -> None:
    size = b"\x80" + (3).to_bytes(11, "big")
    assert read(packed(header(b"a", size), padded(b"abc"))) == [("a", b"abc")]


def test_a_size_from_an_extended_header() -> None:
    record = b"9 size=3\n"
    data = packed(header(b"x", octal(9), b"x"), padded(record), header(b"a", octal(0)), padded(b"abc"))
    assert read(data) == by_tarfile(data) == [("a", b"abc")]


def test_signed_checksums() -> None:
    name = "é".encode()
    unsigned = sum(header(name, octal(0))[:148]) + 256 + ord("0")
    block = header(name, octal(0), checksum=b"%06o\0 " % (unsigned - 256 * 2))
    assert read(packed(block)) == [("é", b"")]


def test_no_end_mark() -> None:
    block = header(b"a", octal(1)) + padded(b"a")
    assert read(gzip.compress(block)) == [("a", b"a")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "ends too early"),
        (b"no gzip at all", "damaged"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(b"x" * 100), "ends too early"),
        (gzip.compress(b"x" * 512), "number that is none"),
        (packed(header(b"a", octal(9), checksum=b"000001\0 ")), "wrong checksum"),
        (packed(header(b"a", b"\xff" * 12)), "negative"),
        (packed(header(b"a", b"twelve")), "number that is none"),
        (gzip.compress(header(b"a", octal(600)) + bytes(512)), "ends too early"),
        (gzip.compress(header(b"a", octal(20_000_000)) + bytes(512)), "ends too early"),
        (packed(header(b"x", octal(7), b"x"), padded(b"9 path=")), "malformed"),
        (packed(header(b"x", octal(7), b"x"), padded(b"path=ab")), "malformed"),
        (packed(header(b"x", octal(2_000_000), b"x")), "2000000 bytes"),
        (packed(header(b"x", octal(10), b"x"), padded(b"10 size=x\n"), header(b"a", octal(0))), "no size"),
        (tar_gz([("a", b"a" * 100)])[:-12], "ends too early"),
        (tar_gz([("a", b"a" * 100)])[:-8] + bytes(8), "damaged"),
        (tar_gz([("a", b"a" * 100)]) + b"rubbish", "damaged"),
    ],
)
def test_a_damaged_archive(data: bytes, message: str) -> None:
    with pytest.raises(DamagedArchiveError, match=message):
        read(data)


def test_what_stands_before_the_damage_is_given() -> None:
    found = members(io.BytesIO(gzip.compress(header(b"a", octal(1)) + padded(b"a") + b"\1" * 512)))
    assert next(found) == ("a", b"a")
    with pytest.raises(DamagedArchiveError):
        next(found)


def test_a_member_that_is_too_large() -> None:
    files = [("a", b"a" * 11), ("b", b"b" * 10), ("c", b"c" * 2_000_000), ("d", b"")]
    found = read(tar_gz(files), replace(LIMITS, member=10))
    assert [each for each in found if isinstance(each, Member)] == [files[1], files[3]]
    assert errors(tar_gz(files), replace(LIMITS, member=10)) == [
        ("a", MemberTooLargeError.code),
        ("c", MemberTooLargeError.code),
    ]


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_a_name_that_is_too_long(form: int) -> None:
    longest = "/".join(["a" * 63] * 64)
    files = [(longest + "b", b"1"), (longest + "b" * 10_000, b"2"), (longest, b"3"), ("c", b"4")]
    data = tar_gz(files, form)
    assert [each for each in read(data, replace(LIMITS, name=4_095)) if isinstance(each, Member)] == files[2:]
    refused = errors(data, replace(LIMITS, name=4_095))
    assert [code for _, code in refused] == [NameTooLongError.code] * 2
    assert all(len(name) <= 4_095 for name, _ in refused)


def test_a_sparse_file_is_refused() -> None:
    data = packed(header(b"a", octal(3), b"S"), padded(b"abc"), header(b"b", octal(0)))
    assert errors(data) == [("a", UnsupportedMemberError.code)]
    assert read(data)[1:] == [("b", b"")]


def test_a_bomb() -> None:
    compressor = zlib.compressobj(9, wbits=31)
    bomb = b"".join(compressor.compress(bytes(1 << 20)) for _ in range(100)) + compressor.flush()
    start = header(b"a", b"\x80" + (100 << 20).to_bytes(11, "big"))
    with pytest.raises(RatioError, match="200 times"):
        read(gzip.compress(start) + bomb)


def test_names_that_are_no_utf_8() -> None:
    assert read(packed(header(b"caf\xe9", octal(0)))) == [("caf\ufffd", b"")]
