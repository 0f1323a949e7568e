// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/changes_since.h"
#include "core/doctor_report.h"
#include "core/engine/requests.h"
#include "core/events.h"
#include "core/file_use.h"
#include "core/table_offer.h"

#include "ui/views/notice_banner.h"

#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>

class QWidget;

namespace godwit::core {
class Engine;
}

namespace godwit::ui {

class ConfirmDialog;
class MendingDialog;
struct FixTarget;

/// The only class of the console that sees the engine: turns clicks into calls, asking first where something
/// would be changed or lost, and the engine's facts into signals for the pages. Owned by the window, in the
/// console's thread; never blocks. Dialogs are window-modal and answered later, so a click returns at once.
class RunController : public QObject
{
    Q_OBJECT
public:
    /// `window` is the parent of every dialog.
    RunController(core::Engine& engine, QWidget* window);

    [[nodiscard]] const core::RunStatus& status() const { return m_status; }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    [[nodiscard]] QString busyAction() const { return m_action; } ///< "run", …; empty when idle
    [[nodiscard]] const core::PhaseStatus* nextPhase() const;     ///< the first that can start; null: none
    [[nodiscard]] const core::PhaseStatus* runningPhase() const;

    void open(const core::OpenRequest& request);
    void askRecover(); ///< of the database that was opened last: shows what SQLite would do, and asks
    void startPhase(const QString& phase);
    void startNext();
    void runAll();
    void rehearse(); ///< changes nothing of the run, so it asks nothing
    void lookAhead();        ///< preflight, then the doctor; → preflighted, doctored
    void lookAheadOnce();    ///< the same, unless it was done for the database that was opened last
    void saveProposal(const QString& file); ///< the doctor's plan
    void pause();
    void askCancel();
    void chooseRollBack();
    void rollBackTo(const QString& phase);
    void restore(const QString& snapshot);
    void chooseTables(const QString& snapshot); ///< asks which, then as restoreTables
    void compareTables(const QString& snapshot); ///< rows then and now → tablesCompared
    void restoreTables(const QString& snapshot,
                       const QStringList& tables); ///< shows what it would do and asks
    void restoreCopy(const QString& snapshot, const QString& target);
    void finish();
    void validate();
    void verify();      ///< every byte and row
    void verifyQuick(); ///< without reading large files
    void takeSnapshot(); ///< asks for a reason
    void pruneSnapshots(); ///< by the plan's rule; shows what goes and asks
    void removeSnapshot(const QString& snapshot); ///< asks
    void listChanges();                        ///< written since the cut-over → changesListed
    void exportChanges(const QString& folder); ///< the same into a new or empty folder, as CSV and a changeset
    void saveEvidence(const QString& file, bool withValues);
    void askWaive(const core::QuarantineFilter& filter, qint64 rows);
    void askUnwaive(const core::QuarantineFilter& filter, qint64 rows);
    void editRow(const core::QuarantineEntry& entry); ///< asks for the new values
    void askWithdraw(const core::QuarantineEntry& entry);
    void fixRows(const FixTarget& target);           ///< asks for the expression
    void importQuarantine(const QString& file);      ///< shows what it would do, then asks
    void exportQuarantine(const core::QuarantineFilter& filter, const QString& file);
    void askReplay();
    void exportReport(const core::ReportRequest& request);
    void previewReport(const core::ReportRequest& request); ///< as HTML, in a folder that goes with the program → reportPreviewed
    void loadQuarantine(const core::QuarantineFilter& filter); ///< → quarantineLoaded, by the last of several questions
    void loadHistory();
    void loadAssessment(); ///< of the present run → assessmentLoaded
    void previewRollBack(const QString& phase);   ///< → consequenceKnown
    void previewRestore(const QString& snapshot); ///< → consequenceKnown
    /// Before the window closes: true if nothing runs; else asks, and closeAllowed follows if it may close.
    bool askClose();

Q_SIGNALS:
    void statusChanged(const godwit::core::RunStatus& status);
    void progressed(const godwit::core::Progress& progress);
    void rehearsing(const godwit::core::Progress& progress);
    void stepChanged(const godwit::core::StepStatus& step);
    void logged(const godwit::core::LogLine& line);
    void preflighted(const godwit::core::PreflightReport& report);
    void doctored(const godwit::core::DoctorReport& report);
    void quarantineLoaded(const godwit::core::QuarantinePage& page);
    void assessmentLoaded(const godwit::core::Assessment& assessment);
    void historyLoaded(const QList<godwit::core::AuditEntry>& entries);
    void historyProven(const godwit::core::Outcome& outcome);
    void consequenceKnown(const QString& id, const godwit::core::Consequence& consequence);
    void changesListed(const godwit::core::ChangesSince& changes);
    void tablesCompared(const godwit::core::SnapshotTables& tables);
    void busyChanged(bool isBusy);
    void finished(const godwit::core::Outcome& outcome);
    /// Something waits or failed and no dialog of ours answers it.
    void noticed(const godwit::core::Outcome& outcome);
    void closeAllowed();
    void reportPreviewed(const QString& file);

private:
    using Answered = std::function<void(const core::Answers&)>;
    using Preview = std::function<void(const core::Consequence&)>;
    using Tables = std::function<void(const core::SnapshotTables&)>;
    struct Last ///< what ran last, to be called again with better answers
    {
        QString verb;
        core::Consequence consequence;
        std::function<void(const core::Answers&)> call;
        core::Answers answers;
        bool canWait = false; ///< for the file to be closed
    };

