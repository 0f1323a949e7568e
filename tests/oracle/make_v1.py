# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds a version 1 database that is dirty in every way RULES.md names or implies.

    make_v1.py OUT.db --rows N --seed S [--dirty FRACTION] [--wal] [--schema v1.sql]

N is the number of supplier_task_instances (more, if N is smaller than what the catalogue of dirt.py and
scenarios.py plants, about 2,600). Each kind of dirt is planted once, and FRACTION (default 0.02) of the other
rows get a random one; 0 plants nothing: clean rows only. --wal leaves a database in WAL mode whose last rows are
only in OUT.db-wal. The same arguments give the same rows.
"""
import argparse
import os
import random
import sqlite3
import sys

import scenarios
from builder import COLUMNS, Builder
from dirt import WAYS, RawText

SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "resources", "examples",
                      "product_manager", "v1.sql")
INSTANCES = "supplier_task_instances"
TEMPLATES = "project_milestone_tasks"
WAL_ROWS = 500
WORDS = ("supplier sent revised drawing awaiting approval of sample second batch passed inspection documents missing "
         "please call before shipping tolerance checked on site see mail").split()
PEOPLE = ("Ann Lee", "Bob", "Zoë Müller", "Wang Wei", "O'Hara", "Priya N.", "Quality", "Purchasing")
CLEAN_STATUSES = ("not_started", "not_started", "in_progress", "in_progress", "completed", "completed", "completed",
                  "blocked", "submitted", "In Progress", "not-started", "Done", "closed", "open", "todo", "wip")
TASK_TYPES = ("Casting", "Machining", "Moulding", "Assembly", "Packaging", "Electronics")
CUSTOM_MILESTONES = (("KO", "Kick-off"), ("DR", "Design Review"), ("TL", "Tooling"), ("SH", "Shipping"))
KNOWN_MILESTONES = (("PA2", "Pilot A2"), ("PA3", "Pilot A3"), ("NMR1", "New Material 1"), ("NMR2", ""))


class Pools:
    """Plausible clean values, drawn fast."""

    def __init__(self, rng):
        self._random = rng.random
        self.days = [self._day(rng) for _ in range(400)]
        self.times = [self._time(rng) for _ in range(20_000)]
        self.notes = [None, None] + [" ".join(rng.choices(WORDS, k=rng.randint(3, 14))) for _ in range(300)]
        self.people = [None, ""] + [self._people(rng) for _ in range(100)]
        self.files = [None, None, "[]"] + [self._files(rng) for _ in range(150)]

    def draw(self, values):
        return values[int(self._random() * len(values))]

    @staticmethod
    def _day(rng):
        day = (rng.randint(2025, 2026), rng.randint(1, 12), rng.randint(1, 28))
        forms = ["%04d-%02d-%02d" % day] * 6 + ["%02d/%02d/%04d" % day[::-1], "%04d-%02d-%02dT00:00:00Z" % day,
                                                "%04d-%02d-%02d 17:30:00+02:00" % day]
        return rng.choice(forms)

    @staticmethod
    def _time(rng):
        parts = (rng.randint(2023, 2025), rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23),
                 rng.randint(0, 59), rng.randint(0, 59))
        iso = "%04d-%02d-%02dT%02d:%02d:%02d" % parts
        forms = ["%04d-%02d-%02d %02d:%02d:%02d" % parts] * 6 + [iso + ".%03dZ" % rng.randint(0, 999), iso + "+01:00",
                                                                  str(1_700_000_000 + rng.randint(0, 9_999_999))]
        return rng.choice(forms)

    @staticmethod
    def _people(rng):
        names = rng.sample(PEOPLE, rng.randint(1, 3))
        if rng.random() < 0.5:
            return ", ".join(names)
        return "[%s]" % ", ".join('"%s"' % name for name in names)

    @staticmethod
    def _files(rng):
        names = ["%s-%d.pdf" % (rng.choice(WORDS), rng.randint(1, 99)) for _ in range(rng.randint(1, 3))]
        return "[%s]" % ",".join('"%s"' % name for name in names)


class Bulk:
    """The rows that are not planted: clean, but for the dirty fraction."""

    def __init__(self, builder, rng, rows, dirty):
        self.builder = builder
        self.rng = rng
        self.dirty = dirty
        self.pools = Pools(rng)
        self.template_count = max(20, rows // 4 - len(builder.rows[TEMPLATES]))
        self.ways = {}
        for table, column, _, make in WAYS:
            self.ways.setdefault(table, {}).setdefault(column, []).append(make)
        self.suppliers = [builder.supplier()["id"] for _ in range(max(10, rows // 4000))]
        self.projects = [builder.project()["id"] for _ in range(max(8, rows // 5000))]
        self.tasks = self._make_tasks(max(60, 3 * self.template_count // len(self.projects)))
        self.template_ids = []

    def _make_tasks(self, count):
        """(task, milestone) pairs; about ten tasks a milestone, eight milestones a task type."""
        builder = self.builder
        tasks = []
        while len(tasks) < count:
            name = "%s %d" % (self.rng.choice(TASK_TYPES), builder.number())
            task_type = builder.task_type(name=name)["id"]
            for sequence, (code, name) in enumerate(KNOWN_MILESTONES + CUSTOM_MILESTONES):
                milestone = builder.milestone(task_type_id=task_type, code=code, name=name, sequence=sequence)
                below = [builder.task(milestone_id=milestone["id"], sequence=n, description=self.pools.draw(
                    self.pools.notes)) for n in range(10)]
                tasks += [(task["id"], milestone["id"]) for task in below]
                for table, row in [("milestones", milestone)] + [("tasks", task) for task in below]:
                    self._maybe_spoil(table, row)
        return tasks

    def _maybe_spoil(self, table, row):
        """A random column first, then a random oddity of it, so that dates and ids come up alike."""
        if self.rng.random() < self.dirty:
            column, makers = self.rng.choice(list(self.ways[table].items()))
            row[column] = self.rng.choice(makers)(row[column], self.builder.number())

    def _key(self):
        return "%016x" % self.rng.getrandbits(64)

    def templates(self):
        """Rows of distinct (project, task); at half the dirty fraction a second row of the same pair."""
        draw, pools = self.pools.draw, self.pools
        pairs = len(self.projects) * len(self.tasks)
        for number in self.rng.sample(range(pairs), min(pairs, self.template_count)):
            task, milestone = self.tasks[number % len(self.tasks)]
            project = self.projects[number // len(self.tasks)]
            for _ in range(2 if self.rng.random() < self.dirty / 2 else 1):
                due = None if self.rng.random() < 0.1 else draw(pools.days)
                row = {"id": self._key(), "project_id": project, "milestone_id": milestone, "task_id": task,
                       "due_date": due, "notes": draw(pools.notes), "responsible_parties": draw(pools.people)}
                self.template_ids.append(row["id"])
                self._maybe_spoil(TEMPLATES, row)
                yield row

    def instance(self):
        random_value, draw, pools = self.rng.random, self.pools.draw, self.pools
        status = draw(CLEAN_STATUSES)
        row = {"id": self._key(), "supplier_id": draw(self.suppliers),
               "project_milestone_task_id": draw(self.template_ids), "status": status,
               "actual_due_date": draw(pools.days) if random_value() < 0.3 else None,
               "completed_at": draw(pools.times) if status in ("completed", "Done", "closed") else None,
               "notes": draw(pools.notes), "attachments": draw(pools.files),
               "is_applied": 1 if random_value() < 0.8 else 0, "created_at": draw(pools.times),
               "updated_at": draw(pools.times)}
        self._maybe_spoil(INSTANCES, row)
        return row

    def retired(self, count):
        for number in range(count):
            template = self.builder.task_template(name="Old task %d" % number)
            self.builder.task_instance(template_id=template["id"])


def spread(planted, bulk_count, make):
    """The planted rows evenly among the bulk, so that no part of the table is clean or all dirty."""
    step = bulk_count // (len(planted) + 1)
    for row in planted:
        for _ in range(step):
            yield make()
        yield row
    for _ in range(bulk_count - step * len(planted)):
        yield make()


def insert(connection, table, rows):
    """Plain rows in batches, rows with RawText one by one through CAST."""
    columns = COLUMNS[table]
    plain = "INSERT INTO %s (%s) VALUES (%s)" % (table, ", ".join(columns), ", ".join("?" * len(columns)))
    batch = []
    for row in rows:
        values = [row[column] for column in columns]
        if any(isinstance(value, RawText) for value in values):
            marks = ", ".join("CAST(? AS TEXT)" if isinstance(value, RawText) else "?" for value in values)
            connection.execute("INSERT INTO %s (%s) VALUES (%s)" % (table, ", ".join(columns), marks),
                               [value.content if isinstance(value, RawText) else value for value in values])
        else:
            batch.append(values)
            if len(batch) >= 5_000:
                connection.executemany(plain, batch)
                batch.clear()
    connection.executemany(plain, batch)


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def statements(script):
    """The script's statements one by one."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def is_index(statement):
    code = [line for line in statement.splitlines() if line.strip() and not line.lstrip().startswith("--")]
    return bool(code) and code[0].upper().startswith("CREATE INDEX")


