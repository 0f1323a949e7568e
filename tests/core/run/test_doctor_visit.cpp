// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader.h"
#include "core/run/session.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

/// A database that another tool left half-done, its diagnosis, and the proposed plan run on it to the end.
class TestDoctorVisit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void mendsATableThatLostItsName();
    void putsRowsBackIntoATableThatWasMadeAnew();
    void mendsBesideATriggerThatWasBrokenBefore();
    void removesWhatIsLeftOver();
    void quotesWhateverNamesThereAre();
    void proposesNothingWhereAPersonHasToDecide();
    void writesOverNothing();
    void finishesAProposalThatWasKilledHalfWay();
    void looksAtWhatCannotBeOpened();
    void holdsItAgainstAPlan();
    void writesNothingBesideTheDatabase();

private:
    Outcome visit(const QString& script, const QString& propose = {})
    {
        m_database = databaseOf(m_folder->path(), script);
        return session().doctor({{.database = m_database, .plan = {}, .workspace = {}},
                                 propose.isEmpty() ? QString() : in(propose)});
    }
    Session& session()
    {
        Listener listener;
        listener.doctored = [this](const DoctorReport& report) { m_report = report; };
        m_session = std::make_unique<Session>(std::move(listener), CancelToken());
        return *m_session;
    }
    /// Runs the proposed plan whole; what it says if it does not end well.
    QString run(const QString& plan, const QString& to = {})
    {
        Session& running = session();
        const Outcome opened = running.open({.database = m_database, .plan = in(plan), .workspace = {}});
        if (opened.error)
            return opened.message;
        Answers answers;
        answers.yes = true;
        answers.confirm = QStringLiteral("app.db");
        const Outcome ran = running.run({.phase = {}, .to = to, .answers = answers});
        return ran.exit == Exit::Done ? QString()
                                      : ran.message + u'\n' + (ran.error ? ran.error->detail : QString());
    }
    [[nodiscard]] QString in(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    QString m_database;
    DoctorReport m_report;
};

namespace {

const QString kRest = QStringLiteral(
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INT REFERENCES users (id), body TEXT);"
    "CREATE INDEX notes_user ON notes (user_id);"
    "CREATE VIEW bodies AS SELECT body FROM notes;"
    "INSERT INTO notes VALUES (1, 1, 'hello'), (2, 2, 'there'); PRAGMA user_version = 3; PRAGMA "
    "application_id = 99;");

} // namespace

void TestDoctorVisit::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_report = {};
}

void TestDoctorVisit::mendsATableThatLostItsName()
{
    const Outcome outcome = visit(
        QStringLiteral(
            "CREATE TABLE _alembic_tmp_users (id INTEGER NOT NULL, name TEXT, boss INT, PRIMARY KEY (id),"
            " FOREIGN KEY (boss) REFERENCES users (id));"
            "CREATE INDEX ix_name ON _alembic_tmp_users (name);"
            "INSERT INTO _alembic_tmp_users VALUES (1, 'Ann', NULL), (2, 'Bob', 1);") +
            kRest,
        QStringLiteral("repair.yaml"));
    QCOMPARE(outcome.exit, Exit::Failed);
    QCOMPARE(outcome.files,
             QStringList({in(QStringLiteral("repair.yaml")), in(QStringLiteral("repair.sql"))}));
    QCOMPARE(m_report.proposal.problem, QString());
    const auto plan = readPlan(in(QStringLiteral("repair.yaml")));
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().what));
    QCOMPARE(plan->status, QStringLiteral("draft"));
    const QString before = sha256Of(m_database);
    QCOMPARE(run(QStringLiteral("repair.yaml"), QStringLiteral("validate")), QString());
    QCOMPARE(sha256Of(m_database), before);
    QCOMPARE(run(QStringLiteral("repair.yaml")), QString());
    QCOMPARE(
        treeOf(m_database),
        QStringLiteral(
            "notes\n  1 | 1 | 'hello'\n  2 | 2 | 'there'\nusers\n  1 | 'Ann' | NULL\n  2 | 'Bob' | 1\n"));
    QCOMPARE(
        figureOf(m_database, QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM "
                                            "sqlite_schema WHERE type IN ('index', 'view') ORDER BY name)")),
        QStringLiteral("bodies ix_name notes_user"));
    QCOMPARE(figureOf(m_database, QStringLiteral("PRAGMA user_version")), QStringLiteral("3"));
    QCOMPARE(figureOf(m_database, QStringLiteral("PRAGMA application_id")), QStringLiteral("99"));
    session().doctor({{.database = m_database, .plan = {}, .workspace = {}}, {}});
    QCOMPARE(m_report.findings.size(), 0);
}

