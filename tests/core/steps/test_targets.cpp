// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

void replace(QString& text, const char* before, const char* after)
{
    const QString found = QString::fromUtf8(before);
    QVERIFY2(text.contains(found), before);
    text.replace(found, QString::fromUtf8(after));
}

RunText withSearch(const QString& search, const QString& moves = {})
{
    RunText text;
    text.target += search;
    text.moves += moves;
    text.validate = QStringLiteral("      - validate: [data integrity, functionality]\n");
    return text;
}

} // namespace

/// Targets that need more than rows: search tables, generated columns, triggers, objects that only the application can run.
class TestTargets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fillsWithoutRowidStrictAndGeneratedColumns()
    {
        RunText text;
        replace(text.target, "CREATE TABLE notes (id INTEGER PRIMARY KEY, person_id INT NOT NULL REFERENCES people (id) ON DELETE CASCADE, body TEXT);",
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, person_id INT NOT NULL REFERENCES people (id), body TEXT, size INT GENERATED ALWAYS AS (length(body)) STORED, loud TEXT AS (upper(body))) STRICT, WITHOUT ROWID;");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id || ':' || coalesce(size, '-') || ':' || coalesce(loud, '-')) FROM notes")), QStringLiteral("1:5:HELLO,2:-:-"));
    }

    void checksParentsInKeptTablesByTheirKey()
    {
        RunText text;
        replace(text.target, "kind_id INT REFERENCES kinds (id)", "kind_id INT REFERENCES kinds");
        text.source += QStringLiteral("; INSERT INTO people VALUES (9, 'Nobody', 77)");
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("move"), true);
        const QuarantinePage page = fixture.session().quarantine({});
        QCOMPARE(page.total, 3);
        QCOMPARE(page.entries.at(1).cause, QStringLiteral("kinds has no row with this key"));
    }

    void noTriggerFiresWhileRowsMove()
    {
        RunText text; // of a staged table, an old one and one that is new: none may see the load
        text.source += QStringLiteral("; CREATE TABLE log (what TEXT); CREATE TRIGGER old_notes AFTER INSERT ON notes BEGIN INSERT INTO log VALUES ('old'); END");
        replace(text.target, "BEGIN UPDATE notes SET body = upper(body) WHERE id = new.id; END", "BEGIN UPDATE notes SET body = only_the_app(body) WHERE id = new.id; END");
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("expand"), true);
        {
            auto early = Database::open(fixture.workFile(), {.mode = OpenOptions::Mode::ReadWrite});
            QVERIFY(early);
            QVERIFY(early->execute(QStringLiteral("CREATE TRIGGER early AFTER INSERT ON _godwit_new_people BEGIN INSERT INTO log VALUES ('new'); END")));
        }
        (void)fixture.runTo(QStringLiteral("move"), true);
        auto work = Database::open(fixture.workFile());
        QVERIFY(work);
        QCOMPARE(rowsOf(*work, QStringLiteral("SELECT body FROM _godwit_new_notes ORDER BY id")), QStringLiteral("'hello'\nNULL\n"));
        QCOMPARE(rowsOf(*work, QStringLiteral("SELECT count(*) FROM log")), QStringLiteral("0\n"));
    }

    void rebuildsASearchTableOverAnotherTable()
    {
        RunFixture fixture(withSearch(QStringLiteral("CREATE VIRTUAL TABLE notes_search USING fts5(body, content='notes', content_rowid='id');\n"
                                                     "CREATE TRIGGER notes_found AFTER INSERT ON notes BEGIN INSERT INTO notes_search (rowid, body) VALUES (new.id, new.body); END;\n")));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(rowid) FROM notes_search WHERE notes_search MATCH 'hello'")), QStringLiteral("1"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = 'notes_search'")),
                 QStringLiteral("CREATE VIRTUAL TABLE notes_search USING fts5(body, content='notes', content_rowid='id')"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%godwit%' OR sql LIKE '%godwit%'")), QStringLiteral("0"));
    }

    void searchTablesMayBeOfTheSourceToo()
    {
        RunText text = withSearch(QStringLiteral("CREATE VIRTUAL TABLE search USING fts5(body, content='notes', content_rowid='id');\n"));
        text.source += QStringLiteral("; CREATE VIRTUAL TABLE search USING fts5(body); INSERT INTO search VALUES ('of old')");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(rowid) FROM search WHERE search MATCH 'hello'")), QStringLiteral("1"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM search WHERE search MATCH 'old'")), QStringLiteral("0"));
    }

    void movesFillSearchTablesThatHoldTheirOwnText()
    {
        RunFixture fixture(withSearch(QStringLiteral("CREATE VIRTUAL TABLE found USING fts5(body);\nCREATE VIRTUAL TABLE bare USING fts5(body, content='');\n"),
                                      QStringLiteral("      - move: texts\n        query: SELECT id, body FROM notes WHERE body IS NOT NULL\n        accounts_for: none\n        into: found\n        columns: { body: body }\n"
                                                     "      - move: more texts\n        query: SELECT id, body FROM notes WHERE body IS NOT NULL\n        accounts_for: none\n        into: bare\n        columns: { rowid: id, body: body }\n")));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(body) FROM found WHERE found MATCH 'lost'")), QStringLiteral("lost"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(rowid) FROM bare WHERE bare MATCH 'lost'")), QStringLiteral("3"));
    }

    void whatOnlyTheApplicationCanRunIsCreatedAndNotRun()
    {
        RunText text;
        text.source += QStringLiteral("; CREATE VIEW app_view AS SELECT only_the_app(name) AS n FROM people; CREATE TRIGGER app_trigger AFTER INSERT ON visits"
                                      " BEGIN UPDATE people SET name = only_the_app(name) WHERE id = new.person_id; END");
        text.target += QStringLiteral("CREATE VIEW app_names AS SELECT only_the_app(name) AS n FROM people;\n"
                                      "CREATE TRIGGER app_made AFTER INSERT ON people BEGIN UPDATE people SET name = only_the_app(new.name) WHERE id = new.id; END;\n"
                                      "CREATE VIRTUAL TABLE app_search USING fts5(n, content='app_names', content_rowid='rowid');\n");
        text.validate = QStringLiteral("      - validate: [data integrity, functionality]\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE name LIKE 'app@_%' ESCAPE '@'"
                                               " AND name NOT LIKE 'app@_search@_%' ESCAPE '@' ORDER BY name)")),
                 QStringLiteral("app_made app_names app_search app_trigger app_view"));
        QStringList notRun;
        for (const CheckResult& check : fixture.session().status().checks) {
            if (check.verdict == Verdict::NotRun)
                notRun.append(check.name);
        }
        QVERIFY2(notRun.contains(QStringLiteral("view app_names")), qPrintable(notRun.join(u',')));
    }
};

QTEST_GUILESS_MAIN(TestTargets)
#include "test_targets.moc"
