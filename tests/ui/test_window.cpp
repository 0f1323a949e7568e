// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "tests/ui/support/sample_quarantine.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/main_window.h"
#include "ui/page_stack.h"
#include "ui/preferences.h"
#include "ui/views/notice_banner.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

namespace {

core::Outcome outcomeOf(core::Outcome::Kind kind, core::ErrorCode code,
                        const QString& action = QStringLiteral("run"))
{
    core::Outcome outcome;
    outcome.kind = kind;
    outcome.action = action;
    outcome.error = core::Error(code, QStringLiteral("Something is in the way."));
    return outcome;
}

/// An engine and its window. The engine's facts are made up by emitting its signals.
struct Console
{
    core::Engine engine;
    MainWindow window;

    explicit Console(ExampleOpener example = {}) : window(engine, std::move(example)) { window.show(); }

    void show(const core::RunStatus& status) { Q_EMIT engine.statusChanged(status); }
    template <typename Widget = QPushButton>
    Widget* part(const char* name)
    {
        return window.findChild<Widget*>(QLatin1String(name));
    }
    void click(const char* name) { part(name)->click(); }
    ConfirmDialog* question() { return window.findChild<ConfirmDialog*>(); }
};

core::RunStatus readyForCutOver()
{
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    status.quarantine.clear();
    status.phases[4].state = core::PhaseState::Done;
    status.phases[4].canStart = false;
    status.phases[5].state = core::PhaseState::Ready;
    status.phases[5].canStart = true;
    return status;
}

} // namespace

/// The window as a whole: clicks become questions and calls, outcomes become notices.
class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void startsAPhaseAtOnceWhereNothingIsLost();
    void asksForTheNameBeforeTheLiveFileChanges();
    void asksForAReasonWhereItIsTooEarly();
    void asksAgainWhereThePlanIsNotApproved();
    void doesNotAskTheSameTwice();
    void offersTheQuarantineWhenRowsWait();
    void offersToGoOnAfterAnInterruption();
    void tellsWhatToDoAfterACutOverAndAfterTheWayBack();
    void startsNothingWhereItWasOpenedOnlyToLook();
    void followsWhatAnotherProgramDoes();
    void asksBeforeClosingWhileBusy();
    void undoesThePhaseBeforeClosing();
    void staysOpenWhenTheUndoFails();
    void picksThePhaseToRollBackTo();
    void saysWhyAnActionIsDisabled();
    void reachesEveryPageByKey();
    void opensWhatIsDroppedAndStartsNothing();
    void keepsAPlanUntilItsDatabaseIsChosen();
    void remembersWhatWasOpened();
    void opensTheExampleThatTheProgramPrepares();
    void waivesWithAReason();

private:
    QTemporaryDir m_folder;
};

void TestWindow::startsAPhaseAtOnceWhereNothingIsLost()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Fresh));
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.click("start_assess");
    QCOMPARE(started.size(), 0);
    Q_EMIT console.engine.previewed({});
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().first().toString(), QStringLiteral("run"));
    QVERIFY(!console.question());
    QVERIFY(console.part("pause")->isVisible());
    QVERIFY(!console.part("start_backup")->isEnabled());
}

void TestWindow::asksForTheNameBeforeTheLiveFileChanges()
{
    Console console;
    console.show(readyForCutOver());
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.click("start_cutover");
    core::Consequence consequence = test::sampleFinish();
    consequence.changesLiveFile = true;
    Q_EMIT console.engine.previewed(consequence);
    QVERIFY(console.question());
    QVERIFY(!console.part("confirm_act")->isEnabled());
    QCOMPARE(started.size(), 0);
    console.part<QLineEdit>("confirm_name")->setText(consequence.confirmWith);
    console.click("confirm_act");
    QCOMPARE(started.size(), 1);
}

