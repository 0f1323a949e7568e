// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/migration_fixture.h"

#include <QTest>

using godwit::test::CliResult;
using godwit::test::MigrationFixture;

/// The first migration from end to end, as a user does it: the built-in example against the oracle, which knows the
/// rules and nothing of Godwit.
class TestFirstMigration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesTheOriginalAloneUntilTheCutover_data() { databases(2'000); }
    void leavesTheOriginalAloneUntilTheCutover();
    void migratesAndAccountsForEveryRow_data() { databases(20'000); }
    void migratesAndAccountsForEveryRow();
    void restoresTheOriginalInEveryDetail_data() { databases(2'000); }
    void restoresTheOriginalInEveryDetail();
    void goesBackAcrossTheCutoverAndOnAgain();
    void keepsTheFlagsOtherLines();
    void removesOnlyWhatItKeptAndOnlyWhenConfirmed();

private:
    static void databases(int walRows);
};

void TestFirstMigration::databases(int walRows)
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("wal");
    QTest::newRow("rollback journal") << 2'000 << false;
    QTest::newRow("WAL mode") << walRows << true;
}

#define MAKE_VERSION_1(cli, rows, wal)                                                                                 \
    const QString made = (cli).makeVersion1(rows, wal, QStringLiteral("PRAGMA application_id = 4711"));              \
    QVERIFY2(made.isEmpty(), qPrintable(made))

void TestFirstMigration::leavesTheOriginalAloneUntilTheCutover()
{
    QFETCH(const int, rows);
    QFETCH(const bool, wal);
    const MigrationFixture cli;
    MAKE_VERSION_1(cli, rows, wal);
    const QString main = cli.sha256();
    const QString log = cli.sha256(QStringLiteral("app.db-wal"));
    QCOMPARE(log.isEmpty(), !wal);

    const CliResult validated = cli.migrate(QStringLiteral("--to validate"));
    QVERIFY2(validated.exit == 8, validated.err.constData());
    QCOMPARE(cli.migrate(QStringLiteral("--to validate --json")).exit, 8);
    const CliResult back = cli.cli(QStringLiteral("rollback app.db --to move"));
    QVERIFY2(back.exit == 0, back.err.constData());
    const CliResult unconfirmed = cli.migrate(QStringLiteral("--all --yes --json"));
    QCOMPARE(unconfirmed.exit, 3);
    QCOMPARE(unconfirmed.errorCode(), QStringLiteral("GW-4005"));
    const CliResult mistyped = cli.migrate(QStringLiteral("--all --yes --confirm App.db --json"));
    QCOMPARE(mistyped.exit, 3);
    QCOMPARE(mistyped.errorCode(), QStringLiteral("GW-4005"));

    QCOMPARE(cli.sha256(), main);
    QCOMPARE(cli.sha256(QStringLiteral("app.db-wal")), log);
    QStringList beside{QStringLiteral("app.db"), QStringLiteral("app.db.godwit")};
    if (wal)
        beside += {QStringLiteral("app.db-shm"), QStringLiteral("app.db-wal")};
    beside.sort();
    QCOMPARE(cli.files(), beside);
}

void TestFirstMigration::migratesAndAccountsForEveryRow()
{
    QFETCH(const int, rows);
    QFETCH(const bool, wal);
    const MigrationFixture cli;
    MAKE_VERSION_1(cli, rows, wal);
    const CliResult waits = cli.migrate(QStringLiteral("--all --yes --confirm app.db --json"));
    QVERIFY2(waits.exit == 3, waits.err.constData());
    QCOMPARE(waits.errorCode(), QStringLiteral("GW-4006"));
    const QString due = QDate::currentDate().addDays(30).toString(QStringLiteral("yyyy-MM-"));
    QVERIFY2(waits.err.contains("waits until " + due.toUtf8()), waits.err.constData());
    QVERIFY(waits.object().value(QStringLiteral("status")).toObject().value(QStringLiteral("is_cut_over")).toBool());

    const CliResult cleaned = cli.migrate(QStringLiteral("--all --yes --confirm app.db --reason agreed --json"));
    QVERIFY2(cleaned.exit == 0, cleaned.err.constData());
    QVERIFY(cleaned.object().value(QStringLiteral("status")).toObject().value(QStringLiteral("is_complete")).toBool());
    const QString different = cli.differencesFromTheOracle();
    QVERIFY2(different.isEmpty(), qPrintable(different));
    QFile flags(cli.path(QStringLiteral(".env")));
    QVERIFY(flags.open(QIODevice::ReadOnly));
    QCOMPARE(flags.readAll(), QByteArray("USE_V2_API=true\n"));
    QCOMPARE(godwit::tests::figureOf(cli.database(), QStringLiteral("PRAGMA journal_mode")),
             wal ? QStringLiteral("wal") : QStringLiteral("delete"));
    QCOMPARE(cli.cli(QStringLiteral("verify app.db")).exit, 0);
    QCOMPARE(cli.migrateWhole().exit, 0);
}

void TestFirstMigration::restoresTheOriginalInEveryDetail()
{
    QFETCH(const int, rows);
    QFETCH(const bool, wal);
    const MigrationFixture cli;
    MAKE_VERSION_1(cli, rows, wal);
    const CliResult done = cli.migrateWhole();
    QVERIFY2(done.exit == 0, done.err.constData());
    const CliResult unconfirmed = cli.cli(QStringLiteral("restore app.db --json"));
    QCOMPARE(unconfirmed.exit, 3);
    QCOMPARE(unconfirmed.errorCode(), QStringLiteral("GW-4005"));
    QVERIFY(unconfirmed.object().contains(QStringLiteral("consequence")));
    QVERIFY(QFile::exists(cli.path(QStringLiteral(".env"))));

    const CliResult restored = cli.cli(QStringLiteral("restore app.db --confirm app.db --json"));
    QVERIFY2(restored.exit == 0, restored.err.constData());
    const QString wanted = MigrationFixture::contentOf(cli.original());
    QVERIFY(wanted.contains(QStringLiteral("4711")) && wanted.contains(QStringLiteral("milestones")));
    QVERIFY2(MigrationFixture::contentOf(cli.database()) == wanted, "the restored database differs");
    QVERIFY(!QFile::exists(cli.path(QStringLiteral(".env"))));
    QCOMPARE(cli.cli(QStringLiteral("verify app.db")).exit, 0);
    // As a copy, beside it, from the same snapshot.
    const CliResult copied = cli.cli(QStringLiteral("restore app.db --to copy.db --json"));
    QVERIFY2(copied.exit == 0, copied.err.constData());
    QVERIFY2(MigrationFixture::contentOf(cli.path(QStringLiteral("copy.db"))) == wanted, "the copy differs");
    const CliResult again = cli.cli(QStringLiteral("restore app.db --to copy.db --json"));
    QCOMPARE(again.exit, 1);
    QCOMPARE(again.errorCode(), QStringLiteral("GW-5012"));
}

void TestFirstMigration::goesBackAcrossTheCutoverAndOnAgain()
{
    const MigrationFixture cli;
    MAKE_VERSION_1(cli, 2'000, false);
    const CliResult done = cli.migrateWhole();
    QVERIFY2(done.exit == 0, done.err.constData());
    const QString migrated = cli.sha256();
    QCOMPARE(cli.cli(QStringLiteral("rollback app.db --to move --json")).errorCode(), QStringLiteral("GW-4005"));
    QCOMPARE(cli.sha256(), migrated);

    const CliResult back = cli.cli(QStringLiteral("rollback app.db --to move --confirm app.db --json"));
    QVERIFY2(back.exit == 0, back.err.constData());
    QVERIFY2(MigrationFixture::contentOf(cli.database()) == MigrationFixture::contentOf(cli.original()),
             "the original is not back");
    QVERIFY(!QFile::exists(cli.path(QStringLiteral(".env"))));
    const CliResult again = cli.migrateWhole();
    QVERIFY2(again.exit == 0, again.err.constData());
    const QString different = cli.differencesFromTheOracle();
    QVERIFY2(different.isEmpty(), qPrintable(different));
    QVERIFY(QFile::exists(cli.path(QStringLiteral(".env"))));
    // To after the cut-over: the new tables stay, the retired ones come back.
    const CliResult partly = cli.cli(QStringLiteral("rollback app.db --to cleanup --confirm app.db --json"));
    QVERIFY2(partly.exit == 0, partly.err.constData());
    const QString retired = QStringLiteral("SELECT count(*) FROM v1_supplier_task_instances");
    QCOMPARE(godwit::tests::figureOf(cli.database(), retired),
             godwit::tests::figureOf(cli.original(), QStringLiteral("SELECT count(*) FROM supplier_task_instances")));
    QCOMPARE(cli.cli(QStringLiteral("verify app.db")).exit, 0);
}

void TestFirstMigration::keepsTheFlagsOtherLines()
{
    const MigrationFixture cli;
    MAKE_VERSION_1(cli, 100, false);
    const QByteArray before("# settings\nUSE_V2_API=false\nPORT=8080");
    QVERIFY(cli.write(QStringLiteral(".env"), before));
    QCOMPARE(cli.migrateWhole().exit, 0);
    QFile flags(cli.path(QStringLiteral(".env")));
    QVERIFY(flags.open(QIODevice::ReadOnly));
    QCOMPARE(flags.readAll(), QByteArray("# settings\nUSE_V2_API=true\nPORT=8080"));
    flags.close();
    QCOMPARE(cli.cli(QStringLiteral("rollback app.db --to cutover --confirm app.db")).exit, 0);
    QVERIFY(flags.open(QIODevice::ReadOnly));
    QCOMPARE(flags.readAll(), before);
}

void TestFirstMigration::removesOnlyWhatItKeptAndOnlyWhenConfirmed()
{
    const MigrationFixture cli;
    MAKE_VERSION_1(cli, 2'000, false);
    QCOMPARE(cli.migrate(QStringLiteral("--to backup")).exit, 0);
    QCOMPARE(cli.cli(QStringLiteral("finish app.db --confirm app.db --json")).errorCode(), QStringLiteral("GW-4015"));
    QVERIFY(cli.write(QStringLiteral("app.db.godwit/notes.txt"), "mine"));
    QVERIFY(cli.write(QStringLiteral("app.db.godwit/snapshots/notes.txt"), "mine"));
    QCOMPARE(cli.migrateWhole().exit, 0);
    const QStringList before = cli.allFiles();
    const CliResult unconfirmed = cli.cli(QStringLiteral("finish app.db --json"));
    QCOMPARE(unconfirmed.exit, 3);
    QCOMPARE(unconfirmed.errorCode(), QStringLiteral("GW-4005"));
    QCOMPARE(cli.allFiles(), before);

    const CliResult finished = cli.cli(QStringLiteral("finish app.db --confirm app.db --json"));
    QVERIFY2(finished.exit == 0, finished.err.constData());
    const QJsonObject status = finished.object().value(QStringLiteral("status")).toObject();
    QVERIFY(status.value(QStringLiteral("is_finished")).toBool());
    QVERIFY(status.value(QStringLiteral("snapshots")).toArray().isEmpty());
    QVERIFY(status.value(QStringLiteral("points")).toArray().isEmpty());
    QStringList stay;
    for (const QString& file : before) {
        const bool isKept = file.contains(QStringLiteral("/points/")) || file.contains(QStringLiteral("/kept/")) ||
                            file.contains(QStringLiteral("/snapshots/"));
        if (!isKept || file.endsWith(QStringLiteral("notes.txt")))
            stay += file;
    }
    QVERIFY(stay.size() < before.size());
    QCOMPARE(cli.allFiles(), stay);
    const QString different = cli.differencesFromTheOracle();
    QVERIFY2(different.isEmpty(), qPrintable(different));
    const CliResult late = cli.cli(QStringLiteral("rollback app.db --to move --confirm app.db --json"));
    QCOMPARE(late.exit, 1);
    QCOMPARE(late.errorCode(), QStringLiteral("GW-4010"));
}

QTEST_GUILESS_MAIN(TestFirstMigration)
#include "test_first_migration.moc"