def insert_all(connection, builder, bulk, rng, rows):
    """Parents first; returns the instances that are still to be inserted."""
    for table in COLUMNS:
        if table == TEMPLATES:
            planted = builder.rows[table]
            rng.shuffle(planted)
            insert(connection, table, planted)
            insert(connection, table, bulk.templates())
        elif table != INSTANCES:
            rng.shuffle(builder.rows[table])
            insert(connection, table, builder.rows[table])
    planted = builder.rows[INSTANCES]
    rng.shuffle(planted)
    return spread(planted, max(0, rows - len(planted)), bulk.instance)


def in_wal_only(connection, rows):
    """The rows go to the log and stay there."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("BEGIN")
    insert(connection, INSTANCES, rows)
    connection.execute("COMMIT")


def take(count, rows):
    for _ in range(count):
        yield next(rows)


def new_database(path):
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("foreign_keys = OFF", "synchronous = OFF", "journal_mode = MEMORY", "cache_size = -200000"):
        connection.execute("PRAGMA " + pragma)
    return connection


def make(options):
    """The open connection to the finished database."""
    rng = random.Random(options.seed)
    builder = Builder()
    if options.dirty > 0:
        scenarios.plant_everything_once(builder)
        for _ in range(int(options.dirty * options.rows / 100)):
            rng.choice(scenarios.SCENARIOS)(builder)
    bulk = Bulk(builder, rng, options.rows, options.dirty)
    bulk.retired(max(5, options.rows // 200))
    total = max(options.rows, len(builder.rows[INSTANCES]))
    connection = new_database(options.out)
    script = list(statements(read_text(options.schema)))
    connection.execute("BEGIN")
    for statement in script:
        if not is_index(statement):
            connection.execute(statement)
    instances = insert_all(connection, builder, bulk, rng, total)
    left = min(WAL_ROWS, total) if options.wal else 0
    insert(connection, INSTANCES, take(total - left, instances))
    for statement in filter(is_index, script):
        connection.execute(statement)
    connection.execute("COMMIT")
    if options.wal:
        in_wal_only(connection, instances)
    return connection


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--dirty", type=float, default=0.02)
    parser.add_argument("--wal", action="store_true")
    parser.add_argument("--schema", default=SCHEMA)
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    connection = make(options)
    for table in COLUMNS:
        print("%-26s %d" % (table, connection.execute("SELECT count(*) FROM %s" % table).fetchone()[0]))
    if options.wal:
        sys.stdout.flush()
        os._exit(0)  # closing the connection would empty the log into the database
    connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
