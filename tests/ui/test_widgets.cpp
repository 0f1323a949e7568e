// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "tests/ui/support/sample_assessment.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/dialogs/tables_dialog.h"
#include "ui/models/forecast_model.h"
#include "ui/pages/assessment_page.h"
#include "ui/pages/history_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/quarantine_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/restore_page.h"
#include "ui/pages/run_page.h"
#include "ui/views/data_table.h"
#include "ui/views/notice_banner.h"
#include "ui/views/phase_card.h"
#include "ui/views/safety_strip.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace godwit;
using namespace godwit::ui;

namespace {

template <typename Widget>
Widget* part(QWidget& whole, const char* name)
{
    return whole.findChild<Widget*>(QLatin1String(name));
}

} // namespace

/// What a person sees and can click on each page, with values made by hand.
class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void tellsWhyAPhaseCannotStart();
    void offersResumeTryAgainAndPauseByState();
    void keepsBarsInStepWithProgress();
    void answersTheFourQuestionsOfSafety();
    void confirmsOnlyAfterTheNameWasTyped();
    void approvesOnlyWhatWasTickedAndTyped();
    void doesNotConfirmByEnter();
    void confirmsOnlyWithAReasonWhereOneIsNeeded();
    void filtersQuarantineByCauseTableAndState();
    void keepsTheChosenCauseWhileFiguresChange();
    void opensARowForEditingByTheKeyboard();
    void waivesOnlyWhatIsUndecided();
    void fixesAndExportsRowsOfOneTableOnly();
    void decidesAboutTheChosenRowByItsState();
    void appliesOnlyTheFixThatWasPreviewed();
    void opensTheQueryBehindATick();
    void opensTheRowsBehindAFigureOfTheBalance();
    void asksForTheReportThatIsChosen();
    void givesTheVerdictOfTheReport();
    void asksForTheConsequenceOfTheChosenMoment();
    void offersWhatIsDoneWithSnapshots();
    void choosesTablesAndSaysWhyNotAll();
    void letsNobodyConfirmWhatIsRefused();
    void savesEvidenceWithOrWithoutValues();
    void showsFiguresOfTheRunningPhase();
    void findsLinesOfTheLog();
    void showsTheForecastBesideWhatCameOfIt();
    void rehearsesOnlyBeforeTheCutover();
    void showsTheSqlOfAStep();
    void countsWarningsOfTheAssessment();
    void showsAnAssessmentWithItsOpenObjects();
    void showsWhatWasFoundBeforeTheStart();
    void savesAProposedPlanOnlyWhileNothingRuns();
    void copiesTheDetailsOfANotice();

private:
    QTemporaryDir m_folder;
};

void TestWidgets::tellsWhyAPhaseCannotStart()
{
    PhaseCard card(6, QStringLiteral("cutover"));
    card.setStatus(test::sampleStatus(test::Moment::Validated).phases.at(5), false);
    auto* start = part<QPushButton>(card, "start_cutover");
    auto* reason = part<QLabel>(card, "reason_cutover");
    QVERIFY(!start->isEnabled());
    QVERIFY(!reason->isHidden());
    QCOMPARE(reason->text(), QStringLiteral("opens when the balance closes and every row is decided"));
    QCOMPARE(start->toolTip(), reason->text());
    QCOMPARE(part<QLabel>(card, "state_cutover")->text(), QStringLiteral("locked"));
}

void TestWidgets::offersResumeTryAgainAndPauseByState()
{
    PhaseCard card(4, QStringLiteral("move"));
    core::PhaseStatus phase = test::sampleStatus(test::Moment::Moving).phases.at(3);
    QSignalSpy started(&card, &PhaseCard::startAsked);
    QSignalSpy paused(&card, &PhaseCard::pauseAsked);
    card.setStatus(phase, true);
    auto* start = part<QPushButton>(card, "start_move");
    QVERIFY(start->isHidden());
    QTest::mouseClick(part<QPushButton>(card, "pause_move"), Qt::LeftButton);
    QCOMPARE(paused.size(), 1);
    phase.state = core::PhaseState::Paused;
    phase.canStart = true;
    card.setStatus(phase, false);
    QCOMPARE(start->text(), QStringLiteral("Resume"));
    QTest::mouseClick(start, Qt::LeftButton);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().first().toString(), QStringLiteral("move"));
    phase.state = core::PhaseState::Failed;
    card.setStatus(phase, false);
    QCOMPARE(start->text(), QStringLiteral("Try again"));
    QVERIFY(start->accessibleName().contains(phase.title));
    card.setStatus(phase, true);
    QVERIFY(!start->isEnabled());
    QVERIFY(!start->toolTip().isEmpty());
}