void TestDoctorVisit::putsRowsBackIntoATableThatWasMadeAnew()
{
    visit(QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE TABLE "
                         "__new_users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT);"
                         "INSERT INTO __new_users VALUES (1, 'Ann', NULL), (2, 'Bob', NULL);") +
              kRest,
          QStringLiteral("mend.yaml"));
    QCOMPARE(m_report.proposal.problem, QString());
    QVERIFY(QFile::exists(in(QStringLiteral("mend-1.sql"))));
    QCOMPARE(run(QStringLiteral("mend.yaml")), QString());
    QCOMPARE(
        treeOf(m_database),
        QStringLiteral("notes\n  1 | 1 | 'hello'\n  2 | 2 | 'there'\nusers\n  1 | 'Ann'\n  2 | 'Bob'\n"));
}

/// What the repair does not touch was broken before, and keeps nobody from mending the rest.
void TestDoctorVisit::mendsBesideATriggerThatWasBrokenBefore()
{
    visit(QStringLiteral("CREATE TABLE _alembic_tmp_users (id INTEGER PRIMARY KEY, name TEXT);"
                         "INSERT INTO _alembic_tmp_users VALUES (1, 'Ann'), (2, 'Bob');") +
              kRest +
              QStringLiteral("CREATE TABLE log (a); CREATE TRIGGER notes_logged AFTER UPDATE ON notes BEGIN INSERT INTO log "
                             "(gone) VALUES (new.id); END;"),
          QStringLiteral("repair.yaml"));
    QCOMPARE(m_report.proposal.problem, QString());
    QCOMPARE(run(QStringLiteral("repair.yaml")), QString());
    QCOMPARE(figureOf(m_database, QStringLiteral("SELECT count(*) FROM users")), QStringLiteral("2"));
    int warned = 0;
    for (const CheckResult& check : m_session->status().checks) {
        QVERIFY2(check.verdict != Verdict::Failed, qPrintable(check.why));
        warned += check.name == QStringLiteral("trigger notes_logged") && check.verdict == Verdict::Warning &&
                          check.why.endsWith(QStringLiteral("; so it was in the source"))
                      ? 1
                      : 0;
    }
    QCOMPARE(warned, 1);
}

void TestDoctorVisit::removesWhatIsLeftOver()
{
    const Outcome outcome = visit(
        QStringLiteral(
            "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE ef_temp_users (id INTEGER "
            "PRIMARY KEY, name TEXT);"
            "INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob'); INSERT INTO ef_temp_users VALUES (1, 'Ann');") +
            kRest,
        QStringLiteral("repair.yaml"));
    QCOMPARE(outcome.exit, Exit::Waits);
    QCOMPARE(m_report.proposal.problem, QString());
    QCOMPARE(run(QStringLiteral("repair.yaml")), QString());
    QCOMPARE(
        treeOf(m_database),
        QStringLiteral("notes\n  1 | 1 | 'hello'\n  2 | 2 | 'there'\nusers\n  1 | 'Ann'\n  2 | 'Bob'\n"));
}

void TestDoctorVisit::quotesWhateverNamesThereAre()
{
    visit(QStringLiteral("CREATE TABLE \"__new_it's \"\"a\"\" # name: {x}\nline\" (\"i d\" INTEGER PRIMARY "
                         "KEY, \"n\\a\" TEXT);"
                         "INSERT INTO \"__new_it's \"\"a\"\" # name: {x}\nline\" VALUES (1, 'x');"
                         "CREATE TABLE \"keep, [this]: 'no'\" (a)"),
          QStringLiteral("repair.yaml"));
    QCOMPARE(m_report.proposal.problem, QString());
    QCOMPARE(run(QStringLiteral("repair.yaml")), QString());
    QCOMPARE(
        figureOf(m_database, QStringLiteral("SELECT \"n\\a\" FROM \"it's \"\"a\"\" # name: {x}\nline\"")),
        QStringLiteral("x"));
}

