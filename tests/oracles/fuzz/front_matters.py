"""Front matter by chance, in Hexo's three forms, with every scalar that js-yaml knows."""

from random import Random

KEYS = [
    *["title", "date", "updated", "tags", "categories", "layout", "comments"],
    *["permalink", "published", "abbrlink", "标题", "a b", "'q'", '"d"', "1", "true"],
    *["null", "~", "2024-01-01", "? x", "<<", "__proto__", "a:b", "-x", "@x", ""],
]
SCALARS = [
    *["x", "Hello World", "中文标题", "'it''s'", '"a\\n\\u00e9\\x41"', "''", '""', "a: b"],
    *["a #b", "#b", "'a", '"a', "yes", "no", "on", "True", "FALSE", "true", "null"],
    *["~", "Null", "NULL", "", "0", "-0", "+1", "010", "0o17", "0x1F", "0b11", "1_000"],
    *["1e3", "1.5e-3", "1.", ".5", ".inf", "-.INF", ".NaN", "1e999", "12:30"],
    *["190:20:30", "9007199254740993", "2024-01-15", "2024-1-5", "2024-01-15 19:00:00"],
    *["2024-01-15T19:00:00Z", "2024-01-15 19:00:00 +8"],
    *["2024-01-15T19:00:00.123456+08:00", "2024-13-45", "2024-02-30", "0001-01-01"],
    *["9999-12-31 23:59:60", "2024-01-15t1:2:3z", "[a, b]", "[a, [b, c], {d: e}]", "["],
    *["[a", "]", "{a: b, c}", "{a: {b: c}}", "{", "{a: b", "[a, ]", "[,]", "{,}"],
    *["[a b, c d]", "|\n  a\n  b", ">\n  a\n\n  b", "|-\n  a\n", ">+\n  a\n\n"],
    *["|2\n   a", "|\na", "\n  - a\n  - b", "\n- a\n- b", "\n  a: b\n  c: d"],
    *["\n  - a: b\n    c: d\n  -\n", "&x a", "*x", "*y", "&x [*x]", "!!str 1"],
    *["!!int '1'", "!!binary YQ==", "!!set {a, b}", "!!omap [a: b]", "!x y"],
    *["!<tag:yaml.org,2002:str> 1", "!!float 1", "!!bool yes", "!!null ''"],
    *["!!timestamp 2024-01-01", "!!merge x", "!!map {a: b}", "{% x %}", "{{ x }}"],
    *["`x`", "@x", "%x", "*a*", "!a", "&", "- a", "-", "? a", "a\tb", "\ta", "a\xa0b"],
    *["a\u2028b", "<!-- x -->", "'a\n  b'", '"a\n  b\\\n  c"', "a\n  b", "a\n\n  b"],
    *["😀", "\\", "'\\n'", '"\\q"', "a:b", "a:", ":a", "http://a.example:80/#x"],
]
SEPARATORS = [
    *["---", "---", "---", "---", "---", "-----", ";;;", "--", "--- ", " ---", "---x", "\t---"],
]
JSON = [
    *['"a": 1', '"a": "b"', '"a": [1, 2.50, true, null]', '"a": {"b": "c"}'],
    *['"a": 1e3', '"a": "\\u00e9\\n"', "a: 1", "'a': 1", '"a": 1,', '"a"'],
    *['"title": "x",\n"date": "2024-01-01"', '"a": 01', '"a": -0'],
    *['"a": "2024-01-01T00:00:00Z"', '"__proto__": 1'],
]


def front_matter(chance: Random) -> str:
    """Front matter that is right, nearly right, or none."""
    kind = chance.random()
    if kind < 0.15:
        return ""
    if kind < 0.25:
        return _json(chance)
    opening = chance.choice([*SEPARATORS, ""])
    closing = chance.choice([opening, opening, opening, opening, *SEPARATORS])
    lines = [_entry(chance) for _ in range(chance.choice([0, 1, 1, 2, 3, 4, 5]))]
    return "\n".join([*([opening] if opening else []), *lines, closing]) + chance.choice(
        ["\n", "\n", "\n\n", "", " \n"]
    )


def _entry(chance: Random) -> str:
    kind = chance.random()
    if kind < 0.08:
        return chance.choice(
            [
                "# comment",
                "",
                "  ",
                "\t",
                "...",
                "%YAML 1.2",
                "a",
                "- a",
                "{a: b}",
                "---",
                "--- a",
                "? a\n: b",
                "<<: *x",
            ]
        )
    colon = chance.choice([": ", ": ", ": ", ": ", ": ", ": ", ":", ":  ", " : ", ":\t", "："])
    indent = chance.choice(["", "", "", "", "", "", "", "", " ", "\t", "  "])
    comment = chance.choice(["", "", "", "", " # c", "# c", "\t#c", "  "])
    return indent + chance.choice(KEYS) + colon + chance.choice(SCALARS) + comment


def _json(chance: Random) -> str:
    opening = chance.choice([";;;", ";;;", ";;;;", "", "---"])
    entries = ",\n".join(chance.choice(JSON) for _ in range(chance.randint(0, 3)))
    braces = chance.choice(["", "", "{", "["])
    closing = {"": "", "{": "}", "[": "]"}[braces]
    return (
        f"{opening}\n{braces}{entries}{closing}\n{chance.choice([';;;', ';;;', ';;;;', '---'])}\n"
    )
