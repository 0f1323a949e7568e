// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "core/engine/engine.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/sleep_inhibitor.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/elapsed_clock.h"
#include "ui/notices.h"
#include "ui/page_stack.h"
#include "ui/pages/welcome_page.h"
#include "ui/preferences.h"
#include "ui/run_controller.h"
#include "ui/theme/theme.h"
#include "ui/views/header_bar.h"
#include "ui/views/notice_banner.h"
#include "ui/views/phase_list.h"
#include "ui/views/safety_strip.h"
#include "ui/window_actions.h"
#include "ui/words.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>

namespace godwit::ui {

namespace {

const QString& geometryKey()
{
    static const QString key = QStringLiteral("window/geometry");
    return key;
}

void openFile(const QString& file)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(file));
}

} // namespace

MainWindow::MainWindow(core::Engine& engine, ExampleOpener example, QWidget* parent) : QMainWindow(parent)
{
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    dress(this);
    m_controller = new RunController(engine, this);
    m_opener = new Opener(*m_controller, std::move(example), this);
    m_actions = new WindowActions(this);
    m_clock = new ElapsedClock(this);
    m_notifier = new Notifier(this);
    m_inhibitor = new SleepInhibitor(this);
    compose();
    connectController();
    connectActions();
    connectPages();
    connectOpener();
    restoreWindow();
    showRecent();
    showStatus();
    setFocus(Qt::OtherFocusReason); // no button waits for Enter before a person chose one
}

MainWindow::~MainWindow()
{
    Preferences().setBytes(geometryKey(), saveGeometry());
}

void MainWindow::compose()
{
    m_header = new HeaderBar;
    m_header->addAction(m_actions->startNext, QStringLiteral("start_next"), "primary");
    m_header->addAction(m_actions->pause, QStringLiteral("pause"), "primary");
    m_header->addAction(m_actions->rollBack, QStringLiteral("roll_back"));
    m_header->addAction(m_actions->restore, QStringLiteral("restore"));
    m_header->addAction(m_actions->exportReport, QStringLiteral("export_report"));
    m_safety = new SafetyStrip;
    m_banner = new NoticeBanner;
    m_notices = new Notices(*m_controller, m_banner, this);
    m_welcome = new WelcomePage;
    m_root = new QStackedWidget;
    m_root->addWidget(m_welcome);
    m_root->addWidget(makeConsole());
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_safety);
    layout->addWidget(m_banner);
    layout->addWidget(m_root, 1);
    setCentralWidget(centre);
}

QWidget* MainWindow::makeConsole()
{
    m_phases = new PhaseList;
    m_pages = new PageStack(*m_controller);
    auto* console = new QWidget;
    auto* layout = new QHBoxLayout(console);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_phases);
    layout->addWidget(m_pages, 1);
    return console;
}

void MainWindow::connectController()
{
    connect(m_controller, &RunController::statusChanged, this, &MainWindow::showStatus);
    connect(m_controller, &RunController::busyChanged, this, &MainWindow::showStatus);
    connect(m_controller, &RunController::busyChanged, this, [this](bool isBusy) {
        m_inhibitor->setActive(isBusy && m_controller->busyAction() != QLatin1String("open"));
        if (!isBusy)
            m_clock->stop();
    });
    connect(m_controller, &RunController::progressed, m_phases, &PhaseList::setProgress);
    connect(m_controller, &RunController::progressed, m_clock, &ElapsedClock::follow);
    connect(m_clock, &ElapsedClock::ticked, m_phases, &PhaseList::setElapsed);
    connect(m_clock, &ElapsedClock::ticked, m_pages,
            [this](const QString&, qint64 milliseconds) { m_pages->setElapsed(milliseconds); });
    connect(m_controller, &RunController::finished, this, &MainWindow::takeOutcome);
    connect(m_controller, &RunController::noticed, m_notices, &Notices::showOutcome);
    connect(m_controller, &RunController::closeAllowed, this, &QWidget::close);
    connect(m_phases, &PhaseList::startAsked, m_controller, &RunController::startPhase);
    connect(m_phases, &PhaseList::pauseAsked, m_controller, &RunController::pause);
    connect(m_phases, &PhaseList::rollBackAsked, m_controller, &RunController::rollBackTo);
    connect(m_phases, &PhaseList::phaseChosen, m_pages, &PageStack::showPhase);
}

