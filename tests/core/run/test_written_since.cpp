// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

#include "core/journal/repository.h"
#include "core/wants.h"
#include "tests/support/file_content.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// What the application does after the cut-over.
void write(const RunFixture& fixture, const QString& sql)
{
    auto database = Database::open(fixture.database(), {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
    if (const auto done = database->execute(sql); !done)
        qFatal("%s %s", qPrintable(done.error().what), qPrintable(done.error().detail));
}

const QString kWrites = QStringLiteral("INSERT INTO people (id, name) VALUES (9, '=1+1'); UPDATE people SET name = 'Bo' WHERE id = 2;"
                                       "UPDATE notes SET body = x'00ff' WHERE id = 1");

QString textOf(const QString& path)
{
    return QString::fromUtf8(contentIfAny(path));
}

QString auditOf(RunFixture& fixture, const QString& action)
{
    QStringList details;
    for (const AuditEntry& entry : fixture.session().history()) {
        if (entry.action == action)
            details.append(entry.detail);
    }
    return details.join(u'\n');
}

QStringList filesOf(const RunFixture& fixture, const QString& kind)
{
    auto journal = Repository::openReadOnly(fixture.workspace() + QStringLiteral("/journal.db"));
    return journal ? journal->files(1, kind).value() : QStringList{journal.error().what};
}

} // namespace

/// What a way back across the cut-over takes with it is listed before, and kept.
class TestWrittenSince : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsNothingWhereNothingWasWritten()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const Outcome outcome = fixture.session().listChanges({});
        QCOMPARE(outcome.message, QStringLiteral("Nothing was written since the cut-over."));
        QVERIFY(fixture.session().previewRollback(QStringLiteral("move")).loses.isEmpty());
        QVERIFY(!fixture.session().previewRollback(QStringLiteral("move")).written);
        QVERIFY(!QFileInfo::exists(fixture.workspace() + QStringLiteral("/runs/1/since.db")));
        QVERIFY(filesOf(fixture, QStringLiteral("work")).filter(QStringLiteral("since.db")).isEmpty());
        const Outcome back = fixture.rollBack(QStringLiteral("move"));
        VERIFY_EXIT(back, Exit::Done);
        QVERIFY(back.files.isEmpty());
        QVERIFY(!QFileInfo::exists(fixture.workspace() + QStringLiteral("/runs/1/changes-1")));
    }

    void refusesBeforeTheCutover()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const Outcome outcome = fixture.session().listChanges({});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::NotAfterCutover);
    }

    void exportsWhereItIsTold()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        write(fixture, kWrites);
        const QString live = sha256Of(fixture.database());
        const Outcome outcome = fixture.session().listChanges({.folder = fixture.file(QStringLiteral("since"))});
        VERIFY_EXIT(outcome, Exit::Done);
        QCOMPARE(outcome.message, QStringLiteral("3 rows written since the cut-over."));
        QCOMPARE(textOf(fixture.file(QStringLiteral("since/people.csv"))),
                 QStringLiteral("operation,id,name,kind_id\r\nchanged from,2,Bob,2\r\nchanged to,2,Bo,2\r\ninserted,9,'=1+1,\r\n"));
        QCOMPARE(textOf(fixture.file(QStringLiteral("since/notes.csv"))),
                 QStringLiteral("operation,id,person_id,body\r\nchanged from,1,1,hello\r\nchanged to,1,1,X'00ff'\r\n"));
        // The same as SQL tells a number from its letters, and makes rows of it that nothing fires over.
        QVERIFY2(textOf(fixture.file(QStringLiteral("since/people.since.sql"))).contains(QStringLiteral("INSERT INTO \"people\" VALUES ('inserted', 9, '=1+1', NULL);\n")),
                 qPrintable(textOf(fixture.file(QStringLiteral("since/people.since.sql")))));
        const QTemporaryDir elsewhere;
        const QString read = databaseOf(elsewhere.path(), textOf(fixture.file(QStringLiteral("since/notes.since.sql"))), QStringLiteral("read.db"));
        QCOMPARE(figureOf(read, QStringLiteral("SELECT group_concat(operation || ' ' || typeof(id) || ' ' || typeof(body), ', ') FROM notes")),
                 QStringLiteral("changed from integer text, changed to integer blob"));
        QCOMPARE(sha256Of(fixture.database()), live);
        const Outcome again = fixture.session().listChanges({.folder = fixture.file(QStringLiteral("since"))});
        QVERIFY(again.error);
        QCOMPARE(again.error->code, ErrorCode::TargetExists);
    }

    void exportsAnewWhereAKillLeftAPart()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        write(fixture, kWrites);
        const ListChangesRequest request{.folder = fixture.file(QStringLiteral("since"))};
        VERIFY_EXIT(fixture.session().listChanges(request), Exit::Done);
        const QString whole = textOf(fixture.file(QStringLiteral("since/notes.csv")));
        const QStringList names = QDir(request.folder).entryList(QDir::Files);
        fixture.write(QStringLiteral("since/notes.csv"), QStringLiteral("operation,i"));
        fixture.close();
        {
            auto journal = Repository::open(fixture.workspace() + QStringLiteral("/journal.db"));
            for (const QString& name : names)
                QVERIFY(journal->addFile(1, request.folder + u'/' + name, QStringLiteral("unfinished")));
        }
        QVERIFY(!fixture.reopen().error);
        VERIFY_EXIT(fixture.session().listChanges(request), Exit::Done);
        QCOMPARE(textOf(fixture.file(QStringLiteral("since/notes.csv"))), whole);
        QCOMPARE(QDir(request.folder).entryList(QDir::Files), names);
        QCOMPARE(filesOf(fixture, QStringLiteral("unfinished")), QStringList());
    }

    void aRollbackAcrossTheCutoverSaysAndKeepsWhatItTakes()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        write(fixture, kWrites);
        const QStringList loses = fixture.session().previewRollback(QStringLiteral("move")).loses;
        QCOMPARE(loses.mid(1), (QStringList{QStringLiteral("notes: 0 inserted, 1 changed, 0 deleted."),
                                            QStringLiteral("people: 1 inserted, 1 changed, 0 deleted.")}));
        const auto written = fixture.session().previewRollback(QStringLiteral("move")).written;
        QVERIFY(written);
        QCOMPARE(written->tables.size(), 2);
        QCOMPARE(written->tables.first().samples.first().before, (QStringList{QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("'hello'")}));
        QCOMPARE(written->tables.first().samples.first().after, (QStringList{QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("X'00ff'")}));
        const Outcome back = fixture.rollBack(QStringLiteral("move"));
        VERIFY_EXIT(back, Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        const QString folder = fixture.workspace() + QStringLiteral("/runs/1/changes-1");
        QVERIFY(back.files.contains(folder + QStringLiteral("/people.csv")));
        QVERIFY(textOf(folder + QStringLiteral("/people.csv")).contains(QStringLiteral("changed to,2,Bo,2")));
        QVERIFY(filesOf(fixture, QStringLiteral("export")).contains(folder + QStringLiteral("/people.csv")));
        QCOMPARE(auditOf(fixture, QStringLiteral("changes")), QStringLiteral("3 rows written since the cut-over exported to %1").arg(folder));
    }

    /// After the clean-up the old tables are gone, and nobody's writes with them.
    void tablesThatTheCleanupTookAreNoLoss()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        write(fixture, QStringLiteral("INSERT INTO visits VALUES (7, 1)"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        write(fixture, kWrites);
        QCOMPARE(fixture.session().previewRollback(QStringLiteral("move")).loses.mid(1),
                 (QStringList{QStringLiteral("notes: 0 inserted, 1 changed, 0 deleted."), QStringLiteral("people: 1 inserted, 1 changed, 0 deleted."),
                              QStringLiteral("visits: 1 inserted, 0 changed, 0 deleted.")}));
        // Back over the drop alone: what was written before it stays.
        QCOMPARE(fixture.session().previewRollback(QStringLiteral("cleanup")).loses.size(), 3);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("cleanup")), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM visits WHERE id = 7")), QStringLiteral("1"));
        QCOMPARE(fixture.session().listChanges({}).message, QStringLiteral("1 row written since the cut-over."));
    }

    void whatCannotBeListedWantsAYes()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        write(fixture, QStringLiteral("CREATE TABLE later (id INTEGER PRIMARY KEY); INSERT INTO later VALUES (1); ") + kWrites);
        const QString live = sha256Of(fixture.database());
        QVERIFY(fixture.session().previewRollback(QStringLiteral("move")).loses.contains(QStringLiteral("later: what was written cannot be listed: the table was added.")));
        QVERIFY(wantsYes(fixture.session().previewRollback(QStringLiteral("move")))); // the line that is shown to go on has it
        const Outcome refused = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::ChangesUnlisted);
        QCOMPARE(sha256Of(fixture.database()), live);
        QCOMPARE(fixture.session().status().snapshots.size(), 1);
        const Outcome restored = fixture.session().restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(false)});
        QVERIFY(restored.error);
        QCOMPARE(restored.error->code, ErrorCode::ChangesUnlisted);
        VERIFY_EXIT(fixture.session().rollBack({.to = QStringLiteral("move"), .answers = RunFixture::answers(true)}), Exit::Done);
        QVERIFY(textOf(fixture.workspace() + QStringLiteral("/runs/1/changes-1/people.csv")).contains(QStringLiteral("=1+1")));
        QVERIFY(auditOf(fixture, QStringLiteral("changes")).contains(QStringLiteral("not all could be listed")));
    }

    void aRestoreInPlaceCountsFromItsSnapshot()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        write(fixture, kWrites);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("cutover")), Exit::Done);
        const QString present = fixture.session().status().snapshots.last().id;
        VERIFY_EXIT(fixture.session().restore({.snapshot = present, .target = {}, .answers = RunFixture::answers(false)}), Exit::Done);
        QVERIFY(fixture.session().status().isCutOver);
        QCOMPARE(fixture.session().listChanges({}).message, QStringLiteral("3 rows written since the cut-over."));
        QVERIFY(fixture.session().previewRestore(present).loses.isEmpty());
        write(fixture, QStringLiteral("DELETE FROM notes"));
        QCOMPARE(fixture.session().previewRestore(present).loses.last(), QStringLiteral("notes: 0 inserted, 0 changed, 2 deleted."));
        const Outcome original = fixture.session().restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(false)});
        VERIFY_EXIT(original, Exit::Done);
        QVERIFY(textOf(fixture.workspace() + QStringLiteral("/runs/1/changes-2/notes.csv")).contains(QStringLiteral("deleted,2,2,")));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM notes")), QStringLiteral("3"));
        QVERIFY(!fixture.session().status().isCutOver);
    }

    /// A file of the first cut-over is not measured by the state of the second.
    void aStateOfAnotherCutoverIsNotTakenForThisOne()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        write(fixture, kWrites);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        const QString present = fixture.session().status().snapshots.last().id;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.session().listChanges({}).message, QStringLiteral("Nothing was written since the cut-over."));
        VERIFY_EXIT(fixture.session().restore({.snapshot = present, .target = {}, .answers = RunFixture::answers(false)}), Exit::Done);
        const QStringList loses = fixture.session().previewRollback(QStringLiteral("move")).loses;
        QCOMPARE(loses.last(), QStringLiteral("What was written since the cut-over cannot be listed: the state that was swapped in is not kept."));
        const Outcome refused = fixture.rollBack(QStringLiteral("move"));
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::ChangesUnlisted);
    }

    void theStateThatWasSwappedInIsVerifiedAndFinishedLikeAPoint()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        const QString delta = fixture.workspace() + QStringLiteral("/runs/1/points/4-cutover+.delta");
        QVERIFY(QFileInfo::exists(delta));
        for (const PointInfo& point : fixture.session().status().points)
            QVERIFY2(!point.phase.contains(u'+'), qPrintable(point.phase));
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        {
            QFile file(delta);
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(40) && file.write("x") == 1);
        }
        QVERIFY(fixture.session().verify({}).error);
        write(fixture, kWrites);
        QVERIFY(fixture.session().previewRollback(QStringLiteral("move")).loses.last().startsWith(QStringLiteral("What was written since the cut-over cannot be listed")));
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        QVERIFY(QDir(fixture.workspace() + QStringLiteral("/runs/1/points")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWrittenSince)
#include "test_written_since.moc"
