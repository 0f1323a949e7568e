// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/keeping_support.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

/// Snapshots are taken by hand and removed by a rule, and never one that is needed.
class TestRetention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesAVerifiedSnapshotWithAReason()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.session().takeSnapshot({.reason = QStringLiteral(" ")}).error->code,
                 ErrorCode::ReasonNeeded);
        VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("before the holidays")}),
                    Exit::Done);
        const SnapshotInfo taken = fixture.session().status().snapshots.last();
        QCOMPARE(taken.why, QStringLiteral("before the holidays"));
        QCOMPARE(taken.sha256, sha256Of(taken.path));
        QVERIFY(taken.verifiedAt.isValid() && !taken.isOriginal);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        // Restoring it brings back where the run stood.
        VERIFY_EXIT(fixture.session().restore(
                        {.snapshot = taken.id, .target = {}, .answers = RunFixture::answers(false)}),
                    Exit::Done);
        QVERIFY(fixture.session().status().isCutOver);
    }

    void removesByTheRuleAndKeepsWhatIsNeeded()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        for (int count = 0; count < 4; ++count)
            VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        const QStringList before =
            QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files);
        QCOMPARE(fixture.session().prune({}).error->code, ErrorCode::Usage); // no rule
        PruneRequest request;
        request.count = 2;
        const Consequence preview = fixture.session().previewPrune(request);
        QCOMPARE(preview.loses.size(), 2);
        QVERIFY(preview.loses.first().startsWith(QStringLiteral("snapshot 2, ")));
        QCOMPARE(fixture.session().prune(request).error->code, ErrorCode::WarningsUnconfirmed);
        QCOMPARE(QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files), before);
        request.apply = true;
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QCOMPARE(ids(fixture), (QStringList{QStringLiteral("1"), QStringLiteral("4"), QStringLiteral("5")}));
        QCOMPARE(QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files).size(), 6);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        QCOMPARE(fixture.session().history().last().action, QStringLiteral("verify"));
        QCOMPARE(actions(fixture).count(QStringLiteral("remove snapshot")), 2);
        request.count = 1;
        request.days = 1; // both keep: all are younger
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QCOMPARE(ids(fixture).size(), 3);
    }

    void removesWhatAKilledRemovalLeft()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        const QString left = fixture.session().status().snapshots.at(1).path;
        change(journal(fixture), QStringLiteral("UPDATE snapshots SET is_removed = 1 WHERE number = 2;"
                                                "UPDATE files SET kind = 'unfinished' WHERE path IN (SELECT path FROM snapshots WHERE number = 2"
                                                " UNION SELECT manifest_path FROM snapshots WHERE number = 2)"));
        PruneRequest request;
        request.count = 1;
        request.apply = true;
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QVERIFY(!QFileInfo::exists(left));
        QCOMPARE(QDir(fixture.workspace() + QStringLiteral("/snapshots")).entryList(QDir::Files).size(), 4);
    }

    void thePlansRuleHolds()
    {
        RunText text;
        text.status = QStringLiteral("approved\nretention: { snapshots: 1, days: 0 }");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        for (int count = 0; count < 2; ++count)
            VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        PruneRequest request;
        request.apply = true;
        VERIFY_EXIT(fixture.session().prune(request), Exit::Done);
        QCOMPARE(ids(fixture), (QStringList{QStringLiteral("1"), QStringLiteral("3")}));
    }

    void neverRemovesTheOriginalsNorTheLastVerifiedNorWhatIsNotListed()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const auto remove = [&fixture](const char* id) {
            PruneRequest request;
            request.ids = {QString::fromLatin1(id)};
            request.apply = true;
            return fixture.session().prune(request);
        };
        QCOMPARE(remove("7").error->code, ErrorCode::SnapshotUnknown);
        for (int count = 0; count < 3; ++count)
            VERIFY_EXIT(fixture.session().takeSnapshot({.reason = QStringLiteral("again")}), Exit::Done);
        QCOMPARE(remove("1").error->code, ErrorCode::SnapshotNeeded); // the run's
        QCOMPARE(remove("4").error->code, ErrorCode::SnapshotNeeded); // the last verified
        change(journal(fixture), QStringLiteral("UPDATE snapshots SET verified_at = '' WHERE number > 2"));
        QCOMPARE(remove("2").error->code, ErrorCode::SnapshotNeeded); // now it is this one
        QCOMPARE(remove("4").error->code, ErrorCode::SnapshotNeeded); // the newest
        const QString third = fixture.session().status().snapshots.at(2).path;
        change(journal(fixture), QStringLiteral("UPDATE snapshots SET path = '%1' WHERE number = 3")
                                     .arg(fixture.file(QStringLiteral("plan.yaml"))));
        QCOMPARE(remove("3").error->code, ErrorCode::JournalTampered); // not a file of ours
        QVERIFY(QFileInfo::exists(fixture.file(QStringLiteral("plan.yaml"))));
        change(journal(fixture),
               QStringLiteral("UPDATE snapshots SET path = '%1' WHERE number = 3").arg(third));
        VERIFY_EXIT(remove("3"), Exit::Done);
        QVERIFY(!QFileInfo::exists(third));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "test_retention.moc"
