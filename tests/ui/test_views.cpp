// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_status.h"
#include "ui/models/record_model.h"
#include "ui/views/data_table.h"
#include "ui/views/notice_banner.h"
#include "ui/views/phase_card.h"
#include "ui/views/safety_strip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What the small parts of pages show and offer: phase cards, the safety strip, notices.
class TestViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void tellsWhyAPhaseCannotStart();
    void offersResumeTryAgainAndPauseByState();
    void keepsBarsInStepWithProgress();
    void answersTheFourQuestionsOfSafety();
    void copiesTheDetailsOfANotice();
    void tellsTheWholeOfACellThatIsCut();

private:
    QTemporaryDir m_folder;
};

void TestViews::tellsWhyAPhaseCannotStart()
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

void TestViews::offersResumeTryAgainAndPauseByState()
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

void TestViews::keepsBarsInStepWithProgress()
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
    QVERIFY(part<QLabel>(card, "reason_move")->text().endsWith(QStringLiteral(" · syncing to disk")));
    card.setStatus(test::sampleStatus(test::Moment::Validated).phases.at(3), false);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(part<QPushButton>(card, "rollback_move")->isEnabled());
}

void TestViews::answersTheFourQuestionsOfSafety()
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
    QVERIFY(claim("safety_snapshot").startsWith(QStringLiteral("Snapshot verified ")) && claim("safety_snapshot").endsWith(QStringLiteral("10:42")));
    QCOMPARE(part<SafetyCell>(strip, "safety_back")->ground(),
             QStringLiteral("the start · Expand the schema · Move data"));
    status.safety.originalUntouched = false;
    status.safety.nextCanBeUndone = false;
    strip.setStatus(status);
    QCOMPARE(claim("safety_original"), QStringLiteral("Original kept"));
    QCOMPARE(claim("safety_next"), QStringLiteral("The next click is final"));
    status.safety.keptOriginal = QStringLiteral("The kept original /kept/1-1-original.db is gone.");
    strip.setStatus(status);
    QCOMPARE(claim("safety_original"), QStringLiteral("Kept original changed"));
    QCOMPARE(part<SafetyCell>(strip, "safety_original")->ground(), status.safety.keptOriginal);
    strip.setStatus(test::sampleStatus(test::Moment::Finished));
    QCOMPARE(claim("safety_back"), QStringLiteral("Finished"));
}

void TestViews::copiesTheDetailsOfANotice()
{
    NoticeBanner banner;
    bool acted = false;
    const QString name = QStringLiteral("notice_resume");
    const core::Error error(core::ErrorCode::NoSpace, QStringLiteral("The disk is full."));
    banner.showError(error, Tone::Bad, {{QStringLiteral("Try again"), name, [&acted] { acted = true; }}});
    QCOMPARE(banner.what(), error.what);
    QCOMPARE(part<QLabel>(banner, "notice_code")->text(), QStringLiteral("GW-8001"));
    part<QPushButton>(banner, "notice_copy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("GW-8001")));
    banner.findChild<QPushButton*>(name)->click();
    QVERIFY(acted);
    QVERIFY(banner.what().isEmpty());
}

void TestViews::tellsTheWholeOfACellThatIsCut()
{
    const QString text = QStringLiteral("a value that is much longer than its column is wide");
    RecordModel<QString> model({{QStringLiteral("Value"), [](const QString& value) { return value; }}, {QStringLiteral("Rest"), [](const QString&) { return QString(); }}});
    model.setRecords({text});
    DataTable table{QString()};
    table.setPlainSource(&model, 1);
    table.resize(600, 200);
    table.show();
    const auto rest = [&table] { // of the pointer, over the cell
        const QPoint place = table.visualRect(table.model()->index(0, 0)).center();
        QHelpEvent event(QEvent::ToolTip, place, table.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(table.viewport(), &event);
    };
    table.setColumnWidth(0, 80);
    rest();
    QCOMPARE(QToolTip::text(), text);
    table.setColumnWidth(0, 590);
    rest();
    QTRY_COMPARE(QToolTip::text(), QString());
}

QTEST_MAIN(TestViews)
#include "test_views.moc"