void TestWidgets::keepsBarsInStepWithProgress()
{
    PhaseCard card(4, QStringLiteral("move"));
    card.setStatus(test::sampleStatus(test::Moment::Moving).phases.at(3), true);
    auto* bar = part<QProgressBar>(card, "bar_move");
    QCOMPARE(bar->value(), 0);
    card.setProgress(test::sampleProgress(0.5));
    QCOMPARE(bar->value(), 600);
    QCOMPARE(part<QLabel>(card, "time_move")->text(), QStringLiteral("0:06 of about 0:11"));
    core::Progress syncing = test::sampleProgress(1);
    syncing.activity = QStringLiteral("syncing to disk");
    card.setProgress(syncing);
    QCOMPARE(part<QLabel>(card, "time_move")->text(), syncing.activity);
    card.setStatus(test::sampleStatus(test::Moment::Validated).phases.at(3), false);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(part<QPushButton>(card, "rollback_move")->isEnabled());
}

void TestWidgets::answersTheFourQuestionsOfSafety()
{
    SafetyStrip strip;
    const auto claim = [&strip](const char* name) { return part<SafetyCell>(strip, name)->claim(); };
    strip.setStatus(test::sampleStatus(test::Moment::Fresh));
    QCOMPARE(claim("safety_original"), QStringLiteral("Original untouched"));
    QCOMPARE(claim("safety_snapshot"), QStringLiteral("No verified snapshot yet"));
    QCOMPARE(claim("safety_back"), QStringLiteral("Nothing to go back to yet"));
    QCOMPARE(claim("safety_next"), QStringLiteral("The next click can be undone"));
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    strip.setStatus(status);
    QCOMPARE(claim("safety_snapshot"), QStringLiteral("Snapshot verified 10:42"));
    QCOMPARE(part<SafetyCell>(strip, "safety_back")->ground(),
             QStringLiteral("the start · Expand the schema · Move data"));
    status.safety.originalUntouched = false;
    status.safety.nextCanBeUndone = false;
    strip.setStatus(status);
    QCOMPARE(claim("safety_original"), QStringLiteral("Original kept"));
    status.safety.keptOriginal = QStringLiteral("The kept original /kept/1-1-original.db is gone.");
    strip.setStatus(status);
    QCOMPARE(claim("safety_original"), QStringLiteral("Kept original changed"));
    QCOMPARE(part<SafetyCell>(strip, "safety_original")->ground(), status.safety.keptOriginal);
    QCOMPARE(claim("safety_next"), QStringLiteral("The next click is final"));
    strip.setStatus(test::sampleStatus(test::Moment::Finished));
    QCOMPARE(claim("safety_back"), QStringLiteral("Finished"));
}

void TestWidgets::confirmsOnlyAfterTheNameWasTyped()
{
    ConfirmDialog dialog(test::sampleFinish(), {QStringLiteral("Finish"), false, true, {}}, nullptr);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    auto* name = part<QLineEdit>(dialog, "confirm_name");
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(name, QStringLiteral("product_manager"));
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(name, QStringLiteral(".db"));
    QVERIFY(act->isEnabled());
    act->click();
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(dialog.answers().confirm, QStringLiteral("product_manager.db"));
    QVERIFY(dialog.answers().yes);
}

void TestWidgets::approvesOnlyWhatWasTickedAndTyped()
{
    core::Consequence consequence;
    consequence.action = QStringLiteral("Start Sign-off");
    consequence.programs = {QStringLiteral("systemctl stop app")};
    consequence.approvals = {QStringLiteral("figures seen"), QStringLiteral("backup tried")};
    consequence.typed = {QStringLiteral("GO")};
    ConfirmDialog dialog(consequence, {QStringLiteral("Start"), false, false, {}}, nullptr);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    QVERIFY(!act->isEnabled());
    part<QCheckBox>(dialog, "confirm_item_0")->setChecked(true);
    part<QLineEdit>(dialog, "confirm_typed_0")->setText(QStringLiteral("GO"));
    QVERIFY(!act->isEnabled());
    QVERIFY(!act->toolTip().isEmpty());
    part<QCheckBox>(dialog, "confirm_item_1")->setChecked(true);
    QVERIFY(act->isEnabled());
    QVERIFY(!dialog.answers().allowCommands && dialog.answers().approvals.isEmpty());
    act->click();
    QVERIFY(dialog.answers().allowCommands);
    QCOMPARE(dialog.answers().approvals, consequence.approvals + consequence.typed);
}

