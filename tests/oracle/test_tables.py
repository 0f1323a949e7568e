# SPDX-License-Identifier: GPL-3.0-or-later
"""Small version 1 databases and what must become of them, worked out by hand from RULES.md."""
import os
import sqlite3
import tempfile
import unittest

import expect
import make_v1
from test_values import DAY, JAN_15


class DatabaseCase(unittest.TestCase):
    """A version 1 database by hand: supplier S, project P, task type T, milestone M, task K, template A."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.v1 = sqlite3.connect(self.path("v1.db"), isolation_level=None)
        self.addCleanup(lambda: self.v1.close())
        self.v1.executescript(make_v1.read_text(make_v1.SCHEMA))
        self.add("suppliers", "S", "Supplier", None, "x")
        self.add("projects", "P", "Project", None, "x")
        self.add("task_types", "T", "Type", None)
        self.add("milestones", "M", "T", "c", "Name", 1)
        self.add("tasks", "K", "M", "Task", None, 1)
        self.template("A")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def add(self, table, *values):
        self.v1.execute("INSERT INTO %s VALUES (%s)" % (table, ",".join("?" * len(values))), values)

    def sql(self, statement, *values):
        self.v1.execute(statement, values)

    def template(self, key, project="P", milestone="M", task="K", due=None, notes=None, parties=None):
        self.add("project_milestone_tasks", key, project, milestone, task, due, notes, parties)

    def instance(self, key, template="A", supplier="S", status="open", due=None, completed=None, attachments=None,
                 applied=1, created="2025-01-15", updated=None):
        self.add("supplier_task_instances", key, supplier, template, status, due, completed, None, attachments, applied,
                 created, updated)

    def expected(self, query):
        """The rows of a query on what the oracle writes."""
        expect.expect(self.path("v1.db"), self.path("out.db"))
        out = sqlite3.connect(self.path("out.db"))
        try:
            return out.execute(query).fetchall()
        finally:
            out.close()

    def quarantined(self):
        return self.expected("SELECT table_name, key FROM quarantine ORDER BY 1, 2")


class Sections(DatabaseCase):
    def names(self):
        return dict(self.expected("SELECT id, name FROM task_type_sections"))

    def test_a_section_has_the_milestones_id_code_and_sequence(self):
        self.assertEqual(self.expected("SELECT * FROM task_type_sections"), [("M", "T", "c", "Name", 1)])

    def test_milestones_without_tasks_become_sections(self):
        self.add("milestones", "N", "T", "PA2", "x", 2)
        self.assertEqual(self.names(), {"M": "Name", "N": "First Article"})

    def test_order_is_sequence_then_id_bytewise(self):
        self.add("milestones", "a", "T", "c", "Name", 1)
        self.add("milestones", "é", "T", "c", "Name", 0)
        self.add("milestones", "B", "T", "c", " Name ", 1)
        self.assertEqual(self.names(), {"é": "Name", "B": "Name (2)", "M": "Name (3)", "a": "Name (4)"})

    def test_texts_come_after_numbers_in_sequence_and_are_carried(self):
        self.add("milestones", "A", "T", "c", "Name", "0th")
        self.add("milestones", "B", "T", "c", "Name", 0.5)
        self.assertEqual(self.names(), {"B": "Name", "M": "Name (2)", "A": "Name (3)"})
        self.assertEqual(self.expected("SELECT sequence, typeof(sequence) FROM task_type_sections ORDER BY id"),
                         [("0th", "text"), (0.5, "real"), (1, "integer")])

    def test_names_are_unique_within_a_task_type_only(self):
        self.add("task_types", "U", "Other", None)
        self.add("milestones", "N", "U", "c", "Name", 1)
        self.assertEqual(self.names(), {"M": "Name", "N": "Name"})

    def test_a_milestone_in_quarantine_takes_no_name(self):
        self.add("milestones", "A", "T", b"c", "Name", 0)
        self.add("milestones", None, "T", "c", "Name", 0)
        self.assertEqual(self.names(), {"M": "Name"})
        self.assertEqual(self.quarantined(), [("milestones", None), ("milestones", "A")])

    def test_both_blank_and_orphans_quarantine(self):
        self.add("milestones", "A", "T", " ", "", 0)
        self.add("milestones", "B", "gone", "c", "n", 0)
        self.assertEqual(self.quarantined(), [("milestones", "A"), ("milestones", "B")])

    def test_a_kept_parent_with_an_odd_id(self):
        self.sql("INSERT INTO task_types VALUES (CAST(X'FF' AS TEXT), 'f', NULL), (X'41', 'b', NULL), (NULL, 'n', NULL)")
        self.sql("INSERT INTO milestones VALUES ('a', CAST(X'FF' AS TEXT), 'c', 'n', 1), ('b', 'A', 'c', 'n', 1)")
        self.sql("INSERT INTO milestones VALUES ('d', X'41', 'c', 'n', 1)")
        self.assertEqual(self.quarantined(), [("milestones", key) for key in "abd"])
        self.assertEqual(self.expected("SELECT rows, kept FROM balance WHERE table_name = 'task_types'"), [(4, 4)])


class Tasks(DatabaseCase):
    def test_a_task_refers_to_the_section_and_has_no_parent(self):
        self.assertEqual(self.expected("SELECT * FROM tasks"), [("K", "M", None, "Task", None, 1)])

    def test_the_name_is_kept_untrimmed_and_a_blank_one_quarantines(self):
        self.add("tasks", "L", "M", "  x ", "d", 2)
        self.add("tasks", "N", "M", "  ", "d", 2)
        self.assertEqual(self.expected("SELECT name FROM tasks WHERE id = 'L'"), [("  x ",)])
        self.assertEqual(self.quarantined(), [("tasks", "N")])

    def test_nul_is_no_blank(self):
        self.add("tasks", "L", "M", "\0", "a\0b", 2)
        self.assertEqual(self.expected("SELECT hex(name), hex(description) FROM tasks WHERE id = 'L'"), [("00", "610062")])

    def test_a_chain_goes_with_its_milestone(self):
        self.instance("I")
        self.sql("UPDATE milestones SET code = '', name = ' '")
        self.assertEqual(self.quarantined(), [("milestones", "M"), ("project_milestone_tasks", "A"),
                                              ("supplier_task_instances", "I"), ("tasks", "K")])
        self.assertEqual(self.expected("SELECT cause FROM quarantine WHERE key = 'I'"),
                         [("parent in quarantine: project_milestone_tasks",)])


class Templates(DatabaseCase):
    def kept(self):
        return self.expected("SELECT id, due_date FROM project_task_templates ORDER BY id")

    def test_a_template_has_all_its_columns(self):
        self.sql("UPDATE project_milestone_tasks SET due_date = '2025-01-15 23:00:00', notes = ' n ', "
                 "responsible_parties = 'a, b'")
        self.assertEqual(self.expected("SELECT * FROM project_task_templates"),
                         [("A", "P", "K", "M", JAN_15, " n ", '["a","b"]', "A")])

    def test_the_latest_day_stays(self):
        self.template("B", due="2025-01-15")
        self.template("C", due="2025-01-14T23:00:00")
        self.assertEqual(self.kept(), [("B", JAN_15)])
        self.assertEqual(self.expected("SELECT moved, merged FROM balance WHERE table_name = 'project_milestone_tasks'"),
                         [(1, 2)])

    def test_no_date_loses_even_before_1970(self):
        self.template("B", due="1960-01-01")
        self.assertEqual([row[0] for row in self.kept()], ["B"])

    def test_a_tie_leaves_the_smaller_id(self):
        self.template("0", due="")
        self.assertEqual(self.kept(), [("0", None)])

    def test_hours_of_one_day_tie(self):
        self.template("C", due="2025-01-15T10:00:00")
        self.template("B", due="2025-01-15T09:00:00")
        self.assertEqual(self.kept(), [("B", JAN_15)])

    def test_a_row_in_quarantine_does_not_merge(self):
        self.template("B", due="2025-02-30")
        self.template("C", due="2025-01-15", parties="[1]")
        self.assertEqual(self.kept(), [("A", None)])
        self.assertEqual(self.quarantined(), [("project_milestone_tasks", "B"), ("project_milestone_tasks", "C")])

    def test_the_tasks_milestone_wins_and_a_warning_lists_it(self):
        self.add("milestones", "N", "T", "c", "Other", 1)
        self.add("tasks", "L", "N", "Task", None, 1)
        self.template("B", milestone="M", task="L")
        self.template("C", milestone="gone", project="P", task="K", due="2025-01-15")
        self.assertEqual(self.expected("SELECT id, section_id FROM project_task_templates ORDER BY 1"),
                         [("B", "N"), ("C", "M")])
        self.assertEqual(self.expected("SELECT * FROM warnings ORDER BY key"),
                         [("own milestone", "B", "differs"), ("own milestone", "C", "missing")])

    def test_a_blob_in_its_own_milestone_quarantines(self):
        self.template("B", milestone=b"M", due="2025-01-15")
        self.assertEqual(self.quarantined(), [("project_milestone_tasks", "B")])

    def test_orphans(self):
        self.template("B", project="gone")
        self.template("C", task="gone")
        self.assertEqual(self.quarantined(), [("project_milestone_tasks", "B"), ("project_milestone_tasks", "C")])

    def test_project_task_types_are_distinct_and_by_section(self):
        self.add("task_types", "U", "Other", None)
        self.add("milestones", "N", "U", "c", "Other", 1)
        self.add("tasks", "L", "N", "Task", None, 1)
        self.add("tasks", "K2", "M", "Task", None, 1)
        self.add("projects", "Q", "Project", None, "x")
        self.template("B", task="L")
        self.template("C", task="K2")
        self.template("D", project="Q", due="nonsense")
        self.assertEqual(self.expected("SELECT * FROM project_task_types ORDER BY 2"), [("P", "T"), ("P", "U")])


class Instances(DatabaseCase):
    def row(self, columns, key="I"):
        return self.expected("SELECT %s FROM supplier_task_instances WHERE id = '%s'" % (columns, key))

    def test_all_columns(self):
        self.instance("I", status="In Progress", due="2025-01-15T12:00:00", completed="2025-01-15T00:00:01.5",
                      attachments="a.pdf", applied=" YES ", created="1736899200", updated="15/01/2025")
        self.assertEqual(self.row("*"), [("I", "S", "A", "in_progress", JAN_15, JAN_15 + 1500, None, '["a.pdf"]', 1,
                                          JAN_15, JAN_15)])

    def test_completed_takes_updated_at(self):
        self.instance("I", status="done", completed=" ", updated="2025-01-15T00:00:01")
        self.assertEqual(self.row("status, completed_at, updated_at"), [("completed", JAN_15 + 1000, JAN_15 + 1000)])

    def test_completed_keeps_its_own_date(self):
        self.instance("I", status="done", completed="2025-01-16", updated="2025-01-15")
        self.assertEqual(self.row("completed_at"), [(JAN_15 + DAY,)])

    def test_completed_without_any_date_quarantines(self):
        self.instance("I", status="closed", completed="", updated=" ")
        self.assertEqual(self.quarantined(), [("supplier_task_instances", "I")])

    def test_an_unreadable_updated_at_quarantines_even_if_not_needed(self):
        self.instance("I", updated="soon")
        self.assertEqual(self.quarantined(), [("supplier_task_instances", "I")])

    def test_a_blank_created_at_quarantines(self):
        self.instance("I", created="  ")
        self.assertEqual(self.quarantined(), [("supplier_task_instances", "I")])

    def test_not_completed_keeps_a_completed_date(self):
        self.instance("I", status="blocked", completed="2025-01-15")
        self.assertEqual(self.row("status, completed_at"), [("blocked", JAN_15)])

    def test_orphans(self):
        self.instance("I", supplier="gone")
        self.instance("J", template="gone")
        self.instance("K", supplier="S ")
        self.assertEqual(self.quarantined(), [("supplier_task_instances", key) for key in "IJK"])

    def merge(self, staying_due, merged_due):
        """Template A merges into Z; I has no day of its own, J has one."""
        self.sql("UPDATE project_milestone_tasks SET due_date = ?", merged_due)
        self.template("0" if staying_due == merged_due else "Z", due=staying_due)
        self.instance("I", due=" ")
        self.instance("J", due="2024-02-29")
        return self.expected("SELECT project_task_template_id, actual_due_date FROM supplier_task_instances ORDER BY id")

    def test_a_merged_day_is_carried(self):
        self.assertEqual(self.merge("2025-01-16", "2025-01-15T10:00:00"), [("Z", JAN_15), ("Z", 1709164800000)])
        self.assertEqual(self.expected("SELECT * FROM warnings"), [])

    def test_an_equal_day_is_not_carried(self):
        self.assertEqual(self.merge("2025-01-15", "2025-01-15"), [("0", None), ("0", 1709164800000)])
        self.assertEqual(self.expected("SELECT * FROM warnings"), [])

    def test_a_merged_row_without_a_date_gives_nothing_but_a_warning(self):
        self.assertEqual(self.merge("2025-01-15", None), [("Z", None), ("Z", 1709164800000)])
        self.assertEqual(self.expected("SELECT * FROM warnings"), [("merged without date", "I", "A")])

    def test_both_without_a_date_warn_too(self):
        self.assertEqual(self.merge(None, None), [("0", None), ("0", 1709164800000)])
        self.assertEqual(self.expected("SELECT key FROM warnings"), [("I",)])

    def test_instances_of_the_row_that_stays_get_nothing(self):
        self.sql("UPDATE project_milestone_tasks SET due_date = '2025-01-15'")
        self.template("B", due="2025-01-14")
        self.instance("I")
        self.assertEqual(self.row("project_task_template_id, actual_due_date"), [("A", None)])

    def test_is_applied_goes_through_sqlites_affinity(self):
        for key, value in (("a", "1e5"), ("b", ".5"), ("c", "\t1\n"), ("d", "-0.0"), ("e", -0.0), ("f", "")):
            self.instance(key, applied=value)
        self.assertEqual(self.expected("SELECT group_concat(is_applied, '') FROM "
                                       "(SELECT * FROM supplier_task_instances ORDER BY id)"), [("111000",)])


class Unusable(DatabaseCase):
    def test_blobs_and_bad_text_in_every_column(self):
        self.instance("I")
        for table, columns in expect.V1_COLUMNS.items():
            for column in columns:
                for value in ("X'61'", "X''", "CAST(X'FF' AS TEXT)", "CAST(X'6100EDA080' AS TEXT)"):
                    with self.subTest(table=table, column=column, value=value):
                        self.assertEqual(self.with_value(table, column, value), [(1, 0)])

    def with_value(self, table, column, value):
        """(quarantined, moved) of the table while its only row holds the value."""
        before = self.v1.execute("SELECT %s FROM %s" % (column, table)).fetchone()
        self.sql("UPDATE %s SET %s = %s" % (table, column, value))
        found = self.expected("SELECT quarantined, moved FROM balance WHERE table_name = '%s'" % table)
        self.sql("UPDATE %s SET %s = ?" % (table, column), *before)
        return found

    def test_null_ids_one_entry_each(self):
        for _ in range(2):
            self.instance(None)
        self.assertEqual(self.quarantined(), [("supplier_task_instances", None)] * 2)

    def test_key_notation(self):
        self.sql("INSERT INTO tasks VALUES (X'00aB', 'M', 'n', NULL, 1), (CAST(X'fe' AS TEXT), 'M', 'n', NULL, 1), "
                 "(CAST(X'6100' AS TEXT), 'M', '', NULL, 1), ('q''\"é', 'M', '', NULL, 1)")
        self.assertEqual([key for _, key in self.quarantined()],
                         ["CAST(X'6100' AS TEXT)", "CAST(X'FE' AS TEXT)", "X'00AB'", "q'\"é"])

    def test_retired_rows_are_all_skipped(self):
        self.sql("INSERT INTO task_templates VALUES (NULL, X'00', NULL), ('a', 'b', NULL)")
        self.sql("INSERT INTO task_instances VALUES (X'01', 'gone', NULL, '2025-02-30')")
        self.assertEqual(self.expected("SELECT skipped, quarantined FROM balance WHERE skipped > 0 ORDER BY 1"),
                         [(1, 0), (2, 0)])
        self.assertEqual(self.quarantined(), [])
