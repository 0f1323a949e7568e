// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

#include <QDir>

#include <sys/stat.h>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kMove = QStringLiteral("move");
const QString kCutover = QStringLiteral("cutover");

/// A session on a database somewhere else than the fixture's.
class Elsewhere
{
public:
    explicit Elsewhere(const QString& database, const QString& workspace = {}, const QString& plan = {})
        : m_session(Listener(), m_cancel),
          m_opened(m_session.open({.database = database, .plan = plan, .workspace = workspace}))
    {
    }
    [[nodiscard]] const Outcome& opened() const { return m_opened; }
    Outcome runTo(const QString& phase, const QString& name)
    {
        Answers answers = RunFixture::answers(true);
        answers.confirm = name;
        return m_session.run({.phase = {}, .to = phase, .answers = answers});
    }
    Session& operator*() { return m_session; }

private:
    CancelToken m_cancel;
    Session m_session;
    Outcome m_opened;
};

QString folderOf(const RunFixture& fixture)
{
    return QFileInfo(fixture.database()).absolutePath();
}

/// All files below a folder with their sizes.
QStringList filesBelow(const QString& folder, const QString& name = QStringLiteral("*"))
{
    QStringList files;
    for (const QFileInfo& info : QDir(folder).entryInfoList({name}, QDir::Files | QDir::Hidden, QDir::Name))
        files.append(info.fileName() + u' ' + QString::number(info.size()));
    return files;
}

void journalSql(const RunFixture& fixture, const QString& sql)
{
    auto journal = Database::open(fixture.workspace() + QStringLiteral("/journal.db"),
                                  {.mode = OpenOptions::Mode::ReadWrite});
    if (!journal || !journal->execute(sql))
        qFatal("the journal cannot be written");
}

} // namespace

/// A workspace belongs to one database, goes along with it, and speaks of nothing outside itself.
class TestWorkspacePlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCopiedFolderGoesOnByItselfAndLeavesTheFirstAlone()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kMove, true), Exit::Undecided);
        fixture.close();
        const QTemporaryDir other;
        const QString copy = other.filePath(QStringLiteral("copy"));
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), folderOf(fixture), copy}), 0);
        const QStringList snapshots = filesBelow(fixture.workspace() + QStringLiteral("/snapshots"));
        const QStringList runs = filesBelow(fixture.workspace() + QStringLiteral("/runs/1"));
        const QString copied = copy + QStringLiteral("/app.db");
        {
            Elsewhere there(copied);
            QVERIFY2(!there.opened().error, qPrintable(there.opened().message));
            VERIFY_EXIT((*there).waive({.filter = {}, .reason = QStringLiteral("a test")}), Exit::Done);
            QCOMPARE(there.runTo({}, QStringLiteral("app.db")).kind, Outcome::Kind::Done);
            QCOMPARE(figureOf(copied, QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
            VERIFY_EXIT((*there).finish({.answers = RunFixture::answers(true)}), Exit::Done);
        }
        QCOMPARE(filesBelow(copied + QStringLiteral(".godwit/snapshots")), QStringList());
        QCOMPARE(filesBelow(fixture.workspace() + QStringLiteral("/snapshots")), snapshots);
        QCOMPARE(filesBelow(fixture.workspace() + QStringLiteral("/runs/1")), runs);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("backup")), Exit::Done);
    }

    void aRenamedDatabaseKeepsItsWaysBack()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kMove, true), Exit::Undecided);
        VERIFY_EXIT(fixture.session().waive({.filter = {}, .reason = QStringLiteral("a test")}), Exit::Done);
        QCOMPARE(fixture.runTo(kCutover, true).kind, Outcome::Kind::Done);
        fixture.close();
        const QString renamed = fixture.file(QStringLiteral("data.db"));
        QVERIFY(QFile::rename(fixture.database(), renamed));
        QVERIFY(QDir().rename(fixture.workspace(), renamed + QStringLiteral(".godwit")));
        Elsewhere there(renamed);
        QVERIFY2(!there.opened().error, qPrintable(there.opened().message));
        Answers answers = RunFixture::answers(true);
        answers.confirm = QStringLiteral("data.db");
        VERIFY_EXIT((*there).rollBack({.to = QStringLiteral("backup"), .answers = answers}), Exit::Done);
        QCOMPARE(figureOf(renamed, QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
        QVERIFY(!QFile::exists(fixture.database()));
    }

    void isNotUsedForAnotherDatabase()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kMove, true), Exit::Undecided);
        fixture.close();
        const QString other = fixture.file(QStringLiteral("b.db"));
        QVERIFY(QFile::copy(fixture.database(), other));
        const Elsewhere there(other, fixture.workspace(), fixture.file(QStringLiteral("plan.yaml")));
        QVERIFY(there.opened().error);
        QCOMPARE(there.opened().error->code, ErrorCode::WorkspaceUnusable);
        QVERIFY(!QFile::exists(other + QStringLiteral(".godwit")));
    }

    void refusesAJournalThatNamesFilesElsewhere_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a work file") << QStringLiteral("INSERT INTO files VALUES ('%1', 1, 'work', '')");
        QTest::newRow("through the folder above")
            << QStringLiteral("INSERT INTO files VALUES ('../victim', 1, 'kept', '')");
        QTest::newRow("a snapshot") << QStringLiteral("UPDATE snapshots SET path = '%1'");
        QTest::newRow("a kept file") << QStringLiteral("UPDATE runs SET kept_original = '%1'");
        QTest::newRow("a point") << QStringLiteral("UPDATE migration_rollback SET delta_path = '%1'");
        QTest::newRow("a swap") << QStringLiteral(
            "INSERT INTO intents (run, kind, live, incoming, kept, live_inode, incoming_inode,"
            " journal_mode, phase, state, at) VALUES (1, 'cutover', '%2', '%1', 'kept/x', 1, 2,"
            " 'delete', 'cutover', 'armed', '')");
    }
    void refusesAJournalThatNamesFilesElsewhere()
    {
        QFETCH(const QString, sql);
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kMove, true), Exit::Undecided);
        fixture.close();
        fixture.write(QStringLiteral("victim"), QStringLiteral("mine"));
        journalSql(fixture, sql.contains(u'%')
                                ? QString(sql)
                                      .replace(QStringLiteral("%1"), fixture.file(QStringLiteral("victim")))
                                      .replace(QStringLiteral("%2"), fixture.database())
                                : sql);
        const Outcome opened = fixture.reopen();
        QVERIFY(opened.error);
        QCOMPARE(opened.error->code, ErrorCode::WorkspaceUnusable);
        QVERIFY(QFile::exists(fixture.file(QStringLiteral("victim"))));
    }

    void doesNotWaitForALeaseThatIsNoFile()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kMove, true), Exit::Undecided);
        fixture.close();
        const QString lease = fixture.workspace() + QStringLiteral("/lease");
        QVERIFY(QFile::remove(lease));
        QCOMPARE(mkfifo(QFile::encodeName(lease).constData(), 0600), 0);
        (void)fixture.reopen();
        QVERIFY(fixture.rollBack(QStringLiteral("backup")).error);
    }
};

QTEST_GUILESS_MAIN(TestWorkspacePlace)
#include "test_workspace_place.moc"