void TestDoctorVisit::proposesNothingWhereAPersonHasToDecide()
{
    const Outcome outcome = visit(
        QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE new__users (id "
                       "INTEGER PRIMARY KEY, name TEXT);"
                       "INSERT INTO users VALUES (1, 'Ann'); INSERT INTO new__users VALUES (1, 'Anna')"),
        QStringLiteral("repair.yaml"));
    QCOMPARE(outcome.exit, Exit::Failed);
    QVERIFY(outcome.files.isEmpty());
    QVERIFY(m_report.proposal.isEmpty());
    QVERIFY(!QFile::exists(in(QStringLiteral("repair.yaml"))));
}

void TestDoctorVisit::writesOverNothing()
{
    QFile there(in(QStringLiteral("repair.sql")));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    const Outcome outcome = visit(QStringLiteral("CREATE TABLE __new_users (id INTEGER PRIMARY KEY)"),
                                  QStringLiteral("repair.yaml"));
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, ErrorCode::TargetExists);
    QVERIFY(!QFile::exists(in(QStringLiteral("repair.yaml"))));
    QCOMPARE(there.size(), 4);
}

void TestDoctorVisit::finishesAProposalThatWasKilledHalfWay()
{
    const QString plan = in(QStringLiteral("repair.yaml"));
    (void)visit(QStringLiteral("CREATE TABLE __new_users (id INTEGER PRIMARY KEY)"), QStringLiteral("repair.yaml"));
    QVERIFY(QFile::exists(in(QStringLiteral("repair.sql"))));
    QVERIFY(QFile::remove(plan)); // it comes last
    const DoctorRequest again{{.database = m_database, .plan = {}, .workspace = {}}, plan};
    QVERIFY(!session().doctor(again).error);
    QVERIFY(QFile::exists(plan));
    const Outcome third = session().doctor(again);
    QVERIFY(third.error);
    QCOMPARE(third.error->code, ErrorCode::TargetExists);
}

void TestDoctorVisit::looksAtWhatCannotBeOpened()
{
    QFile file(in(QStringLiteral("noise.db")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'n'));
    file.close();
    const Outcome outcome =
        session().doctor({{.database = file.fileName(), .plan = {}, .workspace = {}}, {}});
    QCOMPARE(outcome.exit, Exit::Failed);
    QCOMPARE(m_report.findings.size(), 1);
    QCOMPARE(m_report.findings.first().code, ErrorCode::NotADatabase);
}

void TestDoctorVisit::holdsItAgainstAPlan()
{
    m_database = databaseOf(m_folder->path(),
                            QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT); CREATE TABLE b "
                                           "(id INTEGER PRIMARY KEY, y TEXT); PRAGMA user_version = 1"));
    QFile schema(in(QStringLiteral("v2.sql")));
    QVERIFY(schema.open(QIODevice::WriteOnly));
    schema.write("CREATE TABLE b (id INTEGER PRIMARY KEY, y TEXT);\n");
    schema.close();
    QFile plan(in(QStringLiteral("plan.yaml")));
    QVERIFY(plan.open(QIODevice::WriteOnly));
    plan.write("godwit: 1\nname: x\nsource: { expects: { user_version: 1, tables: { a: [id, x, z] } } "
               "}\ntarget: { schema: v2.sql, user_version: 2 }\n"
               "phases: [{ phase: all, steps: [{ schema: target }, { cutover: swap }] }]\n");
    plan.close();
    const Outcome outcome = session().doctor(
        {{.database = m_database, .plan = in(QStringLiteral("plan.yaml")), .workspace = {}}, {}});
    QVERIFY2(!outcome.error, qPrintable(outcome.message));
    QCOMPARE(m_report.shape.match, Shape::Match::Mixed);
    QCOMPARE(outcome.exit, Exit::Failed);
}

void TestDoctorVisit::writesNothingBesideTheDatabase()
{
    visit(QStringLiteral("CREATE TABLE __new_users (id INTEGER PRIMARY KEY)"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("app.db")});
}

QTEST_GUILESS_MAIN(TestDoctorVisit)
#include "test_doctor_visit.moc"
