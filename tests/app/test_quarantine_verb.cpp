// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/verb_fixture.h"

#include <QTest>

using namespace godwit::test;

/// What is shown of the quarantine and decided about it.
class TestQuarantineVerb : public QObject, protected VerbFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeDatabase(); }
    void wantsTheCutoverUndecidedRowsDecided();
    void listsTheQuarantineAsTheIssueFixesIt();
    void showsAndExportsTheQuarantine();
    void waivesByNumberByCauseAndAll();
};

void TestQuarantineVerb::wantsTheCutoverUndecidedRowsDecided()
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

void TestQuarantineVerb::listsTheQuarantineAsTheIssueFixesIt()
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

void TestQuarantineVerb::showsAndExportsTheQuarantine()
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

void TestQuarantineVerb::waivesByNumberByCauseAndAll()
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

QTEST_GUILESS_MAIN(TestQuarantineVerb)
#include "test_quarantine_verb.moc"