void MainWindow::connectActions()
{
    connect(m_actions->openDatabase, &QAction::triggered, m_opener, &Opener::askDatabase);
    connect(m_actions->openPlan, &QAction::triggered, m_opener, &Opener::askPlan);
    connect(m_actions->openExample, &QAction::triggered, m_opener, &Opener::openExample);
    connect(m_actions, &WindowActions::recentAsked, m_opener, &Opener::openPath);
    connect(m_actions->exportReport, &QAction::triggered, this, [this] { askExportReport({.format = QStringLiteral("html"), .file = {}}); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->startNext, &QAction::triggered, m_controller, &RunController::startNext);
    connect(m_actions->runAll, &QAction::triggered, m_controller, &RunController::runAll);
    connect(m_actions->rehearse, &QAction::triggered, m_controller, &RunController::rehearse);
    connect(m_actions->pause, &QAction::triggered, m_controller, &RunController::pause);
    connect(m_actions->cancel, &QAction::triggered, m_controller, &RunController::askCancel);
    connect(m_actions->validate, &QAction::triggered, m_controller, &RunController::validate);
    connect(m_actions->verify, &QAction::triggered, m_controller, &RunController::verify);
    connect(m_actions->verifyQuick, &QAction::triggered, m_controller, &RunController::verifyQuick);
    connect(m_actions->saveEvidence, &QAction::triggered, this, [this] { askEvidence(false); });
    connect(m_actions->rollBack, &QAction::triggered, m_controller, &RunController::chooseRollBack);
    connect(m_actions->finish, &QAction::triggered, m_controller, &RunController::finish);
    connect(m_actions->restore, &QAction::triggered, this, [this] { m_pages->showPage(PageStack::Restore); });
    for (int page = 0; page < m_actions->pages.size(); ++page)
        connect(m_actions->pages.at(page), &QAction::triggered, this,
                [this, page] { m_pages->showPage(static_cast<PageStack::Page>(page)); });
    connect(m_actions->changes, &QAction::triggered, this, [this] {
        m_pages->showChanges();
        m_controller->listChanges();
    });
    connect(m_actions->log, &QAction::triggered, m_pages, &PageStack::showLog);
    connect(m_actions->about, &QAction::triggered, this, [this] {
        auto* dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindow::connectPages()
{
    connect(m_pages, &PageStack::exportReportAsked, this, &MainWindow::askExportReport);
    connect(m_pages, &PageStack::exportQuarantineAsked, this, &MainWindow::askExportQuarantine);
    connect(m_pages, &PageStack::importQuarantineAsked, this, &MainWindow::askImportQuarantine);
    connect(m_pages, &PageStack::restoreCopyAsked, this, &MainWindow::askRestoreCopy);
    connect(m_pages, &PageStack::evidenceAsked, this, &MainWindow::askEvidence);
    connect(m_pages, &PageStack::openFileAsked, this, &openFile);
    connect(m_pages, &PageStack::saveProposalAsked, this, &MainWindow::askSaveProposal);
    connect(m_pages, &PageStack::exportChangesAsked, this, &MainWindow::askExportChanges);
    connect(m_notices, &Notices::openFileAsked, this, &openFile);
    connect(m_notices, &Notices::pageAsked, m_pages, &PageStack::showPage);
    connect(m_notices, &Notices::changesAsked, m_actions->changes, &QAction::trigger);
    connect(m_notices, &Notices::planAsked, m_opener, &Opener::askPlan);
    connect(m_notices, &Notices::readOnlyAsked, m_opener, &Opener::openReadOnly);
}

void MainWindow::connectOpener()
{
    connect(m_welcome, &WelcomePage::openDatabaseAsked, m_opener, &Opener::askDatabase);
    connect(m_welcome, &WelcomePage::openPlanAsked, m_opener, &Opener::askPlan);
    connect(m_welcome, &WelcomePage::openExampleAsked, m_opener, &Opener::openExample);
    connect(m_welcome, &WelcomePage::openRecentAsked, m_opener, &Opener::openPath);
    connect(m_opener, &Opener::planChosen, m_welcome, &WelcomePage::setPlan);
    connect(m_opener, &Opener::exampleBusy, m_welcome, &WelcomePage::setExampleBusy);
    connect(m_opener, &Opener::exampleBusy, m_actions, &WindowActions::setExampleBusy);
    connect(m_opener, &Opener::failed, m_notices, &Notices::showError);
}

void MainWindow::restoreWindow()
{
    constexpr QSize kFirstSize(1360, 860);
    const QByteArray geometry = Preferences().bytes(geometryKey());
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(kFirstSize);
}

void MainWindow::showRecent()
{
    const QStringList recent = Preferences().recent();
    m_actions->setRecent(recent);
    m_welcome->setRecent(recent);
}

void MainWindow::showStatus()
{
    const core::RunStatus& status = m_controller->status();
    const bool isBusy = m_controller->isBusy();
    const bool isOpen = !status.database.isEmpty();
    m_header->setStatus(status, m_controller->isReadOnly());
    m_safety->setVisible(isOpen);
    m_safety->setStatus(status);
    m_phases->setStatus(status, isBusy);
    m_pages->setStatus(status, isBusy);
    m_root->setCurrentIndex(isOpen ? 1 : 0);
    m_actions->update(status, m_controller->nextPhase(), m_controller->busyAction());
    const QString name = QFileInfo(status.database).fileName();
    const QString title = isOpen ? tr("%1 — Godwit").arg(name) : tr("Godwit");
    setWindowTitle(isBusy ? tr("%1: %2").arg(Words::action(m_controller->busyAction()), title) : title);
    if (m_offersResume && !isBusy && isOpen) {
        m_offersResume = false;
        m_notices->offerResume();
    }
}

void MainWindow::takeOutcome(const core::Outcome& outcome)
{
    if (outcome.action == QLatin1String("open")) {
        showRecent();
        m_offersResume = outcome.kind == core::Outcome::Kind::Done;
    } else if (outcome.action == QLatin1String("recover")) {
        showRecent(); // it is open by then; the notice says how it went
    }
    m_pages->reloadRows();
    notifyIfAway(outcome);
}

void MainWindow::notifyIfAway(const core::Outcome& outcome)
{
    // With a dialog open the window is not the active one, but nobody is away.
    if (QApplication::activeWindow() || outcome.action == QLatin1String("open"))
        return;
    const QString what = outcome.error ? outcome.error->what : outcome.message;
    m_notifier->notify(tr("Godwit: %1").arg(m_controller->status().planName), what);
}

void MainWindow::open(const core::OpenRequest& request)
{
    m_opener->open(request);
}

void MainWindow::openExample()
{
    m_opener->openExample();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->setAccepted(m_controller->askClose());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!m_controller->isBusy() && urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_opener->openPath(event->mimeData()->urls().first().toLocalFile());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        dress(this);
}

} // namespace godwit::ui