    void connectEngine();
    void offerTables(const core::SnapshotTables& tables);
    void takePage(const core::QuarantinePage& page);
    void takeStatus(const core::RunStatus& status);
    void takeOutcome(const core::Outcome& outcome);
    void afterOutcome(const core::Outcome& outcome);
    /// Calls again with an answer if the outcome only lacks one; false if it lacks nothing.
    bool askAgain(const core::Outcome& outcome);
    void preview(const std::function<void()>& ask, const Preview& then);
    /// As preview, for a click that acts: a second click is dropped while the first waits for its answer.
    void previewAction(const std::function<void()>& ask, const Preview& then);
    void confirm(const core::Consequence& consequence, const QString& verb, bool needsReason,
                 const QString& note, const Answered& then);
    void confirm(const core::Consequence& consequence, const QString& verb, bool needsReason,
                 const QString& note, bool canWait, const Answered& then);
    /// Keeps the dialog told of who has the file open, as long as it stands.
    void watchUse(ConfirmDialog* dialog);
    [[nodiscard]] bool cutsOver(const core::RunRequest& request) const;
    void runWith(const core::RunRequest& request, const core::Consequence& consequence);
    void call(const Last& last, const core::Answers& answers);
    /// Opens the dialog; `send` calls the engine for a preview or to apply.
    void openMending(MendingDialog* dialog, const std::function<void(bool apply)>& send);
    void showSummary(const core::EditSummary& summary);
    /// Gives an outcome to the dialog that asked; false if it is to be told otherwise too.
    bool takeMended(const core::Outcome& outcome);
    void askStop(bool isClosing);
    void stop(bool isClosing, bool undoes, const QString& phase);
    void undo(const QString& phase);
    void recover(const core::Answers& answers);
    /// True if it was a question of `recover`, which a dialog asks now.
    bool takeRecovery(const core::Outcome& outcome);
    void askPrune(const core::PruneRequest& request, const QString& verb);

    core::Engine& m_engine;
    QWidget* m_window = nullptr;
    core::RunStatus m_status;
    QString m_action;
    core::OpenRequest m_opening; ///< the last one
    QQueue<Preview> m_previews; ///< the engine answers in the order of the questions
    QQueue<Tables> m_tables;    ///< likewise
    QTimer m_follow;            ///< asks again while another program works on the migration
    bool m_isReadOnly = false;  ///< opened only to look
    Last m_last;
    int m_pagesAwaited = 0;     ///< questions that the engine has still to answer
    QPointer<ConfirmDialog> m_confirm; ///< the last one that was opened
    QPointer<MendingDialog> m_mending; ///< the one that is open
    bool m_isPreviewing = false;       ///< the engine works on a preview of edits
    bool m_isAsking = false;
    bool m_looksOn = false;    ///< the doctor follows the preflight under way
    bool m_isUnlooked = false; ///< opened, and not looked at yet
    bool m_undoWhenStopped = false;
    bool m_closeWhenStopped = false;
    QString m_undoPhase;
    std::unique_ptr<QTemporaryDir> m_previewFolder; ///< made when a report is looked at first
    QString m_previewed; ///< the report that is being written to be looked at; empty: none
};

} // namespace godwit::ui
