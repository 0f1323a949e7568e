// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

RunText withUsers()
{
    RunText text;
    text.sourceKeys = QStringLiteral(", attach: { users: users.db }");
    text.users = QStringLiteral("CREATE TABLE accounts (id INTEGER PRIMARY KEY, person INT, mail TEXT COLLATE NOCASE);"
                                "CREATE TABLE secrets (id INTEGER PRIMARY KEY);"
                                "INSERT INTO accounts VALUES (7, 1, 'ANN@x'), (8, 2, 'bob@x'), (9, 5, NULL)");
    text.target = kRunTarget + QStringLiteral("CREATE TABLE mails (id INTEGER PRIMARY KEY, person INT, mail TEXT NOT NULL);\n"
                                              "CREATE TABLE shown (person INT, mail TEXT, account INT);\n");
    text.moves += QStringLiteral(
        "      - move: users.accounts\n        into: mails\n        columns: { \"*\": same, id: id + 100 }\n"
        "        where: [{ rule: not Bob, when: mail <> 'BOB@X' OR mail IS NULL }]\n"
        "      - move: shown\n        query: SELECT p.id, a.mail, a.id AS account FROM people AS p JOIN users.accounts AS a ON a.person = p.id\n"
        "        accounts_for: none\n        into: shown\n"
        "        columns: { person: id, mail: mail, account: { ref: users.accounts, key: account, missing: \"-1\" } }\n");
    text.validate = QStringLiteral("      - validate: data integrity\n        rules:\n"
                                   "          - { name: mails of nobody, query: SELECT m.id FROM mails AS m LEFT JOIN users.accounts AS a ON a.id = m.id - 100 WHERE a.id IS NULL }\n"
                                   "      - compare: mails\n        before: SELECT count(*) FROM users.accounts WHERE id = 7\n        after: SELECT count(*) FROM mails\n");
    return text;
}

} // namespace

/// Databases beside the source, which a plan only reads.
class TestFurtherDatabases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void movesRowsOfAFurtherDatabase()
    {
        RunFixture fixture(withUsers());
        const QString users = QFileInfo(fixture.database()).absolutePath() + QStringLiteral("/users.db");
        const QString before = sha256Of(users);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QCOMPARE(fixture.balance(), QStringLiteral("kinds 2 0 0 0 0 2 0\nnotes 3 2 0 0 1 0 0\npeople 3 2 0 0 1 0 0\n"
                                                   "users.accounts 3 1 0 1 1 0 0\nvisits 2 0 0 2 0 0 0\n"));
        VERIFY_EXIT(fixture.session().waive({.filter = {}, .reason = QStringLiteral("test rows")}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover")), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id || ' ' || person || ' ' || mail, ', ') FROM mails")), QStringLiteral("107 1 ANN@x"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(person || ' ' || account, ', ') FROM (SELECT * FROM shown ORDER BY person)")), QStringLiteral("1 107, 2 -1"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%users%'")), QStringLiteral("0"));
        QCOMPARE(sha256Of(users), before);
    }

    void verifiesItsSnapshotAsWell()
    {
        RunFixture fixture(withUsers());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        const auto verdictOf = [](const Outcome& outcome, const QString& name) {
            for (const CheckResult& check : outcome.checks) {
                if (check.name == name)
                    return verdictId(check.verdict);
            }
            return QString();
        };
        const Outcome sound = fixture.session().verify({});
        VERIFY_EXIT(sound, Exit::Done);
        QCOMPARE(verdictOf(sound, QStringLiteral("snapshot of users: content")), QStringLiteral("passed"));
        const QDir folder(fixture.workspace() + QStringLiteral("/snapshots"));
        QFile file(folder.filePath(folder.entryList({QStringLiteral("*-users.db")}).value(0)));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 5) && file.putChar('x'));
        file.close();
        const Outcome changed = fixture.session().verify({});
        QCOMPARE(changed.error->code, ErrorCode::SnapshotTampered);
        QCOMPARE(verdictOf(changed, QStringLiteral("snapshot of users: SHA-256")), QStringLiteral("failed"));
    }

    void readsTheSnapshotAndNotWhatWasWrittenSince()
    {
        RunFixture fixture(withUsers());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        databaseOf(QFileInfo(fixture.database()).absolutePath(), QStringLiteral("DELETE FROM accounts"), QStringLiteral("users.db"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        QVERIFY(fixture.balance().contains(QStringLiteral("users.accounts 3 1 0 1 1 0 0")));
    }

    void refusesToBeginWithoutIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("missing") << QStringLiteral("missing") << ErrorCode::FileMissing;
        QTest::newRow("no database") << QStringLiteral("text") << ErrorCode::NotADatabase;
        QTest::newRow("empty") << QStringLiteral("empty") << ErrorCode::EmptyDatabase;
        QTest::newRow("without the table") << QStringLiteral("other") << ErrorCode::SchemaDiffers;
        QTest::newRow("locked") << QStringLiteral("locked") << ErrorCode::DatabaseLocked;
    }

    void refusesToBeginWithoutIt()
    {
        QFETCH(QString, what);
        QFETCH(ErrorCode, code);
        RunFixture fixture(withUsers());
        const QString folder = QFileInfo(fixture.database()).absolutePath();
        const QString users = folder + QStringLiteral("/users.db");
        std::optional<Database> holder;
        if (what == QStringLiteral("locked")) {
            auto opened = Database::open(users, {.mode = OpenOptions::Mode::ReadWrite});
            QVERIFY(opened);
            holder.emplace(std::move(*opened));
            QVERIFY(holder->execute(QStringLiteral("BEGIN EXCLUSIVE")));
        } else {
            QVERIFY(QFile::remove(users));
            if (what == QStringLiteral("text"))
                fixture.write(QStringLiteral("users.db"), QStringLiteral("this is a text and no database at all"));
            else if (what == QStringLiteral("empty"))
                fixture.write(QStringLiteral("users.db"), QString());
            else if (what == QStringLiteral("other"))
                databaseOf(folder, QStringLiteral("CREATE TABLE people (id INT)"), QStringLiteral("users.db"));
        }
        const Outcome checked = fixture.session().check({.database = fixture.database(), .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}});
        QVERIFY(checked.error);
        QCOMPARE(checked.error->code, code);
        const Outcome outcome = fixture.runTo(QStringLiteral("backup"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, code);
        QVERIFY2(outcome.error->what.startsWith(QStringLiteral("plan.yaml:")), qPrintable(outcome.error->what));
        QVERIFY(!QDir(fixture.workspace()).exists());
    }

    void removesItsSnapshotWhenTheRunIsFinished()
    {
        RunFixture fixture(withUsers());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        const QDir snapshots(fixture.workspace() + QStringLiteral("/snapshots"));
        QCOMPARE(snapshots.entryList({QStringLiteral("*-users.*")}, QDir::Files).size(), 2);
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        QCOMPARE(snapshots.entryList({QStringLiteral("*-users.*")}, QDir::Files).size(), 0);
    }

    void noticesASnapshotThatWasCut()
    {
        RunFixture fixture(withUsers());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const QDir snapshots(fixture.workspace() + QStringLiteral("/snapshots"));
        QFile file(snapshots.filePath(snapshots.entryList({QStringLiteral("*-users.db")}).value(0)));
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QVERIFY(file.resize(100));
        const Outcome outcome = fixture.runTo(QStringLiteral("move"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::SnapshotTampered);
    }
};

QTEST_GUILESS_MAIN(TestFurtherDatabases)
#include "test_further_databases.moc"
