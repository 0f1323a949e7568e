// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/product_manager.h"
#include "core/sqlite/database.h"
#include "tests/support/python_child.h"
#include "tests/ui/tour.h"
#include "ui/dialogs/edit_dialog.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/models/new_values_model.h"
#include "ui/models/quarantine_model.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace godwit;
using core::PhaseState;
using godwit::test::kPatienceMs;
using godwit::test::TestTour;

void TestTour::prepare(const QString& language)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_console = std::make_unique<godwit::test::RealConsole>(language);
    const QString deep =
        m_folder->path() +
        QStringLiteral("/Kunden und Projekte der Niederlassung/Archiv-2026-November/Datenbanken");
    QVERIFY(QDir().mkpath(deep));
    m_database = deep + QStringLiteral("/product_manager_of_the_whole_company.db");
    QVERIFY(app::writeProductManagerSample(m_database, {.rows = 600, .seed = 7, .dirty = 0.02},
                                           [](qint64, qint64) {}));
}

qint64 TestTour::live(const QString& sql) const
{
    auto database = core::Database::open(m_database);
    auto figure = database ? database->integer(sql) : core::Result<qint64>(-1);
    return figure ? *figure : -1;
}

void TestTour::opens()
{
    m_console->look(QStringLiteral("01-welcome"));
    m_console->open({.database = m_database,
                     .plan = QStringLiteral(":/examples/product_manager/plan.yaml"),
                     .workspace = {},
                     .readOnly = false});
    QTRY_COMPARE_WITH_TIMEOUT(m_console->status().phases.size(), 8, kPatienceMs);
    m_console->lookAtPages(QStringLiteral("02-fresh"), {1, 2, 3, 4, 5, 6, 7, 8});
}

void TestTour::rehearses()
{
    m_console->page(3);
    m_console->click(QStringLiteral("rehearse"));
    m_console->await();
    m_console->lookAtPages(QStringLiteral("03-rehearsed"), {3});
}

void TestTour::movesAndValidates()
{
    for (const char* const phase : {"assess", "backup", "expand", "move"})
        m_console->start(QString::fromLatin1(phase));
    m_console->lookAtPages(QStringLiteral("04-moved"), {4});
    m_console->start(QStringLiteral("validate"));
    QCOMPARE(m_console->state(QStringLiteral("move")), PhaseState::DoneWithExceptions);
    QVERIFY(!m_console->part(QStringLiteral("start_cutover"))->isEnabled());
    m_console->lookAtPages(QStringLiteral("05-validated"), {1, 2, 3, 4, 5, 6, 7, 8});
    m_console->ask(QStringLiteral("rollback_move"), QStringLiteral("05-rollback"));
    m_console->cancel();
}

void TestTour::mends()
{
    m_console->page(5);
    auto* const rows = m_console->part<QAbstractItemView>(QStringLiteral("quarantine_rows"))->model();
    QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() > 0, kPatienceMs);
    m_console->click(QStringLiteral("quarantine_edit"));
    auto* const values =
        m_console->dialog<ui::EditDialog>()->findChild<QAbstractItemView*>(QStringLiteral("edit_values"));
    QVERIFY(values->model()->setData(values->currentIndex(), QStringLiteral("2024-05-06"), Qt::EditRole));
    m_console->lookAtDialog(QStringLiteral("06-edit"));
    m_console->cancel();
    auto* const tables = m_console->part<QComboBox>(QStringLiteral("quarantine_table"));
    tables->setCurrentIndex(tables->findData(QStringLiteral("supplier_task_instances")));
    Q_EMIT tables->activated(tables->currentIndex());
    QTRY_COMPARE_WITH_TIMEOUT(rows->index(0, ui::QuarantineModel::Table).data().toString(),
                              QStringLiteral("supplier_task_instances"), kPatienceMs);
    m_console->click(QStringLiteral("quarantine_fix"));
    auto* const fix = m_console->dialog<ui::FixDialog>();
    auto* const column = fix->findChild<QComboBox*>(QStringLiteral("fix_column"));
    column->setCurrentText(QStringLiteral("status"));
    fix->findChild<QLineEdit*>(QStringLiteral("fix_expression"))->setText(QStringLiteral("'done'"));
    QTest::mouseClick(fix->findChild<QPushButton*>(QStringLiteral("fix_preview")), Qt::LeftButton);
    m_console->await();
    QTRY_VERIFY_WITH_TIMEOUT(fix->findChild<QPushButton*>(QStringLiteral("mending_apply"))->isEnabled(),
                             kPatienceMs);
    m_console->lookAtDialog(QStringLiteral("06-fix"));
    QTest::mouseClick(fix->findChild<QPushButton*>(QStringLiteral("mending_apply")), Qt::LeftButton);
    m_console->await();
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->dialog<ui::FixDialog>(), kPatienceMs);
    m_console->look(QStringLiteral("06-edited"));
    m_console->click(QStringLiteral("quarantine_export"));
    m_console->lookAtDialog(QStringLiteral("06-export-file"));
    auto* const save = m_console->dialog<QFileDialog>();
    QVERIFY(save);
    const QString file = m_folder->path() + QStringLiteral("/rows.csv");
    auto* const name = save->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QVERIFY(name);
    name->setText(file);
    QTest::keyClick(name, Qt::Key_Return);
    m_console->await();
    QTRY_VERIFY(QFile::exists(file) && !m_console->dialog<QFileDialog>());
    m_console->look(QStringLiteral("06-exported"));
    m_console->ask(QStringLiteral("quarantine_take_back"), QStringLiteral("06-take-back"));
    m_console->cancel();
    m_console->ask(QStringLiteral("quarantine_replay"), QStringLiteral("06-replay"));
    m_console->answer();
    m_console->await();
    m_console->look(QStringLiteral("06-replayed"));
}

