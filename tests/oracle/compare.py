# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a migrated database with what expect.py worked out; exits 1 on any difference.

    compare.py EXPECTED.db RESULT.db [--source V1.db] [--schema v2.sql]
               [--balance BALANCE.json] [--quarantine QUARANTINE.json]

Every row of every version 2 table is compared both ways, by storage class and bytes. --source adds the rows
and definitions of the kept tables; --schema adds the schema (the schema file's objects and the kept tables,
nothing more and nothing less). Both JSON files are arrays of objects. At most 20 differences are printed
for a table or list.
"""
import argparse
import collections
import json
import os
import re
import sqlite3
import sys

from expect import KEPT, V2_TABLES, key_text, open_source

SHOWN = 20
LONGEST_SHOWN = 200
BALANCE_FIGURES = ("rows", "moved", "merged", "skipped", "quarantined", "kept")
_RANKS = {b"null": 0, b"integer": 1, b"real": 1, b"text": 2, b"blob": 3}
_SQL_TOKENS = re.compile(
    r"(?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))|(?P<space>\s+)|(?P<string>'(?:[^']|'')*')"
    r'|"(?P<double>(?:[^"]|"")*)"|`(?P<back>(?:[^`]|``)*)`|\[(?P<square>[^\]]*)\]|(?P<word>\w+)|(?P<mark>.)',
    re.DOTALL)
_HEX_KEY = re.compile(r"(?:X'[0-9A-Fa-f]*'|CAST\(X'[0-9A-Fa-f]*' AS TEXT\))")


class Differences:
    """Collects, prints the first of each heading, and knows whether there were any."""

    def __init__(self):
        self.counts = collections.Counter()

    def add(self, heading, text):
        self.counts[heading] += 1
        if self.counts[heading] <= SHOWN:
            print("%s: %s" % (heading, text))

    def finish(self):
        for heading, count in self.counts.items():
            if count > SHOWN:
                print("%s: %d differences in all" % (heading, count))
        total = sum(self.counts.values())
        print("%d differences" % total if total else "no difference")
        return 1 if total else 0


# --- rows ----------------------------------------------------------------------------------------

def shown(value, storage):
    """A value as SQL would write it."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        text = key_text(value, storage)
        if len(text) > LONGEST_SHOWN:
            text = "%s... (%d bytes)" % (text[:LONGEST_SHOWN], len(value))
        return text if storage == b"blob" or text.startswith("CAST(") else "'%s'" % text
    return "%s (%s)" % (value, storage.decode())


def ordered_rows(connection, table, columns, key_columns):
    """(order of key, values, storage classes) in the order of SQLite's BINARY collation."""
    quoted = ['"%s"' % column for column in columns]
    types = ", ".join("typeof(%s)" % column for column in quoted)
    order = ", ".join('"%s" COLLATE BINARY' % column for column in key_columns)
    positions = [columns.index(column) for column in key_columns]
    count = len(columns)
    for row in connection.execute('SELECT %s, %s FROM "%s" ORDER BY %s' % (", ".join(quoted), types, table, order)):
        values, storage = row[:count], row[count:]
        key = [(_RANKS[storage[at]], 0 if values[at] is None else values[at]) for at in positions]
        yield key, values, storage


def describe(columns, values, storage):
    return ", ".join("%s=%s" % (column, shown(value, kind))
                     for column, value, kind in zip(columns, values, storage))


def compare_rows(differences, table, columns, key_columns, expected, result):
    """Walks both sides in key order."""
    end = (None, None, None)
    ours, theirs = next(expected, end), next(result, end)
    while ours is not end or theirs is not end:
        if theirs is end or (ours is not end and ours[0] < theirs[0]):
            differences.add(table, "missing row " + describe(columns, ours[1], ours[2]))
            ours = next(expected, end)
        elif ours is end or theirs[0] < ours[0]:
            differences.add(table, "row too many " + describe(columns, theirs[1], theirs[2]))
            theirs = next(result, end)
        else:
            if ours[1:] != theirs[1:]:
                report_changed(differences, table, columns, key_columns, ours, theirs)
            ours, theirs = next(expected, end), next(result, end)


