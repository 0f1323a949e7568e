// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/migration_fixture.h"

#include <QTest>

using namespace godwit::test;

namespace {

const QByteArray kPlan =
    "godwit: 1\nname: Teams\nversion: \"2\"\nstatus: approved\n"
    "source: { expects: { user_version: 1 } }\n"
    "target: { schema: v2.sql, user_version: 2, keep_old_as: \"v1_{name}\" }\n"
    "phases:\n"
    "  - phase: expand\n    steps: [{ schema: target }]\n"
    "  - phase: move\n    steps:\n"
    "      - move: teams\n        into: teams\n        columns: { id: id, name: trim(name) }\n"
    "        reject: [{ when: \"coalesce(trim(name), '') = ''\", because: it has no name }]\n%LIMIT%"
    "      - move: members\n        into: members\n        columns: { id: id, team_id: \"ref(teams, team_id)\" }\n"
    "  - phase: compare\n    steps:\n      - compare: names\n"
    "        before: \"SELECT id, trim(name) AS name FROM teams WHERE disposition('teams', id) = 'moved' ORDER BY id\"\n"
    "        after: SELECT id, name FROM teams ORDER BY id\n"
    "  - phase: cutover\n    steps: [{ cutover: swap }]\n";

const QByteArray kTarget = "CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                           "CREATE TABLE members (id INTEGER PRIMARY KEY, team_id INT NOT NULL REFERENCES teams (id));\n";

const QString kSource = QStringLiteral(
    "CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT UNIQUE, rank INT, badge BLOB);"
    "CREATE TABLE members (id INTEGER PRIMARY KEY, team_id INT);"
    "INSERT INTO teams VALUES (1, 'Red', 1, X'00'), (2, NULL, 2, NULL), (3, ' ', 3, X'ff'), (4, '', 4, NULL);"
    "INSERT INTO members VALUES (1, 1), (2, 2), (3, 2), (4, 3); PRAGMA user_version = 1");

} // namespace

/// What the verb `quarantine` does to rows, each of its actions.
class TestQuarantine : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<MigrationFixture> m_cli;

    void begin(const QByteArray& limit = {})
    {
        QByteArray plan = kPlan;
        QVERIFY(m_cli->write(QStringLiteral("plan.yaml"), plan.replace("%LIMIT%", limit)));
        QVERIFY(m_cli->write(QStringLiteral("v2.sql"), kTarget));
        godwit::tests::databaseOf(m_cli->path(QString()), kSource);
        QCOMPARE(m_cli->cli(QStringLiteral("run plan.yaml app.db --to move")).exit, limit.isEmpty() ? 8 : 3);
    }

    CliResult quarantine(const QStringList& arguments)
    {
        return m_cli->run(QStringList{QStringLiteral("quarantine"), QStringLiteral("app.db")} + arguments + QStringList{QStringLiteral("--json")});
    }

    QJsonObject entry(const QString& table, const QString& key)
    {
        for (const QJsonValue& value : quarantine({QStringLiteral("list")}).array()) {
            if (value.toObject().value(QStringLiteral("table")) == table && value.toObject().value(QStringLiteral("key")) == key)
                return value.toObject();
        }
        return {};
    }
    QString id(const QString& table, const QString& key)
    {
        return QString::number(entry(table, key).value(QStringLiteral("id")).toInteger());
    }
    QString state(const QString& table, const QString& key) { return entry(table, key).value(QStringLiteral("state")).toString(); }

    /// The new teams in the work file, or after the cut-over in the database.
    QString teams()
    {
        return godwit::tests::figureOf(m_cli->path(QStringLiteral("app.db.godwit/runs/1/work.db")),
                                       QStringLiteral("SELECT group_concat(id || ' ' || name, ', ') FROM _godwit_new_teams"));
    }

