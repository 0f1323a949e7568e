// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/migration_fixture.h"

#include <QTest>

#include <memory>

using godwit::test::CliResult;
using godwit::test::MigrationFixture;
using godwit::test::words;

namespace {

QJsonArray arrayOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toArray();
}

QString textOf(const QJsonValue& object, const char* key)
{
    return object.toObject().value(QLatin1String(key)).toString();
}

/// The keys that are missing from any of the array's objects.
QStringList missingKeys(const QJsonArray& array, const QString& keys)
{
    QStringList missing;
    for (const QJsonValue& value : array) {
        for (const QString& key : words(keys)) {
            if (!value.toObject().contains(key))
                missing += key;
        }
    }
    return missing;
}

bool isTime(const QString& text)
{
    return text.endsWith(QLatin1Char('Z')) && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

} // namespace

/// What each verb answers and how it ends, before, in and after a migration.
class TestVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void checksAPlanAndADatabaseAndWritesNothing();
    void answersWithoutARun_data();
    void answersWithoutARun();
    void showsWhereARunStands();
    void tellsWhatEachPhaseAndStepCost();
    void looksWithoutWriting();
    void followsARunOnce();
    void runsOnePhaseAtATime();
    void wantsTheCutoverUndecidedRowsDecided();
    void checksAgainWhatWasMigrated();
    void findsATamperedSnapshot();
    void findsATamperedRollbackPoint();
    void tellsItsHistory();
    void writesReports();
    void listsTheQuarantineAsTheIssueFixesIt();
    void showsAndExportsTheQuarantine();
    void waivesByNumberByCauseAndAll();
    void keepsTheWorkspaceElsewhere();
    void replacesNoFileOfTheUsers();

private:
    void runTo(const QString& phase);
    [[nodiscard]] QJsonArray quarantine(const QStringList& more = {}) const;
    [[nodiscard]] QJsonObject status() const { return m_cli->cli(QStringLiteral("status app.db --json")).object(); }

    std::unique_ptr<MigrationFixture> m_cli;
};

void TestVerbs::init()
{
    m_cli = std::make_unique<MigrationFixture>();
    const QString made = m_cli->makeVersion1(100);
    QVERIFY2(made.isEmpty(), qPrintable(made));
}

void TestVerbs::runTo(const QString& phase)
{
    const CliResult result = m_cli->migrate(QStringLiteral("--to ") + phase);
    QVERIFY2(result.exit == 0 || result.exit == 8, result.err.constData());
}

QJsonArray TestVerbs::quarantine(const QStringList& more) const
{
    return m_cli->run(words(QStringLiteral("quarantine app.db list --json")) + more).array();
}

void TestVerbs::checksAPlanAndADatabaseAndWritesNothing()
{
    const CliResult alone = m_cli->cli(QStringLiteral("check example:product-manager --json"));
    QCOMPARE(alone.exit, 0);
    QCOMPARE(textOf(alone.object(), "action"), QStringLiteral("check"));
    QCOMPARE(textOf(alone.object(), "outcome"), QStringLiteral("done"));
    QCOMPARE(m_cli->cli(QStringLiteral("check example:product-manager app.db")).exit, 0);
    const CliResult missing = m_cli->cli(QStringLiteral("check missing.yaml --json"));
    QCOMPARE(missing.exit, 1);
    QCOMPARE(missing.errorCode(), QStringLiteral("GW-3001"));
    QCOMPARE(m_cli->files(), QStringList{QStringLiteral("app.db")});
}

void TestVerbs::answersWithoutARun_data()
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

void TestVerbs::answersWithoutARun()
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

void TestVerbs::showsWhereARunStands()
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

void TestVerbs::tellsWhatEachPhaseAndStepCost()
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

void TestVerbs::looksWithoutWriting()
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

void TestVerbs::followsARunOnce()
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

