// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "ui/opener.h"

#include <QMainWindow>

class QStackedWidget;

namespace godwit::core {
class Engine;
}

namespace godwit::ui {

class ElapsedClock;
class HeaderBar;
class NoticeBanner;
class Notices;
class Notifier;
class PageStack;
class PhaseList;
class RunController;
class SafetyStrip;
class SleepInhibitor;
class WelcomePage;
class WindowActions;

/// The one window. Composes header, safety strip, phases and pages, wires them to the controller, and owns
/// nothing else. The engine is the program's and outlives the window.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(core::Engine& engine, ExampleOpener example = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    void open(const core::OpenRequest& request);
    void openExample();
    [[nodiscard]] PageStack* pages() const { return m_pages; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void compose();
    QWidget* makeConsole();
    void connectController();
    void connectActions();
    void connectPages();
    void connectOpener();
    void restoreWindow();
    void showStatus();
    void takeOutcome(const core::Outcome& outcome);
    void notifyIfAway(const core::Outcome& outcome);
    void askExportReport(const core::ReportRequest& request);
    void askExportQuarantine(const core::QuarantineFilter& filter);
    void askImportQuarantine();
    void askSaveProposal();
    void askRestoreCopy(const QString& snapshot);
    void askEvidence(bool withValues);
    void askExportChanges();
    void showRecent();

    RunController* m_controller = nullptr;
    Opener* m_opener = nullptr;
    WindowActions* m_actions = nullptr;
    HeaderBar* m_header = nullptr;
    SafetyStrip* m_safety = nullptr;
    NoticeBanner* m_banner = nullptr;
    Notices* m_notices = nullptr;
    QStackedWidget* m_root = nullptr;
    WelcomePage* m_welcome = nullptr;
    PhaseList* m_phases = nullptr;
    PageStack* m_pages = nullptr;
    ElapsedClock* m_clock = nullptr;
    Notifier* m_notifier = nullptr;
    SleepInhibitor* m_inhibitor = nullptr;
    bool m_offersResume = false;
};

} // namespace godwit::ui
