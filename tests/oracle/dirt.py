# SPDX-License-Identifier: GPL-3.0-or-later
"""Every odd value that a version 1 column can hold, by table and column.

`WAYS` lists them as (table, column, name, make): make(current, n) gives the odd value, from the clean one and
a number that never repeats. Whether RULES.md accepts a value or not is not said here: that is for expect.py.
A `bytes` value is stored as a BLOB; `RawText` as text of exactly these bytes, valid UTF-8 or not.
"""

INFINITY = float("inf")


class RawText:
    """Bytes to be stored as text through CAST(? AS TEXT)."""

    def __init__(self, content):
        self.content = content


BAD_UTF8 = {
    "a lone 0xFF": b"bad \xff",
    "a cut-off sequence": b"bad \xc3",
    "a continuation byte alone": b"\x80bad",
    "an encoded surrogate": b"\xed\xa0\x80",
    "an overlong NUL": b"\xc0\x80",
    "above U+10FFFF": b"\xf4\x90\x80\x80",
    "Latin-1": "Müller".encode("latin-1"),
    "a NUL and then 0xFF": b"a\0\xff",
    "cut in the middle of an emoji": "🚢".encode()[:3],
}

DATES = [
    # Accepted forms, and days at the edges.
    "2025-01-15", " 2025-01-15 ", "2025-01-15 10:20:30", "2025-01-15T10:20:30", "2025-01-15T10:20:30Z",
    "2025-01-15 10:20:30Z", "  2025-01-15T23:59:59.999Z  ", "2025-01-15T00:00:00", "2025-01-15 23:59:59",
    "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-14:00",
    "9999-12-31T23:59:59-14:59", "9999-12-31T23:59:59.999999999+14:59", "1970-01-01", "1969-12-31",
    "1969-12-31T23:59:59.9999", "1969-12-31T23:59:59.001", "1970-01-01T00:00:00.0009",
    "2024-02-29", "2000-02-29", "2023-02-28", "0004-02-29", "2025-12-31 23:59:59.999",
    "1582-10-10", "1900-03-01",
    # Offsets.
    "2025-01-15T10:20:30+00:00", "2025-01-15T10:20:30-00:00", "2025-01-15T10:20:30+14:00",
    "2025-01-15T10:20:30+14:59", "2025-01-15T10:20:30-14:59", "2025-01-15 01:00:00+02:00",
    "2025-01-15 23:30:00-01:00", "2025-01-15T00:00:00+00:01", "2025-03-01T00:30:00+01:00",
    "2025-01-15T10:20:30+15:00", "2025-01-15T10:20:30-15:00", "2025-01-15T10:20:30+14:60",
    "2025-01-15T10:20:30+24:00", "2025-01-15T10:20:30+0530", "2025-01-15T10:20:30+05",
    "2025-01-15T10:20:30+5:30", "2025-01-15T10:20:30 +05:30", "2025-01-15T10:20:30 Z",
    "2025-01-15T10:20:30\u221205:30", "2025-01-15T10:20:30+05:30Z", "2025-01-15T10:20:30UTC",
    "2025-01-15Z", "2025-01-15+01:00",
    # Fractions of one to nine digits, and none and ten.
    *["2025-01-15T10:20:30." + "123456789"[:digits] for digits in range(1, 10)],
    "2025-01-15 10:20:30.5+01:00", "2025-01-15T10:20:30.999999999Z", "2025-01-15T10:20:30.000000001",
    "2025-01-15T10:20:30.", "2025-01-15T10:20:30.Z", "2025-01-15T10:20:30.1234567890",
    "2025-01-15T10:20:30,5", "2025-01-15T10:20:30.12a", "2025-01-15T10:20:30.-1",
    # Day first.
    "15/01/2025", " 15/01/2025 ", "29/02/2024", "01/12/0001", "31/12/9999", "29/02/2025", "31/04/2025",
    "00/01/2025", "01/00/2025", "01/13/2025", "01/01/0000", "1/1/2025", "15/01/25", "15/01/2025 10:00:00",
    "15-01-2025", "15.01.2025", "2025/01/15", "15/01/2025Z",
    # Digits only: seconds, milliseconds, and beyond.
    "0", "00", "7", "1736899200", "1736899200000", "99999999999", "100000000000", "099999999999",
    "9223372036854775", "9223372036854776", "9223372036854775807", "00000000000000000000001736899200",
    "99999999999999999999999999999999", "20250115", "-5", "+5", "-0", "1736899200.0", "1736899200.5",
    "1.7369e9", "1e9", "1,736,899,200", "1_000", "0x10", " 1736899200 ", "\u22125", "- 5",
    # Days and times that do not exist.
    "2025-02-30", "2025-02-29", "1900-02-29", "2100-02-29", "2025-04-31", "2025-00-10", "2025-13-01",
    "2025-01-00", "2025-01-32", "0000-01-01", "0000-12-31T23:59:59-14:00", "2025-01-15T24:00:00",
    "2025-01-15 24:00:00", "2025-01-15T23:60:00", "2025-01-15T23:59:60", "2016-12-31T23:59:60Z",
    "2025-01-15T99:00:00",
    # Near misses of form.
    "2025-01-15t10:20:30", "2025-01-15T10:20:30z", "2025-01-15 10:20", "2025-01-15T10", "2025-01-15T",
    "2025-01-15 ", "2025-01-15  10:20:30", "2025-01-15\t10:20:30", "2025-01-15_10:20:30", "2025-1-5",
    "25-01-15", "02025-01-15", "+2025-01-15", "-2025-01-15", "2025-01", "2025", "2025-015", "2025-W03-3",
    "20250115T102030Z", "2025-01-15T10:20:30Zx", "x2025-01-15", "2025-01-15;", "2025 -01-15",
    "2025-01-15 10:20:30 PM", "2025-01-15T1:20:30", "2025-01-15 10-20-30", "2025\u201301\u201315",
    "Jan 15, 2025", "15 Jan 2025", "tomorrow", "n/a", "TBD", "null", "NULL", "-", "?", "now",
    # Digits that are not ASCII.
    "\u0662\u0660\u0662\u0665-\u0660\u0661-\u0661\u0665", "\uff12\uff10\uff12\uff15-01-15", "\u0661\u0662\u0663",
    "2025-01-1\u0665", "\u00b2\u00b3",
    # Spaces that are not U+0020, NUL, a byte order mark.
    "\t2025-01-15", "2025-01-15\t", "2025-01-15\n", "2025-01-15\r\n", "\u00a02025-01-15", "2025-01-15\u3000",
    "\u200b2025-01-15", "\ufeff2025-01-15", "2025-01-15\0", "2025\0-01-15", "\0", "2025-01-15\0junk",
    "2025-01-15T10:20:30\0Z", "1736899200\0",
    # Blank, or nearly.
    None, "", " ", "     ", "\t", "\n", "\u00a0",
]

