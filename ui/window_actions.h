// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace godwit::ui {

/// Every action of the window with its text, shortcut and menu; allowed or not with the reason. Named
/// `action_…`.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow* window);
    /// `next` is the phase that Start next would start; null: none.
    void update(const core::RunStatus& status, const core::PhaseStatus* next, const QString& busyAction);
    void setRecent(const QStringList& databases);
    void setExampleBusy(bool isBusy);

    QAction* openDatabase = nullptr;
    QAction* openPlan = nullptr;
    QAction* openExample = nullptr;
    QAction* exportReport = nullptr;
    QAction* quit = nullptr;
    QAction* startNext = nullptr;
    QAction* runAll = nullptr;
    QAction* rehearse = nullptr;
    QAction* pause = nullptr;
    QAction* cancel = nullptr;
    QAction* validate = nullptr;
    QAction* verify = nullptr;
    QAction* verifyQuick = nullptr;
    QAction* saveEvidence = nullptr;
    QAction* rollBack = nullptr;
    QAction* restore = nullptr;
    QAction* changes = nullptr;
    QAction* finish = nullptr;
    QList<QAction*> pages;
    QAction* log = nullptr;
    QAction* about = nullptr;

Q_SIGNALS:
    void recentAsked(const QString& database);

private:
    QAction* add(QMenu* menu, const QString& text, const char* name, const QString& shortcut = {});
    void makeFileMenu();
    void makeRunMenu();
    void makeBackMenu();
    void makeViewMenu();
    void makeHelpMenu();
    void updateRun(const core::RunStatus& status, const core::PhaseStatus* next, bool isBusy, bool isRunning);
    void updateBack(const core::RunStatus& status, bool isBusy);

    QMainWindow* m_window = nullptr;
    QMenu* m_recent = nullptr;
};

} // namespace godwit::ui
