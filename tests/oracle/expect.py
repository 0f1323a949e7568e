# SPDX-License-Identifier: GPL-3.0-or-later
"""Works out, from a version 1 database and RULES.md alone, what version 2 must be.

    expect.py V1.db OUT.db

OUT.db gets the five tables of v2.sql (columns without affinity, so values and storage classes are exact),
and beside them

    quarantine(table_name, key, cause)   one entry per source row in quarantine; key NULL where the id is
    balance(table_name, rows, moved, merged, skipped, quarantined, kept)
    warnings(list, key, detail)          list is 'own milestone' or 'merged without date'
"""
import os
import sqlite3
import sys

import rules
from rules import Quarantine

V2_TABLES = {
    "task_type_sections": ("id", "task_type_id", "code", "name", "sequence"),
    "tasks": ("id", "section_id", "parent_task_id", "name", "description", "sequence"),
    "project_task_types": ("project_id", "task_type_id"),
    "project_task_templates": ("id", "project_id", "task_id", "section_id", "due_date", "notes",
                               "responsible_parties", "legacy_id"),
    "supplier_task_instances": ("id", "supplier_id", "project_task_template_id", "status", "actual_due_date",
                                "completed_at", "notes", "attachments", "is_applied", "created_at",
                                "updated_at"),
}
OWN_TABLES = {
    "quarantine": ("table_name", "key", "cause"),
    "balance": ("table_name", "rows", "moved", "merged", "skipped", "quarantined", "kept"),
    "warnings": ("list", "key", "detail"),
}
V1_COLUMNS = {
    "milestones": ("id", "task_type_id", "code", "name", "sequence"),
    "tasks": ("id", "milestone_id", "name", "description", "sequence"),
    "project_milestone_tasks": ("id", "project_id", "milestone_id", "task_id", "due_date", "notes",
                                "responsible_parties"),
    "supplier_task_instances": ("id", "supplier_id", "project_milestone_task_id", "status", "actual_due_date",
                                "completed_at", "notes", "attachments", "is_applied", "created_at",
                                "updated_at"),
}
KEPT = ("suppliers", "projects", "task_types")
RETIRED = ("task_templates", "task_instances")
BATCH = 5_000


def key_text(key, storage):
    """A primary key as the quarantine lists write it; `storage` is SQLite's typeof()."""
    if key is None:
        return None
    if storage == b"blob":
        return "X'%s'" % key.hex().upper()
    if not isinstance(key, bytes):
        return str(key)
    if b"\0" in key or not rules.is_utf8(key):
        return "CAST(X'%s' AS TEXT)" % key.hex().upper()
    return key.decode("utf-8")


def open_source(path):
    connection = sqlite3.connect("file:%s?mode=ro" % os.path.abspath(path).replace("%", "%25").replace("?", "%3f")
                                 .replace("#", "%23"), uri=True)
    connection.text_factory = bytes
    return connection


def unusable(values, holds_blob):
    """Why a row cannot be read at all, or None: a NULL id, a BLOB, text that is not UTF-8."""
    if values[0] is None:
        return "null id"
    if holds_blob:
        return "blob"
    if not rules.is_utf8(b"\n".join([value for value in values if isinstance(value, bytes)])):
        return "not utf-8"
    return None


def as_stored(value):
    return value.decode("utf-8") if isinstance(value, bytes) else value


