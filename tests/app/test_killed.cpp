// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/kill_at_call.h"

#include <QTest>

#include <memory>

using godwit::test::callsOf;
using godwit::test::CliResult;
using godwit::test::killAtCall;
using godwit::test::MigrationFixture;
using godwit::test::words;

/// A SIGKILL in the middle of things, at the n-th call that changes a file (tests/faults/preload): whatever the moment,
/// the original or the verified new file is in place, and the same command goes on to the same result.
class TestKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnAfterAKillInTheSnapshot();
    void goesOnAfterAKillInTheMove();
    void goesOnAfterAKillAroundTheCutover();
    void goesOnAfterAKillInTheCleanUp();
    void goesOnAfterAKillInARollbackAcrossTheCutover();
    void goesOnAfterAKillWhileMovingThatIsSeenFromOutside();

private:
    void make(int rows, const QString& before);
    void save() const;
    void bringBack() const;
    void checkWhole(long call) const;
    void sweep(const QString& line, int moments, int atTheSwap = 0);
    void killAndGoOn(const QString& line, long call);

    std::unique_ptr<MigrationFixture> m_cli;
    QString m_original; ///< SHA-256 of the database before
};

namespace {

const QString kMigrate = QStringLiteral("run example:product-manager app.db --all --yes --confirm app.db --reason agreed");

bool copyTree(const QString& from, const QString& to)
{
    return QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), from, to}) == 0;
}

} // namespace

void TestKilled::make(int rows, const QString& before)
{
    m_cli = std::make_unique<MigrationFixture>();
    const QString made = m_cli->makeVersion1(rows);
    QVERIFY2(made.isEmpty(), qPrintable(made));
    m_original = m_cli->sha256();
    if (!before.isEmpty()) {
        const CliResult result = m_cli->cli(before);
        QVERIFY2(result.exit == 0 || result.exit == 8 || result.exit == 3, result.err.constData());
    }
    save();
}

void TestKilled::save() const
{
    QVERIFY(copyTree(m_cli->path(QString()), m_cli->aside(QStringLiteral("saved"))));
}

void TestKilled::bringBack() const
{
    for (const QString& name : m_cli->files()) {
        const QString path = m_cli->path(name);
        QVERIFY(QFileInfo(path).isDir() ? QDir(path).removeRecursively() : QFile::remove(path));
    }
    QVERIFY(copyTree(m_cli->aside(QStringLiteral("saved/.")), m_cli->path(QString())));
}

/// Right after the kill, before anything is mended: either the file as it was, or one that is whole and new.
void TestKilled::checkWhole(long call) const
{
    if (m_cli->sha256() == m_original)
        return;
    const QString content = MigrationFixture::contentOf(m_cli->database());
    QVERIFY2(content.contains(QStringLiteral("user_version\n2\n")) && content.contains(QStringLiteral("integrity_check\n'ok'")),
             qPrintable(QStringLiteral("killed at call %1:\n%2").arg(call).arg(content.left(400))));
}

/// Kills `line` from the saved state, lets the whole migration go on and compares with the oracle.
void TestKilled::killAndGoOn(const QString& line, long call)
{
    // Batches follow measured time, so that this pass may need fewer calls than the one that was counted: then earlier.
    for (bringBack(); !killAtCall(*m_cli, line, call) && call > 1; call -= call / 4 + 1)
        bringBack();
    const QByteArray when = "killed at call " + QByteArray::number(qint64(call)) + ": ";
    checkWhole(call);
    const CliResult audit = m_cli->cli(QStringLiteral("verify app.db"));
    QVERIFY2(audit.exit != 7, (when + audit.err).constData());
    const CliResult result = m_cli->cli(kMigrate);
    QVERIFY2(result.exit == 0, (when + result.err).constData());
    const QString different = m_cli->differencesFromTheOracle();
    QVERIFY2(different.isEmpty(), (when + different.toUtf8()).constData());
    const CliResult after = m_cli->cli(QStringLiteral("verify app.db"));
    QVERIFY2(after.exit == 0, (when + after.err).constData());
}

/// Several moments all over the command, and so many of the calls from the one before the swap on.
void TestKilled::sweep(const QString& line, int moments, int atTheSwap)
{
    const auto [calls, exchange] = callsOf(*m_cli, line, m_cli->aside(QStringLiteral("calls")));
    QVERIFY2(calls > moments, qPrintable(QString::number(calls)));
    QCOMPARE(exchange > 0, atTheSwap > 0);
    for (int moment = 0; moment < moments && !QTest::currentTestFailed(); ++moment)
        killAndGoOn(line, 1 + (calls - 1) * moment / moments);
    for (int after = 0; after < atTheSwap && !QTest::currentTestFailed(); ++after)
        killAndGoOn(line, exchange + after);
}

void TestKilled::goesOnAfterAKillInTheSnapshot()
{
    make(100, QStringLiteral("run example:product-manager app.db --to assess"));
    sweep(QStringLiteral("run example:product-manager app.db --to backup"), 4);
}

void TestKilled::goesOnAfterAKillInTheMove()
{
    make(100, QStringLiteral("run example:product-manager app.db --to expand"));
    sweep(QStringLiteral("run example:product-manager app.db --to move"), 5);
}

void TestKilled::goesOnAfterAKillAroundTheCutover()
{
    make(100, QStringLiteral("run example:product-manager app.db --to validate"));
    sweep(QStringLiteral("run example:product-manager app.db --to cutover --yes --confirm app.db"), 2, 12);
}

void TestKilled::goesOnAfterAKillInTheCleanUp()
{
    make(100, QStringLiteral("run example:product-manager app.db --to verify --yes --confirm app.db"));
    sweep(kMigrate, 2, 3);
}

void TestKilled::goesOnAfterAKillInARollbackAcrossTheCutover()
{
    make(100, QStringLiteral("run example:product-manager app.db --to verify --yes --confirm app.db"));
    sweep(QStringLiteral("rollback app.db --to move --confirm app.db"), 2, 8);
}

void TestKilled::goesOnAfterAKillWhileMovingThatIsSeenFromOutside()
{
    make(20'000, QStringLiteral("run example:product-manager app.db --to expand"));
    const QFileInfo work(m_cli->path(QStringLiteral("app.db.godwit/runs/1/work.db")));
    const qint64 before = work.size();
    for (const qint64 grown : {qint64(100'000), qint64(1'000'000)}) {
        QProcess process;
        m_cli->start(process, words(QStringLiteral("run example:product-manager app.db --to move")));
        QVERIFY(process.waitForStarted());
        while (process.state() == QProcess::Running && QFileInfo(work.filePath()).size() < before + grown)
            process.waitForFinished(1);
        process.kill();
        process.waitForFinished();
        QVERIFY2(process.exitStatus() == QProcess::CrashExit, qPrintable(QString::number(grown)));
        QCOMPARE(m_cli->sha256(), m_original);
    }
    const CliResult result = m_cli->cli(kMigrate);
    QVERIFY2(result.exit == 0, result.err.constData());
    const QString different = m_cli->differencesFromTheOracle();
    QVERIFY2(different.isEmpty(), qPrintable(different));
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
}

QTEST_GUILESS_MAIN(TestKilled)
#include "test_killed.moc"