void TestWindow::asksForAReasonWhereItIsTooEarly()
{
    Console console;
    console.show(readyForCutOver());
    console.click("start_cutover");
    Q_EMIT console.engine.previewed({});
    Q_EMIT console.engine.finished(outcomeOf(core::Outcome::Kind::Waiting, core::ErrorCode::NotBefore));
    QVERIFY(console.question());
    QVERIFY(!console.part("confirm_act")->isEnabled());
    console.part<QLineEdit>("confirm_reason")->setText(QStringLiteral("the disk is needed"));
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.click("confirm_act");
    QCOMPARE(started.size(), 1);
}

void TestWindow::asksAgainWhereThePlanIsNotApproved()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Fresh));
    console.click("start_assess");
    Q_EMIT console.engine.previewed({});
    Q_EMIT console.engine.finished(outcomeOf(core::Outcome::Kind::Waiting, core::ErrorCode::PlanNotApproved));
    QVERIFY(console.question());
    QCOMPARE(console.part("confirm_act")->text(), QStringLiteral("Start Assess anyway"));
    QVERIFY(console.part("confirm_cancel")->isDefault());
}

void TestWindow::doesNotAskTheSameTwice()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Fresh));
    console.click("start_assess");
    Q_EMIT console.engine.previewed({});
    Q_EMIT console.engine.finished(
        outcomeOf(core::Outcome::Kind::Waiting, core::ErrorCode::ConfirmationNeeded));
    console.click("confirm_act");
    Q_EMIT console.engine.finished(
        outcomeOf(core::Outcome::Kind::Waiting, core::ErrorCode::ConfirmationNeeded));
    QCOMPARE(console.part<NoticeBanner>("notice")->what(), QStringLiteral("Something is in the way."));
}

void TestWindow::offersTheQuarantineWhenRowsWait()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Validated));
    Q_EMIT console.engine.finished(
        outcomeOf(core::Outcome::Kind::Waiting, core::ErrorCode::QuarantineUndecided));
    console.click("notice_quarantine");
    QCOMPARE(console.window.pages()->page(), PageStack::Quarantine);
    QVERIFY(console.part<NoticeBanner>("notice")->what().isEmpty());
}

void TestWindow::offersToGoOnAfterAnInterruption()
{
    Console console;
    core::RunStatus status = test::sampleStatus(test::Moment::Moving);
    status.phases[3].state = core::PhaseState::Paused;
    status.phases[3].canStart = true;
    status.phases[3].canRollBack = true;
    core::Outcome opened;
    opened.action = QStringLiteral("open");
    Q_EMIT console.engine.finished(opened);
    console.show(status);
    QVERIFY(console.part<NoticeBanner>("notice")->what().contains(QStringLiteral("Move data")));
    for (const char* name : {"notice_resume", "notice_roll_back", "notice_read_only"})
        QVERIFY2(console.part(name), name);
}

void TestWindow::tellsWhatToDoAfterACutOverAndAfterTheWayBack()
{
    Console console;
    core::RunStatus status = readyForCutOver();
    console.show(status);
    Q_EMIT console.engine.started(QStringLiteral("run"));
    status.isCutOver = true;
    status.phases[5].state = core::PhaseState::Done;
    status.phases[6].canStart = true;
    console.show(status);
    core::Outcome outcome;
    outcome.action = QStringLiteral("run");
    Q_EMIT console.engine.finished(outcome);
    auto* notice = console.part<NoticeBanner>("notice");
    QCOMPARE(notice->what(), QStringLiteral("The database has the new schema"));
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.click("notice_next");
    Q_EMIT console.engine.previewed({});
    QCOMPARE(started.size(), 1);
    Q_EMIT console.engine.finished(outcome); // the phase after it has nothing more to tell
    QCOMPARE(notice->what(), QString());
    Q_EMIT console.engine.started(QStringLiteral("rollback"));
    status.isCutOver = false;
    console.show(status);
    outcome.action = QStringLiteral("rollback");
    outcome.message = QStringLiteral("Rolled back.");
    Q_EMIT console.engine.finished(outcome);
    QVERIFY(console.part<QLabel>("notice_state")->text().contains(QStringLiteral("start the old one")));
}

