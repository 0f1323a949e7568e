// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_quarantine.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/pages/quarantine_page.h"
#include "ui/views/data_table.h"

#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What a person sees and can click on the quarantine page, with values made by hand.
class TestQuarantinePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void filtersQuarantineByCauseTableAndState();
    void keepsTheChosenCauseWhileFiguresChange();
    void opensARowForEditingByTheKeyboard();
    void waivesOnlyWhatIsUndecided();
    void fixesAndExportsRowsOfOneTableOnly();
    void decidesAboutTheChosenRowByItsState();

private:
    QTemporaryDir m_folder;
};

void TestQuarantinePage::filtersQuarantineByCauseTableAndState()
{
    ui::QuarantinePage page;
    QSignalSpy wanted(&page, &ui::QuarantinePage::pageWanted);
    const auto last = [&wanted] { return wanted.last().first().value<core::QuarantineFilter>(); };
    connect(&page, &ui::QuarantinePage::pageWanted, &page,
            [&page](const core::QuarantineFilter& filter) { page.addPage(test::sampleQuarantine(filter)); });
    page.show();
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    auto* rows = part<DataTable>(page, "quarantine_rows");
    QCOMPARE(rows->model()->rowCount(), 17);
    auto* causes = part<QListView>(page, "quarantine_causes");
    QCOMPARE(causes->model()->rowCount(), 4);
    causes->setCurrentIndex(causes->model()->index(1, 0));
    QCOMPARE(last().cause, QStringLiteral("due_date does not exist"));
    QCOMPARE(rows->model()->rowCount(), 12);
    page.showTable(QStringLiteral("supplier_task_instances"));
    QCOMPARE(last().table, QStringLiteral("supplier_task_instances"));
    QVERIFY(last().cause.isEmpty());
    QCOMPARE(rows->model()->rowCount(), 2);
    auto* states = part<QComboBox>(page, "quarantine_state");
    states->setCurrentIndex(2);
    Q_EMIT states->activated(2);
    QCOMPARE(last().state, std::optional(core::EntryState::Waived));
    QCOMPARE(rows->model()->rowCount(), 0);
    auto* phases = part<QComboBox>(page, "quarantine_phase");
    QVERIFY(phases->itemText(1).startsWith(QStringLiteral("Move data"))); // its title
    phases->setCurrentIndex(1);
    Q_EMIT phases->activated(1);
    QCOMPARE(last().phase, QStringLiteral("move"));
}

void TestQuarantinePage::keepsTheChosenCauseWhileFiguresChange()
{
    ui::QuarantinePage page;
    connect(&page, &ui::QuarantinePage::pageWanted, &page,
            [&page](const core::QuarantineFilter& filter) { page.addPage(test::sampleQuarantine(filter)); });
    QSignalSpy wanted(&page, &ui::QuarantinePage::pageWanted);
    page.show();
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    auto* causes = part<QListView>(page, "quarantine_causes");
    causes->setCurrentIndex(causes->model()->index(2, 0));
    const QString chosen = causes->currentIndex().data().toString();
    status.quarantine[1].rows = 40; // now the most frequent one
    page.setStatus(status, false);
    QCOMPARE(causes->currentIndex().row(), 1);
    QCOMPARE(causes->currentIndex().data().toString(), chosen);
    QCOMPARE(wanted.last().first().value<core::QuarantineFilter>().cause, chosen);
    status.quarantine.removeAt(1); // none is left
    page.setStatus(status, false);
    QCOMPARE(causes->currentIndex().row(), 0);
    QVERIFY(wanted.last().first().value<core::QuarantineFilter>().cause.isEmpty());
}

void TestQuarantinePage::opensARowForEditingByTheKeyboard()
{
    ui::QuarantinePage page;
    page.show();
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    QSignalSpy edits(&page, &ui::QuarantinePage::editAsked);
    auto* rows = part<DataTable>(page, "quarantine_rows");
    page.addPage(test::sampleQuarantine({}));
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(edits.size(), 1);
    page.reload(); // until the rows are there again, nobody knows their numbers
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(edits.size(), 1);
    for (const char* name : {"quarantine_edit", "quarantine_waive_one", "quarantine_take_back"})
        QCOMPARE(part<QPushButton>(page, name)->toolTip(), QStringLiteral("The rows are not loaded yet"));
    for (const char* name : {"quarantine_phase", "quarantine_table", "quarantine_state"})
        QVERIFY2(!part<QComboBox>(page, name)->accessibleName().isEmpty(), name);
}

