"""No text makes the search for tags slow: each family takes time in proportion to its length."""

import gc
import time
from collections.abc import Callable

import pytest

from hexodigest.document.tags import find_tags
from hexodigest.source import Span

SIZE = 80_000
Family = Callable[[int], str]
FAMILIES: dict[str, Family] = {
    "variable openings": lambda n: "{{" * n + " {{ a }}",
    "variable openings, none closed": lambda n: "{{ a }}" + "{{ '" * n,
    "variables with one brace": lambda n: "{{ a }}" + "{{}" * n,
    "tag openings": lambda n: "{%" * n + "{% a %}",
    "tags": lambda n: "{% x %}" * n,
    "tags with a quote": lambda n: "{% a %}" + '{% x "' * n,
    "tags with both quotes": lambda n: "{% a %}" + "{% x ' {{ \" " * n,
    "quotes": lambda n: "{% a %}" + '"' * n,
    "escaped quotes": lambda n: '{% a "' + '\\"' * n + '" %}',
    "comment openings": lambda n: "{#" * n + " {{ a }}",
    "comments": lambda n: "{# a #}" * n,
    "comments on lines": lambda n: "{# a #}b\n" * n,
    "backticks": lambda n: "{{ a }}" + "`" * n,
    "inline code that never ends": lambda n: "{{ a }}" + "` `` " * n,
    "ever longer backticks": lambda n: (
        "{{ a }}" + "".join("`" * i + "a" for i in range(1, int((2 * n) ** 0.5)))
    ),
    "ever shorter backticks": lambda n: (
        "{{ a }}" + " ".join("`" * i for i in range(int((2 * n) ** 0.5), 0, -1))
    ),
    "fences": lambda n: "{{ a }}\n" + "- ```\na\n```\n" * n,
    "fences that never end": lambda n: "{{ a }}" + "````a\n```b`\n" * n,
    "a fence of tildes": lambda n: "{{ a }}\n" + "~" * n + "\na\n",
    "a fence of backticks": lambda n: "{{ a }}\n" + "`" * n + "a\nb\n",
    "ever longer fences": lambda n: (
        "{{ a }}\n" + "".join("~" * i + "\n" for i in range(3, int((2 * n) ** 0.5)))
    ),
    "blanks in an info string": lambda n: "{{ a }}\n```a" + " " * n + "b\n```\n",
    "options of a fence": lambda n: "{{ a }}\n```a" + " highlight:b" * n + "\n```\n",
    "inline code with braces": lambda n: "{{ a }}" + "`{" * n,
    "escaped backticks": lambda n: "{{ a }}" + "\\`a" * n,
    "fences between carriage returns": lambda n: "{{ a }}" + "```\r" * n,
    "fences between line separators": lambda n: "{{ a }}" + "```\u2028" * n + "\n```\n",
    "line separators": lambda n: "{{ a }}" + "\u2028" * n + "```\n",
    "a fence behind blanks": lambda n: "{{ a }}\n" + " " * n + "```\n" + " " * n + "```",
    "HTML comment openings": lambda n: "{{ a }}" + "<!--" * n,
    "HTML comments": lambda n: "{{ a }}" + "<!-- -->" * n,
    "HTML comments that hold fences": lambda n: "{{ a }}" + "<!-- ```\n" * n,
    "raw openings": lambda n: "{% raw %}" * n,
    "raw in raw": lambda n: "{% raw %}" * n + "{% endraw %}" * n,
    "raw openings in code": lambda n: "`{% raw %}`" * n,
    "code elements": lambda n: "{{ a }}" + "<code> </code>{% raw %}" * n,
    "code openings": lambda n: "{{ a }}" + "<code>" * n,
    "blocks that never end": lambda n: "enda endb " + "{% a %}{% b %}" * n,
    "blocks that cross": lambda n: "{% a %}{% b %}{% enda %}" * n,
    "nested blocks": lambda n: "{% a %}{% b %}" * n + "{% endb %}{% enda %}" * n,
    "nested blocks of as many names": lambda n: (
        "".join(f"{{% a{i} %}}" for i in range(n))
        + "".join(f"{{% enda{i} %}}" for i in reversed(range(n)))
    ),
    "names whose ends stand before": lambda n: (
        "".join(f"enda{i} " for i in range(n)) + "".join(f"{{% a{i} %}}" for i in range(n))
    ),
    "ends without an opening": lambda n: "{% a %}" + "{% endb" * n,
    "a long name": lambda n: "{% " + "a" * n + " %}{% end" + "a" * n + " %}",
    "regular expressions": lambda n: "{% a %}" + "{% x r/ %}" * n,
    "variables that tags end": lambda n: "{{ a %}" * n + "}}",
    "tags that variables end": lambda n: "{% x }} " * n + "%}",
}


def seconds(text: str) -> float:
    """CPU seconds of one search, its results looked at."""
    gc.collect()
    gc.disable()  # a full collection grows with what other tests have left behind
    start = time.process_time()
    tags = find_tags(text, Span(0, len(text)))
    assert len(tags.blanked(text)) == len(text)
    assert sum(1 for _ in tags.walk()) >= len(tags.items)
    taken = time.process_time() - start
    gc.enable()
    return taken


@pytest.mark.parametrize("name", FAMILIES)
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    family = FAMILIES[name]
    times = SIZE if name.startswith("ever ") else SIZE * 1000 // len(family(1000))
    once = twice = 60.0
    close = 0  # runs whose halves met the same machine
    for _ in range(8):  # another process may take the caches away at any time
        taken = seconds(family(times)), seconds(family(2 * times))
        once, twice = min(once, taken[0]), min(twice, taken[1])
        close += taken[1] <= 2.6 * taken[0]
        if twice <= max(2.6 * once, 0.05) or close >= 2:
            break
    assert once <= 2
    assert twice <= max(2.6 * once, 0.05) or close >= 2


@pytest.mark.parametrize(
    "piece", ["{{", "{%", "{% x %}", "{#", "`", "<!--", "{% raw %}", '"', '{% x "']
)
def test_fifty_thousand_in_a_row_take_two_seconds_at_most(piece: str) -> None:
    assert seconds("{{ a }}" + piece * 50_000) <= 2