void TestTour::decides()
{
    auto* const tables = m_console->part<QComboBox>(QStringLiteral("quarantine_table"));
    tables->setCurrentIndex(0);
    Q_EMIT tables->activated(0);
    m_console->ask(QStringLiteral("quarantine_waive"), QStringLiteral("07-waive"));
    m_console->answer(QStringLiteral("known and agreed"));
    QTRY_COMPARE_WITH_TIMEOUT(m_console->status().undecided(), 0, kPatienceMs);
    m_console->await();
    m_console->ask(QStringLiteral("quarantine_unwaive"), QStringLiteral("07-unwaive"));
    m_console->cancel();
    m_console->lookAtPages(QStringLiteral("07-decided"), {5, 6});
}

void TestTour::waitsForTheFile()
{
    tests::PythonChild other({m_database});
    QVERIFY(other.isReady() && other.openDatabase() &&
            other.sql(QStringLiteral("PRAGMA journal_mode = WAL")));
    QVERIFY(other.sql(QStringLiteral("SELECT count(*) FROM suppliers")));
    for (const bool isWal : {true, false}) {
        if (!isWal)
            QVERIFY(other.sql(QStringLiteral("PRAGMA journal_mode = DELETE")) &&
                    other.sql(QStringLiteral("SELECT count(*) FROM suppliers")));
        m_console->click(QStringLiteral("start_cutover"));
        QTRY_VERIFY_WITH_TIMEOUT(m_console->question(), kPatienceMs);
        auto* const copyIn = m_console->question()->findChild<QCheckBox*>(QStringLiteral("confirm_copy_in"));
        QTRY_VERIFY_WITH_TIMEOUT(copyIn->isVisible(), kPatienceMs);
        QCOMPARE(copyIn->isEnabled(), !isWal);
        QVERIFY(m_console->question()
                    ->findChild<QLabel*>(QStringLiteral("confirm_holders"))
                    ->text()
                    .contains(other.named()));
        m_console->lookAtDialog(isWal ? QStringLiteral("08-held-wal") : QStringLiteral("08-held"));
        if (isWal)
            m_console->cancel();
    }
    m_console->answer(); // armed: it waits until the program is gone
    m_console->trigger(QStringLiteral("action_page_4"));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown(QStringLiteral("reason_cutover")).contains(other.named()),
                             kPatienceMs);
    m_console->look(QStringLiteral("08-armed-run"));
    QTest::mouseClick(m_console->part(QStringLiteral("pause")), Qt::LeftButton);
    m_console->await();
    QCOMPARE(live(QStringLiteral("PRAGMA user_version")), 1);
    m_console->look(QStringLiteral("08-paused-run"));
}

void TestTour::cutsOver()
{
    m_console->ask(QStringLiteral("start_cutover"), QStringLiteral("09-cutover"));
    m_console->answer();
    QTRY_COMPARE_WITH_TIMEOUT(m_console->state(QStringLiteral("cutover")), PhaseState::Done, kPatienceMs);
    m_console->await();
    QCOMPARE(live(QStringLiteral("PRAGMA user_version")), 2);
    m_console->look(QStringLiteral("09-cut-over-run"));
    m_console->start(QStringLiteral("verify"));
    m_console->lookAtPages(QStringLiteral("09-verified"), {1, 4, 6, 7, 8});
}

void TestTour::goesThereAndBackAndShowsNothingToComplainAbout_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestTour::goesThereAndBackAndShowsNothingToComplainAbout()
{
    QFETCH(QString, language);
    prepare(language);
    using Leg = void (TestTour::*)();
    for (const Leg leg :
         {&TestTour::opens, &TestTour::rehearses, &TestTour::movesAndValidates, &TestTour::mends,
          &TestTour::decides, &TestTour::waitsForTheFile, &TestTour::cutsOver,
          &TestTour::goesBackAcrossTheCutOver, &TestTour::goesForwardAgain, &TestTour::restores}) {
        if (!QTest::currentTestFailed())
            (this->*leg)();
    }
    const QStringList faults = m_console->faults();
    m_console.reset();
    for (const QString& fault : faults) // a failure's own message is cut
        qWarning("%s", qPrintable(fault));
    QCOMPARE(faults.size(), 0);
}

QTEST_MAIN(TestTour)
