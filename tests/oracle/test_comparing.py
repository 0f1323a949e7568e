# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py finds what is wrong and nothing else; make_v1.py repeats itself."""
import contextlib
import io
import json
import os
import sqlite3
import tempfile
import unittest

import compare
import expect
import make_v1

V2_SCHEMA = os.path.join(os.path.dirname(make_v1.SCHEMA), "v2.sql")


def quietly(function, *arguments):
    """(result, printed text)"""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        result = function(*arguments)
    return result, printed.getvalue()


class Comparing(unittest.TestCase):
    """A result made from the expectation itself: it must fit v2.sql's own constraints, and be found equal."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.v1, cls.expected, cls.result = (os.path.join(cls.folder.name, name) for name in ("v1", "expected", "result"))
        quietly(make_v1.main, [cls.v1, "--rows", "2000", "--seed", "7"])
        expect.expect(cls.v1, cls.expected)
        cls.make_result()
        cls.write_lists()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def make_result(cls):
        result = sqlite3.connect(cls.result, isolation_level=None)
        result.execute("ATTACH ? AS v1", (cls.v1,))
        result.execute("ATTACH ? AS expected", (cls.expected,))
        for table in expect.KEPT:
            result.execute(result.execute("SELECT sql FROM v1.sqlite_schema WHERE name = ?", (table,)).fetchone()[0])
            result.execute("INSERT INTO main.%s SELECT * FROM v1.%s" % (table, table))
        result.executescript(make_v1.read_text(V2_SCHEMA))
        for table in expect.V2_TABLES:
            result.execute("INSERT INTO main.%s SELECT * FROM expected.%s" % (table, table))
        cls.foreign_keys = result.execute("PRAGMA main.foreign_key_check").fetchall()
        result.close()

    @classmethod
    def write_lists(cls):
        expected = sqlite3.connect(cls.expected)
        names = ["table", "rows", "moved", "merged", "skipped", "quarantined", "kept"]
        cls.balance = [dict(zip(names, row), unaccounted=0) for row in expected.execute("SELECT * FROM balance")]
        cls.entries = [{"table": table, "key": key, "cause": "any"}
                       for table, key in expected.execute("SELECT table_name, key FROM quarantine ORDER BY random()")]
        expected.close()

    def json_file(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)
        return path

    def compare(self, balance=None, entries=None):
        return quietly(compare.main, [
            self.expected, self.result, "--source", self.v1, "--schema", V2_SCHEMA,
            "--balance", self.json_file("balance", balance or self.balance),
            "--quarantine", self.json_file("quarantine", entries or self.entries)])

    @contextlib.contextmanager
    def changed(self, *statements):
        """The result with something wrong, for a while."""
        original = self.result
        self.result = original + "-changed"
        with open(original, "rb") as source, open(self.result, "wb") as copy:
            copy.write(source.read())
        connection = sqlite3.connect(self.result, isolation_level=None)
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        connection.close()
        yield
        os.remove(self.result)
        self.result = original

    def finds(self, text, *statements):
        with self.changed(*statements):
            code, printed = self.compare()
        self.assertEqual(code, 1, printed)
        self.assertIn(text, printed)

    def test_the_expectation_fits_version_2_and_is_equal_to_itself(self):
        self.assertEqual(self.foreign_keys, [])
        code, printed = self.compare()
        self.assertEqual((code, printed), (0, "no difference\n"))

    def test_a_missing_row(self):
        self.finds("tasks: missing row", "DELETE FROM tasks WHERE rowid = 5")

    def test_a_row_too_many(self):
        self.finds("project_task_types: row too many", "INSERT INTO project_task_types VALUES ('x', 'y')")

    def test_a_changed_value(self):
        self.finds("sequence: expected", "UPDATE task_type_sections SET sequence = 77 WHERE rowid = 9")

    def test_another_storage_class(self):
        self.finds("name: expected", "UPDATE tasks SET name = CAST(name AS BLOB) WHERE rowid = 3")

    def test_a_missing_table(self):
        self.finds("tasks: columns are ()", "DROP VIEW overdue_instances", "DROP TABLE tasks")

    def test_a_null_id(self):
        self.finds("row too many id=NULL", "UPDATE tasks SET id = NULL WHERE rowid = 3")

    def test_a_changed_kept_row(self):
        self.finds("suppliers: row too many", "UPDATE suppliers SET name = name || '' || x'00' WHERE rowid = 2")

    def test_only_twenty_are_shown(self):
        with self.changed("UPDATE supplier_task_instances SET created_at = 1"):
            _, printed = self.compare()
        self.assertEqual(printed.count("created_at: expected"), 20)
        self.assertRegex(printed, "supplier_task_instances: [0-9]{3,} differences in all")

    def test_a_table_too_many(self):
        self.finds("table _godwit_map too many", "CREATE TABLE _godwit_map (a)")
        self.finds("_godwit_map is Godwit's own", "CREATE TABLE _godwit_map (a)")

    def test_missing_and_changed_objects(self):
        self.finds("missing index sti_open", "DROP INDEX sti_open")
        self.finds("missing view overdue_instances", "DROP VIEW overdue_instances")
        self.finds("missing trigger sti_touch", "DROP TRIGGER sti_touch")
        self.finds("index tasks_section", "DROP INDEX tasks_section", "CREATE INDEX tasks_section ON tasks(name)")
        self.finds("table tasks", "UPDATE sqlite_schema SET sql = replace(sql, 'DEFAULT 0', 'DEFAULT 1') "
                   "WHERE name = 'tasks'")
        self.finds("user_version", "PRAGMA user_version = 1")

    def test_quotes_spaces_and_comments_in_sql_do_not_matter(self):
        self.assertEqual(compare.normalised('CREATE TABLE "a b" ( -- one\n [x]  TEXT /* two */, `y` INT\t) ;'),
                         compare.normalised("CREATE TABLE 'a b'(x TEXT,y INT)".replace("'", '"')))
        self.assertNotEqual(compare.normalised("CHECK (a = 'x  y')"), compare.normalised("CHECK (a = 'x y')"))
        self.assertNotEqual(compare.normalised("CHECK (a = '--')"), compare.normalised("CHECK (a = '')"))
        with self.changed("UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE tasks', 'CREATE TABLE  \"tasks\"')"):
            self.assertEqual(self.compare()[0], 0)

    def test_balance(self):
        for change in ({"moved": 1}, {"unaccounted": 1}, {"table": "other"}):
            code, printed = self.compare(balance=[{**self.balance[5], **change}] + self.balance[:5] + self.balance[6:])
            self.assertEqual(code, 1)
            self.assertIn("balance: ", printed)
        self.assertIn("is missing", self.compare(balance=self.balance[1:])[1])

    def test_quarantine_is_a_multiset(self):
        nulls = [entry for entry in self.entries if entry["key"] is None]
        self.assertGreater(len(nulls), 3)
        self.assertIn("quarantine: missing", self.compare(entries=self.entries[1:])[1])
        self.assertIn("quarantine: too many", self.compare(entries=self.entries + nulls[:1])[1])
        lower = [{**entry, "key": entry["key"].lower().replace("x'", "X'") if (entry["key"] or "").startswith("X'")
                  else entry["key"]} for entry in self.entries]
        self.assertEqual(self.compare(entries=lower)[0], 0)


class Making(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def dump(self, *arguments):
        path = os.path.join(self.folder.name, "made.db")
        quietly(make_v1.main, [path, *arguments])
        connection = sqlite3.connect(path)
        connection.text_factory = bytes
        rows = [connection.execute("SELECT * FROM " + table).fetchall() for table in make_v1.COLUMNS]
        connection.close()
        return rows, path

    def test_the_same_seed_gives_the_same_rows(self):
        first, _ = self.dump("--rows", "300", "--seed", "5")
        self.assertEqual(first, self.dump("--rows", "300", "--seed", "5")[0])
        self.assertNotEqual(first, self.dump("--rows", "300", "--seed", "6")[0])

    def test_no_dirt_gives_clean_rows_only(self):
        _, path = self.dump("--rows", "400", "--seed", "5", "--dirty", "0")
        out = os.path.join(self.folder.name, "out.db")
        expect.expect(path, out)
        connection = sqlite3.connect(out)
        self.assertEqual(connection.execute("SELECT count(*) FROM quarantine").fetchone(), (0,))
        self.assertEqual(connection.execute("SELECT count(*) FROM supplier_task_instances").fetchone(), (400,))
        connection.close()