void TestVerbs::runsOnePhaseAtATime()
{
    const CliResult early = m_cli->migrate(QStringLiteral("--phase move --json"));
    QCOMPARE(early.exit, 3);
    QCOMPARE(early.errorCode(), QStringLiteral("GW-4004"));
    QCOMPARE(m_cli->migrate(QStringLiteral("--phase assess")).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--phase backup")).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--phase backup")).exit, 0); // done already
    const CliResult unknown = m_cli->migrate(QStringLiteral("--phase shine --json"));
    QCOMPARE(unknown.exit, 2);
    QCOMPARE(unknown.errorCode(), QStringLiteral("GW-4003"));
    const CliResult never = m_cli->cli(QStringLiteral("rollback app.db --to move --json"));
    QCOMPARE(never.exit, 1);
    QCOMPARE(never.errorCode(), QStringLiteral("GW-4011"));
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to shine --json")).exit, 2);
    QCOMPARE(m_cli->cli(QStringLiteral("validate app.db --json")).errorCode(), QStringLiteral("GW-4004"));
    QCOMPARE(m_cli->cli(QStringLiteral("restore app.db --snapshot 9 --to c.db --json")).exit, 2);
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to assess")).exit, 0);
    QCOMPARE(textOf(arrayOf(status(), "phases").first(), "state"), QStringLiteral("rolled_back"));
}

void TestVerbs::wantsTheCutoverUndecidedRowsDecided()
{
    runTo(QStringLiteral("validate"));
    const QString before = m_cli->sha256();
    const CliResult refused = m_cli->migrate(QStringLiteral("--to cutover --confirm app.db --json"));
    QCOMPARE(refused.exit, 3);
    QCOMPARE(refused.errorCode(), QStringLiteral("GW-4007"));
    QCOMPARE(m_cli->sha256(), before);
    QCOMPARE(m_cli->run(words(QStringLiteral("quarantine app.db waive --all --reason")) +
                        QStringList{QStringLiteral("agreed with the owner")}).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--to validate")).exit, 0); // waived rows are decided
    const CliResult done = m_cli->migrate(QStringLiteral("--to verify --confirm app.db"));
    QVERIFY2(done.exit == 0, done.err.constData());
}

void TestVerbs::checksAgainWhatWasMigrated()
{
    runTo(QStringLiteral("validate"));
    const CliResult work = m_cli->cli(QStringLiteral("validate app.db --json"));
    QVERIFY2(work.exit == 8, work.err.constData());
    const QJsonArray checks = arrayOf(work.object(), "checks");
    QVERIFY(!checks.isEmpty());
    QCOMPARE(missingKeys(checks, QStringLiteral("suite name verdict figures query at elapsed_us")), QStringList());
    for (const QJsonValue& check : checks)
        QVERIFY2(textOf(check, "verdict") != QStringLiteral("failed"), qPrintable(textOf(check, "name")));
    const QString failed = MigrationFixture::python(
        QStringLiteral("import sqlite3\ndb = sqlite3.connect(%1)\n"
                       "table = [n for n, in db.execute(\"SELECT name FROM sqlite_schema WHERE type = 'table' AND name "
                       "LIKE '%supplier_task_instances'\") if n.startswith('_godwit')][0]\n"
                       "db.execute('DELETE FROM \"%s\" WHERE id = (SELECT min(id) FROM \"%s\")' % (table, table))\n"
                       "db.commit()")
            .arg(MigrationFixture::literal(m_cli->path(QStringLiteral("app.db.godwit/runs/1/work.db")))));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    const CliResult lost = m_cli->cli(QStringLiteral("validate app.db --json"));
    QVERIFY2(lost.exit == 4, lost.out.constData());
    QVERIFY(lost.out.contains("\"failed\""));
    const CliResult gate = m_cli->migrate(QStringLiteral("--all --yes --confirm app.db"));
    QCOMPARE(gate.exit, 4);
    QCOMPARE(m_cli->cli(QStringLiteral("monitor app.db --once")).exit, 1);
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to move")).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--to validate")).exit, 8);
}

void TestVerbs::findsATamperedSnapshot()
{
    runTo(QStringLiteral("backup"));
    const CliResult sound = m_cli->cli(QStringLiteral("verify app.db --json"));
    QCOMPARE(sound.exit, 0);
    QVERIFY(arrayOf(sound.object(), "checks").size() >= 2);
    const QString snapshot = textOf(arrayOf(status(), "snapshots").first(), "path");
    QVERIFY(QFile::setPermissions(snapshot, QFile::ReadOwner | QFile::WriteOwner));
    QFile file(snapshot);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 10));
    const char before = file.peek(1).at(0);
    QVERIFY(file.putChar(static_cast<char>(before ^ 1)));
    file.close();
    const CliResult tampered = m_cli->cli(QStringLiteral("verify app.db --json"));
    QCOMPARE(tampered.exit, 7);
    QCOMPARE(tampered.errorCode(), QStringLiteral("GW-5002"));
    const QString live = m_cli->sha256();
    const CliResult refused = m_cli->cli(QStringLiteral("restore app.db --confirm app.db --json"));
    QCOMPARE(refused.exit, 7);
    QCOMPARE(m_cli->sha256(), live);
    QCOMPARE(m_cli->cli(QStringLiteral("restore app.db --to copy.db")).exit, 7);
    QVERIFY(!QFile::exists(m_cli->path(QStringLiteral("copy.db"))));
}

