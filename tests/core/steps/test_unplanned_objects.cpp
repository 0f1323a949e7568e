// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

QString becameOf(const CheckResult& ledger, const QString& name)
{
    for (const QStringList& row : ledger.samples) {
        if (row.value(1) == name)
            return row.value(2);
    }
    return {};
}

} // namespace

/// Objects that nobody planned, what becomes of those of the old version, and what SQLite keeps beside the
/// rows.
class TestUnplannedObjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesObjectsThatNobodyPlanned_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        QTest::newRow("a table") << "CREATE TABLE intruder (x)"
                                 << "table intruder: neither schema has it";
        QTest::newRow("a trigger on a target's table")
            << "CREATE TRIGGER evil AFTER INSERT ON new.albums BEGIN DELETE FROM new.tracks; END"
            << "trigger evil: neither schema has it";
        QTest::newRow("a trigger with our prefix")
            << "CREATE TRIGGER _godwit_evil AFTER INSERT ON new.albums BEGIN DELETE FROM new.tracks; END"
            << "trigger _godwit_evil: neither schema has it";
        QTest::newRow("a trigger of the target's name")
            << "CREATE TRIGGER invoices_dated AFTER INSERT ON new.albums BEGIN DELETE FROM new.tracks; END"
            << "trigger invoices_dated: it is there before the cut-over makes it";
        QTest::newRow("an index of a kept table") << "CREATE INDEX extra ON media (name, id)"
                                                  << "index extra: neither schema has it";
        QTest::newRow("a view") << "CREATE VIEW spy AS SELECT name FROM media"
                                << "view spy: neither schema has it";
    }

    void namesObjectsThatNobodyPlanned()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        Shop shop;
        shop.plant(sql);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(QStringLiteral("object ledger: failed: not planned: ") + named),
                 qPrintable(found));
    }

    void knowsWhatAScriptOfThePlanMade()
    {
        RunText text = shopText();
        text.script = QStringLiteral("CREATE TABLE extras (id INTEGER PRIMARY KEY, word TEXT);\n");
        text.moves = QStringLiteral("      - schema: change.sql\n") + text.moves;
        Shop shop(text);
        QCOMPARE(shop.validated(), QString());
    }

    void warnsOfWhatTheApplicationMadeSince()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.run().writeAsTheApplication(QStringLiteral("CREATE TABLE its_own (x); PRAGMA user_version = 9"));
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("verify")), Exit::Done);
        const QString found = shop.findings(QStringLiteral("verify"));
        VERIFY_NAMES(found, "object ledger: warning: not planned: table its_own");
        VERIFY_NAMES(found,
                     "user_version and application_id: warning: user_version is 9, the cut-over set 2");
    }

    void findsNothingRightAfterTheCutover()
    {
        Shop shop;
        QCOMPARE(shop.validated(), QString());
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("verify"), true), Exit::Done);
        QCOMPARE(shop.findings(QStringLiteral("verify")), QString());
        QCOMPARE(shop.checkNamed(QStringLiteral("user_version and application_id"), QStringLiteral("verify"))
                     .figures,
                 QStringLiteral("user_version 2, application_id 77"));
    }

    void saysDroppedOnlyOfWhatIsGone()
    {
        RunText text;
        text.validate = QStringLiteral("      - validate: functionality\n");
        text.drop = QStringLiteral("      - drop: [visits]\n        rule: visits are over\n");
        Shop shop(text);
        (void)shop.validated();
        const CheckResult before = shop.checkNamed(QStringLiteral("object ledger"));
        QCOMPARE(becameOf(before, QStringLiteral("visitors")),
                 QStringLiteral("left, since no step drops it"));
        QCOMPARE(becameOf(before, QStringLiteral("visits")), QStringLiteral("still to be dropped"));
        QVERIFY2(!before.figures.contains(QStringLiteral("dropped by plan")), qPrintable(before.figures));
    }

    void namesStoredValuesThatTheirExpressionDoesNotGive()
    {
        RunText text = shopText();
        text.target.replace(
            QStringLiteral("price REAL, quantity INT);"),
            QStringLiteral("price REAL, quantity INT, cost REAL AS (round(price * quantity, 2)) STORED);"));
        Shop shop(text);
        const QString name = QStringLiteral("_godwit_new_invoice_lines");
        const QString clause = QStringLiteral(" AS (round(price * quantity, 2)) STORED");
        shop.edit(name, clause, QString());
        shop.plant(QStringLiteral("UPDATE new.invoice_lines SET cost = 5 WHERE rowid = 3"));
        shop.edit(name, QStringLiteral("cost REAL"), QStringLiteral("cost REAL") + clause);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        VERIFY_NAMES(found, "generated columns of invoice_lines: failed: 1 stored value of cost is not what "
                            "the expression gives");
        VERIFY_NAMES(found, "  invoice_lines | 3 | cost | 1.98 | 5");
        const CheckResult check = shop.checkNamed(QStringLiteral("generated columns of invoice_lines"));
        QCOMPARE(check.rows, 1);
    }

    void namesWhatOthersMayDoWithTheFiles()
    {
        RunText text = shopText();
        text.validate = QStringLiteral("      - validate: security\n");
        Shop shop(text);
        QVERIFY(QFile::setPermissions(shop.run().database(), QFile::permissions(shop.run().database()) |
                                                                 QFile::ReadOther | QFile::WriteOther));
        QVERIFY2(
            !(QFile::permissions(shop.run().workspace() + QStringLiteral("/journal.db")) & QFile::ReadOther),
            "the journal is open to others");
        QVERIFY(QFile::setPermissions(shop.run().workspace() + QStringLiteral("/journal.db"),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "file modes: warning: others may read or write journal.db, app.db");
    }
};

QTEST_GUILESS_MAIN(TestUnplannedObjects)
#include "test_unplanned_objects.moc"
