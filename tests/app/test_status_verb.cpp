// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/verb_fixture.h"

#include <QTest>

using namespace godwit::test;

/// What status, monitor and history answer, before, in and after a migration.
class TestStatusVerb : public QObject, protected VerbFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeDatabase(); }
    void answersWithoutARun_data();
    void answersWithoutARun();
    void showsWhereARunStands();
    void tellsWhatEachPhaseAndStepCost();
    void looksWithoutWriting();
    void followsARunOnce();
    void tellsItsHistory();
};

void TestStatusVerb::answersWithoutARun_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* line, int exit, const char* code) {
        QTest::newRow(line) << QString::fromLatin1(line) << exit << QString::fromLatin1(code);
    };
    row("status app.db", 0, "");
    row("monitor app.db --once", 0, "");
    row("history app.db", 0, "");
    row("quarantine app.db list", 0, "");
    row("quarantine app.db show 1", 2, "GW-4013");
    row("quarantine app.db export --out q.csv", 1, "GW-4002");
    row("quarantine app.db waive 1 --reason x", 2, "GW-4013");
    row("quarantine app.db waive --all --reason x", 1, "GW-4002");
    row("validate app.db", 1, "GW-4002");
    row("verify app.db", 1, "GW-4002");
    row("rollback app.db --to move", 1, "GW-4002");
    row("restore app.db --confirm app.db", 1, "GW-4002");
    row("finish app.db --confirm app.db", 1, "GW-4002");
    row("report app.db --format html --out r.html", 1, "GW-4002");
}

void TestStatusVerb::answersWithoutARun()
{
    QFETCH(const QString, line);
    QFETCH(const int, exit);
    QFETCH(const QString, code);
    const CliResult result = m_cli->cli(line + QStringLiteral(" --json"));
    QVERIFY2(result.exit == exit, (result.out + result.err).constData());
    QVERIFY(!result.json.isNull());
    QCOMPARE(result.errorCode(), code);
    QCOMPARE(m_cli->cli(line).exit, exit);
    QCOMPARE(m_cli->files(), QStringList{QStringLiteral("app.db")});
}

void TestStatusVerb::showsWhereARunStands()
{
    runTo(QStringLiteral("validate"));
    const QJsonObject now = status();
    QCOMPARE(missingKeys({now}, QStringLiteral("phases balance quarantine points snapshots")), QStringList());
    QStringList phases;
    for (const QJsonValue& phase : arrayOf(now, "phases")) {
        phases += QStringLiteral("%1 %2").arg(textOf(phase, "id"), textOf(phase, "state"));
        const bool hasRun = phases.size() <= 5;
        QCOMPARE(isTime(textOf(phase, "started_at")), hasRun);
        QCOMPARE(isTime(textOf(phase, "ended_at")), hasRun);
    }
    const QStringList wanted{QStringLiteral("assess done"),   QStringLiteral("backup done"),
                             QStringLiteral("expand done"),   QStringLiteral("move done_with_exceptions"),
                             QStringLiteral("validate done"), QStringLiteral("cutover not_started"),
                             QStringLiteral("verify not_started"), QStringLiteral("cleanup not_started")};
    QCOMPARE(phases, wanted);
    QCOMPARE(arrayOf(now, "balance").size(), 9);
    QCOMPARE(missingKeys(arrayOf(now, "balance"),
                         QStringLiteral("table rows moved merged skipped quarantined kept unaccounted")),
             QStringList());
    for (const QJsonValue& row : arrayOf(now, "balance"))
        QCOMPARE(row.toObject().value(QStringLiteral("unaccounted")).toInt(-1), 0);
    QVERIFY(!arrayOf(now, "quarantine").isEmpty());
    QCOMPARE(missingKeys(arrayOf(now, "quarantine"), QStringLiteral("table cause code state rows")), QStringList());
    QCOMPARE(arrayOf(now, "points").size(), 5);
    QCOMPARE(missingKeys(arrayOf(now, "points"), QStringLiteral("phase taken_at bytes digest")), QStringList());
    QCOMPARE(arrayOf(now, "snapshots").size(), 1);
    QCOMPARE(missingKeys(arrayOf(now, "snapshots"), QStringLiteral("id path taken_at verified_at bytes sha256")),
             QStringList());
    QCOMPARE(godwit::tests::sha256Of(textOf(arrayOf(now, "snapshots").first(), "path")),
             textOf(arrayOf(now, "snapshots").first(), "sha256"));
    const CliResult people = m_cli->cli(QStringLiteral("status app.db"));
    QCOMPARE(people.exit, 0);
    QVERIFY2(people.out.contains("supplier_task_instances"), people.out.constData());
}