void TestVerbs::findsATamperedRollbackPoint()
{
    runTo(QStringLiteral("move"));
    QStringList points;
    for (const QString& file : m_cli->allFiles()) {
        if (file.contains(QStringLiteral("/points/")))
            points += file;
    }
    QVERIFY(!points.isEmpty());
    for (const QString& name : points) {
        QFile file(m_cli->path(name));
        QVERIFY(QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray sound = file.readAll();
        if (sound.isEmpty())
            continue;
        QByteArray changed = sound;
        changed[changed.size() - 1] = static_cast<char>(changed.back() ^ 1);
        QVERIFY(file.seek(0) && file.write(changed) == changed.size() && file.flush());
        QVERIFY2(m_cli->cli(QStringLiteral("verify app.db")).exit == 7, qPrintable(name));
        QVERIFY(file.seek(0) && file.write(sound) == sound.size() && file.flush());
    }
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
}

void TestVerbs::tellsItsHistory()
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

void TestVerbs::writesReports()
{
    runTo(QStringLiteral("validate"));
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --format html --out r.html")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --format json --out r.json --json")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --format csv --out r.csv")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --kind comparison --format md --out r.md")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --kind migration --format=pdf --redacted --out r.pdf")).exit, 0);
    const auto read = [this](const char* name) {
        QFile file(m_cli->path(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(read("r.html").startsWith("<!DOCTYPE html>") || read("r.html").startsWith("<!doctype html>"));
    QVERIFY(read("r.html").contains("supplier_task_instances"));
    QVERIFY(QJsonDocument::fromJson(read("r.json")).isObject());
    QVERIFY(read("r.csv").contains("supplier_task_instances"));
    QVERIFY(read("r.md").startsWith("# Comparison of version 1 and 2: "));
    QVERIFY(read("r.pdf").startsWith("%PDF-"));
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --redacted --format json --out redacted.json")).exit, 0);
    const auto keyIn = [&read](const char* name) {
        return QJsonDocument::fromJson(read(name)).object()[u"quarantine"].toArray().first().toObject()[u"key"].toString();
    };
    QCOMPARE(keyIn("redacted.json"), QStringLiteral("(left out)"));
    QVERIFY(!read("redacted.json").contains('"' + keyIn("r.json").toUtf8() + '"'));
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --kind comparison --format json --out c.json")).exit, 0);
    const QJsonObject compared = QJsonDocument::fromJson(read("c.json")).object();
    QVERIFY(!compared[u"comparison"].toObject()[u"is_live"].toBool(true));
    const auto rowOf = [](const QJsonValue& list) {
        for (const QJsonValue& row : list.toArray()) {
            if (row.toObject()[u"table"].toString() == QStringLiteral("supplier_task_instances"))
                return row.toObject();
        }
        return QJsonObject();
    };
    const QJsonObject account = rowOf(compared[u"status"].toObject()[u"balance"]);
    const QJsonObject counted = rowOf(compared[u"comparison"].toObject()[u"tables"]);
    QVERIFY(account[u"moved"].toInteger() > 0);
    QCOMPARE(counted[u"before"].toInteger(), account[u"rows"].toInteger());
    QCOMPARE(counted[u"after"].toInteger(), account[u"moved"].toInteger());
    QStringList fates;
    for (const QJsonValue& object : compared[u"comparison"].toObject()[u"objects"].toArray()) {
        const QString name = object.toObject()[u"name"].toString();
        if (name == QStringLiteral("suppliers") || name == QStringLiteral("milestones") || name == QStringLiteral("task_type_sections"))
            fates.append(name + u' ' + object.toObject()[u"fate"].toString());
    }
    QCOMPARE(fates.join(u','), QStringLiteral("suppliers kept,milestones gone,task_type_sections added"));
    const CliResult nowhere = m_cli->cli(QStringLiteral("report app.db --format csv --out no/r.csv --json"));
    QCOMPARE(nowhere.exit, 1);
    QVERIFY(nowhere.errorCode().startsWith(QStringLiteral("GW-")));
}

void TestVerbs::listsTheQuarantineAsTheIssueFixesIt()
{
    runTo(QStringLiteral("move"));
    const QJsonArray all = quarantine();
    QVERIFY(all.size() > 10);
    QCOMPARE(missingKeys(all, QStringLiteral("table key column cause code phase step state values")), QStringList());
    for (const QJsonValue& entry : all) {
        QCOMPARE(textOf(entry, "state"), QStringLiteral("undecided"));
        QCOMPARE(textOf(entry, "phase"), QStringLiteral("move"));
        QVERIFY(textOf(entry, "code").startsWith(QStringLiteral("GW-2")));
        QVERIFY(!textOf(entry, "cause").isEmpty());
        QVERIFY(entry.toObject().value(QStringLiteral("values")).toObject().contains(QStringLiteral("id")));
    }
    QCOMPARE(quarantine({QStringLiteral("--limit"), QStringLiteral("3")}).size(), 3);
    QCOMPARE(quarantine({QStringLiteral("--state"), QStringLiteral("waived")}).size(), 0);
    const QString table = textOf(all.last(), "table");
    const QJsonArray ofTable = quarantine({QStringLiteral("--table"), table});
    QVERIFY(!ofTable.isEmpty() && ofTable.size() < all.size());
    for (const QJsonValue& entry : ofTable)
        QCOMPARE(textOf(entry, "table"), table);
    QCOMPARE(quarantine({QStringLiteral("--phase"), QStringLiteral("move")}).size(), all.size());
}

void TestVerbs::showsAndExportsTheQuarantine()
{
    runTo(QStringLiteral("move"));
    const QJsonObject first = quarantine().first().toObject();
    const QString id = QString::number(first.value(QStringLiteral("id")).toInteger());
    QCOMPARE(m_cli->cli(QStringLiteral("quarantine app.db show %1 --json").arg(id)).object(), first);
    QVERIFY(m_cli->cli(QStringLiteral("quarantine app.db show %1").arg(id)).out.contains(textOf(first, "code").toUtf8()));
    const CliResult unknown = m_cli->cli(QStringLiteral("quarantine app.db show 999999 --json"));
    QCOMPARE(unknown.exit, 2);
    QCOMPARE(unknown.errorCode(), QStringLiteral("GW-4013"));
    QCOMPARE(m_cli->cli(QStringLiteral("quarantine app.db export --out q.csv")).exit, 2); // of which table
    const QString table = textOf(first, "table");
    QCOMPARE(m_cli->cli(QStringLiteral("quarantine app.db export --out q.csv --table ") + table).exit, 0);
    const QString failed = MigrationFixture::python(
        QStringLiteral("import csv, sys\nrows = list(csv.DictReader(open(%1, newline='', encoding='utf-8')))\n"
                       "sys.exit(0 if len(rows) == %2 and rows[0]['table'] == %3 else str(len(rows)))")
            .arg(MigrationFixture::literal(m_cli->path(QStringLiteral("q.csv"))),
                 QString::number(quarantine({QStringLiteral("--limit"), QStringLiteral("100000"), QStringLiteral("--table"), table}).size()),
                 MigrationFixture::literal(table)));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
}

void TestVerbs::waivesByNumberByCauseAndAll()
{
    runTo(QStringLiteral("move"));
    const QStringList waive = words(QStringLiteral("quarantine app.db waive --json"));
    const QStringList because{QStringLiteral("--reason"), QStringLiteral("test rows")};
    const QStringList waived{QStringLiteral("--state"), QStringLiteral("waived")};
    const QJsonArray all = quarantine();
    const QString id = QString::number(all.first().toObject().value(QStringLiteral("id")).toInteger());
    const CliResult silent = m_cli->run(waive + QStringList{id});
    QCOMPARE(silent.exit, 3);
    QCOMPARE(silent.errorCode(), QStringLiteral("GW-4014"));
    QCOMPARE(m_cli->run(waive + QStringList{QStringLiteral("--all")}).exit, 3);
    QCOMPARE(m_cli->run(waive + QStringList{id, QStringLiteral("--reason"), QStringLiteral(" ")}).exit, 2);
    const CliResult unknown = m_cli->run(waive + QStringList{id, QStringLiteral("999999")} + because);
    QCOMPARE(unknown.exit, 2);
    QCOMPARE(unknown.errorCode(), QStringLiteral("GW-4013"));
    QCOMPARE(quarantine(waived).size(), 0);
    QCOMPARE(m_cli->run(waive + QStringList{id} + because).exit, 0);
    QCOMPARE(quarantine(waived).size(), 1);
    QCOMPARE(textOf(quarantine(waived).first(), "reason"), QStringLiteral("test rows"));
    QCOMPARE(m_cli->run(waive + QStringList{id} + because).exit, 2); // decided already
    const QString cause = textOf(all.last(), "cause");
    QCOMPARE(m_cli->run(waive + QStringList{QStringLiteral("--cause"), cause} + because).exit, 0);
    int ofCause = 0;
    for (const QJsonValue& entry : quarantine(waived))
        ofCause += textOf(entry, "cause") == cause ? 1 : 0;
    QVERIFY(ofCause > 0);
    QCOMPARE(quarantine({QStringLiteral("--state"), QStringLiteral("undecided"), QStringLiteral("--cause"), cause}).size(), 0);
    QVERIFY(!quarantine({QStringLiteral("--state"), QStringLiteral("undecided")}).isEmpty());
    QCOMPARE(m_cli->run(waive + QStringList{QStringLiteral("--all")} + because).exit, 0);
    QCOMPARE(quarantine({QStringLiteral("--state"), QStringLiteral("undecided")}).size(), 0);
    QVERIFY(m_cli->cli(QStringLiteral("history app.db")).out.contains("test rows"));
}

void TestVerbs::keepsTheWorkspaceElsewhere()
{
    const QString folder = m_cli->aside(QStringLiteral("workspace"));
    QCOMPARE(m_cli->migrate(QStringLiteral("--to move --workspace ") + folder).exit, 8);
    QCOMPARE(m_cli->files(), (QStringList{QStringLiteral("app.db"), QStringLiteral("app.db.godwit")}));
    const QFileInfo pointer(m_cli->path(QStringLiteral("app.db.godwit")));
    QVERIFY(pointer.isFile() && pointer.size() < 4096);
    QVERIFY(QFile::exists(folder + QStringLiteral("/journal.db")));
    QCOMPARE(textOf(status(), "workspace"), folder);
    QVERIFY(!quarantine().isEmpty());
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to move")).exit, 0);
    const CliResult other = m_cli->cli(QStringLiteral("status app.db --json --workspace ") + m_cli->aside(QStringLiteral("other")));
    QCOMPARE(other.exit, 1);
    QCOMPARE(other.errorCode(), QStringLiteral("GW-5009"));
    const CliResult done = m_cli->migrateWhole();
    QVERIFY2(done.exit == 0, done.err.constData());
    const CliResult back = m_cli->cli(QStringLiteral("restore app.db --confirm app.db"));
    QVERIFY2(back.exit == 0, back.err.constData());
    QVERIFY(MigrationFixture::contentOf(m_cli->database()) == MigrationFixture::contentOf(m_cli->original()));
}

/// An output named by mistake like the database or one of the workspace's files would be the end of it.
void TestVerbs::replacesNoFileOfTheUsers()
{
    runTo(QStringLiteral("move"));
    const QString before = m_cli->sha256();
    const QString snapshot = QStringLiteral("app.db.godwit/journal.db");
    for (const QString& file : {QStringLiteral("app.db"), snapshot}) {
        const CliResult report = m_cli->cli(QStringLiteral("report app.db --format csv --json --out ") + file);
        QVERIFY2(report.exit == 1, qPrintable(file));
        QCOMPARE(report.errorCode(), QStringLiteral("GW-5012"));
        const CliResult rows = m_cli->cli(QStringLiteral("quarantine app.db export --json --out ") + file);
        QVERIFY2(rows.exit == 1, qPrintable(file));
        QCOMPARE(rows.errorCode(), QStringLiteral("GW-5012"));
    }
    QCOMPARE(m_cli->sha256(), before);
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
}

QTEST_GUILESS_MAIN(TestVerbs)
#include "test_verbs.moc"
