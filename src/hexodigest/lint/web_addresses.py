"""Whether an absolute web address is one that URL parsers of Node and browsers take.

After the URL standard (https://url.spec.whatwg.org), for the schemes of the web. What it leaves to
Unicode's tables of domain names is taken for right, so that no good address is called bad.
"""

from ipaddress import AddressValueError, IPv6Address
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

from hexodigest.patterns import later

# As in hexo-util 4: `http:` is absolute without slashes too, the others with them only.
_SCHEME: Final = later(r"(?:https?:|(?i:https?|ftp|wss?)://)[/\\]*")
_AUTHORITY_END: Final = later(r"[/\\?#]")
_PATH_END: Final = later(r"[?#]")
_HALF_ENCODED: Final = later(r"%(?![0-9A-Fa-f]{2})")
_TAB_OR_BREAK: Final = later(r"[\t\r\n]")
_PORT: Final = later(r"0*[0-9]{0,5}")
_FORBIDDEN: Final = later(r"[\x00- #/:<>?@\[\\\]^|%\x7f\ufffd]")
_NUMBER: Final = later(r"(?i:0x)(?P<hex>[0-9A-Fa-f]*)|0(?P<oct>[0-7]+)|(?P<dec>0|[1-9][0-9]*)")
_BASES: Final = {"hex": 16, "oct": 8, "dec": 10}
_LAST_PORT: Final = 65535
_LONGEST: Final = 20  # digits; more than any part of an IPv4 address has, but for leading zeros
_PARTS: Final = 4
_BYTE: Final = 256
_CONTROLS: Final = "".join(map(chr, range(0x21)))


def is_refused(address: str) -> bool:
    """Whether Node's `new URL(address)` throws; False for other schemes and relative addresses."""
    rest = _without_scheme(address)
    if rest is None:
        return False
    authority = _AUTHORITY_END.split(rest, maxsplit=1)[0]
    host, port = _host_and_port(authority.rpartition("@")[2])
    return not _is_host(host) or not _is_port(port)


def is_badly_encoded(address: str) -> bool:
    """Whether `decodeURI` throws at an absolute address, query and fragment left out."""
    rest = _without_scheme(address)
    return rest is not None and not can_be_decoded(rest)


def has_bad_user(address: str) -> bool:
    """Whether it throws at what stands before the host: `https://user:%@example.org`."""
    rest = _without_scheme(address)
    authority = _AUTHORITY_END.split(rest or "", maxsplit=1)[0]
    return not can_be_decoded(authority.rpartition("@")[0])


def can_be_decoded(address: str) -> bool:
    """Whether each `%` of a path begins an encoded character; queries and fragments may have it."""
    path = _PATH_END.split(address, maxsplit=1)[0]
    if "%" not in path:
        return True
    try:
        unquote_to_bytes(path.encode("utf-8", "replace")).decode()
    except UnicodeDecodeError:
        return False
    return _HALF_ENCODED.search(path) is None


def _without_scheme(address: str) -> str | None:
    """An address from its host on; None for other schemes and relative addresses."""
    address = _TAB_OR_BREAK.sub("", address.rstrip(_CONTROLS))
    scheme = _SCHEME.match(address)
    return None if scheme is None else address[scheme.end() :]


def _host_and_port(text: str) -> tuple[str, str]:
    """Both parts at the first colon that is not within brackets."""
    start = text.find("]") + 1 if text.startswith("[") else 0
    host, _, port = text[start:].partition(":")
    return text[:start] + host, port


def _is_port(text: str) -> bool:
    return bool(_PORT.fullmatch(text)) and int(text[-6:] or "0") <= _LAST_PORT


def _is_host(written: str) -> bool:
    if written.startswith("["):
        return written.endswith("]") and _is_ipv6(written[1:-1])
    host = unquote_to_bytes(written.encode("utf-8", "replace")).decode("utf-8", "replace")
    if not host or _FORBIDDEN.search(normalize("NFKC", host)):
        return False
    return not host.isascii() or _is_domain_or_ipv4(host)


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return "%" not in text  # a zone, which URLs do not have


def _is_domain_or_ipv4(host: str) -> bool:
    """Whether a host whose last label is a number is an IPv4 address; all others are domains."""
    labels = host.removesuffix(".").split(".")
    if not labels[-1].isdigit() and _value(labels[-1]) is None:
        return True
    values = [value for label in labels if (value := _value(label)) is not None]
    if len(values) < len(labels) or len(labels) > _PARTS:
        return False
    return max(values[:-1], default=0) < _BYTE and values[-1] < _BYTE ** (_PARTS + 1 - len(labels))


def _value(label: str) -> int | None:
    """The number that a part of an IPv4 address is; None for what is none."""
    match = _NUMBER.fullmatch(label)
    if match is None or match.lastgroup is None:
        return None
    digits = match[match.lastgroup].lstrip("0")
    if len(digits) > _LONGEST:
        return _BYTE**_PARTS
    return int(digits or "0", _BASES[match.lastgroup])