void TestWidgets::doesNotConfirmByEnter()
{
    ConfirmDialog dialog(test::sampleConsequence(), {QStringLiteral("Restore now"), false, false, {}},
                         nullptr);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 0);
    QCOMPARE(rejected.size(), 1);
    QVERIFY(!dialog.answers().yes);
}

void TestWidgets::confirmsOnlyWithAReasonWhereOneIsNeeded()
{
    ConfirmDialog dialog(test::sampleConsequence(),
                         {QStringLiteral("Clean up"), true, false, QStringLiteral("Too early")}, nullptr);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    auto* reason = part<QLineEdit>(dialog, "confirm_reason");
    reason->setText(QStringLiteral("  "));
    QVERIFY(!act->isEnabled());
    reason->setText(QStringLiteral("the disk is needed"));
    QVERIFY(act->isEnabled());
    QCOMPARE(dialog.answers().reason, QStringLiteral("the disk is needed"));
}

void TestWidgets::filtersQuarantineByCauseTableAndState()
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

void TestWidgets::keepsTheChosenCauseWhileFiguresChange()
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

void TestWidgets::opensARowForEditingByTheKeyboard()
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

void TestWidgets::waivesOnlyWhatIsUndecided()
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

void TestWidgets::fixesAndExportsRowsOfOneTableOnly()
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

void TestWidgets::decidesAboutTheChosenRowByItsState()
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

void TestWidgets::appliesOnlyTheFixThatWasPreviewed()
{
    FixTarget target;
    target.filter.table = QStringLiteral("tasks");
    target.columns = {QStringLiteral("id"), QStringLiteral("name")};
    target.column = QStringLiteral("name");
    FixDialog dialog(target, nullptr);
    dialog.show();
    QSignalSpy asked(&dialog, &MendingDialog::asked);
    auto* preview = part<QPushButton>(dialog, "fix_preview");
    auto* apply = part<QPushButton>(dialog, "mending_apply");
    auto* expression = part<QLineEdit>(dialog, "fix_expression");
    QVERIFY(!preview->isEnabled() && !apply->isEnabled());
    expression->setText(QStringLiteral(" trim(name) "));
    QVERIFY(!apply->isEnabled() && apply->toolTip().contains(QStringLiteral("Preview")));
    preview->click();
    QVERIFY(!asked.last().first().toBool());
    QVERIFY(!preview->isEnabled() && expression->isReadOnly());
    dialog.showSummary(test::sampleEdits());
    dialog.showOutcome({});
    QVERIFY(apply->isEnabled());
    QVERIFY(part<QLabel>(dialog, "edits_problems")->isVisible());
    expression->setText(QStringLiteral("upper(name)"));
    QVERIFY(!apply->isEnabled());
    preview->click();
    core::Outcome refused;
    refused.error = core::Error(core::ErrorCode::EditRefused, QStringLiteral("There is no function upper."));
    dialog.showOutcome(refused);
    QCOMPARE(part<QLabel>(dialog, "mending_message")->text(), QStringLiteral("GW-4017 There is no function upper."));
    QVERIFY(!apply->isEnabled() && dialog.isVisible());
    preview->click();
    dialog.showSummary(test::sampleEdits());
    dialog.showOutcome({});
    apply->click();
    QVERIFY(asked.last().first().toBool());
    QCOMPARE(dialog.request(true).set.first().second, QStringLiteral("upper(name)"));
    dialog.showOutcome({});
    QVERIFY(!dialog.isVisible());
}

void TestWidgets::opensTheQueryBehindATick()
{
    ReportPage page;
    page.show();
    const core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    auto* checks = part<DataTable>(page, "checks_data_integrity");
    QVERIFY(checks);
    checks->setCurrentIndex(checks->model()->index(0, 0));
    QTest::keyClick(checks, Qt::Key_Return);
    auto* dialog = page.findChild<CheckDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Content digest, 9 carried columns"));
    QVERIFY(part<QPlainTextEdit>(*dialog, "check_query")->toPlainText().startsWith(QStringLiteral("SELECT")));
}