class Expectation:
    """One run: reads the source table by table, parents first, and writes the expected tables."""

    def __init__(self, source, out):
        self.source = source
        self.out = out
        self.counts = {}
        self.kept_ids = {}       # kept table -> ids that a row may refer to
        self.section_types = {}  # milestone id -> task type id, of sections
        self.task_sections = {}  # task id -> milestone id, of tasks that moved
        self.templates = {}      # pmt id -> (id that stays, due day to carry or None, dated)
        self.all_ids = {}        # source table -> every text id, moved or not

    # -- plumbing

    def write(self, table, rows):
        marks = ",".join("?" * len({**V2_TABLES, **OWN_TABLES}[table]))
        self.out.executemany("INSERT INTO %s VALUES (%s)" % (table, marks), rows)

    def count(self, table, disposition):
        self.counts.setdefault(table, {}).setdefault(disposition, 0)
        self.counts[table][disposition] += 1

    def quarantine(self, table, key, storage, cause):
        self.count(table, "quarantined")
        self.write("quarantine", [(table, key_text(key, storage), cause)])

    def readable_rows(self, table):
        """The rows of a table that can be read; the others go to quarantine here."""
        columns = V1_COLUMNS[table]
        blobs = " OR ".join("typeof(%s)='blob'" % column for column in columns)
        ids = self.all_ids.setdefault(table, set())
        remember = table != "supplier_task_instances"
        query = "SELECT typeof(id), %s, %s FROM %s" % (blobs, ", ".join(columns), table)
        for storage, holds_blob, *values in self.source.execute(query):
            if remember and storage == b"text":
                ids.add(values[0])
            cause = unusable(values, holds_blob)
            if cause:
                self.quarantine(table, values[0], storage, cause)
            else:
                yield values

    def need(self, key, table, there):
        """Raises for a parent that does not exist or is in quarantine itself."""
        if key not in there:
            known = key in self.all_ids.get(table, ())
            raise Quarantine(("parent in quarantine: " if known else "orphan: ") + table)

    # -- tables

    def read_kept(self, table):
        ids = self.kept_ids[table] = set()
        rows = 0
        for storage, key in self.source.execute("SELECT typeof(id), id FROM %s" % table):
            rows += 1
            if storage == b"text" and rules.is_utf8(key):
                ids.add(key)
        self.counts[table] = {"kept": rows}

    def move_milestones(self):
        sections = []
        for values in self.readable_rows("milestones"):
            key, task_type, code, name, sequence = values
            try:
                wanted = rules.section_name(code, name)
                self.need(task_type, "task_types", self.kept_ids["task_types"])
            except Quarantine as bad:
                self.quarantine("milestones", key, b"text", bad.cause)
                continue
            sections.append((rules.order_key(sequence), key, task_type, code, wanted, sequence))
        sections.sort(key=lambda section: section[:2])
        names = {}
        rows = []
        for _, key, task_type, code, wanted, sequence in sections:
            name = names.setdefault(task_type, rules.UniqueNames()).take(wanted)
            self.section_types[key] = task_type
            self.count("milestones", "moved")
            rows.append(tuple(map(as_stored, (key, task_type, code, name, sequence))))
        self.write("task_type_sections", rows)

    def move_tasks(self):
        rows = []
        for key, milestone, name, description, sequence in self.readable_rows("tasks"):
            try:
                if rules.is_blank(name):
                    raise Quarantine("no name")
                self.need(milestone, "milestones", self.section_types)
            except Quarantine as bad:
                self.quarantine("tasks", key, b"text", bad.cause)
                continue
            self.task_sections[key] = milestone
            self.count("tasks", "moved")
            rows.append(tuple(map(as_stored, (key, milestone, None, name, description, sequence))))
        self.write("tasks", rows)

    def move_templates(self):
        table = "project_milestone_tasks"
        groups = {}
        for key, project, milestone, task, due, notes, parties in self.readable_rows(table):
            try:
                day = rules.day_ms(due)
                parties = rules.json_list(parties)
                self.need(project, "projects", self.kept_ids["projects"])
                self.need(task, "tasks", self.task_sections)
            except Quarantine as bad:
                self.quarantine(table, key, b"text", bad.cause)
                continue
            self.warn_of_own_milestone(key, milestone, task)
            groups.setdefault((project, task), []).append((key, day, notes, parties))
        self.write("project_task_templates", self.merged_templates(groups))
        types = {(project, self.section_types[self.task_sections[task]]) for project, task in groups}
        self.write("project_task_types", [tuple(map(as_stored, pair)) for pair in sorted(types)])

    def warn_of_own_milestone(self, key, milestone, task):
        if milestone != self.task_sections[task]:
            detail = "differs" if milestone in self.all_ids["milestones"] else "missing"
            self.write("warnings", [("own milestone", as_stored(key), detail)])

    def merged_templates(self, groups):
        for (project, task), members in groups.items():
            # The latest day first, no date last, the smaller id first among equals.
            members.sort(key=lambda member: (member[1] is None, -(member[1] or 0), member[0]))
            key, day, notes, parties = members[0]
            self.templates[key] = (key, None, True)
            self.count("project_milestone_tasks", "moved")
            for merged_key, merged_day, _, _ in members[1:]:
                carried = merged_day if merged_day != day else None
                self.templates[merged_key] = (key, carried, merged_day is not None)
                self.count("project_milestone_tasks", "merged")
            yield tuple(map(as_stored, (key, project, task, self.task_sections[task], day, notes, parties, key)))

    def move_instances(self):
        table = "supplier_task_instances"
        rows = []
        for values in self.readable_rows(table):
            try:
                rows.append(self.instance(values))
            except Quarantine as bad:
                self.quarantine(table, values[0], b"text", bad.cause)
                continue
            self.count(table, "moved")
            if len(rows) >= BATCH:
                self.write(table, rows)
                rows.clear()
        self.write(table, rows)

    def instance(self, values):
        (key, supplier, old_template, state, due, completed, notes, attachments, applied, created,
         updated) = values
        state = rules.status(state)
        day = rules.day_ms(due)
        completed = rules.date_ms(completed)
        created = rules.required_date_ms(created)
        updated = rules.date_ms(updated)
        attachments = rules.json_list(attachments)
        applied = rules.is_applied(applied)
        if state == b"completed" and completed is None:
            completed = updated
            if completed is None:
                raise Quarantine("completed without a date")
        self.need(supplier, "suppliers", self.kept_ids["suppliers"])
        self.need(old_template, "project_milestone_tasks", self.templates)
        template, carried, dated = self.templates[old_template]
        if day is None:
            day = carried
            if not dated:
                self.write("warnings", [("merged without date", as_stored(key), as_stored(old_template))])
        return (key.decode(), supplier.decode(), template.decode(), state.decode(), day, completed,
                as_stored(notes), as_stored(attachments), applied, created, updated)

    def skip_retired(self, table):
        self.counts[table] = {"skipped": self.source.execute("SELECT count(*) FROM %s" % table).fetchone()[0]}

    def run(self):
        for table in KEPT:
            self.read_kept(table)
        self.move_milestones()
        self.move_tasks()
        self.move_templates()
        self.move_instances()
        for table in RETIRED:
            self.skip_retired(table)
        self.write("balance", self.balance())

    def balance(self):
        for table in KEPT + tuple(V1_COLUMNS) + RETIRED:
            rows = self.source.execute("SELECT count(*) FROM %s" % table).fetchone()[0]
            counts = [self.counts.get(table, {}).get(name, 0) for name in OWN_TABLES["balance"][2:]]
            if sum(counts) != rows:
                raise AssertionError("the oracle's own balance of %s is wrong: %s of %d" % (table, counts, rows))
            yield (table, rows, *counts)