void TestStatusVerb::tellsWhatEachPhaseAndStepCost()
{
    runTo(QStringLiteral("validate"));
    const QJsonObject now = status();
    const auto verifyPaid = [](const QJsonObject& item, const QString& figures) {
        const QJsonObject cost = item.value(QStringLiteral("cost")).toObject();
        for (const QString& figure : figures.split(u' '))
            QVERIFY2(cost.value(figure).toDouble() > 0, qPrintable(textOf(item, "phase") + textOf(item, "id") + u' ' + figure));
    };
    const QString always = QStringLiteral("seconds cpu_seconds peak_memory_bytes bytes_read bytes_written");
    const QString moves = QStringLiteral(" rows rows_per_second batches batch_ms_p50 batch_ms_p95 batch_ms_max bytes");
    double rows = 0;
    for (const QJsonValue& step : arrayOf(now, "steps")) {
        const QJsonObject cost = step.toObject().value(QStringLiteral("cost")).toObject();
        if (textOf(step, "state") != QStringLiteral("done")) {
            QVERIFY(cost.isEmpty());
            continue;
        }
        verifyPaid(step.toObject(), QStringLiteral("seconds peak_memory_bytes bytes_read bytes_written"));
        if (textOf(step, "kind") != QStringLiteral("move"))
            continue;
        verifyPaid(step.toObject(), QStringLiteral("rows batches batch_ms_p50 batch_ms_p95 batch_ms_max"));
        rows += cost.value(QStringLiteral("rows")).toDouble();
    }
    for (const QJsonValue& phase : arrayOf(now, "phases")) {
        const QString id = textOf(phase, "id");
        if (textOf(phase, "state").startsWith(QStringLiteral("done")))
            verifyPaid(phase.toObject(), id == QStringLiteral("move") ? always + moves : always);
        else
            QVERIFY(phase.toObject().value(QStringLiteral("cost")).toObject().isEmpty());
        if (id == QStringLiteral("move"))
            QCOMPARE(phase.toObject().value(QStringLiteral("cost")).toObject().value(QStringLiteral("rows")).toDouble(), rows);
    }
    QVERIFY(rows > 0);
    QVERIFY(m_cli->cli(QStringLiteral("status app.db")).out.contains("Rows/s"));
}

void TestStatusVerb::looksWithoutWriting()
{
    runTo(QStringLiteral("validate"));
    const QStringList before = m_cli->allFiles();
    const QString journal = m_cli->sha256(QStringLiteral("app.db.godwit/journal.db"));
    const QString history = QString::fromUtf8(m_cli->cli(QStringLiteral("history app.db --json")).out);
    for (const char* line : {"status app.db", "monitor app.db --once", "history app.db", "quarantine app.db list",
                             "quarantine app.db show 1", "check example:product-manager app.db", "snapshots app.db list"})
        QVERIFY2(m_cli->cli(QLatin1String(line)).exit != 1, line);
    QCOMPARE(m_cli->allFiles(), before);
    QCOMPARE(m_cli->sha256(QStringLiteral("app.db.godwit/journal.db")), journal);
    QCOMPARE(QString::fromUtf8(m_cli->cli(QStringLiteral("history app.db --json")).out), history);
}

void TestStatusVerb::followsARunOnce()
{
    runTo(QStringLiteral("backup"));
    QCOMPARE(m_cli->cli(QStringLiteral("monitor app.db --once")).exit, 0);
    runTo(QStringLiteral("move"));
    const CliResult undecided = m_cli->cli(QStringLiteral("monitor app.db --once --json"));
    QCOMPARE(undecided.exit, 8);
    QVERIFY(undecided.object().contains(QStringLiteral("phases")));
    QCOMPARE(m_cli->cli(QStringLiteral("monitor app.db")).exit, 8); // nobody works on it, so it ends at once
    QCOMPARE(m_cli->migrate(QStringLiteral("--all --yes")).exit, 3);
    QCOMPARE(m_cli->cli(QStringLiteral("monitor app.db --once")).exit, 3);
}

void TestStatusVerb::tellsItsHistory()
{
    runTo(QStringLiteral("backup"));
    const CliResult result = m_cli->cli(QStringLiteral("history app.db --json"));
    QCOMPARE(result.exit, 0);
    QCOMPARE(missingKeys(result.array(), QStringLiteral("number at who action detail plan_hash hash")), QStringList());
    QStringList actions;
    for (const QJsonValue& entry : result.array())
        actions += textOf(entry, "action");
    for (const char* action : {"begin", "approve", "start phase", "end phase"})
        QVERIFY2(actions.contains(QLatin1String(action)), qPrintable(actions.join(QLatin1Char(','))));
    QVERIFY(m_cli->cli(QStringLiteral("history app.db")).out.contains("start phase"));
    const QString failed = MigrationFixture::python(
        QStringLiteral("import sqlite3\ndb = sqlite3.connect(%1)\n"
                       "db.execute(\"UPDATE migration_audit SET who = 'nobody' WHERE number = 1\")\ndb.commit()")
            .arg(MigrationFixture::literal(m_cli->path(QStringLiteral("app.db.godwit/journal.db")))));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    const CliResult tampered = m_cli->cli(QStringLiteral("verify app.db --json"));
    QCOMPARE(tampered.exit, 7);
    QCOMPARE(tampered.errorCode(), QStringLiteral("GW-5010"));
}

QTEST_GUILESS_MAIN(TestStatusVerb)
#include "test_status_verb.moc"
