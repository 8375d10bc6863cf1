"""What comes from another program, bounded: nothing that is packed, and never more than can be an answer."""

from collections.abc import Iterator
from typing import cast

import httpx

LARGEST = 256 * 2**20
"""Bytes of an answer: JabRef gives its whole library in one, some 2,000 for each paper."""
PLAIN = "identity"
HEADERS = {"Accept-Encoding": PLAIN}
"""What asks for answers that are not packed."""


class Bounded(httpx.HTTPTransport):
    """Answers as they come over the line. Raises httpx.ReadError for one that is too large or packed."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        if answer.headers.get("Content-Encoding", PLAIN) != PLAIN:
            answer.close()
            raise httpx.ReadError("The answer is packed, which it was asked not to be.")
        return httpx.Response(
            answer.status_code,
            headers=answer.headers,
            stream=_BoundedStream(cast(httpx.SyncByteStream, answer.stream)),
            extensions=answer.extensions,
        )


class _BoundedStream(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._stream:
            size += len(piece)
            if size > LARGEST:
                raise httpx.ReadError(f"The answer has more than {LARGEST // 2**20} MiB.")
            yield piece

    def close(self) -> None:
        self._stream.close()