void TestWindow::startsNothingWhereItWasOpenedOnlyToLook()
{
    Console console;
    core::OpenRequest request;
    request.database = QStringLiteral("/somewhere/app.db");
    request.readOnly = true;
    console.window.open(request);
    core::Outcome opened;
    opened.action = QStringLiteral("open");
    Q_EMIT console.engine.finished(opened);
    console.show(test::sampleStatus(test::Moment::Fresh));
    QVERIFY(!console.part("start_assess")->isEnabled());
    QCOMPARE(console.part<QLabel>("reason_assess")->text(), QStringLiteral("Opened only to look"));
    QVERIFY(!console.part<QAction>("action_start_next")->isEnabled());
    QVERIFY(console.part<QLabel>("header_database")->accessibleName().contains(QStringLiteral("opened only to look")));
}

void TestWindow::followsWhatAnotherProgramDoes()
{
    Console console;
    core::Outcome opened;
    opened.action = QStringLiteral("open");
    Q_EMIT console.engine.finished(opened);
    core::RunStatus status = test::sampleStatus(test::Moment::Moving);
    status.busy = QStringLiteral("godwit-cli (pid 4711)");
    QSignalSpy told(&console.engine, &core::Engine::statusChanged);
    console.show(status);
    QCOMPARE(console.part<NoticeBanner>("notice")->what(), QStringLiteral("godwit-cli (pid 4711) works on this migration"));
    QVERIFY(!console.part("pause_move")->isEnabled() && !console.part("pause_move")->toolTip().isEmpty());
    told.clear();
    QTRY_VERIFY(!told.isEmpty()); // it asked again by itself
}

void TestWindow::asksBeforeClosingWhileBusy()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Moving));
    Q_EMIT console.engine.started(QStringLiteral("run"));
    QVERIFY(!console.window.close());
    QVERIFY(console.window.isVisible());
    auto* question = console.window.findChild<ChoiceDialog*>();
    QVERIFY(question && question->isVisible());
    for (const char* name : {"choice_pause", "choice_undo", "choice_keep"})
        QVERIFY2(console.part(name), name);
    console.click("choice_pause");
    QVERIFY(console.window.isVisible());
    Q_EMIT console.engine.finished({});
    QVERIFY(!console.window.isVisible());
}

void TestWindow::undoesThePhaseBeforeClosing()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Moving));
    Q_EMIT console.engine.started(QStringLiteral("run"));
    QVERIFY(!console.window.close());
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.click("choice_undo");
    QCOMPARE(started.size(), 0);
    core::Outcome cancelled;
    cancelled.kind = core::Outcome::Kind::Cancelled;
    Q_EMIT console.engine.finished(cancelled);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().first().toString(), QStringLiteral("rollback"));
    QVERIFY(console.window.isVisible());
    Q_EMIT console.engine.finished({});
    QVERIFY(!console.window.isVisible());
}

void TestWindow::staysOpenWhenTheUndoFails()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Moving));
    Q_EMIT console.engine.started(QStringLiteral("run"));
    QVERIFY(!console.window.close());
    console.click("choice_undo");
    Q_EMIT console.engine.finished({});
    const QString rollBack = QStringLiteral("rollback");
    Q_EMIT console.engine.finished(
        outcomeOf(core::Outcome::Kind::Failed, core::ErrorCode::PointUnusable, rollBack));
    QVERIFY(console.window.isVisible());
    QVERIFY(!console.part<NoticeBanner>("notice")->what().isEmpty());
}

void TestWindow::picksThePhaseToRollBackTo()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Validated));
    console.click("roll_back");
    auto* box = console.part<QComboBox>("pick_box");
    QCOMPARE(box->count(), 4);
    QCOMPARE(box->currentData().toString(), QStringLiteral("move"));
    console.click("pick_act");
    Q_EMIT console.engine.previewed(test::sampleConsequence());
    QVERIFY(console.question());
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.click("confirm_act");
    QCOMPARE(started.first().first().toString(), QStringLiteral("rollback"));
}

