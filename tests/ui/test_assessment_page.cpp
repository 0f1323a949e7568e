// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_assessment.h"
#include "tests/ui/support/sample_findings.h"
#include "tests/ui/support/sample_status.h"
#include "ui/models/expected_model.h"
#include "ui/pages/assessment_page.h"
#include "ui/views/data_table.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What a person sees and can click on the assessment page, with values made by hand.
class TestAssessmentPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void countsWarningsOfTheAssessment();
    void showsAnAssessmentWithItsOpenObjects();
    void tellsRowsThatAKeyRefusesOnce();
    void showsWhatWasFoundBeforeTheStart();
    void savesAProposedPlanOnlyWhileNothingRuns();

private:
    QTemporaryDir m_folder;
};

void TestAssessmentPage::countsWarningsOfTheAssessment()
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

void TestAssessmentPage::showsAnAssessmentWithItsOpenObjects()
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

/// A move's causes count them; what was looked for beside them is shown where no cause says it.
void TestAssessmentPage::tellsRowsThatAKeyRefusesOnce()
{
    core::Assessment assessment = test::sampleAssessment();
    const qsizetype before = ExpectedModel::linesOf(assessment).size();
    core::MoveExpectation& move = assessment.expectations.first();
    const QString table = assessment.duplicates.first().table;
    move.into = table;
    move.causes.append({.cause = QStringLiteral("two rows have the same legacy_id (UNIQUE)"),
                        .code = QStringLiteral("GW-2110"),
                        .column = QStringLiteral("legacy_id"),
                        .rows = 3,
                        .keys = {}});
    move.causes.append({.cause = QStringLiteral("name has no value (NOT NULL)"),
                        .code = QStringLiteral("GW-2110"),
                        .column = QStringLiteral("name"),
                        .rows = 2,
                        .keys = {}});
    core::MissingField field;
    field.step = move.step;
    field.table = table;
    field.column = QStringLiteral("name");
    field.rows = 2;
    assessment.missing = {field};
    QCOMPARE(ExpectedModel::linesOf(assessment).size(),
             before + 1); // two causes more, and the key is not told again
    assessment.missing.first().column = QStringLiteral("code");
    QCOMPARE(ExpectedModel::linesOf(assessment).size(), before + 2);
    assessment.duplicates.first().settledBy = QStringLiteral("group");
    QCOMPARE(ExpectedModel::linesOf(assessment).size(), before + 3);
}

void TestAssessmentPage::showsWhatWasFoundBeforeTheStart()
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

void TestAssessmentPage::savesAProposedPlanOnlyWhileNothingRuns()
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

QTEST_MAIN(TestAssessmentPage)
#include "test_assessment_page.moc"
