"""Writes app/engine/builtins/unicode_tables.cpp: what CPython knows of characters and utf8proc does not tell.

Run with CPython 3.12 (Unicode 15.0, as the packaged utf8proc 2.8 has); other interpreters given as arguments contribute
the characters they know less or more of:

    python3.12 tests/oracle/unicode_tables.py 8=python3.8 9=python3.9 11=python3.11 13=python3.13 14=python3.14
"""

import subprocess
import sys
import unicodedata

DUMP = (
    "import unicodedata\n"
    "previous = None\n"
    "for c in range(0x110000):\n"
    "    k = unicodedata.category(chr(c))\n"
    "    if k != previous: print(c, k)\n"
    "    previous = k\n"
)
CATEGORIES = "Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co".split()


def ranges(characters):
    result = []
    for c in sorted(characters):
        if result and result[-1][1] == c - 1:
            result[-1][1] = c
        else:
            result.append([c, c])
    return result


def categories(interpreter):
    lines = subprocess.run([interpreter, "-c", DUMP], capture_output=True, text=True, check=True).stdout.split("\n")
    starts = [(int(a), b) for a, b in (line.split() for line in lines if line)]
    table = []
    for (start, category), (end, _) in zip(starts, starts[1:] + [(0x110000, "")]):
        table += [category] * (end - start)
    return table


def table(name, comment, rows):
    print(f"/// {comment}")
    print(f"const CharacterRange {name}[] = {{")
    line = "   "
    for row in rows:
        cell = " {" + ", ".join(f"{x:#x}" for x in row) + "},"
        if len(line) + len(cell) > 118:
            print(line)
            line = "   "
        line += cell
    print(line)
    print("};")
    print(f"const std::size_t {name}_count = {len(rows)};\n")




def main():
    every = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    category = [unicodedata.category(chr(c)) for c in range(0x110000)]
    print("// Properties of characters that utf8proc does not tell; written by tests/oracle/unicode_tables.py.")
    print('#include "engine/builtins/unicode_tables.hpp"\n')
    print("namespace slotscope {\n")
    table("other_lowercase", "Lowercase by derivation although not of category Ll.",
          ranges(c for c in every if chr(c).islower() and category[c] != "Ll"))
    table("other_uppercase", "Uppercase by derivation although not of category Lu.",
          ranges(c for c in every if chr(c).isupper() and category[c] != "Lu"))

    def starts(c):
        return category[c][0] == "L" or category[c] == "Nl" or c == 95

    def continues(c):
        return starts(c) or category[c] in ("Mn", "Mc", "Nd", "Pc")

    table("identifier_start_exceptions", "Where str.isidentifier() decides against the category of a first character.",
          ranges(c for c in every if chr(c).isidentifier() != starts(c)))
    table("identifier_part_exceptions", "The same for a later character.",
          ranges(c for c in every if ("a" + chr(c)).isidentifier() != continues(c)))
    table("decimal_zeros", "Zeros of the decimal digits; nine successors follow each.",
          [[c, c] for c in every if category[c] == "Nd" and unicodedata.decimal(chr(c)) == 0])
    digits = {}
    for c in every:
        if category[c] != "Nd" and chr(c).isdigit():
            digits.setdefault(c - unicodedata.digit(chr(c)), []).append(c)
    table("other_digits", "Digits that are not decimal, as runs; the third number is the value of the first.",
          sorted([a, b, unicodedata.digit(chr(a))] for run in digits.values() for a, b in ranges(run)))
    table("other_numerics", "Numeric characters of categories that are not numbers.",
          ranges(c for c in every if chr(c).isnumeric() and category[c][0] != "N"))

    print("/// Case mappings to several characters: the character, then upper and title forms (0 ends a shorter one).")
    print("const SpecialCasing special_casings[] = {")
    rows = []
    for c in every:
        upper, title = chr(c).upper(), chr(c).title()
        if len(upper) > 1 or len(title) > 1:
            rows.append((c, upper, title))
            pad = lambda s: "{" + ", ".join(f"{ord(x):#x}" for x in s.ljust(3, "\0")) + "}"
            print(f"    {{{c:#x}, {pad(upper)}, {pad(title)}}},")
    print("};")
    print(f"const std::size_t special_casing_count = {len(rows)};\n")

    print("/// Numeric values, as fractions: first and last character, numerator of the first, denominator; runs count up by one.")
    print("const NumericRange numeric_values[] = {")
    rows = []
    import fractions
    for c in every:
        value = unicodedata.numeric(chr(c), None)
        if value is None or category[c] == "Nd":
            continue
        f = fractions.Fraction(value).limit_denominator(1000)
        if rows and rows[-1][1] == c - 1 and f.denominator == 1 == rows[-1][3] and rows[-1][2] + c - rows[-1][0] == f:
            rows[-1][1] = c
        else:
            rows.append([c, c, f.numerator, f.denominator])
    line = "   "
    for a, b, n, d in rows:
        cell = f" {{{a:#x}, {b:#x}, {n}, {d}}},"
        if len(line) + len(cell) > 118:
            print(line)
            line = "   "
        line += cell
    print(line)
    print("};")
    print(f"const std::size_t numeric_value_count = {len(rows)};\n")

    known = {}
    for argument in sys.argv[1:]:
        minor, interpreter = argument.split("=")
        known[int(minor)] = categories(interpreter)
    known[12] = category
    minors = sorted(known)
    print("/// Characters some modelled versions do not know: first and last, first minor version with them, category since then")
    print("/// as utf8proc numbers it (0 where utf8proc knows it itself).")
    print("const LaterCharacters later_characters[] = {")
    rows = []
    for c in every:
        first = next((m for m in minors if known[m][c] != "Cn"), None)
        if first is None or first == minors[0]:
            continue
        number = CATEGORIES.index(known[first][c]) if category[c] == "Cn" else 0
        if rows and rows[-1][1] == c - 1 and rows[-1][2:] == [first, number]:
            rows[-1][1] = c
        else:
            rows.append([c, c, first, number])
    line = "   "
    for a, b, first, number in rows:
        cell = f" {{{a:#x}, {b:#x}, {first}, {number}}},"
        if len(line) + len(cell) > 118:
            print(line)
            line = "   "
        line += cell
    print(line)
    print("};")
    print(f"const std::size_t later_character_count = {len(rows)};\n")
    print("}  // namespace slotscope")


main()
