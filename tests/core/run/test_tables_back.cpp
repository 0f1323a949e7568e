// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"
#include "core/safety/durable.h"
#include "tests/core/run/run_fixture.h"
#include "tests/support/python_child.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

void write(const QString& path, const QString& sql)
{
    auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite});
    if (!database || !database->execute(sql))
        qFatal("the application cannot write: %s", qPrintable(sql));
}

Outcome tablesBack(RunFixture& fixture, const QStringList& tables, const QString& snapshot = {},
                   bool yes = false)
{
    return fixture.session().restore(
        {.snapshot = snapshot, .target = {}, .answers = RunFixture::answers(yes), .tables = tables});
}

} // namespace

/// Single tables of a snapshot, in a run: before its cut-over and after it, and what a program does that has
/// the file.
class TestTablesBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsATableBackBeforeTheCutOverAndTheRunFollows()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::Undecided);
        write(fixture.database(),
              QStringLiteral(
                  "DELETE FROM notes; UPDATE kinds SET name = 'enemy'; INSERT INTO visits VALUES (3, 3)"));
        VERIFY_EXIT(tablesBack(fixture, {QStringLiteral("notes"), QStringLiteral("KINDS")}), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) || group_concat(body) FROM notes")),
                 QStringLiteral("3hello,lost"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM kinds WHERE id = 1")),
                 QStringLiteral("friend"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM visits")),
                 QStringLiteral("3"));                            // all else stays
        QCOMPARE(fixture.session().status().snapshots.size(), 2); // the present was kept
        QVERIFY(fixture.session().status().snapshots.last().why.contains(
                    QStringLiteral("before the restore of notes, KINDS of snapshot 1")) ||
                fixture.session().status().snapshots.first().why.contains(
                    QStringLiteral("before the restore of notes, KINDS of snapshot 1")));
        QVERIFY(!QFileInfo::exists(fixture.workspace() + QStringLiteral("/runs/1/incoming.db")));
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done); // it catches up
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM visits")), QStringLiteral("3"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("2"));
    }

    void bringsATableBackAfterTheCutOverAndTheWaysBackStay()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().takeSnapshot({QStringLiteral("a good day")}), Exit::Done);
        QString good;
        for (const SnapshotInfo& snapshot : fixture.session().status().snapshots)
            good = snapshot.why == QStringLiteral("a good day") ? snapshot.id : good;
        write(
            fixture.database(),
            QStringLiteral("UPDATE notes SET body = 'spoiled'; UPDATE people SET name = 'Zoe' WHERE id = 1"));
        const Outcome outcome = tablesBack(fixture, {QStringLiteral("notes")}, good);
        VERIFY_EXIT(outcome, Exit::Done);
        QVERIFY(!outcome.files.isEmpty()); // the spoiled rows, exported
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM notes WHERE body = 'spoiled'")),
                 QStringLiteral("0"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM people WHERE id = 1")),
                 QStringLiteral("Zoe"));
        QVERIFY(fixture.session().status().isCutOver);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().rollBack(
                        {.to = QStringLiteral("cleanup"), .answers = RunFixture::answers(true)}),
                    Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM people WHERE id = 1")),
                 QStringLiteral("Zoe"));
        VERIFY_EXIT(fixture.session().rollBack(
                        {.to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)}),
                    Exit::Done);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void changesNothingWhenItRefuses()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
        write(fixture.database(),
              QStringLiteral("DELETE FROM notes WHERE person_id = 3; DELETE FROM people WHERE id = 3"));
        const QString live = sha256Of(fixture.database());
        const Outcome broken = tablesBack(fixture, {QStringLiteral("notes")});
        QVERIFY(broken.error);
        QCOMPARE(broken.error->code, ErrorCode::TablesRefused);
        QVERIFY2(broken.message.contains(QStringLiteral("notes 3 would refer to people 3")),
                 qPrintable(broken.message));
        QCOMPARE(fixture.session().history().last().action, QStringLiteral("restore stopped"));
        const Outcome unknown = tablesBack(fixture, {QStringLiteral("pets")});
        QVERIFY(unknown.error && unknown.error->code == ErrorCode::TablesRefused);
        const Outcome unnamed = fixture.session().restore(
            {.snapshot = {}, .target = {}, .answers = {}, .tables = {QStringLiteral("people")}});
        QVERIFY(unnamed.error && unnamed.error->code == ErrorCode::ConfirmationNeeded);
        QCOMPARE(sha256Of(fixture.database()), live);
        QCOMPARE(fixture.session().status().snapshots.size(), 1);
        QVERIFY(!QFileInfo::exists(fixture.workspace() + QStringLiteral("/runs/1/incoming.db")));
        VERIFY_EXIT(tablesBack(fixture, {QStringLiteral("notes"), QStringLiteral("people")}), Exit::Done);
    }

    void saysBeforeWhatItWouldDo()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
        write(fixture.database(), QStringLiteral("UPDATE notes SET body = 'x' WHERE id = 1; DELETE FROM "
                                                 "notes WHERE id = 3; DELETE FROM people WHERE id = 3"));
        const Consequence notes = fixture.session().previewRestore({}, {QStringLiteral("notes")});
        QVERIFY2(notes.refused.contains(QStringLiteral("GW-5018")), qPrintable(notes.refused));
        const Consequence both =
            fixture.session().previewRestore({}, {QStringLiteral("notes"), QStringLiteral("people")});
        QCOMPARE(both.refused, QString());
        QCOMPARE(both.confirmWith, QStringLiteral("app.db"));
        const QString does = both.does.join(u'\n');
        QVERIFY2(does.contains(QStringLiteral("notes: 3 rows of the snapshot take the place of 2 rows")),
                 qPrintable(does));
        QVERIFY(does.contains(QStringLiteral("Its triggers do not fire: people_gone")));
        QVERIFY2(both.loses.join(u'\n').contains(QStringLiteral("notes: 0 inserted, 1 changed, 1 deleted")),
                 qPrintable(both.loses.join(u'\n')));
        const SnapshotTables tables = fixture.session().tablesOf({});
        QCOMPARE(tables.refused, QString());
        QCOMPARE(tables.tables.size(), 4);
        QCOMPARE(tables.tables.at(1).table, QStringLiteral("notes"));
        QCOMPARE(tables.tables.at(1).rows, 3);
        QCOMPARE(tables.tables.at(1).present, 2);
    }

    void refusesWhileAnotherProgramHasTheFile()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
        PythonChild other({fixture.database()});
        QVERIFY(other.isReady() && other.openDatabase());
        QVERIFY(other.sql(QStringLiteral("DELETE FROM notes")));
        const Outcome held = tablesBack(fixture, {QStringLiteral("notes")});
        QVERIFY(held.error);
        QCOMPARE(held.error->code, ErrorCode::HeldOpen);
        QVERIFY(held.message.contains(other.named()));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM notes")), QStringLiteral("0"));
        QCOMPARE(fixture.session().status().snapshots.size(), 1);
    }

    void copiesIntoAFileThatAProgramHoldsWhereAPersonAsksForIt()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::Undecided);
        PythonChild other({fixture.database()});
        QVERIFY(other.isReady() && other.openDatabase());
        QVERIFY(other.sql(QStringLiteral("SELECT * FROM people")));
        const auto inode = identityOf(fixture.database())->inode;
        Answers answers = RunFixture::answers(true);
        VERIFY_EXIT(fixture.session().run({.phase = {}, .to = QStringLiteral("cutover"), .answers = answers}),
                    Exit::Busy);
        answers.copyIn = true;
        VERIFY_EXIT(fixture.session().run({.phase = {}, .to = QStringLiteral("cutover"), .answers = answers}),
                    Exit::Done);
        QCOMPARE(identityOf(fixture.database())->inode, inode);
        // What it holds open is the new database, and what it writes is not lost.
        QVERIFY(other.sql(QStringLiteral("INSERT INTO people (id, name, kind_id) VALUES (50, 'Eve', 1)")));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM people WHERE id = 50")),
                 QStringLiteral("Eve"));
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        VERIFY_EXIT(fixture.session().run({.phase = {}, .to = QStringLiteral("cleanup"), .answers = answers}),
                    Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = 'visits'")),
                 QStringLiteral("0"));
        const Outcome held = fixture.session().rollBack(
            {.to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)});
        QVERIFY(held.error && held.error->code == ErrorCode::HeldOpen);
        VERIFY_EXIT(fixture.session().rollBack({.to = QStringLiteral("cutover"), .answers = answers}),
                    Exit::Done);
        QVERIFY(other.sql(QStringLiteral("SELECT person_id FROM visits")));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("3"));
        QCOMPARE(identityOf(fixture.database())->inode, inode);
    }

    void copiesIntoNoFileThatIsBeingWritten()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::Undecided);
        PythonChild other({fixture.database()});
        QVERIFY(other.isReady() && other.openDatabase());
        QVERIFY(other.sql(QStringLiteral("BEGIN IMMEDIATE")));
        Answers answers = RunFixture::answers(true);
        answers.copyIn = true;
        const Outcome busy =
            fixture.session().run({.phase = {}, .to = QStringLiteral("cutover"), .answers = answers});
        QCOMPARE(busy.exit, Exit::Busy);
        QVERIFY(!fixture.session().status().isCutOver);
    }

    void finishesAfterAKillWhatWasExchanged_data()
    {
        QTest::addColumn<bool>("isExchanged");
        QTest::newRow("before the exchange") << false;
        QTest::newRow("after it") << true;
    }

    void finishesAfterAKillWhatWasExchanged()
    {
        QFETCH(bool, isExchanged);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
        write(fixture.database(), QStringLiteral("DELETE FROM notes"));
        VERIFY_EXIT(tablesBack(fixture, {QStringLiteral("notes")}), Exit::Done);
        fixture.close();
        // As the program leaves it that dies in the middle of another one: the copy made, the intent armed.
        const QString incoming = fixture.workspace() + QStringLiteral("/runs/1/incoming.db");
        const QString kept = fixture.workspace() + QStringLiteral("/kept/1-9-restore.db");
        QVERIFY(QFile::copy(fixture.database(), incoming));
        write(incoming, QStringLiteral("INSERT INTO notes VALUES (9, 1, 'from the snapshot')"));
        {
            auto journal = Repository::open(fixture.workspace() + QStringLiteral("/journal.db"));
            QVERIFY(journal);
            QVERIFY(journal->addFile(1, incoming, QStringLiteral("work")));
            QVERIFY(journal->armIntent({.id = 0,
                                        .run = 1,
                                        .kind = QStringLiteral("restore"),
                                        .live = fixture.database(),
                                        .incoming = incoming,
                                        .kept = kept,
                                        .liveInode = identityOf(fixture.database())->inode,
                                        .incomingInode = identityOf(incoming)->inode,
                                        .journalMode = QStringLiteral("delete"),
                                        .phase = QStringLiteral("")}));
            if (isExchanged)
                QVERIFY(exchangeDurably(fixture.database(), incoming));
        }
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM notes")),
                 isExchanged ? QStringLiteral("4") : QStringLiteral("3"));
        QCOMPARE(QFileInfo::exists(kept), isExchanged);
        QCOMPARE(fixture.session().history().last().action, QStringLiteral("recovery"));
        VERIFY_EXIT(tablesBack(fixture, {QStringLiteral("notes")}), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM notes")), QStringLiteral("3"));
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
    }

    void stopsWhenItIsCancelledAndLeavesNothing()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
        const QString live = sha256Of(fixture.database());
        fixture.cancel().ask(CancelToken::Wish::Cancel);
        QCOMPARE(tablesBack(fixture, {QStringLiteral("notes")}).kind, Outcome::Kind::Cancelled);
        QCOMPARE(sha256Of(fixture.database()), live);
        QVERIFY(!QFileInfo::exists(fixture.workspace() + QStringLiteral("/runs/1/incoming.db")));
    }

    void keepsTheModeOfAWalDatabase()
    {
        RunText text;
        text.source = QStringLiteral("PRAGMA journal_mode = WAL;") + kRunSource;
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
        write(fixture.database(), QStringLiteral("DELETE FROM notes"));
        VERIFY_EXIT(tablesBack(fixture, {QStringLiteral("notes")}), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM notes")), QStringLiteral("3"));
    }

    void hasNothingToBringBackOnceItIsFinished()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        const Outcome outcome = tablesBack(fixture, {QStringLiteral("notes")});
        QVERIFY(outcome.error);
        QVERIFY(outcome.error->code == ErrorCode::RunFinished ||
                outcome.error->code == ErrorCode::SnapshotUnknown);
        QVERIFY(!fixture.session().tablesOf({}).refused.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTablesBack)
#include "test_tables_back.moc"