def report_changed(differences, table, columns, key_columns, ours, theirs):
    changed = ["%s: expected %s, found %s" % (column, shown(a, a_kind), shown(b, b_kind))
               for column, a, a_kind, b, b_kind in zip(columns, ours[1], ours[2], theirs[1], theirs[2])
               if a != b or a_kind != b_kind]
    keys = [columns.index(column) for column in key_columns]
    name = ", ".join(shown(ours[1][at], ours[2][at]) for at in keys)
    differences.add(table, "row %s: %s" % (name, "; ".join(changed)))


def column_names(connection, table):
    return tuple(row[1].decode() for row in connection.execute('PRAGMA table_info("%s")' % table))


def compare_table(differences, table, columns, key_columns, expected, result):
    found = column_names(result, table)
    if sorted(found) != sorted(columns):
        differences.add(table, "columns are %s instead of %s" % (found, columns))
        return
    compare_rows(differences, table, columns, key_columns,
                 ordered_rows(expected, table, columns, key_columns),
                 ordered_rows(result, table, columns, key_columns))


def compare_v2_tables(differences, expected, result):
    for table, columns in V2_TABLES.items():
        key = columns if table == "project_task_types" else columns[:1]
        compare_table(differences, table, columns, key, expected, result)


def compare_kept_tables(differences, source, result):
    for table in KEPT:
        columns = column_names(source, table)
        compare_table(differences, table, columns, columns, source, result)


# --- schema --------------------------------------------------------------------------------------

def normalised(sql):
    """One space between tokens, no comments, no quotes around identifiers; strings stay as they are."""
    if sql is None:
        return None
    tokens = []
    for match in _SQL_TOKENS.finditer(sql):
        kind, token = match.lastgroup, match.group(match.lastgroup)
        if kind == "double":
            token = token.replace('""', '"')
        elif kind == "back":
            token = token.replace("``", "`")
        if kind not in ("comment", "space"):
            tokens.append(token)
    while tokens and tokens[-1] == ";":
        tokens.pop()
    return " ".join(tokens)


