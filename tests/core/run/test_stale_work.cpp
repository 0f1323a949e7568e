// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/file_stamp.h"
#include "tests/core/run/run_fixture.h"

#include <filesystem>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kValidate = QStringLiteral("validate");
const QString kCutover = QStringLiteral("cutover");
const QString kChange = QStringLiteral("UPDATE _godwit_new_people SET kind_id = 2 WHERE id = 1");

/// SQL on a file of the workspace, by a connection that nobody knows of.
void writeTo(const QString& path, const QString& sql)
{
    auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
    if (!database || !database->execute(sql))
        qFatal("%s cannot be written", qPrintable(path));
}

/// A run whose checks have passed and whose rows in quarantine are decided.
void validate(RunFixture& fixture)
{
    VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
    VERIFY_EXIT(fixture.session().waive({.filter = {}, .reason = QStringLiteral("a test")}), Exit::Done);
}

/// Phases whose checks are marked as stale.
QStringList stalePhases(RunFixture& fixture)
{
    QStringList phases;
    for (const CheckResult& check : fixture.session().status().checks) {
        if (check.isStale && !phases.contains(check.phase))
            phases.append(check.phase);
    }
    return phases;
}

/// The second validate phase stands before the cut-over, and something of ours comes between the two.
RunText twoChecks()
{
    RunText text;
    text.validate = QStringLiteral("      - validate: data integrity\n"
                                   "  - phase: polish\n    steps:\n"
                                   "      - { update: people, set: { name: upper(name) } }\n"
                                   "  - phase: again\n    steps:\n"
                                   "      - validate: functionality\n");
    return text;
}

} // namespace

