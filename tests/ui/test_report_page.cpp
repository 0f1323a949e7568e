// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/models/checks_model.h"
#include "ui/pages/report_page.h"
#include "ui/views/data_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What a person sees and can click on the report page, with values made by hand.
class TestReportPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void opensTheQueryBehindATick();
    void opensTheRowsBehindAFigureOfTheBalance();
    void asksForTheReportThatIsChosen();
    void givesTheVerdictOfTheReport();

private:
    QTemporaryDir m_folder;
};

void TestReportPage::opensTheQueryBehindATick()
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

void TestReportPage::opensTheRowsBehindAFigureOfTheBalance()
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

void TestReportPage::asksForTheReportThatIsChosen()
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

void TestReportPage::givesTheVerdictOfTheReport()
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
    status.checks.last().isStale = true; // somebody wrote to the live file
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Stale"));
    status.checks.last().isStale = false;
    status.criteria.last() = {QStringLiteral("Slowdown"), QString(), QStringLiteral("+10 %"), false};
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Passed")); // nothing was timed, so nothing was missed
    CriteriaModel criteria;
    criteria.setRecords(status.criteria);
    QCOMPARE(criteria.index(0, 3).data().toString(), QStringLiteral("met"));
    QCOMPARE(criteria.index(2, 3).data().toString(), QStringLiteral("not measured"));
    status.isWorkChanged = true;
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Stale"));
    status.balance[0].unaccounted = 1;
    page.setStatus(status, false);
    QCOMPARE(verdict->text(), QStringLiteral("Not passed"));
}

QTEST_MAIN(TestReportPage)
#include "test_report_page.moc"