void TestWidgets::opensTheRowsBehindAFigureOfTheBalance()
{
    ReportPage page;
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    QSignalSpy asked(&page, &ReportPage::quarantineAsked);
    auto* balance = part<DataTable>(page, "report_balance");
    Q_EMIT balance->rowOpened(0); // nothing of it is in quarantine
    QCOMPARE(asked.size(), 0);
    Q_EMIT balance->rowOpened(2);
    QCOMPARE(asked.last().first().toString(), QStringLiteral("project_milestone_tasks"));
}

void TestWidgets::asksForTheReportThatIsChosen()
{
    ReportPage page;
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    QSignalSpy saves(&page, &ReportPage::exportAsked);
    QSignalSpy previews(&page, &ReportPage::previewAsked);
    auto* kind = part<QComboBox>(page, "report_kind");
    auto* period = part<QComboBox>(page, "report_period");
    QVERIFY(period->isHidden());
    kind->setCurrentIndex(kind->findData(QStringLiteral("progress")));
    QVERIFY(!period->isHidden());
    period->setCurrentIndex(period->findData(QStringLiteral("weekly")));
    auto* format = part<QComboBox>(page, "report_format");
    format->setCurrentIndex(format->findData(QStringLiteral("pdf")));
    part<QCheckBox>(page, "report_redacted")->setChecked(true);
    part<QPushButton>(page, "report_export")->click();
    const auto request = saves.last().first().value<core::ReportRequest>();
    QCOMPARE(request.kind, QStringLiteral("progress"));
    QCOMPARE(request.period, QStringLiteral("weekly"));
    QCOMPARE(request.format, QStringLiteral("pdf"));
    QVERIFY(!request.withValues && request.file.isEmpty());
    part<QPushButton>(page, "report_preview")->click();
    QCOMPARE(previews.size(), 1);
    page.setStatus(test::sampleStatus(test::Moment::Fresh), true);
    QVERIFY(!part<QPushButton>(page, "report_preview")->isEnabled());
    QVERIFY(!part<QPushButton>(page, "report_export")->toolTip().isEmpty());
}

void TestWidgets::givesTheVerdictOfTheReport()
{
    ReportPage page;
    auto* verdict = part<QLabel>(page, "report_verdict");
    page.setStatus(test::sampleStatus(test::Moment::Fresh), false);
    QCOMPARE(verdict->text(), QStringLiteral("Not validated yet"));
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    QVERIFY(verdict->text().contains(QStringLiteral("17")));
    status.quarantine.clear();
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Passed"));
    status.isStale = true;
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Stale"));
    status.isStale = false;
    status.isWorkChanged = true;
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Stale"));
    status.balance[0].unaccounted = 1;
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Not passed"));
}

void TestWidgets::asksForTheConsequenceOfTheChosenMoment()
{
    RestorePage page;
    QSignalSpy snapshot(&page, &RestorePage::snapshotChosen);
    QSignalSpy point(&page, &RestorePage::pointChosen);
    QSignalSpy restored(&page, &RestorePage::restoreAsked);
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    page.show();
    QCOMPARE(snapshot.last().first().toString(), QStringLiteral("1"));
    core::Consequence consequence = test::sampleConsequence();
    consequence.loses = {QStringLiteral("3 rows of tasks written since")};
    page.setConsequence(QStringLiteral("another"), consequence);
    auto* loses = part<QLabel>(page, "restore_loses");
    QVERIFY(loses->text().isEmpty());
    page.setConsequence(QStringLiteral("1"), consequence);
    QCOMPARE(loses->text(), consequence.loses.first());
    part<QPushButton>(page, "restore_now")->click();
    QCOMPARE(restored.size(), 1);
    auto* timeline = part<QListView>(page, "restore_timeline");
    timeline->setCurrentIndex(timeline->model()->index(1, 0));
    QCOMPARE(point.last().first().toString(), QStringLiteral("validate"));
    QVERIFY(part<QPushButton>(page, "restore_rollback")->isVisible());
    QVERIFY(!part<QPushButton>(page, "restore_now")->isVisible());
}