LISTS = [
    None, "", "   ", "[]", "[ ]", " [] ", '[""]', '["", "  "]', ",", " , ,, ",
    # JSON that counts.
    '["Ann"]', '["Ann","Bob"]', '[ "Ann" , "Bob" ]', '  ["Ann", " Bob "]  ', '["Ann","","  ","Bob"]',
    '["Ann"]\t', '["Ann"]\n', '["Ann"] \r\n', '[\n\t"Ann"\r\n,\n"Bob"\n]', '["Ann","Ann"]', '["a,b","c"]',
    '["\\u0000"]', '["a\\u0000b"]', '["caf\\u00e9"]', '["café"]', '["\\u00E9\\u00e9"]', '["\\u0020Ann\\u0020"]',
    '["\\u0020"]', '["\\ud83d\\ude00"]', '["\\uD83D\\uDE00 ok"]', '["😀"]', '["\\udbff\\udfff"]', '["\\ud800\\udc00"]',
    '["\\"quoted\\""]', '["back\\\\slash"]', '["a\\/b"]', '["a/b"]', '["\\b\\f\\n\\r\\t"]', '["\\u001f\\u007f\\u0080"]',
    '["\\u2028\\u2029"]', '["\u2028"]', '["\x7f"]', '["\\tAnn\\t"]', '["\u00a0"]', '["\\u00a0Ann"]', '["\\\\u0041"]',
    '["\ufffd"]', '["\ufffe"]', '["\\ufeffAnn"]', '["[\\"nested text\\"]"]', "[\"it's\"]", '["\\u0041\\u005c\\u0022"]',
    # Valid JSON that is no array of texts.
    "[1]", '["Ann", 1]', "[null]", '["Ann", null]', "[true]", '[["Ann"]]', '[{"name":"Ann"}]', "[[]]", "[{}]",
    "[1.5e3]", "[-0]", "[NaN]", "[Infinity]", '["Ann", false]',
    # Not JSON.
    "[", "[[", '["Ann"', '["Ann",', '["Ann",]', "[,]", '[,"Ann"]', '["Ann" "Bob"]', '["Ann",,"Bob"]', "['Ann']",
    "[Ann, Bob]", '["Ann"] x', '["Ann"]]', '["Ann"],', '["Ann"]["Bob"]', '["Ann"] // note', '["Ann" /* note */]',
    '["Ann"]\0', '["Ann"\0]', '["Ann"]\u00a0', '["Ann"]\v', '["Ann"]\f', '["An\nn"]', '["An\tn"]', '["An\0n"]',
    '["An\x1fn"]', '["\\x41"]', '["\\u12"]', '["\\u12G4"]', '["\\u 123"]', '["\\u+123"]', '["\\u1_23"]', '["\\U0041"]',
    '["\\\'"]', '["\\0"]', '["\\a"]', '["\\v"]', '["\\', '["\\"', '["\\"]', '["unclosed]', '["a"\u00a0,"b"]',
    "[\u201cAnn\u201d]", '["\\u\uff11\uff12\uff13\uff14"]',
    # Surrogates that are alone.
    '["\\ud800"]', '["\\udc00"]', '["\\ud800x"]', '["\\udc00\\ud800"]', '["\\ud83d\\ud83d\\ude00"]',
    '["\\ud83d\\ude00\\ude00"]', '["\\ud83d \\ude00"]', '["ok","\\udfff"]', '["\\ud83d\\u0041"]', '["\\ud83d\\\\ude00"]',
    # Comma-separated lists.
    "Ann", "Ann,Bob", " Ann , Bob ", "Ann,,Bob,", ",Ann", "Ann;Bob", '"Ann","Bob"', "Ann \"the boss\" Lee, Bob",
    "C:\\files\\a.pdf, b.pdf", "O'Hara, Zoë", "😀, 🚢", "a\tb, c\nd", "\tAnn\t,\t", "Ann\0Bob,c", "\0", "\x01,\x1f,\x7f",
    "\u00a0,Ann\u00a0", "Ann],[Bob", "Ann [lead], Bob", "\t[\"Ann\"]", "\n[1]", "\u00a0[1]", "\ufeff[\"Ann\"]", "{\"a\":1}",
    "\"Ann\"", "null", "x[", "a,[", "Ann, Bob\r\n", "\u2028,\u2029", "a,\ufe50b\uff0cc", "\u3001a", "true,1",
    "a" * 3000 + "," + "b" * 3000, "a," * 500, "[" * 300, "[" * 50 + "]" * 50,
]

