"""New posts out of old ones: pieces put in, taken out, doubled, moved, and taken from others."""

from collections.abc import Sequence
from random import Random
from typing import Final

PIECES: Final = (
    *(b"---\n", b";;;\n", b"\xef\xbb\xbf", b"\r\n", b"\n\n", b"\n", b"\r", b"\0", b"\xff", b"\x0b"),
    *(b"title: ", b"date: 2024-01-02 03:04:05\n", b"tags: [", b"categories:\n  - ", b"permalink: "),
    *(b"&a ", b"*a", b"<<: ", b"!!binary ", b"|\n", b">-\n", b"? ", b"[", b"]", b"{", b"}", b": "),
    *(b"{% raw %}", b"{% endraw %}", b"{% quote a, b %}", b"{% endquote %}", b"{% endcodeblock %}"),
    *(b"{% codeblock x lang:js %}", b"{% img /a.png 1 2 'T' %}", b"{% post_link a 'b' %}", b"{% "),
    *(b"{{ x }}", b"{{< y >}}", b"{# z #}", b"{{", b"}}", b"%}", b"<!-- more -->", b"<!--", b"-->"),
    *(
        b"<!-- hexodigest-disable -->",
        b"# hexodigest: ignore\n",
        b"interesting: 7\n",
        b"total: 9\n",
    ),
    *(
        b"```js cap\n",
        b"```\n",
        b"~~~\n",
        b"    ",
        b"\t",
        b"> ",
        b"- ",
        b"1. ",
        b"# ",
        b"## ",
        b"|",
    ),
    *(b"| a | b |\n|---|---|\n", b'[a](b "c")', b"[a]: b\n", b"![i](j.png)", b"<http://x.y>"),
    *(b"http://x.y/", b"<div>", b"</div>", b"<script>", b"<a href='", b"&amp;", b"&#x1f600;", b"'"),
    *(
        b"*",
        b"**",
        b"_",
        b"__",
        b"~~",
        b"`",
        b"``",
        b"\\",
        b'"',
        "中".encode(),
        "😀".encode(),
        b"$",
    ),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"\xc2\xa0", b"\xed\xa0\x80", b"\xe2\x80\x8b", b"\xef\xbf\xbd"),
    b"## [x](https://arxiv.org/pdf/2403.07009.pdf)\n\ny\n",
)


def mutated(data: bytes, others: Sequence[bytes], random: Random, most: int) -> bytes:
    """A post of at most `most` bytes."""
    for _ in range(1 << random.randrange(4)):
        data = _once(data, others, random)
    return data[:most]


def _once(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    start = random.randint(0, len(data))
    end = min(len(data), start + random.choice((0, 1, 2, 4, 16, 64)))
    match random.randrange(8):
        case 0:
            new = b""
        case 1:
            new = data[start:end] * 2
        case 2:
            new = bytes([random.randrange(256)])
        case 3:
            other = random.choice(others)
            cut = random.randint(0, len(other))
            new = other[cut : cut + random.choice((4, 16, 64, 256))]
        case 4:
            new = random.choice(PIECES) * random.choice((1, 2, 30))
        case _:
            new = random.choice(PIECES)
            end = random.choice((start, end))
    return data[:start] + new + data[end:]