/// The work file between its checks and the cut-over, and the live file after it: whoever changes them is
/// noticed.
class TestStaleWork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverCallsACleanRunStale()
    {
        RunFixture fixture;
        validate(fixture);
        QVERIFY(!fixture.session().status().isWorkChanged);
        QCOMPARE(stalePhases(fixture), QStringList());
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        VERIFY_EXIT(fixture.session().unwaive({.filter = {}}), Exit::Done);
        VERIFY_EXIT(fixture.session().waive({.filter = {}, .reason = QStringLiteral("a test")}), Exit::Done);
        VERIFY_EXIT(fixture.session().validate(), Exit::Done);
        VERIFY_EXIT(fixture.session().validate(true), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
        QVERIFY(!fixture.reopen().error);
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
    }

    void isNotStaleAfterAReplayAndAWayBackAcrossTheCutover()
    {
        RunFixture fixture;
        validate(fixture);
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO people VALUES (7, 'Late', 1)"));
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done); // catches up
        VERIFY_EXIT(fixture.rollBack(kCutover), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
        QVERIFY(!fixture.reopen().error);
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
    }

    void isNotStaleAfterOurOwnStepsBehindTheChecks()
    {
        RunFixture fixture(twoChecks());
        validate(fixture);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("polish")), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("polish")), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("again")), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
    }

    void refusesAWorkFileThatSomebodyElseChanged()
    {
        RunFixture fixture;
        validate(fixture);
        writeTo(fixture.workFile(), kChange);
        QVERIFY(fixture.session().status().isWorkChanged);
        QVERIFY(stalePhases(fixture).contains(kValidate));
        const PhaseStatus phase = fixture.phase(kCutover);
        QVERIFY(!phase.canStart);
        QVERIFY2(phase.whyNotStart.startsWith(QStringLiteral("Somebody else changed the work file")),
                 qPrintable(phase.whyNotStart));
        const Outcome outcome = fixture.runTo(kCutover, true);
        QVERIFY(outcome.error && outcome.error->code == ErrorCode::WorkChanged);
        QCOMPARE(outcome.exit, Exit::Waits);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QVERIFY(!fixture.reopen().error);
        QVERIFY(fixture.session().status().isWorkChanged);
    }

    void refusesItAlsoWhereItsTimeWasPutBack()
    {
        RunFixture fixture;
        validate(fixture);
        const std::string file = fixture.workFile().toStdString();
        const auto time = std::filesystem::last_write_time(file);
        writeTo(fixture.workFile(), kChange);
        std::filesystem::last_write_time(file, time);
        QVERIFY(fixture.session().status().isWorkChanged);
        const Outcome outcome = fixture.runTo(kCutover, true);
        QVERIFY(outcome.error && outcome.error->code == ErrorCode::WorkChanged);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    /// The stamp in the journal is made that of the changed file: nothing but the content tells then.
    void comparesEveryByteBeforeTheSwap()
    {
        RunFixture fixture;
        validate(fixture);
        writeTo(fixture.workFile(), kChange);
        const auto stamp = stampOf(fixture.workFile());
        QVERIFY(stamp);
        writeTo(fixture.workspace() + QStringLiteral("/journal.db"),
                QStringLiteral("UPDATE facts SET value = '%1' || substr(value, instr(value, ' ')) WHERE name "
                               "= 'checked work'")
                    .arg(stamp->toText()));
        QVERIFY(!fixture.session().status().isWorkChanged); // as far as a look tells
        const Outcome outcome = fixture.runTo(kCutover, true);
        QVERIFY2(outcome.error && outcome.error->code == ErrorCode::WorkChanged, qPrintable(outcome.message));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void goesByTheContentWhereOnlyTheStampIsAnother()
    {
        RunFixture fixture;
        validate(fixture);
        const QString copy = fixture.workFile() + QStringLiteral(".copy");
        QVERIFY(QFile::copy(fixture.workFile(), copy) && QFile::remove(fixture.workFile()) &&
                QFile::rename(copy, fixture.workFile()));
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
    }

    void takesItWhenItWasValidatedAgain()
    {
        RunFixture fixture;
        validate(fixture);
        writeTo(fixture.workFile(),
                QStringLiteral("PRAGMA user_version = 9")); // nothing that a check would refuse
        QVERIFY(fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.session().validate(), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
    }

    void findsWhatWasChangedWhenItIsValidatedAgain()
    {
        RunFixture fixture;
        validate(fixture);
        writeTo(fixture.workFile(), kChange);
        VERIFY_EXIT(fixture.session().validate(), Exit::ValidationFailed);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT kind_id FROM people WHERE id = 1")),
                 QStringLiteral("1"));
    }

    void doesNotTakeSomebodyElsesChangeForOurs()
    {
        RunFixture fixture(twoChecks());
        validate(fixture);
        writeTo(fixture.workFile(), QStringLiteral("PRAGMA user_version = 9"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("again")),
                    Exit::Done); // changes the file itself, and checks it
        QVERIFY(fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.session().validate(), Exit::Done); // both phases look again
        QVERIFY(!fixture.session().status().isWorkChanged);
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
    }

    void callsResultsOfTheLiveFileStaleOnceItIsWritten_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("delete") << QStringLiteral("delete");
        QTest::newRow("wal") << QStringLiteral("wal");
    }

    void callsResultsOfTheLiveFileStaleOnceItIsWritten()
    {
        QFETCH(QString, mode);
        RunText text;
        text.source += QStringLiteral("; PRAGMA journal_mode = ") + mode;
        RunFixture fixture(text);
        validate(fixture);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        QCOMPARE(stalePhases(fixture), QStringList());
        QVERIFY(!fixture.reopen().error);
        QCOMPARE(stalePhases(fixture), QStringList());
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO people VALUES (8, 'Eve', 1)"));
        QCOMPARE(stalePhases(fixture), QStringList{QStringLiteral("verify")});
        VERIFY_EXIT(fixture.session().validate(), Exit::Done);
        QCOMPARE(stalePhases(fixture), QStringList());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true),
                    Exit::Done); // writes the live file, too: as planned
        QCOMPARE(stalePhases(fixture), QStringList());
        fixture.writeAsTheApplication(QStringLiteral("DELETE FROM people WHERE id = 8"));
        QCOMPARE(stalePhases(fixture), QStringList{QStringLiteral("verify")});
    }

    void saysWhatBecameOfTheKeptOriginal_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::newRow("gone") << true;
        QTest::newRow("written, with its time put back") << false;
    }

    void saysWhatBecameOfTheKeptOriginal()
    {
        QFETCH(bool, isGone);
        RunFixture fixture;
        validate(fixture);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.session().status().safety.keptOriginal, QString());
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        QVERIFY(!fixture.reopen().error);
        QCOMPARE(fixture.session().status().safety.keptOriginal, QString());
        const QString kept = fixture.workspace() + QStringLiteral("/kept/1-1-original.db");
        const auto time = std::filesystem::last_write_time(kept.toStdString());
        if (isGone)
            QVERIFY(QFile::remove(kept));
        else
            writeTo(kept, QStringLiteral("INSERT INTO kinds VALUES (9, 'late')"));
        if (!isGone)
            std::filesystem::last_write_time(kept.toStdString(), time);
        const QString said = QStringLiteral("The kept original %1 %2.")
                                 .arg(kept, isGone ? QStringLiteral("is gone")
                                                   : QStringLiteral("was written to after the cut-over"));
        QCOMPARE(fixture.session().status().safety.keptOriginal, said);
        QVERIFY(fixture.session().previewFinish().loses.last().startsWith(said));
        QVERIFY(fixture.session().previewRollback(QStringLiteral("move")).does.last().startsWith(said));
        fixture.m_logged.clear();
        VERIFY_EXIT(isGone ? fixture.session().finish({.answers = RunFixture::answers(true)})
                           : fixture.rollBack(QStringLiteral("move")),
                    Exit::Done);
        QVERIFY(!fixture.m_logged.isEmpty());
        QCOMPARE(fixture.m_logged.first().text, said);
    }
};

QTEST_GUILESS_MAIN(TestStaleWork)
#include "test_stale_work.moc"
