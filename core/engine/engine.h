// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/cancel.h"
#include "core/changes_since.h"
#include "core/doctor_report.h"
#include "core/engine/requests.h"
#include "core/events.h"
#include "core/file_use.h"
#include "core/table_offer.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace godwit::core {

class Session;

/// The seam between front ends and core: few calls, all values. Lives in the front end's thread and owns
/// one worker thread; every call returns at once and is carried out in order on the worker. Facts come back
/// as signals in the front end's thread. Each piece of work says `started` once and `finished` once.
///
/// The destructor asks for a pause, waits for the end of the batch and joins the thread.
class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(QObject* parent = nullptr);
    ~Engine() override;

    /// True between started and finished.
    [[nodiscard]] bool isBusy() const { return m_pending > 0; }

    void open(const OpenRequest& request); ///< action "open"
    /// Reads the plan, checks it against the database if one is named; writes nothing. Action "check".
    void check(const OpenRequest& request);
    /// All that stands in the way of a run; writes nothing. An empty database means the open one. Action "preflight";
    /// → preflighted before its finished()
    void preflight(const OpenRequest& request);
    void doctor(const DoctorRequest& request);      ///< action "doctor"; → doctored before its finished()
    void recover(const RecoverRequest& request);    ///< action "recover"
    /// What is in a database and what the plan will make of it; writes nothing. Action "assess"; → assessmentLoaded before its
    /// finished()
    void assess(const OpenRequest& request);
    void run(const RunRequest& request);            ///< action "run"
    void rehearse(const RehearseRequest& request);  ///< action "rehearse"; → rehearsed before its finished()
    void rollBack(const RollbackRequest& request);  ///< action "rollback"
    void restore(const RestoreRequest& request);    ///< action "restore"
    void listChanges(const ListChangesRequest& request); ///< action "changes"; → changesListed
    /// Action "validate": the validate steps' checks, again. Unless `isFresh`, results of the last hour count where nothing
    /// that they look at has changed.
    void validate(bool isFresh = false);
    void verify(const VerifyRequest& request);      ///< action "verify": snapshots, points, kept original, audit log, journal
    void takeSnapshot(const TakeSnapshotRequest& request); ///< action "snapshot"
    void prune(const PruneRequest& request);        ///< action "prune"
    void writeEvidence(const EvidenceRequest& request); ///< action "evidence"
    void finish(const FinishRequest& request);      ///< action "finish"
    void waive(const WaiveRequest& request);        ///< action "waive"
    void unwaive(const UnwaiveRequest& request);    ///< action "unwaive"
    void edit(const EditRequest& request);          ///< action "edit"; → edited
    void fix(const FixRequest& request);            ///< action "fix"; → edited
    void exportQuarantine(const ExportQuarantineRequest& request); ///< action "export"
    void importQuarantine(const ImportQuarantineRequest& request); ///< action "import"; → edited
    void replay(const ReplayRequest& request);      ///< action "replay"
    void writeReport(const ReportRequest& request); ///< action "report"

    // Questions: answered by one signal each, without started and finished.
    void refresh();                                     ///< → statusChanged
    void loadQuarantine(const QuarantineFilter& filter); ///< → quarantineLoaded
    void loadHistory();                                 ///< → historyLoaded, then historyProven
    void loadAssessment();                              ///< of the present run → assessmentLoaded; empty if there is none
    void previewRollback(const QString& toPhase);       ///< → previewed
    void previewRestore(const QString& snapshot, const QStringList& tables = {}); ///< → previewed
    void loadTables(const QString& snapshot);                                     ///< → tablesLoaded
    void loadFileUse();                                 ///< who has the database open now → fileUseLoaded
    void previewRun(const QString& phase);              ///< → previewed
    void previewFinish();                               ///< → previewed
    void previewRecovery(); ///< of the database that `recover` was asked for last → previewed
    void previewPrune(const PruneRequest& request);     ///< → previewed

    // At once, from the front end's thread.
    void pause();  ///< ends the current batch; what is committed stays
    void cancel(); ///< interrupts; the current batch is undone

Q_SIGNALS:
    void started(const QString& action);
    void finished(const godwit::core::Outcome& outcome);
    void statusChanged(const godwit::core::RunStatus& status);
    void progressed(const godwit::core::Progress& progress);
    void stepChanged(const godwit::core::StepStatus& step);
    void logged(const godwit::core::LogLine& line);
    void quarantineLoaded(const godwit::core::QuarantinePage& page);
    void assessmentLoaded(const godwit::core::Assessment& assessment);
    void historyLoaded(const QList<godwit::core::AuditEntry>& entries);
    /// Whether the chain of these entries holds: done, or failed with what is wrong with it.
    void historyProven(const godwit::core::Outcome& outcome);
    void previewed(const godwit::core::Consequence& consequence);
    void fileUseLoaded(const godwit::core::FileUse& use);
    void tablesLoaded(const godwit::core::SnapshotTables& tables);
    /// What an edit, a fix or an import did or would do; before its finished(), not if it failed as a whole.
    void edited(const godwit::core::EditSummary& summary);
    /// What a preflight found: of the action, or of a run before its first change and before its cut-over.
    void preflighted(const godwit::core::PreflightReport& report);
    void doctored(const godwit::core::DoctorReport& report);
    /// What was written since the cut-over; before its finished(), not if it failed as a whole.
    void changesListed(const godwit::core::ChangesSince& changes);
    /// What became of a rehearsal, phase by phase, also of one that stopped; not if it could not begin.
    void rehearsed(const godwit::core::RunStatus& status);

private:
    void post(const QString& action, std::function<Outcome(Session&)> work);
    void ask(std::function<void(Session&)> question);

    QThread m_thread;
    QObject* m_context = nullptr; ///< lives in m_thread, deleted with it
    std::shared_ptr<Session> m_session; ///< used on m_thread only
    CancelToken m_cancel;
    int m_pending = 0;
};

} // namespace godwit::core
