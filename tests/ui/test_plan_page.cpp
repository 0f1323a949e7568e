// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_status.h"
#include "ui/models/forecast_model.h"
#include "ui/pages/plan_page.h"
#include "ui/views/data_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What a person sees and can click on the plan page, with values made by hand.
class TestPlanPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void showsTheForecastBesideWhatCameOfIt();
    void rehearsesOnlyBeforeTheCutover();
    void showsTheSqlOfAStep();

private:
    QTemporaryDir m_folder;
};

void TestPlanPage::showsTheForecastBesideWhatCameOfIt()
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

void TestPlanPage::rehearsesOnlyBeforeTheCutover()
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

void TestPlanPage::showsTheSqlOfAStep()
{
    PlanPage page;
    page.setStatus(test::sampleStatus(test::Moment::Fresh), false);
    auto* steps = part<DataTable>(page, "plan_steps");
    QCOMPARE(steps->model()->rowCount(), 12);
    QVERIFY(!part<QPlainTextEdit>(page, "plan_sql")->toPlainText().isEmpty()); // something to read at once
    steps->setCurrentIndex(steps->model()->index(3, 0));
    QVERIFY(part<QPlainTextEdit>(page, "plan_sql")->toPlainText().contains(QStringLiteral("INSERT INTO")));
    steps->setFocus();
    QTest::keySequence(steps, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("task_type_sections")));
}

QTEST_MAIN(TestPlanPage)
#include "test_plan_page.moc"
