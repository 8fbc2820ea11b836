"""Names as they stand in addresses: Hexo's slugs.

Posts, tags, categories and headings get their part of an address from hexo-util's `slugize`.
"""

import re
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from hexodigest.patterns import later

# Letters that hexo-util 3 and 4 write as plain ones, after the plain one; U+24B6.. (circled) and
# U+FF21.. (full width) are made below. Kept equal by an oracle test over the whole BMP.
_LETTERS: Final = """
A ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦȺḀẠẢẤẦẨẪẬẮẰẲẴẶⱯ  a àáâãäåāăąǎǟǡǻȁȃȧɐḁẚạảấầẩẫậắằẳẵặⱥ  B ƁƂɃḂḄḆ  b ƀƃɓḃḅḇ
C ÇĆĈĊČƇȻḈꜾ  c çćĉċčƈȼḉↄꜿ  D ĎĐƉƊƋḊḌḎḐḒꝹ  d ďđƌɖɗḋḍḏḑḓꝺ  E ÈÉÊËĒĔĖĘĚƎƐȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ
e èéêëēĕėęěǝȅȇȩɇɛḕḗḙḛḝẹẻẽếềểễệ  F ƑḞꝻ  f ƒḟꝼ  G ĜĞĠĢƓǤǦǴḠꝽꝾꞠ  g ĝğġģǥǧǵɠᵹḡꝿꞡ  H ĤĦȞḢḤḦḨḪⱧⱵꞍ
h ĥħȟɥḣḥḧḩḫẖⱨⱶ  I ÌÍÎÏĨĪĬĮİƗǏȈȊḬḮỈỊ  i ìíîïĩīĭįıǐȉȋɨḭḯỉị  J ĴɈ  j ĵǰɉ  K ĶƘǨḰḲḴⱩꝀꝂꝄꞢ
k ķƙǩḱḳḵⱪꝁꝃꝅꞣ  L ĹĻĽĿŁȽḶḸḺḼⱠⱢꝆꝈꞀ  l ĺļľŀłſƚɫḷḹḻḽⱡꝇꝉꞁ  M ƜḾṀṂⱮ  m ɯɱḿṁṃ  N ÑŃŅŇƝǸȠṄṆṈṊꞐꞤ
n ñńņňŉƞǹɲṅṇṉṋꞑꞥ  O ÒÓÔÕÖØŌŎŐƆƟƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢꝊꝌ
o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵṍṏṑṓọỏốồổỗộớờởỡợꝋꝍ  P ƤṔṖⱣꝐꝒꝔ  p ƥᵽṕṗꝑꝓꝕ  Q ɊꝖꝘ  q ɋꝗꝙ
R ŔŖŘȐȒɌṘṚṜṞⱤꝚꞂꞦ  r ŕŗřȑȓɍɽṙṛṝṟꝛꞃꞧ  S ŚŜŞŠȘṠṢṤṦṨẞⱾꞄꞨ  s ßśŝşšșȿṡṣṥṧṩẛꞅꞩ  T ŢŤŦƬƮȚȾṪṬṮṰꞆ
t ţťŧƭțʈṫṭṯṱẗⱦꞇ  U ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖɄṲṴṶṸṺỤỦỨỪỬỮỰ  u ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự
V ƲɅṼṾꝞ  v ʋʌṽṿꝟ  W ŴẀẂẄẆẈⱲ  w ŵẁẃẅẇẉẘⱳ  X ẊẌ  x ẋẍ  Y ÝŶŸƳȲɎẎỲỴỶỸỾ  y ýÿŷƴȳɏẏẙỳỵỷỹỿ
Z ŹŻŽƵȤẐẒẔⱫⱿꝢ  z źżžƶȥɀẑẓẕⱬꝣ  AA Ꜳ  aa ꜳ  AE ÆǢǼ  ae æǣǽ  AO Ꜵ  ao ꜵ  AU Ꜷ  au ꜷ  AV ꜸꜺ
av ꜹꜻ  AY Ꜽ  ay ꜽ  DZ ǄǱ  Dz ǅǲ  dz ǆǳ  hv ƕ  LJ Ǉ  Lj ǈ  lj ǉ  NJ Ǌ  Nj ǋ  nj ǌ  OE \x8cŒ
oe \x9cœ  OI Ƣ  oi ƣ  OO Ꝏ  oo ꝏ  OU Ȣ  ou ȣ  TZ Ꜩ  tz ꜩ  VY Ꝡ  vy ꝡ
"""

# JavaScript's \s: Python's own also takes U+001C-1F and U+0085, and leaves out U+FEFF.
JS_SPACE: Final = "\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
# The same without a range, for `str.strip`: what JavaScript's `trim` takes off.
JS_TRIMMED: Final = JS_SPACE.replace("\u2000-\u200a", "".join(map(chr, range(0x2000, 0x200B))))
_CONTROL: Final = dict.fromkeys(range(0x20))
_SPECIAL: Final = later(rf"""[{JS_SPACE}~`!@#$%^&*()\-_+=[\]{{}}|\\;:"'<>,.?/]+""")


def _plain_letters() -> dict[int, str]:
    """Each letter of the table, as `str.translate` wants it."""
    plain = {
        first + index: letter
        for first, letters in (
            (0x24B6, ascii_uppercase + ascii_lowercase),
            (0xFF21, ascii_uppercase),
            (0xFF41, ascii_lowercase),
        )
        for index, letter in enumerate(letters)
    }
    words = _LETTERS.split()
    for base, letters in zip(words[::2], words[1::2], strict=True):
        plain.update(dict.fromkeys(map(ord, letters), base))
    return plain


_PLAIN: Final = _plain_letters()


def escape_diacritics(text: str) -> str:
    """`Éß` as `Es`: Latin letters without their marks, all else as it was."""
    return text if text.isascii() else text.translate(_PLAIN)


def slugize(text: str, transform: int = 0, separator: str = "-") -> str:
    """`C'est l'été!` as `C-est-l-ete`: the part of an address that Hexo makes of a name.

    Chinese and curly quotes stay. `transform` is Hexo's `filename_case`: 0 as it is, 1 lower case,
    2 upper case. As in hexo-util 4.0 (and 3.3, for heading ids): control characters go, runs of
    white space and ASCII signs become one `separator`.
    """
    separator = separator or "-"
    slug = escape_diacritics(text)
    if not slug.isprintable():
        slug = slug.translate(_CONTROL)
    slug = _SPECIAL.sub(lambda _: separator, slug)
    if separator == "-":  # which is among the signs, so that no two of them meet
        slug = slug.strip("-")
    else:
        escaped = re.escape(separator)
        slug = re.sub(f"{escaped}{{2,}}", lambda _: separator, slug)
        slug = re.sub(rf"\A{escaped}+|{escaped}+\Z", "", slug)
    match transform:
        case 1:
            return slug.lower()
        case 2:
            return slug.upper()
        case _:
            return slug