TEXTS = [
    None, "", " ", "   ", "  padded  ", "it's", 'say "hi"', "back\\slash", "emoji 🚢👩‍👩‍👧", "nul\0inside", "\0", "ends\0", "a\tb",
    "line\nbreak\r\nand\rmore", "\x01\x1f\x7f", "\u0085\u2028", "\ufeffmark", "\ufffd", "\ufffe\uffff", "e\u0301 é", "שלום",
    "'; DROP TABLE tasks; --", "=1+1", "a,b;c", "%s %d {0} $1", "NULL", "\U0010ffff", "x" * 20_000,
    "123", "1.50", "0x10", "\u00a0", "\t",
]

_SPELLINGS = ["not_started", "in_progress", "blocked", "submitted", "completed", "done", "complete", "closed",
              "open", "new", "todo", "wip", "started"]
STATUSES = [
    *_SPELLINGS,
    *[word.upper() for word in _SPELLINGS],
    *["  " + word.title() + " " for word in _SPELLINGS],
    "not started", "Not-Started", "in progress", "IN-PROGRESS", " in progress ", "In-progress",
    "", "   ", "cancelled", "to do", "to-do", "in  progress", "in - progress", "inprogress", "notstarted",
    "done\t", "\tdone", "done\n", "done\0", "\0", "do\0ne", "done.", "done!", "-done", "done-", "_done", "completed_",
    "in\u00a0progress", "in\u2010progress", "in\u2014progress", "bloc\u212aed", "\u017fubmitted", "\u0130n_progress",
    "\uff44\uff4f\uff4e\uff45", "d\u043ene", "null", "0", "1", "unknown", "not_started, done", "on hold", "archived",
    "submitted\u200b", "\u00a0done", "'done'", '"done"',
]

