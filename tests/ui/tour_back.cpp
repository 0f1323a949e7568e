// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The legs of the tour after the cut-over: back across it, forward again, to the backup.
#include "tests/support/python_child.h"
#include "tests/ui/tour.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/tables_dialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QTest>
#include <QTreeWidget>

using namespace godwit;
using core::PhaseState;
using godwit::test::kPatienceMs;
using godwit::test::TestTour;

void TestTour::choose(int timelineRow)
{
    auto* const timeline = m_console->part<QAbstractItemView>(QStringLiteral("restore_timeline"));
    timeline->setCurrentIndex(timeline->model()->index(timelineRow, 0));
    QTest::qWait(60);
}

void TestTour::chooseOriginal()
{
    m_console->page(7);
    const int rows =
        m_console->part<QAbstractItemView>(QStringLiteral("restore_timeline"))->model()->rowCount();
    for (int row = rows - 1; row >= 0; --row) {
        choose(row);
        if (m_console->part(QStringLiteral("restore_tables"))->isVisible() &&
            m_console->shown(QStringLiteral("restore_title")).split(u' ').contains(QStringLiteral("1"))) // in any language
            return;
    }
    QFAIL("the first snapshot is not on the page");
}

void TestTour::goesBackAcrossTheCutOver()
{
    tests::PythonChild application({m_database});
    QVERIFY(application.isReady() && application.openDatabase());
    QVERIFY(application.sql(QStringLiteral("DELETE FROM supplier_task_instances WHERE rowid % 40 = 0")));
    QVERIFY(application.sql(
        QStringLiteral("UPDATE suppliers SET name = name || ' and sons' WHERE rowid % 3 = 0")));
    QVERIFY(application.run(QStringLiteral("db.close()")));
    m_console->trigger(QStringLiteral("action_changes"));
    auto* const changes = m_console->part<QAbstractItemView>(QStringLiteral("changes_tables"));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->isIdle() && changes->isVisible() && changes->model()->rowCount() > 0,
                             kPatienceMs);
    QVERIFY(m_console->part<QAbstractItemView>(QStringLiteral("changes_rows"))->model()->rowCount() > 0);
    m_console->look(QStringLiteral("10-changes-restore"));
    choose(2);
    m_console->look(QStringLiteral("10-point-restore"));
    m_console->trigger(QStringLiteral("action_roll_back"));
    QTRY_VERIFY(m_console->dialog<ui::PickDialog>());
    auto* const box = m_console->part<QComboBox>(QStringLiteral("pick_box"));
    box->setCurrentIndex(box->findData(QStringLiteral("move")));
    m_console->lookAtDialog(QStringLiteral("10-pick"));
    m_console->ask(QStringLiteral("pick_act"), QStringLiteral("10-rollback-across"));
    m_console->answer();
    QTRY_COMPARE_WITH_TIMEOUT(m_console->state(QStringLiteral("cutover")), PhaseState::RolledBack,
                              kPatienceMs);
    m_console->await();
    QCOMPARE(live(QStringLiteral("PRAGMA user_version")), 1);
    QCOMPARE(live(QStringLiteral("SELECT count(*) FROM suppliers WHERE name LIKE '% and sons'")), 0);
    m_console->lookAtPages(QStringLiteral("10-back"), {1, 4, 7});
}

void TestTour::goesForwardAgain()
{
    m_console->start(QStringLiteral("move"));
    m_console->start(QStringLiteral("validate"));
    m_console->page(5);
    if (m_console->status().undecided() > 0) {
        m_console->click(QStringLiteral("quarantine_waive"));
        m_console->answer(QStringLiteral("known and agreed"));
        m_console->await();
    }
    m_console->click(QStringLiteral("start_cutover"));
    m_console->answer();
    QTRY_COMPARE_WITH_TIMEOUT(m_console->state(QStringLiteral("cutover")), PhaseState::Done, kPatienceMs);
    m_console->start(QStringLiteral("verify"));
    m_console->click(QStringLiteral("start_cleanup"));
    for (int questions = 0; questions < 3 && m_console->state(QStringLiteral("cleanup")) != PhaseState::Done;
         ++questions) {
        QTRY_VERIFY_WITH_TIMEOUT(m_console->question() ||
                                     m_console->state(QStringLiteral("cleanup")) == PhaseState::Done,
                                 kPatienceMs);
        if (!m_console->question())
            break;
        m_console->lookAtDialog(QStringLiteral("11-cleanup-%1").arg(questions));
        m_console->answer(QStringLiteral("nobody uses version 1"));
        m_console->await();
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_console->state(QStringLiteral("cleanup")), PhaseState::Done, kPatienceMs);
    QCOMPARE(live(QStringLiteral(
                 "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'v1%' OR name = 'milestones'")),
             0);
    m_console->await();
    m_console->lookAtPages(QStringLiteral("11-complete"), {1, 4, 6, 7, 8});
    m_console->trigger(QStringLiteral("action_finish"));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->question(), kPatienceMs);
    m_console->lookAtDialog(QStringLiteral("11-finish"));
    m_console->cancel();
}

void TestTour::restores()
{
    chooseOriginal();
    m_console->look(QStringLiteral("12-original-restore"));
    m_console->click(QStringLiteral("restore_tables"));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->dialog<ui::TablesDialog>(), kPatienceMs);
    m_console->lookAtDialog(QStringLiteral("12-tables"));
    m_console->cancel();
    m_console->ask(QStringLiteral("restore_take"), QStringLiteral("12-take"));
    m_console->cancel();
    m_console->ask(QStringLiteral("restore_now"), QStringLiteral("12-restore"));
    m_console->answer();
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->status().isCutOver, kPatienceMs);
    m_console->await();
    QCOMPARE(live(QStringLiteral("PRAGMA user_version")), 1);
    m_console->lookAtPages(QStringLiteral("12-restored"), {1, 7});
    chooseOriginal();
    m_console->click(QStringLiteral("restore_tables"));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->dialog<ui::TablesDialog>(), kPatienceMs);
    auto* const list = m_console->part<QTreeWidget>(QStringLiteral("tables_list"));
    for (int row = 0; row < list->topLevelItemCount(); ++row) {
        if (list->topLevelItem(row)->flags().testFlag(Qt::ItemIsEnabled))
            list->topLevelItem(row)->setCheckState(0, Qt::Checked);
    }
    m_console->lookAtDialog(QStringLiteral("12-tables-chosen"));
    m_console->ask(QStringLiteral("tables_act"), QStringLiteral("12-tables-restore"));
    m_console->cancel();
}
