"""Which addresses are none: Node's own parser, and where Hexo's whole build fails at one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import NODE, ROOT, ask_node
from hexodigest.config import Config
from hexodigest.document import parse
from hexodigest.lint.known_tags import KnownTags
from hexodigest.lint.renderer import Renderer
from hexodigest.lint.rules.invalid_url import invalid_url
from hexodigest.lint.web_addresses import is_refused

pytestmark = pytest.mark.oracle

FIXTURES = ROOT / "tests" / "fixtures" / "rules" / "invalid-url"
TAGS = KnownTags(Config(), None)
ASK = """
const refused = url => { try { new URL(url); return false; } catch { return true; } };
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(asked.map(refused)));
"""
REFUSED = """
http: https: http:/ http:// https:// https:/// http://? http://#a http://@ http://a@ http://a@/b
http://: http://:80/ http://[ http://] http://[] http://[/a http://[::1 http://[::1]a http://a[b]
http://[1:2] http://[::1%25eth0] http://[::1.2.3] http://[::1.2.3.04] http://[g::]
http://[1:2:3:4:5:6:7:8:9] http://[::1]:x http://a:b http://a:b/c http://localhost:port/
http://a:65536 http://a:80a http://a:-1 http://a:8:0 http://a:１ http://a@b:c/ ftp://[ ftp://a:b
HTTP://[ Https://a:b ws://a:b http://a<b http://a>b/ http://a^b http://a|b http://%zz/a http://%
http://a%20b http://a%3a80 http://%ff/ http://1.2.3.4.5/a http://1.2.3.256 http://256.1.1.1
http://4294967296 http://0x100000000 http://a.1 http://a.1. http://09.1 http://1..2 http://a.0x
http://a.09 http://1.2.3.08 http://1.65536.3 http://1.2.65536 http://1.16777216 http:\\\\[
http://localhost：4000/ http://a／b http://茶％ http://茶<a http://000000000000099999:1:2
"""
ACCEPTED = """
http:a http:/a http:///a http:\\\\a http://a http://a/ http://a? http://a:/ http://a:80 http://a:65535
http://a:0000000000080 http://a:b@c http://a:b@c:80/ http://a@b@c http://[::1] http://[::1]:80/a
http://[::] http://[1:2:3:4:5:6:7:8] http://[1:2:3:4:5:6:7::] http://[::1.2.3.4] http://[::FFFF:1.2.3.4]
http://1.2.3.4 http://1.2.3.4./ http://1.2.3 http://256 http://4294967295 http://0x http://0xff.1
http://017.1 http://1.65535 http://00000000000000000000000000000001/ http://1.2.3.4a http://1a
http://a.0xg http://a_b http://a..b http://. http://-a- http://a{b} http://a"b' http://a!b$c&d
http://a%2eb http://%61/ http://茶.example/茶.png http://茶。例 http://%E8%8C%B6/ http://a/[b]<c>
http://a/%zz http://a/100%.png http://a/b:c http://a?b:c@d http://a#: ftp://a/b wss://a mailto:
data:image/png;base64,AA foo:bar localhost:port javascript:x
"""
ODD = [
    "http://a b/c",
    "http://a\tb/",
    "http://a:8\n0/",
    "http://a\x00b",
    "http://a ",
    "http://a:b ",
]
ODD += [f"http://{'9' * 5000}", f"http://a:{'9' * 5000}", f"http://{'0' * 5000}1", "http://a\x7f/"]


def node_refuses(addresses: list[str]) -> list[bool]:
    done = subprocess.run(
        ["node", "-e", ASK],
        cwd=NODE,
        input=json.dumps(addresses).encode(),
        capture_output=True,
        timeout=120,
        check=True,
    )
    answer: list[bool] = json.loads(done.stdout)
    return answer


def test_what_node_refuses_is_refused_and_nothing_else() -> None:
    addresses = [*REFUSED.split(), *ACCEPTED.split(), *ODD]
    theirs = node_refuses(addresses)
    assert sum(theirs) >= 60 <= len(theirs) - sum(theirs)
    for address, refused in zip(addresses, theirs, strict=True):
        assert is_refused(address) == refused, address[:80]


def test_no_character_in_a_host_is_refused_that_node_takes() -> None:
    signs = [chr(code) for code in range(sys.maxunicode) if not 0xD800 <= code < 0xE000][:0x20000]
    addresses = [f"http://a{sign}b.example/" for sign in signs]
    ours = [address for address in addresses if is_refused(address)]
    assert len(ours) >= 60
    assert [each for each in zip(ours, node_refuses(ours), strict=True) if not each[1]] == []


def found_in(body: str) -> bool:
    return any(invalid_url(parse(f"---\ntitle: x\n---\n{body}"), Renderer(), TAGS))


def body_of(case: Path) -> str:
    return case.joinpath("post.md").read_text("utf-8").split("---\n", 2)[2]


BODIES = [
    *(f"![x]({address})" for address in ("https://", "http://[", "http://a:b/c", "HTTP://[")),
    *(f"![x]({address})" for address in ("HTTP:", "//[", "mailto:", "localhost:port", "/a:b")),
    *(f"![x]({address})" for address in ("http:", "http://a/%zz", "http://a:80", "ftp://a:b/c")),
    *("[x](http://[)", '<img src="http://[">', "[x][r]\n\n[r]: http://["),
    *("![x][r]\n\n[r]: http://[", "[![x](http://[)](/a)", "# ![x](http://[)", "`![x](http://[)`"),
    *("{% note %}\n![x](http://[)\n{% endnote %}", "{% raw %}\n![x](http://[)\n{% endraw %}"),
    *("{% url_for a http://[ %}", "{% full_url_for a http://[ %}", "{% iframe http://a:b %}"),
    *("{% url_for a http://a %}", "{% url_for http://[ /a %}", "{% img left http://a:b/c %}"),
    *("{% img https:// %}", "{% iframe //[ %}", "{% foo http://[ %}", "{% iframe HTTP:x %}"),
    *(
        f"{{% {name} {rest} %}}\nx\n{{% end{name} %}}"
        for name in ("code", "codeblock")
        for rest in ("a http://a:b/c", "a http://a:b/c d", "http://a:b/c", "a http://b/c")
    ),
    "{% codeblock a http://a:b/c highlight:false %}\nx\n{% endcodeblock %}",
    "{% codeblock a http://a:b/c highlight:true %}\nx\n{% endcodeblock %}",
    *(
        form.format(address)
        for address in (
            *("http://a/%C4", "http://a/%zz", "http://a/%", "http://a/b%2", "/a/%C4", "a/%zz"),
            *("http://a/?q=%zz", "http://a/#%zz", "/a?q=%zz", "a#%zz", "https://a/%E4%BD%A0"),
            *("https://a/%E4%BD", "//a/%zz", "HTTP://a/%zz", "ftp://a/%zz", "mailto:%zz"),
            *("http://%zz/", "http:a/%zz", "data:image/png,%zz", "https://a/%ED%A0%80", "%"),
            *("https://a/%25", "https://a/%2F", "https://a/%C3%A9", "https://a/é%", "http://a:b/c"),
            *("http://a\\\\%zz", "http://u:%zz@a/", "http://a/%C0%AF", "http://a/%00"),
        )
        for form in (
            *("![x]({})", "[x]({})", '<img src="{}">', "<{}>", "{}", "![x][r]\n\n[r]: {}"),
            *("{{% img {} %}}", "{{% image left {} 10 10 %}}", "{{% iframe {} %}}"),
            *("{{% link a {} %}}", "{{% a a {} true t %}}", "{{% anchor {} %}}"),
            *("{{% url_for a {} %}}", "{{% full_url_for a {} %}}", "{{% url_for a {} true %}}"),
            "{{% codeblock t {} l %}}\nx\n{{% endcodeblock %}}",
            "{{% blockquote me {} t %}}\nx\n{{% endblockquote %}}",
            *("{{% pullquote {} %}}\nx\n{{% endpullquote %}}", "```js t {} l\nx\n```"),
            *("{{% include_code {} %}}", "{{% asset_img {} %}}", "{{% asset_path {} %}}"),
            *("{{% asset_link {} %}}", "{{% post_path {} %}}"),
        )
    ),
    body_of(FIXTURES / "clean"),
    body_of(FIXTURES / "nasty"),
    *(part for part in body_of(FIXTURES / "bad").split("\n\n") if "[one]" not in part),
]


def test_hexo_ends_where_an_address_is_reported_and_only_there() -> None:
    answers = ask_node("post.js", [{"body": body} for body in BODIES])
    assert sum("error" in answer for answer in answers) >= 20
    for body, answer in zip(BODIES, answers, strict=True):
        assert found_in(body) == ("error" in answer), f"{body}: {answer}"


def test_the_image_of_another_renderer_is_let_be() -> None:
    other = Renderer("markdown-it")
    assert not [*invalid_url(parse("---\ntitle: x\n---\n![x](http://[)"), other, TAGS)]
    assert [*invalid_url(parse("---\ntitle: x\n---\n{% iframe http://[ %}"), other, TAGS)]
