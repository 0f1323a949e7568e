// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "tests/app/sample_support.h"
#include "tests/support/database_text.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace godwit;
using namespace godwit::app::test;

/// The built-in example from end to end, through the engine as the console drives it.
class TestExampleRun : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString m_database = m_folder.filePath(QStringLiteral("product.db"));
    core::Engine m_engine;
    core::RunStatus m_status;

    core::Outcome finishedOf(const std::function<void()>& ask)
    {
        QSignalSpy finished(&m_engine, &core::Engine::finished);
        ask();
        if (!QTest::qWaitFor([&] { return finished.count() > 0; }, 300'000))
            qFatal("The engine did not finish.");
        return finished.first().first().value<core::Outcome>();
    }

    static core::Answers answers()
    {
        return {.yes = true, .confirm = QStringLiteral("product.db"), .reason = QStringLiteral("a test")};
    }

    core::Outcome run(const QString& phase)
    {
        return finishedOf([&] { m_engine.run({.phase = phase, .to = {}, .answers = answers()}); });
    }

    void runAllPhases()
    {
        for (const core::PhaseStatus& phase : QList<core::PhaseStatus>(m_status.phases)) {
            const core::Outcome outcome = run(phase.id);
            QVERIFY2(!outcome.error, qPrintable(phase.id + QStringLiteral(": ") + outcome.message));
        }
        QVERIFY(m_status.isComplete);
    }

private Q_SLOTS:
    void goesThroughEveryPhaseAndBack()
    {
        QVERIFY(write(m_database, {.rows = 3000, .seed = 7, .dirty = 0.01}));
        const QString before = tests::sha256Of(m_database);
        const QString content = tests::treeOf(m_database);
        connect(&m_engine, &core::Engine::statusChanged, this, [this](const core::RunStatus& status) { m_status = status; });
        const core::Outcome opened = finishedOf([&] {
            m_engine.open({.database = m_database, .plan = QStringLiteral(":/examples/product_manager/plan.yaml"), .workspace = {}});
        });
        QVERIFY2(!opened.error, qPrintable(opened.message));
        QCOMPARE(m_status.phases.size(), 8);
        runAllPhases();
        QVERIFY(m_status.quarantined() > 0);
        for (const core::BalanceRow& row : m_status.balance)
            QVERIFY2(row.closes(), qPrintable(row.table));
        for (const core::CheckResult& check : m_status.checks)
            QVERIFY2(check.verdict != core::Verdict::Failed, qPrintable(check.name));
        const QString migrated = tests::treeOf(m_database);
        QCOMPARE(tests::figureOf(m_database, QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
        QCOMPARE(tests::figureOf(m_database, QStringLiteral("PRAGMA integrity_check")), QStringLiteral("ok"));
        QCOMPARE(tests::figureOf(m_database, QStringLiteral("SELECT count(*) FROM pragma_foreign_key_check")), QStringLiteral("0"));
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral(".env"))));

        const core::Outcome back = finishedOf([&] { m_engine.rollBack({.to = QStringLiteral("move"), .answers = answers()}); });
        QVERIFY2(!back.error, qPrintable(back.message));
        QCOMPARE(tests::sha256Of(m_database), before);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral(".env"))));
        const core::Outcome again = finishedOf([&] { m_engine.run({.phase = {}, .to = {}, .answers = answers()}); });
        QVERIFY2(!again.error, qPrintable(again.message));
        QCOMPARE(tests::treeOf(m_database), migrated);

        const core::Outcome restored = finishedOf([&] { m_engine.restore({.snapshot = {}, .target = {}, .answers = answers()}); });
        QVERIFY2(!restored.error, qPrintable(restored.message));
        QCOMPARE(tests::treeOf(m_database), content);
        QVERIFY(!m_status.isCutOver);
    }

    /// Whoever changes the work file between the move and its validation is found out, cell by cell.
    void namesWhatWasPlantedIntoTheWorkFile()
    {
        QTemporaryDir folder;
        const QString database = folder.filePath(QStringLiteral("product.db"));
        QVERIFY(write(database, {.rows = 3000, .seed = 11, .dirty = 0}));
        core::RunStatus status;
        connect(&m_engine, &core::Engine::statusChanged, this, [&status](const core::RunStatus& told) { status = told; });
        QVERIFY(!finishedOf([&] { m_engine.open({.database = database, .plan = QStringLiteral(":/examples/product_manager/plan.yaml"), .workspace = {}}); }).error);
        QVERIFY(!finishedOf([&] { m_engine.run({.phase = {}, .to = QStringLiteral("validate"), .answers = answers()}); }).error);
        for (const core::CheckResult& check : std::as_const(status.checks))
            QVERIFY2(check.phase != QLatin1StringView("validate") || check.verdict == core::Verdict::Passed || check.verdict == core::Verdict::NotRun,
                     qPrintable(check.name + QStringLiteral(": ") + check.why));
        {
            auto work = core::Database::open(database + QStringLiteral(".godwit/runs/1/work.db"), {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true});
            QVERIFY(work);
            QVERIFY(work->execute(QStringLiteral("UPDATE task_type_sections SET sequence = sequence + 1 WHERE rowid = 1;"
                                                 "DELETE FROM project_task_templates WHERE rowid = 2")));
        }
        (void)finishedOf([&] { m_engine.validate(); });
        QStringList failed;
        QString samples;
        for (const core::CheckResult& check : std::as_const(status.checks)) {
            if (check.phase == QLatin1StringView("validate") && check.verdict == core::Verdict::Failed)
                failed.append(check.name);
            if (check.name == QLatin1StringView("content of task_type_sections"))
                samples = check.samples.value(0).mid(2, 1).join(u' ');
        }
        QVERIFY2(failed.contains(QStringLiteral("content of task_type_sections")), qPrintable(failed.join(u'\n')));
        QVERIFY2(failed.contains(QStringLiteral("content of project_task_templates")), qPrintable(failed.join(u'\n')));
        QCOMPARE(samples, QStringLiteral("sequence"));
    }
};

QTEST_GUILESS_MAIN(TestExampleRun)
#include "test_example_run.moc"