FLAGS = [
    0, 1, 2, -1, 7, 9223372036854775807, -9223372036854775808,
    0.0, -0.0, 0.5, -0.5, 1.0, 1e300, 5e-324, INFINITY, -INFINITY,
    "true", "TRUE", " True ", "yes", "YES", "yes ", " yEs", "false", "FALSE", " False", "no", "NO", "no ",
    "", " ", "    ", "1", "0", "+1", "-1", "+0", "-0", "00", "007", "1.0", "0.0", "-0.0", "+0.0", "-0.50", "+1.25",
    " 1 ", "\t1\n", "1.", ".5", "+.5", "1e5", "0e0", "0e5", "1e-400", "1e400", "1E+2", "99999999999999999999",
    "-9223372036854775809", "0." + "0" * 400 + "1", "1" * 400, "0" * 400,
    "0x1", "0x0", "1_000", "1,0", "1,000", "--1", "+-1", "+", "-", ".", "+.", "1.2.3", "1 2", "1-", "1x", "1%",
    "on", "off", "y", "n", "t", "f", "ja", "null", "NULL", "nan", "NaN", "inf", "Infinity", "tru", "truee", "yes!",
    "yes\t", "\tyes", "yes\n", "yes\0", "true\0", "1\0", "0\0", "\0", "\t", "\n", "\u00a0", "\u00a01", "1\u00a0",
    "\u0661", "\u0660", "\uff11", "\u00bd", "y\u0435s", "ye\u017f", "'1'", '"true"', "\u22121", "\u2713",
]

SEQUENCES = [
    0, 1, -1, 2.0, 2.5, -2.5, 1e300, INFINITY, -INFINITY, 9223372036854775807, -9223372036854775808,
    9007199254740993, 9007199254740992.0, "ten", "10 ", " 10", "1e1", "0x0A", "3rd", "", "  ", "é", "A", "a", "\0", "1\0",
    "1.5", "9223372036854775808", "\u0661", "quote'\"",
]

CODES = [
    "PA2", "PA3", "NMR1", "NMR2", "pa2", "Pa3", "nmr1", "NMR2 ", " PA2", "PA2 ", " PA2 ", "PA2\0", "PA2\t", "PA 2",
    "PA-2", "PA20", "PA", "NMR3", "\u03a1\u03912", "PA\uff12", "PA\u00b2", "", "   ", " own ", "own\0code", "'PA2'", "🚢", "\t",
]
NAMES = [
    "", " ", "     ", "  padded  ", "\ttabbed\t", "\u00a0", "\n", "\0", "nul\0inside", "\0 ", " \0", "First Article",
    "first article", "Milestone (2)", "(2)", " (2)", "it's", 'say "hi"', "[name]", "back\\slash", "emoji 🚢",
    "e\u0301", "\u00e9", "\ufeffname", "x" * 5_000, "NULL", "%s", "; --",
]

