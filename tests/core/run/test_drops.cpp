// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kCleanup = QStringLiteral("cleanup");

/// Photos are kept, and refer to visits, which the plan drops.
RunText photosOf(const QString& rows, const QString& orphans = {})
{
    RunText text;
    text.source +=
        QStringLiteral(
            "; CREATE TABLE photos (id INTEGER PRIMARY KEY, visit_id INT REFERENCES visits (id));") +
        rows;
    text.keep = QStringLiteral("keep: [kinds, photos]");
    text.drop = QStringLiteral("      - drop: all\n        rule: visits are over\n") + orphans +
                QStringLiteral("      - validate: [data integrity, functionality]\n");
    return text;
}

const QString kTwoPhotos = QStringLiteral("INSERT INTO photos VALUES (1, 1), (2, NULL), (3, 77)");

qsizetype snapshotsIn(const RunFixture& fixture)
{
    return QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files).size();
}

/// Refused for a row of photos, with what to do.
bool isRefusal(const Outcome& outcome)
{
    return outcome.exit == Exit::Failed && outcome.error &&
           outcome.error->code == ErrorCode::StillReferenced &&
           outcome.error->what.contains(QStringLiteral("1 row of photos refers by visit_id to visits")) &&
           outcome.error->next.contains(QStringLiteral("orphans"));
}

QString logged(const RunFixture& fixture)
{
    QStringList lines;
    for (const LogLine& line : fixture.m_logged)
        lines.append(line.text);
    return lines.join(u'\n');
}

} // namespace

/// A drop takes no table away that rows of others refer to.
class TestDrops : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsOfAKeptTableStopTheRunBeforeAnythingIsWritten()
    {
        RunFixture fixture(photosOf(kTwoPhotos));
        const Outcome run = fixture.runTo(QStringLiteral("backup"), true);
        QVERIFY2(isRefusal(run), qPrintable(run.message));
        QCOMPARE(snapshotsIn(fixture), 0);
        const OpenRequest request{.database = fixture.database(),
                                  .plan = fixture.file(QStringLiteral("plan.yaml")),
                                  .workspace = {}};
        QVERIFY(fixture.session().preflight(request).message.startsWith(QStringLiteral("1 error,")));
        const Outcome rehearsed = fixture.session().rehearse({});
        QVERIFY2(isRefusal(rehearsed), qPrintable(rehearsed.message));
        const Outcome checked = fixture.session().check(request);
        QVERIFY2(isRefusal(checked), qPrintable(checked.message));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void aReferenceThatNoRowUsesWantsAYes()
    {
        RunFixture fixture(photosOf(QStringLiteral("INSERT INTO photos VALUES (2, NULL), (3, 77)")));
        const Outcome asked = fixture.runTo(QStringLiteral("backup"));
        VERIFY_EXIT(asked, Exit::Waits);
        QCOMPARE(asked.error->code, ErrorCode::WarningsUnconfirmed);
        QVERIFY2(asked.error->what.contains(QStringLiteral("GW-4020 photos refers by visit_id to visits")),
                 qPrintable(asked.error->what));
        VERIFY_EXIT(fixture.runTo(kCleanup, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM photos")), QStringLiteral("2"));
        QVERIFY2(logged(fixture).contains(QStringLiteral("photos refers by visit_id to visits")),
                 qPrintable(logged(fixture)));
    }

    void rowsWrittenSinceTheCutoverStopTheDrop()
    {
        RunFixture fixture(photosOf(QString()));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        fixture.close();
        fixture.writeAsTheApplication(kTwoPhotos);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        const QString before = treeOf(fixture.database());
        const Outcome outcome = fixture.runTo(kCleanup, true);
        QVERIFY2(isRefusal(outcome), qPrintable(outcome.message));
        QCOMPARE(treeOf(fixture.database()), before);
        QCOMPARE(fixture.phase(kCleanup).state, PhaseState::Failed);
        fixture.close();
        fixture.writeAsTheApplication(QStringLiteral("UPDATE photos SET visit_id = NULL"));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kCleanup, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = 'visits'")),
                 QStringLiteral("0"));
    }

    void thePlanMayLetRowsGoOnWithoutTheirParents()
    {
        RunFixture fixture(photosOf(kTwoPhotos, QStringLiteral("        orphans: [photos]\n")));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided); // it asks nothing
        VERIFY_EXIT(fixture.runTo(kCleanup, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM photos")), QStringLiteral("3"));
        QVERIFY2(logged(fixture).contains(QStringLiteral("1 row of photos refers by visit_id to visits")),
                 qPrintable(logged(fixture)));
        QString said;
        for (const CheckResult& check : fixture.session().status().checks) {
            if (check.phase == kCleanup && check.name == QStringLiteral("foreign keys"))
                said = verdictId(check.verdict) + u' ' + check.why;
        }
        QVERIFY2(said.startsWith(QStringLiteral("warning ")) &&
                     said.contains(QStringLiteral("the plan lets them")),
                 qPrintable(said));
    }

    void aReferenceToATableWithANewVersionFollowsTheOldOneAndStopsTheDrop()
    {
        RunText text;
        text.source += QStringLiteral(
            "; CREATE TABLE faces (id INTEGER PRIMARY KEY, person_id INT REFERENCES people (id));"
            "INSERT INTO faces VALUES (1, 2)");
        text.keep = QStringLiteral("keep: [kinds, faces]");
        RunFixture fixture(text);
        const Outcome refused = fixture.runTo(QStringLiteral("backup"), true);
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::StillReferenced);
        QVERIFY2(refused.error->next.contains(QStringLiteral("rebuild faces")),
                 qPrintable(refused.error->next));
    }

    void aTableThatIsRebuiltToReferToTheNewVersionStopsNothing()
    {
        RunText text;
        text.source += QStringLiteral(
            "; CREATE TABLE faces (id INTEGER PRIMARY KEY, person_id INT REFERENCES people (id));"
            "INSERT INTO faces VALUES (1, 2)");
        text.target += QStringLiteral(
            "CREATE TABLE faces (id INTEGER PRIMARY KEY, person_id INT REFERENCES people (id));\n");
        text.moves += QStringLiteral("      - rebuild: faces\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(kCleanup, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT \"table\" FROM pragma_foreign_key_list('faces')")),
                 QStringLiteral("people"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM pragma_foreign_key_check")),
                 QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(TestDrops)
#include "test_drops.moc"