void TestWidgets::choosesTablesAndSaysWhyNotAll()
{
    core::SnapshotTables tables;
    tables.snapshot = QStringLiteral("3");
    tables.tables = {{QStringLiteral("notes"), 12, 10, {QStringLiteral("Its triggers do not fire: t.")}, {}},
                     {QStringLiteral("search"), -1, -1, {}, QStringLiteral("a module keeps its rows")}};
    TablesDialog dialog(tables, nullptr);
    dialog.show();
    auto* list = part<QTreeWidget>(dialog, "tables_list");
    auto* act = part<QPushButton>(dialog, "tables_act");
    QVERIFY(!act->isEnabled() && !act->toolTip().isEmpty());
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("12"));
    QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("10"));
    QVERIFY(!(list->topLevelItem(1)->flags() & Qt::ItemIsEnabled));
    QVERIFY(list->topLevelItem(1)->toolTip(0).contains(QStringLiteral("a module keeps its rows")));
    list->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QVERIFY(act->isEnabled());
    QCOMPARE(dialog.chosen(), QStringList{QStringLiteral("notes")});

    RestorePage page;
    QSignalSpy asked(&page, &RestorePage::tablesAsked);
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    page.show();
    part<QPushButton>(page, "restore_tables")->click();
    QCOMPARE(asked.last().first().toString(), QStringLiteral("1"));
    status.isFinished = true;
    page.setStatus(status, false);
    QVERIFY(!part<QPushButton>(page, "restore_tables")->isEnabled());
    QVERIFY(part<QPushButton>(page, "restore_tables")->toolTip().contains(QStringLiteral("finished")));
}

void TestWidgets::letsNobodyConfirmWhatIsRefused()
{
    core::Consequence consequence = test::sampleConsequence();
    consequence.confirmWith = QStringLiteral("app.db");
    consequence.refused = QStringLiteral("GW-5018 1 row would refer to nothing");
    ConfirmDialog dialog(consequence, {QStringLiteral("Restore the tables"), false, false, {}}, nullptr);
    dialog.show();
    part<QLineEdit>(dialog, "confirm_name")->setText(consequence.confirmWith);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    QVERIFY(!act->isEnabled());
    QVERIFY(act->toolTip().contains(QStringLiteral("GW-5018")));
    QVERIFY(part<QLabel>(dialog, "confirm_refused")->text().contains(consequence.refused));
}

void TestWidgets::offersWhatIsDoneWithSnapshots()
{
    RestorePage page;
    QSignalSpy full(&page, &RestorePage::verifyAsked);
    QSignalSpy quick(&page, &RestorePage::verifyQuickAsked);
    QSignalSpy take(&page, &RestorePage::takeAsked);
    QSignalSpy prune(&page, &RestorePage::pruneAsked);
    QSignalSpy remove(&page, &RestorePage::removeAsked);
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    page.show();
    for (const char* name : {"restore_verify", "restore_verify_quick", "restore_take", "restore_prune", "restore_remove"})
        part<QPushButton>(page, name)->click();
    QCOMPARE(full.size() + quick.size() + take.size() + prune.size(), 4);
    QCOMPARE(remove.last().first().toString(), QStringLiteral("1"));
    status.snapshots[0].needed = QStringLiteral("it is the last verified one");
    page.setStatus(status, false);
    QVERIFY(!part<QPushButton>(page, "restore_remove")->isEnabled());
    QVERIFY(part<QPushButton>(page, "restore_remove")->toolTip().contains(QStringLiteral("the last verified one")));
    page.setStatus(status, true);
    for (const char* name : {"restore_verify", "restore_verify_quick", "restore_take", "restore_prune"})
        QVERIFY2(!part<QPushButton>(page, name)->isEnabled(), name);
}

void TestWidgets::savesEvidenceWithOrWithoutValues()
{
    HistoryPage page;
    QSignalSpy asked(&page, &HistoryPage::evidenceAsked);
    page.show();
    QVERIFY(!part<QPushButton>(page, "history_evidence")->isEnabled());
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    part<QPushButton>(page, "history_evidence")->click();
    QCOMPARE(asked.last().first().toBool(), false);
    part<QCheckBox>(page, "history_with_values")->setChecked(true);
    part<QPushButton>(page, "history_evidence")->click();
    QCOMPARE(asked.last().first().toBool(), true);
}

