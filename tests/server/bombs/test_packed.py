"""Files that are packed, of 1 MB that would be 1 GB: nothing is ever unpacked, whatever it claims to be."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable

import pytest
from tests.server.bombs.conftest import MOST_GROWTH, Target

UNPACKED = 2**30
BIB = b"@misc{bomb, title = {A bomb}}\n"


def packed(compressor: "zlib._Compress | bz2.BZ2Compressor | lzma.LZMACompressor") -> bytes:
    """A bibliography with a gigabyte of blank lines after it."""
    blank = b"\n" * 2**20
    pieces = [compressor.compress(BIB), *(compressor.compress(blank) for _ in range(UNPACKED // len(blank)))]
    return b"".join([*pieces, compressor.flush()])


def zipped(name: str, content: bytes) -> bytes:
    """An archive in an archive, as 42.zip is: the inner one is the same 100 times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(100):
            archive.writestr(f"{number}-{name}", content)
    return file.getvalue()


@pytest.fixture(scope="module")
def gzipped() -> bytes:
    return packed(zlib.compressobj(9, wbits=31))


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda gzipped: gzipped,
    "gzip in gzip": lambda gzipped: gzip.compress(gzipped),
    "zip": lambda gzipped: zipped("papers.bib", b"\n" * 2**20),
    "zip in zip": lambda gzipped: zipped("papers.zip", zipped("papers.bib", b"\n" * 2**16)),
    "zlib": lambda gzipped: zlib.compress(b"\n" * 2**24),
    "bzip2": lambda gzipped: bz2.compress(b"\n" * 2**24),
    "xz": lambda gzipped: lzma.compress(b"\n" * 2**24),
    # A frame that says it holds 1 GB, and a block of one byte repeated (RFC 8878).
    "zstd": lambda gzipped: b"\x28\xb5\x2f\xfd\xa0" + UNPACKED.to_bytes(4, "little") + b"\x02\x00\x10x" * 8_000,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_packed_file_is_refused_as_it_is(target: Target, gzipped: bytes, form: str) -> None:
    before = target.digest()
    cost = target.send(FORMS[form](gzipped))
    assert cost.answer.status_code == 422
    assert "no text" in cost.answer.json()["message"]
    assert cost.growth < MOST_GROWTH
    assert target.digest() == before


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_a_body_is_not_unpacked_for_what_its_head_says(target: Target, gzipped: bytes, encoding: str) -> None:
    before = target.digest()
    cost = target.send(gzipped, {"Content-Encoding": encoding})
    assert 400 <= cost.answer.status_code < 500
    assert cost.growth < MOST_GROWTH
    assert target.digest() == before


def test_the_same_file_unpacked_is_taken(target: Target) -> None:
    assert target.send(BIB).answer.json()["added"] == 1
