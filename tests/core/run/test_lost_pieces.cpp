// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/damaged_support.h"
#include "tests/core/run/keeping_support.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

/// One damaged piece of what is kept does not stand in the way of another that is intact, and none is used
/// unproven.
class TestLostPieces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsTheKeptOriginalBackWithoutTheSnapshot_data()
    {
        QTest::addColumn<bool>("isRemoved");
        QTest::newRow("removed") << true;
        QTest::newRow("changed") << false;
    }
    void putsTheKeptOriginalBackWithoutTheSnapshot()
    {
        QFETCH(bool, isRemoved);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString snapshot = fixture.session().status().snapshots.first().path;
        fixture.close();
        if (isRemoved)
            QVERIFY(QFile::remove(snapshot));
        else
            flip(snapshot, "hello", "hallo");
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        // What was written since cannot be told without it, which wants a yes.
        const Outcome back =
            fixture.session().rollBack({.to = QStringLiteral("move"), .answers = RunFixture::answers(true)});
        VERIFY_EXIT(back, Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QVERIFY2(back.message.contains(QStringLiteral("Back up")) ||
                     back.message.contains(QStringLiteral("backup")),
                 qPrintable(back.message));
        // The run begins anew with a snapshot of its own.
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(figureOf(fixture.database(), QStringLiteral("PRAGMA integrity_check")),
                 QStringLiteral("ok"));
    }

    void refusesARollbackWhosePointIsDamagedBeforeAnythingGoesBack_data()
    {
        QTest::addColumn<QString>("ran");
        QTest::addColumn<bool>("isRemoved");
        for (const char* ran : {"move", "cutover"}) {
            QTest::addRow("%s, changed", ran) << QString::fromLatin1(ran) << false;
            QTest::addRow("%s, removed", ran) << QString::fromLatin1(ran) << true;
        }
    }
    void refusesARollbackWhosePointIsDamagedBeforeAnythingGoesBack()
    {
        QFETCH(QString, ran);
        QFETCH(bool, isRemoved);
        RunFixture fixture;
        fixture.runTo(ran, true);
        QVERIFY(stateId(fixture.phase(ran).state).startsWith(QLatin1StringView("done")));
        const QString delta = pointFile(fixture, QStringLiteral("move"));
        if (isRemoved)
            QVERIFY(QFile::remove(delta));
        else
            putAt(delta, 40, "XXXX");
        const QString live = treeOf(fixture.database());
        const QString work = fixture.workspace() + QStringLiteral("/runs/1/work.db");
        const bool hasWork = QFileInfo::exists(work);
        const QByteArray before = hasWork ? fileBytes(work) : QByteArray();
        const auto phases = fixture.session().status().phases;

        const Outcome refused = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::PointUnusable);
        QVERIFY2(refused.error->next.contains(QStringLiteral("“expand”")), qPrintable(refused.error->next));
        QCOMPARE(treeOf(fixture.database()), live);
        QCOMPARE(hasWork ? fileBytes(work) : QByteArray(), before);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const auto now = fixture.session().status().phases;
        for (qsizetype index = 0; index < phases.size(); ++index)
            QCOMPARE(now.at(index).state, phases.at(index).state);
        // What it names can be reached, and the run goes on from there.
        VERIFY_EXIT(fixture.session().rollBack({.to = QStringLiteral("expand"), .answers = RunFixture::answers(true)}), Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    }

    void knowsTheKeptOriginalByItsDefinitionsWhereTheSnapshotIsGone()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString snapshot = fixture.session().status().snapshots.first().path;
        const QString kept = fixture.workspace() + QStringLiteral("/kept/1-1-original.db");
        fixture.close();
        QVERIFY(QFile::remove(snapshot));
        change(kept, QStringLiteral("CREATE VIEW left_behind AS SELECT 1")); // no row differs
        const QString live = treeOf(fixture.database());
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome back =
            fixture.session().rollBack({.to = QStringLiteral("move"), .answers = RunFixture::answers(true)});
        QVERIFY(back.error);
        QCOMPARE(back.error->code, ErrorCode::SnapshotTampered);
        QCOMPARE(treeOf(fixture.database()), live);
    }

    void putsTheKeptOriginalBackWhereOnlyTheManifestIsGone()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString manifest = fixture.session().status().snapshots.first().path.chopped(3) + QStringLiteral(".json");
        fixture.close();
        QVERIFY(QFile::remove(manifest));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.session().rollBack({.to = QStringLiteral("move"), .answers = RunFixture::answers(true)}), Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void neverPutsADamagedOriginalBack()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString snapshot = fixture.session().status().snapshots.first().path;
        const QString kept = fixture.workspace() + QStringLiteral("/kept/1-1-original.db");
        fixture.close();
        for (const QString& path : {snapshot, kept})
            flip(path, "hello", "hallo");
        const QString live = treeOf(fixture.database());
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const Outcome back =
            fixture.session().rollBack({.to = QStringLiteral("move"), .answers = RunFixture::answers(true)});
        QVERIFY(back.error);
        QCOMPARE(back.error->code, ErrorCode::SnapshotTampered);
        QCOMPARE(treeOf(fixture.database()), live);
    }

    void usesTheSnapshotWhereTheKeptOriginalCannotBeRead()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        fixture.close();
        writeBytes(fixture.workspace() + QStringLiteral("/kept/1-1-original.db"), "no database");
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        QCOMPARE(treeOf(fixture.database()), treeOf(fixture.session().status().snapshots.first().path));
    }

    void doesWithoutTheCopyOfThePlan()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        fixture.close();
        QVERIFY(QDir(fixture.workspace() + QStringLiteral("/runs/1/plan")).removeRecursively());
        VERIFY_EXIT(fixture.reopen(false), Exit::Done);
        const Outcome verified = fixture.session().verify({});
        VERIFY_EXIT(verified, Exit::Tampered);
        QVERIFY2(verdicts(verified).contains(QStringLiteral("copy of the plan failed")),
                 qPrintable(verdicts(verified)));
        const Outcome refused = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::PlanNeeded);
        QVERIFY2(refused.error->next.contains(QStringLiteral("--plan")) &&
                     refused.error->next.contains(QStringLiteral("plan.yaml")),
                 qPrintable(refused.error->next));
        VERIFY_EXIT(
            fixture.session().restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(true)}),
            Exit::Done);
        QCOMPARE(treeOf(fixture.database()), treeOf(fixture.session().status().snapshots.first().path));
        QVERIFY(!fixture.session().status().isCutOver);
        // With the plan named the run goes on.
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.phase(QStringLiteral("backup")).state, PhaseState::RolledBack);
        QVERIFY(!QFileInfo::exists(fixture.file(QStringLiteral(".env"))));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    }

    void verifyLooksAtTheCopyOfThePlan()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        flip(fixture.workspace() + QStringLiteral("/runs/1/plan/plan.yaml"), "visits are over",
             "visits are OVER");
        VERIFY_EXIT(fixture.session().verify({}), Exit::Tampered);
    }

    void saysWhatLiesThereWithoutTheJournal_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"removed", "empty", "garbage", "truncated"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void saysWhatLiesThereWithoutTheJournal()
    {
        QFETCH(QString, how);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString snapshot = fixture.session().status().snapshots.first().path;
        fixture.close();
        loseJournal(fixture, how);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const RunStatus status = fixture.session().status();
        QVERIFY(status.trouble);
        QCOMPARE(status.trouble->code, ErrorCode::JournalLost);
        QVERIFY2(status.trouble->what.contains(QStringLiteral("journal.db")),
                 qPrintable(status.trouble->what));
        QCOMPARE(status.snapshots.size(), 1);
        QCOMPARE(status.snapshots.first().path, snapshot);
        for (const Outcome& outcome :
             {fixture.runTo(QStringLiteral("cleanup"), true), fixture.session().verify({}),
              fixture.rollBack(QStringLiteral("move"))}) {
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->code, ErrorCode::JournalLost);
        }
        const QString copy = fixture.file(QStringLiteral("copy.db"));
        VERIFY_EXIT(
            fixture.session().restore({.snapshot = QStringLiteral("1"), .target = copy, .answers = {}}),
            Exit::Done);
        QCOMPARE(treeOf(copy), treeOf(snapshot));
        // In place only with a yes; the run that follows begins with that snapshot.
        const QString live = treeOf(fixture.database());
        QCOMPARE(
            fixture.session()
                .restore(
                    {.snapshot = QStringLiteral("1"), .target = {}, .answers = RunFixture::answers(false)})
                .error->code,
            ErrorCode::JournalLost);
        QCOMPARE(treeOf(fixture.database()), live);
        VERIFY_EXIT(
            fixture.session().restore(
                {.snapshot = QStringLiteral("1"), .target = {}, .answers = RunFixture::answers(true)}),
            Exit::Done);
        QCOMPARE(treeOf(fixture.database()), treeOf(snapshot));
        QCOMPARE(treeOf(fixture.session().status().snapshots.last().path), live); // the present was kept
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.session().verify({}),
                    Exit::Done); // the manifests speak of the lost journal's audit log
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
    }

    void refusesASnapshotThatIsNotWhatItsManifestSays()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString snapshot = fixture.session().status().snapshots.first().path;
        fixture.close();
        loseJournal(fixture, QStringLiteral("removed"));
        flip(snapshot, "hello", "hallo");
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const QString copy = fixture.file(QStringLiteral("copy.db"));
        QCOMPARE(fixture.session()
                     .restore({.snapshot = QStringLiteral("1"), .target = copy, .answers = {}})
                     .error->code,
                 ErrorCode::SnapshotTampered);
        QVERIFY(!QFile::exists(copy));
    }

private:
    static QString pointFile(const RunFixture& fixture, const QString& phase)
    {
        const QDir points(fixture.workspace() + QStringLiteral("/runs/1/points"));
        const QStringList names = points.entryList({QStringLiteral("*-%1.delta").arg(phase)}, QDir::Files);
        return names.size() == 1 ? points.filePath(names.first()) : QString();
    }

    static void loseJournal(const RunFixture& fixture, const QString& how)
    {
        const QString path = journal(fixture);
        for (const char* end : {"-wal", "-shm"})
            QFile::remove(path + QLatin1StringView(end));
        if (how == QStringLiteral("removed"))
            QVERIFY(QFile::remove(path));
        else if (how == QStringLiteral("empty"))
            writeBytes(path, {});
        else if (how == QStringLiteral("garbage"))
            writeBytes(path, QByteArray(8192, 'g'));
        else
            writeBytes(path, fileBytes(path).left(5000));
    }
};

QTEST_GUILESS_MAIN(TestLostPieces)
#include "test_lost_pieces.moc"