void TestWidgets::showsFiguresOfTheRunningPhase()
{
    RunPage page;
    page.setStatus(test::sampleStatus(test::Moment::Moving));
    page.setProgress(test::sampleProgress(0.5));
    const auto text = [&page](const char* name) { return part<QLabel>(page, name)->text(); };
    QCOMPARE(text("run_title"), QStringLiteral("4 · Move data"));
    QCOMPARE(text("run_rows"), QStringLiteral("500,000 / 1,000,000"));
    QCOMPARE(text("run_elapsed"), QStringLiteral("0:06"));
    QCOMPARE(text("run_left"), QStringLiteral("0:04 – 0:06"));
    QCOMPARE(text("run_quarantine"), QStringLiteral("17"));
    core::Progress young = test::sampleProgress(0.51);
    young.etaHighMs = -1;
    young.total = -1;
    page.setProgress(young);
    QCOMPARE(text("run_left"), QStringLiteral("–"));
    QCOMPARE(text("run_rows"), QStringLiteral("510,000"));
    page.showPhase(QStringLiteral("backup"));
    QCOMPARE(text("run_title"), QStringLiteral("2 · Back up"));
}

void TestWidgets::findsLinesOfTheLog()
{
    RunPage page;
    for (const core::LogLine& line : test::sampleLog())
        page.addLog(line);
    auto* log = part<DataTable>(page, "log");
    QCOMPARE(log->model()->rowCount(), 3);
    part<QLineEdit>(page, "log_search")->setText(QStringLiteral("QUARANTINE"));
    QCOMPARE(log->model()->rowCount(), 1);
}

void TestWidgets::showsTheForecastBesideWhatCameOfIt()
{
    PlanPage page;
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    const QAbstractItemModel* forecast = part<DataTable>(page, "plan_forecast")->model();
    QCOMPARE(forecast->rowCount(), 6); // of the others nothing is known
    QCOMPARE(forecast->index(2, ForecastModel::Time).data().toString(), QStringLiteral("up to 1.5 s"));
    QCOMPARE(forecast->index(3, ForecastModel::Time).data().toString(), QStringLiteral("4.0 s to 9.5 s"));
    QVERIFY(forecast->index(3, ForecastModel::Came).data().toString().contains(QStringLiteral("12.6 s")));
    QCOMPARE(forecast->index(0, ForecastModel::Came).data().toString(), QStringLiteral("as forecast"));
    QCOMPARE(forecast->index(5, ForecastModel::Basis).data().toString(), QStringLiteral("an estimate"));
}

void TestWidgets::rehearsesOnlyBeforeTheCutover()
{
    PlanPage page;
    QSignalSpy asked(&page, &PlanPage::rehearsalAsked);
    core::RunStatus status = test::sampleStatus(test::Moment::Fresh);
    page.setStatus(status, false);
    auto* button = part<QPushButton>(page, "rehearse");
    button->click();
    QCOMPARE(asked.size(), 1);
    page.setStatus(status, true);
    QVERIFY(!button->isEnabled());
    status.isCutOver = true;
    page.setStatus(status, false);
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->toolTip().isEmpty());
}

void TestWidgets::showsTheSqlOfAStep()
{
    PlanPage page;
    page.setStatus(test::sampleStatus(test::Moment::Fresh), false);
    auto* steps = part<DataTable>(page, "plan_steps");
    QCOMPARE(steps->model()->rowCount(), 12);
    steps->setCurrentIndex(steps->model()->index(3, 0));
    QVERIFY(part<QPlainTextEdit>(page, "plan_sql")->toPlainText().contains(QStringLiteral("INSERT INTO")));
    steps->setFocus();
    QTest::keySequence(steps, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("task_type_sections")));
}

void TestWidgets::countsWarningsOfTheAssessment()
{
    AssessmentPage page;
    auto* verdict = part<QLabel>(page, "assessment_verdict");
    QVERIFY(verdict->text().isEmpty());
    page.setStatus({}, false);
    QVERIFY(verdict->text().startsWith(QStringLiteral("Not assessed yet")));
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    QCOMPARE(part<DataTable>(page, "assessment_checks")->model()->rowCount(), 6);
    QCOMPARE(verdict->property("tone").toString(), QStringLiteral("warn"));
}