void TestWindow::saysWhyAnActionIsDisabled()
{
    Console console;
    for (const test::Moment moment : {test::Moment::Fresh, test::Moment::Validated, test::Moment::Finished}) {
        console.show(test::sampleStatus(moment));
        for (const QAction* action : console.window.findChildren<QAction*>()) {
            if (!action->objectName().startsWith(QLatin1String("action_")) || action->isEnabled())
                continue;
            QVERIFY2(action->toolTip().size() > 10, qPrintable(action->objectName()));
            QVERIFY2(action->toolTip() != action->text(), qPrintable(action->objectName()));
        }
    }
}

void TestWindow::reachesEveryPageByKey()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Validated));
    for (int page = 0; page < 8; ++page) {
        auto* action = console.part<QAction>(qPrintable(QStringLiteral("action_page_%1").arg(page + 1)));
        QCOMPARE(action->shortcut(), QKeySequence(QStringLiteral("Ctrl+%1").arg(page + 1)));
        action->trigger();
        QCOMPARE(static_cast<int>(console.window.pages()->page()), page);
    }
}

void TestWindow::opensWhatIsDroppedAndStartsNothing()
{
    const QString database = m_folder.filePath(QStringLiteral("dropped.db"));
    QFile file(database);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    Console console;
    QSignalSpy started(&console.engine, &core::Engine::started);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(database)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&console.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&console.window, &drop);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().first().toString(), QStringLiteral("open"));
}

void TestWindow::keepsAPlanUntilItsDatabaseIsChosen()
{
    Console console;
    core::OpenRequest request;
    request.plan = QStringLiteral("/plans/plan.yaml");
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.window.open(request);
    QCOMPARE(started.size(), 0);
    auto* chosen = console.part<QLabel>("welcome_chosen_plan");
    QVERIFY(chosen->isVisible());
    QVERIFY(chosen->text().contains(request.plan));
}

void TestWindow::remembersWhatWasOpened()
{
    const QString database = m_folder.filePath(QStringLiteral("recent.db"));
    QFile file(database);
    QVERIFY(file.open(QIODevice::WriteOnly));
    Console console;
    core::OpenRequest request;
    request.database = database;
    console.window.open(request);
    core::Outcome opened;
    opened.action = QStringLiteral("open");
    Q_EMIT console.engine.finished(opened);
    QCOMPARE(Preferences().recent().value(0), database);
    QVERIFY(file.remove());
    QVERIFY(!Preferences().recent().contains(database));
}

void TestWindow::opensTheExampleThatTheProgramPrepares()
{
    std::function<void(core::Result<core::OpenRequest>)> answer;
    Console console([&answer](auto done) { answer = done; });
    console.click("welcome_example");
    QVERIFY(answer);
    QVERIFY(!console.part("welcome_example")->isEnabled());
    QSignalSpy started(&console.engine, &core::Engine::started);
    answer(core::Error(core::ErrorCode::NoSpace, QStringLiteral("The disk is full.")));
    QCOMPARE(started.size(), 0);
    QCOMPARE(console.part<NoticeBanner>("notice")->what(), QStringLiteral("The disk is full."));
    console.click("welcome_example");
    core::OpenRequest request;
    request.database = QStringLiteral("/example/product_manager.db");
    answer(request);
    QCOMPARE(started.size(), 1);
}

void TestWindow::waivesWithAReason()
{
    Console console;
    console.show(test::sampleStatus(test::Moment::Validated));
    console.window.pages()->showPage(PageStack::Quarantine);
    Q_EMIT console.engine.quarantineLoaded(test::sampleQuarantine({}));
    console.click("quarantine_waive");
    QVERIFY(console.question());
    console.part<QLineEdit>("confirm_reason")->setText(QStringLiteral("entered by hand before 2020"));
    QSignalSpy started(&console.engine, &core::Engine::started);
    console.click("confirm_act");
    QCOMPARE(started.first().first().toString(), QStringLiteral("waive"));
}

QTEST_MAIN(TestWindow)
#include "test_window.moc"