void TestQuarantinePage::waivesOnlyWhatIsUndecided()
{
    ui::QuarantinePage page;
    page.show();
    auto* waive = part<QPushButton>(page, "quarantine_waive");
    QVERIFY(!waive->isEnabled());
    QVERIFY(!waive->toolTip().isEmpty());
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    page.addPage(test::sampleQuarantine({}));
    QSignalSpy asked(&page, &ui::QuarantinePage::waiveAsked);
    waive->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).toLongLong(), 17);
    QCOMPARE(asked.first().first().value<core::QuarantineFilter>().state,
             std::optional(core::EntryState::Undecided));
    part<QPushButton>(page, "quarantine_waive_one")->click();
    QCOMPARE(asked.last().first().value<core::QuarantineFilter>().id, std::optional<qint64>(1));
    page.setStatus(test::sampleStatus(test::Moment::Validated), true);
    QVERIFY(!waive->isEnabled());
}

void TestQuarantinePage::fixesAndExportsRowsOfOneTableOnly()
{
    ui::QuarantinePage page;
    page.show();
    auto* fix = part<QPushButton>(page, "quarantine_fix");
    auto* exports = part<QPushButton>(page, "quarantine_export");
    auto* replay = part<QPushButton>(page, "quarantine_replay");
    QCOMPARE(replay->toolTip(), QStringLiteral("Nothing has run yet"));
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    page.addPage(test::sampleQuarantine({}));
    QVERIFY(!fix->isEnabled() && fix->toolTip().contains(QStringLiteral("several tables")));
    QVERIFY(!exports->isEnabled() && exports->toolTip().contains(QStringLiteral("several tables")));
    QVERIFY(replay->isEnabled());
    page.showTable(QStringLiteral("supplier_task_instances"));
    core::QuarantineFilter filter;
    filter.table = QStringLiteral("supplier_task_instances");
    page.addPage(test::sampleQuarantine(filter));
    QVERIFY(exports->isEnabled());
    FixTarget target;
    connect(&page, &ui::QuarantinePage::fixAsked, &page, [&target](const FixTarget& asked) { target = asked; });
    fix->click();
    QCOMPARE(target.filter.table, filter.table);
    QCOMPARE(target.column, QStringLiteral("status"));
    QCOMPARE(target.columns.size(), 6);
    QCOMPARE(target.rows, 2);
    status.isCutOver = true;
    page.setStatus(status, false);
    for (const char* name : {"quarantine_fix", "quarantine_replay", "quarantine_edit", "quarantine_export", "quarantine_import"}) {
        QVERIFY2(!part<QPushButton>(page, name)->isEnabled(), name);
        QVERIFY2(part<QPushButton>(page, name)->toolTip().contains(QStringLiteral("cut-over")), name);
    }
}

void TestQuarantinePage::decidesAboutTheChosenRowByItsState()
{
    ui::QuarantinePage page;
    page.show();
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    core::QuarantinePage rows = test::sampleQuarantine({});
    QSignalSpy edits(&page, &ui::QuarantinePage::editAsked);
    QSignalSpy withdrawals(&page, &ui::QuarantinePage::withdrawAsked);
    QSignalSpy unwaivers(&page, &ui::QuarantinePage::unwaiveAsked);
    auto* edit = part<QPushButton>(page, "quarantine_edit");
    auto* takeBack = part<QPushButton>(page, "quarantine_take_back");
    page.addPage(rows);
    QVERIFY(edit->isEnabled() && !takeBack->isEnabled());
    edit->click();
    QCOMPARE(edits.size(), 1);
    rows.entries[0].edits = {{QStringLiteral("due_date"), QStringLiteral("NULL")}};
    page.addPage(rows);
    QVERIFY(edit->isEnabled()); // again
    takeBack->click();
    QCOMPARE(withdrawals.size(), 1);
    rows.entries[0].state = core::EntryState::Moved;
    page.addPage(rows);
    QVERIFY(!edit->isEnabled() && takeBack->isEnabled());
    rows.entries[0].state = core::EntryState::Waived;
    page.addPage(rows);
    QVERIFY(!edit->isEnabled());
    takeBack->click();
    QCOMPARE(unwaivers.size(), 1);
    QCOMPARE(unwaivers.first().first().value<core::QuarantineFilter>().id, std::optional<qint64>(1));
    rows.entries[0].id = 901; // its number after a replay
    page.addPage(rows);
    takeBack->click();
    QCOMPARE(unwaivers.last().first().value<core::QuarantineFilter>().id, std::optional<qint64>(901));
}

QTEST_MAIN(TestQuarantinePage)
#include "test_quarantine_page.moc"