def create_tables(out):
    for table, columns in {**V2_TABLES, **OWN_TABLES}.items():
        out.execute("CREATE TABLE %s (%s)" % (table, ", ".join('"%s"' % column for column in columns)))


def create_indexes(out):
    for table, columns in V2_TABLES.items():
        key = "project_id, task_type_id" if table == "project_task_types" else columns[0]
        out.execute("CREATE UNIQUE INDEX by_key_%s ON %s(%s)" % (table, table, key))


def expect(source_path, out_path):
    """Writes OUT.db anew from the version 1 database."""
    if os.path.exists(out_path):
        os.remove(out_path)
    out = sqlite3.connect(out_path, isolation_level=None)
    out.execute("PRAGMA synchronous = OFF")
    out.execute("PRAGMA journal_mode = OFF")
    source = open_source(source_path)
    out.execute("BEGIN")
    create_tables(out)
    Expectation(source, out).run()
    create_indexes(out)
    out.execute("COMMIT")
    source.close()
    out.close()


def print_summary(path):
    out = sqlite3.connect(path)
    for row in out.execute("SELECT * FROM balance"):
        print("%-26s rows %d moved %d merged %d skipped %d quarantined %d kept %d" % row)
    for row in out.execute("SELECT table_name, cause, count(*) FROM quarantine GROUP BY 1, 2 ORDER BY 1, 3 DESC"):
        print("quarantine %-26s %-50s %d" % row)
    for row in out.execute("SELECT list, detail, count(*) FROM warnings WHERE list = 'own milestone' GROUP BY 2 "
                           "UNION ALL SELECT list, '', count(*) FROM warnings WHERE list <> 'own milestone' "
                           "GROUP BY list"):
        print("warning    %-26s %-50s %d" % row)
    out.close()


def main(arguments):
    if len(arguments) != 2 or os.path.abspath(arguments[0]) == os.path.abspath(arguments[1]):
        print(__doc__, file=sys.stderr)
        return 2
    expect(*arguments)
    print_summary(arguments[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