ODD_IDS = {
    "NULL": lambda n: None,
    "a BLOB": lambda n: b"blob %d" % n,
    "a BLOB with a NUL": lambda n: b"\0%d" % n,
    "bad UTF-8": lambda n: RawText(b"\xff%d" % n),
    "cut-off UTF-8": lambda n: RawText(b"%d\xe2\x82" % n),
    "bad UTF-8 after a NUL": lambda n: RawText(b"%d\0\xfe" % n),
    "a NUL inside": lambda n: "nul\0%d" % n,
    "a NUL at the end": lambda n: "%d\0" % n,
    "spaces around": lambda n: " %d " % n,
    "quotes": lambda n: "it's \"%d\"" % n,
    "an emoji": lambda n: "🚢%d" % n,
    "a backslash and a comma": lambda n: "\\,%d" % n,
    "a line break": lambda n: "\r\n%d" % n,
    "digits": lambda n: "%d" % n,
    "a number (stored as text)": lambda n: 10_000_000 + n,
    "a real number (stored as text)": lambda n: n + 0.5,
    "looks like a BLOB literal": lambda n: "X'%04X'" % n,
    "looks like a CAST": lambda n: "CAST(X'%04X' AS TEXT)" % n,
    "capitals": lambda n: "CaSe%d" % n,
    "very long": lambda n: "%d" % n + "y" * 3_000,
}

MISSING_PARENTS = {
    "no such parent": lambda current, n: "no-such-%d" % n,
    "empty": lambda current, n: "",
    "blank": lambda current, n: "  ",
    "a space after it": lambda current, n: current + " ",
    "a NUL after it": lambda current, n: current + "\0",
    "another case": lambda current, n: current.swapcase(),
    "the same bytes as a BLOB": lambda current, n: current.encode(),
    "bad UTF-8 after it": lambda current, n: RawText(current.encode() + b"\xff"),
    "a number": lambda current, n: 5,
}

DATE_COLUMNS = {
    "project_milestone_tasks": ["due_date"],
    "supplier_task_instances": ["actual_due_date", "completed_at", "created_at", "updated_at"],
}
_VALUES = {
    "milestones": {"code": CODES, "name": NAMES, "sequence": SEQUENCES},
    "tasks": {"name": NAMES, "description": TEXTS, "sequence": SEQUENCES},
    "project_milestone_tasks": {"due_date": DATES, "notes": TEXTS, "responsible_parties": LISTS},
    "supplier_task_instances": {
        "status": STATUSES, "actual_due_date": DATES, "completed_at": DATES, "notes": TEXTS, "attachments": LISTS,
        "is_applied": FLAGS, "created_at": DATES, "updated_at": DATES},
}
PARENTS = {
    "milestones": ["task_type_id"],
    "tasks": ["milestone_id"],
    "project_milestone_tasks": ["project_id", "milestone_id", "task_id"],
    "supplier_task_instances": ["supplier_id", "project_milestone_task_id"],
}
NOT_NULL = {("supplier_task_instances", "created_at"), ("tasks", "name"), ("milestones", "name")}


def _constant(value):
    return lambda current, n: value


def _of_current(value):
    """A BLOB of what would have been right, so that only the storage class is wrong."""
    return lambda current, n: value if current is None else str(current).encode()


def _ways_of_column(table, column, values):
    for value in values:
        if value is not None or (table, column) not in NOT_NULL:
            yield table, column, "%s = %.40r" % (column, value), _constant(value)
    yield table, column, column + ": a BLOB of a good value", _of_current(b"2025-01-15")
    yield table, column, column + ": an empty BLOB", _constant(b"")
    for name, content in BAD_UTF8.items():
        yield table, column, "%s: %s" % (column, name), _constant(RawText(content))


def _ways():
    for table, columns in _VALUES.items():
        for name, make in ODD_IDS.items():
            yield table, "id", "id: " + name, (lambda current, n, make=make: make(n))
        for column in PARENTS[table]:
            for name, make in MISSING_PARENTS.items():
                yield table, column, "%s: %s" % (column, name), make
        for column, values in columns.items():
            yield from _ways_of_column(table, column, values)


WAYS = list(_ways())
