// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_actions.h"

#include <QAction>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace godwit::ui {

namespace {

QMenu* addMenu(QMainWindow* window, const QString& title)
{
    QMenu* menu = window->menuBar()->addMenu(title);
    menu->setToolTipsVisible(true);
    return menu;
}

void allowAction(QAction* action, bool isAllowed, const QString& why, const QString& hint)
{
    action->setEnabled(isAllowed);
    action->setToolTip(isAllowed ? hint : why);
    action->setStatusTip(action->toolTip());
}

} // namespace

WindowActions::WindowActions(QMainWindow* window) : QObject(window), m_window(window)
{
    makeFileMenu();
    makeRunMenu();
    makeBackMenu();
    makeViewMenu();
    makeHelpMenu();
}

QAction* WindowActions::add(QMenu* menu, const QString& text, const char* name, const QString& shortcut)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    if (!shortcut.isEmpty())
        action->setShortcut(QKeySequence(shortcut));
    return action;
}

void WindowActions::makeFileMenu()
{
    QMenu* menu = addMenu(m_window, tr("&File"));
    openDatabase = add(menu, tr("&Open database…"), "action_open_database", QStringLiteral("Ctrl+O"));
    openPlan = add(menu, tr("Open &plan…"), "action_open_plan", QStringLiteral("Ctrl+Shift+O"));
    openExample = add(menu, tr("Open built-in &example"), "action_open_example");
    m_recent = menu->addMenu(tr("&Recent"));
    m_recent->setToolTipsVisible(true);
    menu->addSeparator();
    exportReport = add(menu, tr("E&xport report…"), "action_export_report", QStringLiteral("Ctrl+E"));
    saveEvidence = add(menu, tr("Save e&vidence…"), "action_save_evidence");
    menu->addSeparator();
    quit = add(menu, tr("&Quit"), "action_quit", QStringLiteral("Ctrl+Q"));
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::makeRunMenu()
{
    QMenu* menu = addMenu(m_window, tr("&Run"));
    startNext = add(menu, tr("&Start next"), "action_start_next", QStringLiteral("Ctrl+R"));
    runAll = add(menu, tr("Run &all"), "action_run_all", QStringLiteral("Ctrl+Shift+R"));
    rehearse = add(menu, tr("Re&hearse"), "action_rehearse", QStringLiteral("Ctrl+H"));
    pause = add(menu, tr("&Pause"), "action_pause", QStringLiteral("Ctrl+."));
    cancel = add(menu, tr("&Cancel…"), "action_cancel", QStringLiteral("Ctrl+Shift+."));
    menu->addSeparator();
    validate = add(menu, tr("&Validate again"), "action_validate");
    verify = add(menu, tr("Verify s&napshots"), "action_verify");
    verifyQuick = add(menu, tr("Verify &quickly"), "action_verify_quick");
}

void WindowActions::makeBackMenu()
{
    QMenu* menu = addMenu(m_window, tr("&Go back"));
    rollBack = add(menu, tr("&Roll back to…"), "action_roll_back", QStringLiteral("Ctrl+B"));
    restore = add(menu, tr("Re&store…"), "action_restore", QStringLiteral("Ctrl+Shift+B"));
    changes = add(menu, tr("&Written since the cut-over"), "action_changes", QStringLiteral("Ctrl+Shift+L"));
    menu->addSeparator();
    finish = add(menu, tr("&Finish…"), "action_finish");
}

void WindowActions::makeViewMenu()
{
    QMenu* menu = addMenu(m_window, tr("&View"));
    const QStringList names{tr("&Overview"),   tr("&Assessment"), tr("&Plan"),    tr("&Run"),
                            tr("&Quarantine"), tr("R&eport"),     tr("Re&store"), tr("&History")};
    for (int page = 0; page < names.size(); ++page) {
        const QByteArray name = QByteArrayLiteral("action_page_") + QByteArray::number(page + 1);
        pages.append(add(menu, names.at(page), name.constData(), QStringLiteral("Ctrl+%1").arg(page + 1)));
    }
    menu->addSeparator();
    log = add(menu, tr("Search the &log"), "action_log", QStringLiteral("Ctrl+L"));
}

void WindowActions::makeHelpMenu()
{
    QMenu* menu = addMenu(m_window, tr("&Help"));
    about = add(menu, tr("&About Godwit"), "action_about");
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::setRecent(const QStringList& databases)
{
    m_recent->clear();
    for (const QString& database : databases) {
        QAction* action = m_recent->addAction(QFileInfo(database).fileName());
        action->setToolTip(database);
        connect(action, &QAction::triggered, this, [this, database] { Q_EMIT recentAsked(database); });
    }
    m_recent->setEnabled(!databases.isEmpty());
    m_recent->menuAction()->setToolTip(databases.isEmpty() ? tr("Nothing was opened yet") : QString());
}

void WindowActions::setExampleBusy(bool isBusy)
{
    allowAction(openExample, !isBusy, tr("The example's database is being written"), {});
}

void WindowActions::update(const core::RunStatus& status, const core::PhaseStatus* next,
                           const QString& busyAction)
{
    const bool isBusy = !busyAction.isEmpty();
    const QString busy = tr("Something is running; pause it or wait for its end");
    for (QAction* action : {openDatabase, openPlan, openExample})
        allowAction(action, !isBusy, busy, {});
    m_recent->setEnabled(!isBusy && !m_recent->isEmpty());
    const bool isOpen = !status.database.isEmpty();
    for (QAction* page : pages)
        allowAction(page, isOpen, tr("Open a database first"), {});
    allowAction(log, isOpen, tr("Open a database first"), {});
    allowAction(exportReport, status.hasRun && !isBusy,
                isBusy ? busy : tr("There is no run to report on yet"),
                tr("Writes the integrity report as HTML; the Report page has the other kinds and forms"));
    allowAction(saveEvidence, status.hasRun && !isBusy, isBusy ? busy : tr("There is no run to report on yet"),
                tr("Everything that proves the run, in one ZIP file; without values of rows"));
    updateRun(status, next, isBusy, busyAction == QLatin1String("run"));
    updateBack(status, isBusy);
}

void WindowActions::updateRun(const core::RunStatus& status, const core::PhaseStatus* next, bool isBusy,
                              bool isRunning)
{
    const QString busy = tr("Something is running; pause it or wait for its end");
    const QString idle = tr("Nothing is running");
    QString why = status.database.isEmpty() ? tr("Open a database first")
                  : status.isFinished       ? tr("This migration is finished")
                  : status.isComplete       ? tr("All phases are done")
                                            : tr("No phase can start now");
    for (const core::PhaseStatus& phase : status.phases) {
        const bool isDone =
            phase.state == core::PhaseState::Done || phase.state == core::PhaseState::DoneWithExceptions;
        if (isDone || next)
            continue;
        if (!phase.whyNotStart.isEmpty())
            why = phase.whyNotStart;
        break;
    }
    allowAction(startNext, next && !isBusy, isBusy ? busy : why,
                next ? tr("Starts “%1”").arg(next->title) : QString());
    allowAction(runAll, next && !isBusy, isBusy ? busy : why,
                tr("Starts all open phases, one after the other"));
    startNext->setVisible(!isRunning);
    const bool canRehearse = !status.phases.isEmpty() && !status.isCutOver && !status.isFinished;
    allowAction(rehearse, canRehearse && !isBusy,
                isBusy                   ? busy
                : status.phases.isEmpty() ? tr("Open a database and a plan first")
                                         : tr("After the cut-over nothing is left to rehearse"),
                tr("Runs everything up to the cut-over beside the database and forecasts the real run"));
    allowAction(pause, isBusy, idle, tr("Ends the current batch; what is committed stays"));
    pause->setVisible(isBusy);
    allowAction(cancel, isBusy, idle, tr("Asks whether to pause, to undo this phase or to keep going"));
    const bool hasSnapshot = !status.snapshots.isEmpty();
    allowAction(validate, status.hasRun && !isBusy, isBusy ? busy : tr("There is no run yet"),
                tr("Runs the validation's checks again"));
    allowAction(verify, hasSnapshot && !isBusy, isBusy ? busy : tr("There is no snapshot yet"),
                tr("Reads every snapshot and point again and compares the digests"));
    allowAction(verifyQuick, hasSnapshot && !isBusy, isBusy ? busy : tr("There is no snapshot yet"),
                tr("Manifests, sizes, rights and chains; large files are not read"));
}

void WindowActions::updateBack(const core::RunStatus& status, bool isBusy)
{
    const QString busy = tr("Something is running; pause it or wait for its end");
    bool canRollBack = false;
    for (const core::PhaseStatus& phase : status.phases)
        canRollBack = canRollBack || phase.canRollBack;
    allowAction(rollBack, canRollBack && !isBusy, isBusy ? busy : tr("There is nothing to roll back yet"),
                tr("Back to the start of a phase; shows what would be lost and asks first"));
    const bool hasSnapshot = !status.snapshots.isEmpty();
    allowAction(restore, hasSnapshot, tr("There is no snapshot yet"),
                tr("Shows the snapshots and rollback points"));
    allowAction(changes, status.isCutOver && !status.isFinished && !isBusy,
                isBusy              ? busy
                : status.isFinished ? tr("This migration is finished")
                                    : tr("Nothing was cut over yet"),
                tr("Lists the rows that programs inserted, changed and deleted since then"));
    const bool canFinish = status.isComplete && !status.isFinished;
    allowAction(finish, canFinish && !isBusy,
                isBusy              ? busy
                : status.isFinished ? tr("This migration is finished")
                                    : tr("Possible when all phases are done"),
                tr("Removes snapshots, points and the kept original; asks for the name of the database"));
}

} // namespace godwit::ui
