"""Archives of mailing lists in mbox."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Final

from argmap.exchange.conversations.dates import mail_day
from argmap.exchange.conversations.html_lines import html_lines
from argmap.exchange.conversations.plain_lines import plain_lines
from argmap.exchange.conversations.thread import Thread, ThreadLine, ThreadPost

_SEPARATOR: Final = re.compile(rb"^From [^\r\n]*(?:\r\n?|\n|\Z)", re.MULTILINE)
_TIME: Final = re.compile(rb"\d:\d\d")
_YEAR: Final = re.compile(rb"\b(?:19|20)\d\d\b")
_ESCAPED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_ID: Final = re.compile(r"<[^<>\s]+>")
_INTRODUCES: Final = re.compile(
    r"^(On|Am|Le|El|Il) .{3,200}(wrote|schrieb|écrit|escribió|scritto)\s*:$"
)
_SIGNATURE: Final = "--"
_LOST: Final = "another message answers it, and the file does not hold it"


def recognise(data: bytes) -> bool:
    """Tell whether a file is an mbox."""
    first = next(_separators(data), None)
    return (
        first is not None
        and first.start() == 0
        and re.match(rb"[!-9;-~]+:", data[first.end() :]) is not None
    )


def read(data: bytes, _address: str = "") -> Thread:
    """Read the messages of an archive, in its order.

    A message answers the last of those that its ``References`` and ``In-Reply-To`` name and the
    archive holds. Addresses are not kept: where there is no name, the part before the ``@`` is.
    """
    starts = [*_separators(data)]
    ends = [*(match.start() for match in starts[1:]), len(data)]
    raws = [data[match.end() : end] for match, end in zip(starts, ends, strict=True)]
    messages = [_message(raw) for raw in raws]
    keys = {_key(message, number): number for number, message in enumerate(messages)}
    posts = [_post(message, number, keys) for number, message in enumerate(messages)]
    named = [_answered(message) for message in messages]
    absent = sum(bool(ids) and not any(each in keys for each in ids) for ids in named)
    title = re.sub(
        r"^((re|aw|fwd?)\s*:\s*)+", "", _header(messages[0], "Subject"), flags=re.IGNORECASE
    )
    return Thread(
        title,
        "",
        tuple(posts),
        starts=not named[0],
        missing={_LOST: absent} if absent else {},
    )


def _separators(data: bytes) -> Iterator[re.Match[bytes]]:
    """Find the lines that part messages: each has a time and a year, a sentence has not."""
    for line in _SEPARATOR.finditer(data):
        if _TIME.search(line.group()) and _YEAR.search(line.group()):
            yield line


def _message(raw: bytes) -> EmailMessage:
    return message_from_bytes(_ESCAPED.sub(rb"\1", raw), policy=policy.default)


def _header(message: EmailMessage, name: str) -> str:
    """Read a header; one that is malformed counts as missing."""
    try:
        # headers are parsed on access, and the standard library raises all of these on bad ones
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return ""


def _key(message: EmailMessage, number: int) -> str:
    found = _ID.search(_header(message, "Message-ID"))
    return found.group() if found else f"message {number + 1}"


def _answered(message: EmailMessage) -> list[str]:
    """List what a message answers, the nearest last."""
    references = _ID.findall(_header(message, "References"))
    return [*references, *_ID.findall(_header(message, "In-Reply-To"))[:1]]


def _post(message: EmailMessage, number: int, keys: dict[str, int]) -> ThreadPost:
    name, address = parseaddr(_header(message, "From"))
    before = [each for each in _answered(message) if keys.get(each, number) != number]
    url = _header(message, "Archived-At").strip("<>")
    return ThreadPost(
        key=_key(message, number),
        author=name or address.partition("@")[0],
        date=mail_day(_header(message, "Date")),
        url=url if url.startswith(("http://", "https://")) else "",
        parent=before[-1] if before else "",
        lines=tuple(_lines(message)),
        remarks=() if name or address else ("it names no author",),
    )


def _lines(message: EmailMessage) -> Iterator[ThreadLine]:
    """Yield the lines of the body; a signature and "Ann wrote:" count as furniture."""
    signature = False
    for line in _body(message):
        signature = signature or line.text == _SIGNATURE
        furniture = signature or _INTRODUCES.fullmatch(line.text) is not None
        yield ThreadLine(line.text, line.quote, furniture)


def _body(message: EmailMessage) -> tuple[ThreadLine, ...]:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ()
    try:
        # archives name charsets that Python does not know, and encodings that are not kept
        text = part.get_content()
    except (LookupError, ValueError, KeyError, AssertionError):
        text = (part.get_payload(decode=True) or b"").decode("utf-8", "replace")  # type: ignore[union-attr] # bytes, since it is decoded
    if not isinstance(text, str):
        return ()
    return html_lines(text) if part.get_content_subtype() == "html" else plain_lines(text)