void TestWidgets::showsAnAssessmentWithItsOpenObjects()
{
    AssessmentPage page;
    QSignalSpy wanted(&page, &AssessmentPage::assessmentWanted);
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    QCOMPARE(wanted.size(), 1); // once for each assessment, not with every status
    page.setAssessment(test::sampleAssessment());
    QCOMPARE(part<DataTable>(page, "assessment_gaps")->model()->rowCount(), 5);
    QCOMPARE(part<DataTable>(page, "assessment_expected")->model()->rowCount(), 5);
    QCOMPARE(part<DataTable>(page, "assessment_columns")->model()->rowCount(), 5); // of the first table
    auto* tables = part<DataTable>(page, "assessment_profiles");
    tables->selectRow(1);
    QCOMPARE(part<QLabel>(page, "columns_title")->text(), QStringLiteral("Columns of milestones"));
    QCOMPARE(part<DataTable>(page, "assessment_columns")->model()->rowCount(), 2);
    auto* inventory = part<DataTable>(page, "assessment_inventory");
    QCOMPARE(inventory->model()->rowCount(), 7);
    part<QCheckBox>(page, "inventory_open")->setChecked(true);
    QCOMPARE(inventory->model()->rowCount(), 1);
    core::RunStatus other = test::sampleStatus(test::Moment::Fresh);
    other.database = QStringLiteral("/home/ana/another.db"); // what was found is not its
    page.setStatus(other, false);
    QCOMPARE(part<DataTable>(page, "assessment_gaps")->model()->rowCount(), 0);
}

void TestWidgets::showsWhatWasFoundBeforeTheStart()
{
    AssessmentPage page;
    core::RunStatus status = test::sampleStatus(test::Moment::Fresh);
    page.setStatus(status, false);
    QCOMPARE(part<QLabel>(page, "preflight_count")->text(), QStringLiteral("not looked at yet"));
    page.setPreflight(test::samplePreflight());
    page.setDoctor(test::sampleDoctor());
    QCOMPARE(part<DataTable>(page, "preflight_findings")->model()->rowCount(), 4);
    QCOMPARE(part<DataTable>(page, "preflight_volumes")->model()->rowCount(), 2);
    QCOMPARE(part<QLabel>(page, "preflight_count")->property("tone").toString(), QStringLiteral("bad"));
    QCOMPARE(part<DataTable>(page, "doctor_leftovers")->model()->rowCount(), 2);
    auto* findings = part<DataTable>(page, "preflight_findings");
    findings->setCurrentIndex(findings->model()->index(1, 0));
    QVERIFY(part<QLabel>(page, "preflight_next")->text().contains(QStringLiteral("Answer with --yes")));
    status.database = QStringLiteral("/home/ana/another.db"); // what was found is not its
    page.setStatus(status, false);
    QCOMPARE(part<DataTable>(page, "preflight_findings")->model()->rowCount(), 0);
    QVERIFY(part<QPushButton>(page, "doctor_save")->isHidden());
}

void TestWidgets::savesAProposedPlanOnlyWhileNothingRuns()
{
    AssessmentPage page;
    const core::RunStatus status = test::sampleStatus(test::Moment::Fresh);
    page.setStatus(status, false);
    page.setDoctor(test::sampleDoctor());
    QSignalSpy asked(&page, &AssessmentPage::saveProposalAsked);
    part<QPushButton>(page, "doctor_save")->click();
    QCOMPARE(asked.size(), 1);
    page.setStatus(status, true);
    QVERIFY(!part<QPushButton>(page, "doctor_save")->isEnabled());
    QVERIFY(!part<QPushButton>(page, "assessment_look")->isEnabled());
}

void TestWidgets::copiesTheDetailsOfANotice()
{
    NoticeBanner banner;
    bool acted = false;
    const QString name = QStringLiteral("notice_resume");
    const core::Error error(core::ErrorCode::NoSpace, QStringLiteral("The disk is full."));
    banner.showError(error, Tone::Bad, {{QStringLiteral("Try again"), name, [&acted] { acted = true; }}});
    QCOMPARE(banner.what(), error.what);
    part<QPushButton>(banner, "notice_copy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("GW-8001")));
    banner.findChild<QPushButton*>(name)->click();
    QVERIFY(acted);
    QVERIFY(banner.what().isEmpty());
}

QTEST_MAIN(TestWidgets)
#include "test_widgets.moc"