private Q_SLOTS:
    void init() { m_cli = std::make_unique<MigrationFixture>(); }

    void editsShowsAndReplaysARow()
    {
        begin();
        const QString before = m_cli->sha256();
        const CliResult edited = quarantine({QStringLiteral("edit"), id(QStringLiteral("teams"), QStringLiteral("2")), QStringLiteral("name=O'Hara = Team"),
                                             QStringLiteral("rank:=-7"), QStringLiteral("badge:=X'0a'")});
        QVERIFY2(edited.exit == 0, edited.err.constData());
        const QJsonObject edits = edited.object().value(QStringLiteral("edits")).toObject();
        QCOMPARE(edits.value(QStringLiteral("changed")).toInt(), 1);
        QVERIFY(edits.value(QStringLiteral("applied")).toBool());
        QCOMPARE(edits.value(QStringLiteral("values")).toArray().size(), 3);
        QCOMPARE(entry(QStringLiteral("teams"), QStringLiteral("2")).value(QStringLiteral("edits")).toObject().value(QStringLiteral("name")).toString(),
                 QStringLiteral("'O''Hara = Team'"));
        QVERIFY(m_cli->cli(QStringLiteral("quarantine app.db list")).out.contains("edited"));
        const CliResult shown = m_cli->cli(QStringLiteral("quarantine app.db show ") + id(QStringLiteral("teams"), QStringLiteral("2")));
        QVERIFY(shown.out.contains("It waits for a replay."));
        QVERIFY(shown.out.contains("rank = -7"));
        const CliResult person = m_cli->run({QStringLiteral("quarantine"), QStringLiteral("app.db"), QStringLiteral("edit"), id(QStringLiteral("teams"), QStringLiteral("4")),
                                             QStringLiteral("--null"), QStringLiteral("badge"), QStringLiteral("--null"), QStringLiteral("rank")});
        QVERIFY2(person.out.contains("1 changed, 0 unchanged, 0 failed"), person.out.constData());
        const CliResult replayed = quarantine({QStringLiteral("replay")});
        QCOMPARE(replayed.exit, 8);
        QCOMPARE(replayed.object().value(QStringLiteral("action")).toString(), QStringLiteral("replay"));
        QCOMPARE(teams(), QStringLiteral("1 Red, 2 O'Hara = Team"));
        QCOMPARE(state(QStringLiteral("teams"), QStringLiteral("2")), QStringLiteral("moved"));
        QVERIFY(entry(QStringLiteral("members"), QStringLiteral("2")).isEmpty());
        QCOMPARE(quarantine({QStringLiteral("list"), QStringLiteral("--state"), QStringLiteral("moved")}).array().size(), 1);
        QCOMPARE(quarantine({QStringLiteral("edit"), id(QStringLiteral("teams"), QStringLiteral("2")), QStringLiteral("--undo")}).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("replay")}).exit, 8);
        QCOMPARE(teams(), QStringLiteral("1 Red"));
        QCOMPARE(m_cli->sha256(), before);
        QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
    }

    void fixesManyAfterAPreview()
    {
        begin();
        const QStringList fix{QStringLiteral("fix"), QStringLiteral("--cause"), QStringLiteral("it has no name"), QStringLiteral("--set"),
                              QStringLiteral("name='Team ' || id"), QStringLiteral("--set"), QStringLiteral("rank=rank * 10")};
        const CliResult preview = quarantine(fix);
        QCOMPARE(preview.exit, 0);
        QVERIFY(!preview.object().value(QStringLiteral("edits")).toObject().value(QStringLiteral("applied")).toBool());
        const CliResult person = m_cli->run(QStringList{QStringLiteral("quarantine"), QStringLiteral("app.db")} + fix);
        QVERIFY(person.out.contains("To apply it, add --yes."));
        QVERIFY(person.out.contains("'Team 3'"));
        QVERIFY(entry(QStringLiteral("teams"), QStringLiteral("3")).value(QStringLiteral("edits")).toObject().isEmpty());
        QCOMPARE(quarantine(fix + QStringList{QStringLiteral("--yes")}).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("replay")}).exit, 0);
        QCOMPARE(teams(), QStringLiteral("1 Red, 2 Team 2, 3 Team 3, 4 Team 4"));
        QVERIFY(m_cli->cli(QStringLiteral("history app.db")).out.contains("rank, by an expression"));
        // A comparison with the rows as they were would take every edit for a fault.
        QCOMPARE(m_cli->cli(QStringLiteral("run plan.yaml app.db --phase compare")).exit, 0);
        QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("fix"), QStringLiteral("--all"), QStringLiteral("--set"), QStringLiteral("name=nothing")}).exit, 0); // no row is left
    }

    void importsAnEditedExport()
    {
        begin();
        QCOMPARE(quarantine({QStringLiteral("export"), QStringLiteral("--out"), QStringLiteral("q.csv")}).exit, 2);
        QCOMPARE(quarantine({QStringLiteral("export"), QStringLiteral("--table"), QStringLiteral("teams"), QStringLiteral("--out"), QStringLiteral("q.csv")}).exit, 0);
        const QString edited = MigrationFixture::python(
            QStringLiteral("import csv\nrows = list(csv.reader(open(%1, newline='', encoding='utf-8')))\n"
                           "assert rows[0][:6] == ['id','table','key','digest','cause','column'], rows[0]\n"
                           "assert rows[1][7] == '\\\\NULL' and rows[1][9] == '\\\\NULL' and rows[2][9] == \"\\\\X'ff'\", rows\n"
                           "rows[1][7] = '-new\\nteam'\nrows[3][7] = 'Red'\n"
                           "csv.writer(open(%1, 'w', newline='', encoding='utf-8')).writerows(rows)")
                .arg(MigrationFixture::literal(m_cli->path(QStringLiteral("q.csv")))));
        QVERIFY2(edited.isEmpty(), qPrintable(edited));
        QCOMPARE(quarantine({QStringLiteral("import"), QStringLiteral("q.csv")}).exit, 0);
        QVERIFY(entry(QStringLiteral("teams"), QStringLiteral("2")).value(QStringLiteral("edits")).toObject().isEmpty());
        const CliResult imported = quarantine({QStringLiteral("import"), QStringLiteral("q.csv"), QStringLiteral("--yes")});
        const QJsonObject edits = imported.object().value(QStringLiteral("edits")).toObject();
        QCOMPARE(edits.value(QStringLiteral("changed")).toInt(), 2);
        QCOMPARE(edits.value(QStringLiteral("unchanged")).toInt(), 1);
        QCOMPARE(quarantine({QStringLiteral("replay")}).exit, 8);
        QCOMPARE(teams(), QStringLiteral("1 Red, 2 -new\nteam"));
        const CliResult leftOut = m_cli->cli(QStringLiteral("quarantine app.db show ") + id(QStringLiteral("teams"), QStringLiteral("4")));
        QVERIFY2(leftOut.out.contains("UNIQUE"), leftOut.out.constData()); // there is a Red already
        QVERIFY(m_cli->write(QStringLiteral("bad.csv"), "id,table\n1,teams\n"));
        const CliResult bad = quarantine({QStringLiteral("import"), QStringLiteral("bad.csv"), QStringLiteral("--yes")});
        QCOMPARE(bad.exit, 1);
        QCOMPARE(bad.errorCode(), QStringLiteral("GW-4019"));
    }

    void waivesAndTakesItBack()
    {
        begin();
        const QString team = id(QStringLiteral("teams"), QStringLiteral("2"));
        QCOMPARE(quarantine({QStringLiteral("waive"), team, QStringLiteral("--reason"), QStringLiteral("old")}).exit, 0);
        QCOMPARE(state(QStringLiteral("teams"), QStringLiteral("2")), QStringLiteral("waived"));
        QCOMPARE(quarantine({QStringLiteral("unwaive"), team}).exit, 0);
        QCOMPARE(state(QStringLiteral("teams"), QStringLiteral("2")), QStringLiteral("undecided"));
        QCOMPARE(quarantine({QStringLiteral("unwaive"), team}).exit, 2);
        QCOMPARE(quarantine({QStringLiteral("waive"), QStringLiteral("--all"), QStringLiteral("--reason"), QStringLiteral("old")}).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("unwaive"), QStringLiteral("--cause"), QStringLiteral("it has no name")}).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("list"), QStringLiteral("--state"), QStringLiteral("undecided")}).array().size(), 3);
        QCOMPARE(quarantine({QStringLiteral("unwaive"), QStringLiteral("--all")}).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("list"), QStringLiteral("--state"), QStringLiteral("waived")}).array().size(), 0);
    }

    void goesOnFromAStepsLimitWithWhatWasDecided()
    {
        begin("        limit: 1\n");
        QCOMPARE(quarantine({QStringLiteral("list")}).array().size(), 3);
        QCOMPARE(quarantine({QStringLiteral("edit"), id(QStringLiteral("teams"), QStringLiteral("2")), QStringLiteral("name=Gold")}).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("waive"), id(QStringLiteral("teams"), QStringLiteral("3")), QStringLiteral("--reason"), QStringLiteral("old")}).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("replay")}).exit, 8);
        QCOMPARE(teams(), QStringLiteral("1 Red, 2 Gold"));
        // Decisions hold after a rollback, too.
        QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to expand")).exit, 0);
        QCOMPARE(m_cli->cli(QStringLiteral("run plan.yaml app.db --to move")).exit, 8);
        QCOMPARE(teams(), QStringLiteral("1 Red, 2 Gold"));
        QCOMPARE(state(QStringLiteral("teams"), QStringLiteral("3")), QStringLiteral("waived"));
        QCOMPARE(m_cli->cli(QStringLiteral("run plan.yaml app.db --yes --confirm app.db")).exit, 0);
        QCOMPARE(quarantine({QStringLiteral("replay")}).errorCode(), QStringLiteral("GW-4018"));
        QCOMPARE(godwit::tests::figureOf(m_cli->database(), QStringLiteral("SELECT count(*) FROM v1_teams WHERE name IS NULL")), QStringLiteral("1"));
    }

    /// The built-in example: rows of every table with a fault are mended until none is left that can be.
    void mendsTheExample()
    {
        const QString made = m_cli->makeVersion1(100);
        QVERIFY2(made.isEmpty(), qPrintable(made));
        QCOMPARE(m_cli->migrate(QStringLiteral("--to move")).exit, 8);
        const qsizetype before = quarantine({QStringLiteral("list"), QStringLiteral("--state"), QStringLiteral("undecided")}).array().size();
        const QJsonArray dates = quarantine({QStringLiteral("list"), QStringLiteral("--table"), QStringLiteral("milestones")}).array();
        QVERIFY(!dates.isEmpty());
        qsizetype edited = 0;
        for (const QJsonValue& value : dates) {
            const QString number = QString::number(value.toObject().value(QStringLiteral("id")).toInteger());
            const QJsonObject values = value.toObject().value(QStringLiteral("values")).toObject();
            QStringList edit{QStringLiteral("edit"), number};
            for (auto column = values.begin(); column != values.end(); ++column) {
                if (column.key() == QStringLiteral("name"))
                    edit.append(QStringLiteral("name=Mended ") + number);
            }
            edited += edit.size() > 2 && quarantine(edit).exit == 0 ? 1 : 0;
        }
        QVERIFY(edited > 0);
        QCOMPARE(quarantine({QStringLiteral("replay")}).exit, 8);
        QVERIFY(quarantine({QStringLiteral("list"), QStringLiteral("--state"), QStringLiteral("moved")}).array().size() <= edited);
        QVERIFY(quarantine({QStringLiteral("list"), QStringLiteral("--state"), QStringLiteral("undecided")}).array().size() <= before);
        QCOMPARE(m_cli->sha256(), godwit::tests::sha256Of(m_cli->original()));
    }
};

QTEST_GUILESS_MAIN(TestQuarantine)
#include "test_quarantine.moc"