def schema_objects(connection, wanted=lambda name, table: True):
    """(type, name) -> (table, normalised SQL)."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    decoded = (tuple(None if value is None else value.decode() for value in row) for row in rows)
    return {(kind, name): (table, normalised(sql)) for kind, name, table, sql in decoded if wanted(name, table)}


def table_shape(connection, table):
    """What the pragmas say of a table: columns, foreign keys, and its indexes with their columns."""
    def pragma(name, argument):
        return [tuple(value.decode() if isinstance(value, bytes) else value for value in row)
                for row in connection.execute('PRAGMA %s("%s")' % (name, argument))]

    flags = [row[1:] for row in pragma("table_list", table)]
    columns = [row[:4] + (normalised(row[4]),) + row[5:] for row in pragma("table_xinfo", table)]
    indexes = {row[1]: (row[2:], pragma("index_xinfo", row[1])) for row in pragma("index_list", table)}
    return {"kind": flags, "columns": columns, "foreign keys": pragma("foreign_key_list", table),
            "indexes": indexes}


def compare_objects(differences, expected, found):
    for key in sorted(expected.keys() - found.keys()):
        differences.add("schema", "missing %s %s" % key)
    for key in sorted(found.keys() - expected.keys()):
        differences.add("schema", "%s %s too many" % key)
    for key in sorted(expected.keys() & found.keys()):
        if expected[key] != found[key]:
            differences.add("schema", "%s %s: expected %s, found %s" % (*key, expected[key], found[key]))


def compare_shapes(differences, tables, expected, result):
    for table in sorted(tables):
        ours, theirs = table_shape(expected, table), table_shape(result, table)
        for what in ours:
            if ours[what] != theirs[what]:
                differences.add("schema", "%s, %s: expected %s, found %s"
                                % (table, what, ours[what], theirs[what]))


def compare_schema(differences, schema_path, source, result):
    target = sqlite3.connect(":memory:")
    with open(schema_path, encoding="utf-8") as file:
        target.executescript(file.read())
    target.text_factory = bytes
    of_kept = (lambda name, table: table in KEPT)
    expected = schema_objects(target)
    found = schema_objects(result)
    if source:
        expected.update(schema_objects(source, of_kept))
    else:
        expected.update({key: value for key, value in schema_objects(result, of_kept).items()})
        for table in KEPT:
            if ("table", table) not in found:
                differences.add("schema", "missing table " + table)
    compare_objects(differences, expected, found)
    there = {name for kind, name in found if kind in ("table", "view")}
    of_target = {name for kind, name in schema_objects(target) if kind in ("table", "view")}
    compare_shapes(differences, of_target & there, target, result)
    if source:
        compare_shapes(differences, set(KEPT) & there, source, result)
    for kind, name in found:
        if name.lower().startswith("_godwit"):
            differences.add("schema", "%s %s is Godwit's own" % (kind, name))
    ours, theirs = (c.execute("PRAGMA user_version").fetchone()[0] for c in (target, result))
    if ours != theirs:
        differences.add("schema", "user_version: expected %d, found %d" % (ours, theirs))


# --- balance and quarantine ----------------------------------------------------------------------

def load_array(path):
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise SystemExit("%s is not a JSON array of objects" % path)
    return content


def compare_balance(differences, expected, path):
    query = 'SELECT table_name, "rows", moved, merged, skipped, quarantined, kept FROM balance'
    wanted = {row[0].decode(): row[1:] for row in expected.execute(query)}
    seen = set()
    for entry in load_array(path):
        table = entry.get("table")
        figures = tuple(entry.get(name) for name in BALANCE_FIGURES)
        if table not in wanted:
            differences.add("balance", "table %s too many" % table)
        elif table in seen:
            differences.add("balance", "table %s twice" % table)
        elif figures != wanted[table]:
            differences.add("balance", "%s: expected %s, found %s"
                            % (table, dict(zip(BALANCE_FIGURES, wanted[table])),
                               dict(zip(BALANCE_FIGURES, figures))))
        if entry.get("unaccounted") != 0:
            differences.add("balance", "%s: unaccounted is %s" % (table, entry.get("unaccounted")))
        seen.add(table)
    for table in wanted.keys() - seen:
        differences.add("balance", "table %s is missing" % table)


def same_case(key):
    """Hexadecimal digits may be written in either case."""
    return key.upper() if isinstance(key, str) and _HEX_KEY.fullmatch(key) else key


def compare_quarantine(differences, expected, path):
    wanted = collections.Counter()
    causes = {}
    for row in expected.execute("SELECT table_name, key, cause FROM quarantine"):
        table, key, cause = (None if value is None else value.decode() for value in row)
        wanted[table, same_case(key)] += 1
        causes[table, same_case(key)] = cause
    found = collections.Counter()
    for entry in load_array(path):
        found[entry.get("table"), same_case(entry.get("key"))] += 1
    for (table, key), count in (wanted - found).items():
        differences.add("quarantine", "missing: %s %r, %d times (%s)" % (table, key, count, causes[table, key]))
    for (table, key), count in (found - wanted).items():
        differences.add("quarantine", "too many: %s %r, %d times" % (table, key, count))


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("expected")
    parser.add_argument("result")
    parser.add_argument("--source")
    parser.add_argument("--schema")
    parser.add_argument("--balance")
    parser.add_argument("--quarantine")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    for path in (options.expected, options.result, options.source or options.result):
        if not os.path.exists(path):
            raise SystemExit("%s does not exist" % path)
    differences = Differences()
    expected, result = open_source(options.expected), open_source(options.result)
    source = open_source(options.source) if options.source else None
    compare_v2_tables(differences, expected, result)
    if source:
        compare_kept_tables(differences, source, result)
    if options.schema:
        compare_schema(differences, options.schema, source, result)
    if options.balance:
        compare_balance(differences, expected, options.balance)
    if options.quarantine:
        compare_quarantine(differences, expected, options.quarantine)
    return differences.finish()


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
