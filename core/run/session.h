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

#include <functional>
#include <memory>

namespace godwit::core {

/// Where facts go while work is under way; called on the worker thread, must return at once.
struct Listener
{
    std::function<void(const RunStatus&)> statusChanged = [](const RunStatus&) {};
    std::function<void(const Progress&)> progressed = [](const Progress&) {};
    std::function<void(const StepStatus&)> stepChanged = [](const StepStatus&) {};
    std::function<void(const LogLine&)> logged = [](const LogLine&) {};
    std::function<void(const EditSummary&)> edited = [](const EditSummary&) {};
    std::function<void(const PreflightReport&)> preflighted = [](const PreflightReport&) {};
    std::function<void(const DoctorReport&)> doctored = [](const DoctorReport&) {};
    std::function<void(const Assessment&)> assessed = [](const Assessment&) {};
    std::function<void(const ChangesSince&)> changesListed = [](const ChangesSince&) {};
    std::function<void(const RunStatus&)> rehearsed = [](const RunStatus&) {};
};

/// One database with its plan, its workspace and its run: everything the engine can be asked, done synchronously. Owned by
/// the engine, used on its worker thread only (tests use it directly). Each action gives one Outcome and leaves the
/// journal telling the truth, whatever happened.
class Session
{
public:
    Session(Listener listener, CancelToken cancel);
    ~Session();

    Outcome open(const OpenRequest& request);
    Outcome check(const OpenRequest& request);
    Outcome preflight(const OpenRequest& request);
    Outcome doctor(const DoctorRequest& request);
    Outcome recover(const RecoverRequest& request);
    Outcome assess(const OpenRequest& request);
    Outcome run(const RunRequest& request);
    Outcome rehearse(const RehearseRequest& request);
    Outcome rollBack(const RollbackRequest& request);
    Outcome restore(const RestoreRequest& request);
    Outcome listChanges(const ListChangesRequest& request);
    Outcome validate(bool isFresh = false);
    Outcome verify(const VerifyRequest& request);
    Outcome takeSnapshot(const TakeSnapshotRequest& request);
    Outcome prune(const PruneRequest& request);
    Outcome writeEvidence(const EvidenceRequest& request);
    Outcome finish(const FinishRequest& request);
    Outcome waive(const WaiveRequest& request);
    Outcome unwaive(const UnwaiveRequest& request);
    Outcome edit(const EditRequest& request);
    Outcome fix(const FixRequest& request);
    Outcome exportQuarantine(const ExportQuarantineRequest& request);
    Outcome importQuarantine(const ImportQuarantineRequest& request);
    Outcome replay(const ReplayRequest& request);
    Outcome writeReport(const ReportRequest& request);

    [[nodiscard]] RunStatus status();
    [[nodiscard]] QuarantinePage quarantine(const QuarantineFilter& filter);
    [[nodiscard]] QList<AuditEntry> history();
    [[nodiscard]] Outcome proveHistory(); ///< the chain of the audit log, as `verify` looks at it; reads only
    [[nodiscard]] Assessment assessment(); ///< of the present run, as its assess step left it; empty: there is none
    [[nodiscard]] Consequence previewRun(const QString& phase);
    [[nodiscard]] Consequence previewRollback(const QString& toPhase);
    [[nodiscard]] Consequence previewRestore(const QString& snapshot, const QStringList& tables = {});
    [[nodiscard]] SnapshotTables tablesOf(const QString& snapshot);
    [[nodiscard]] FileUse fileUse(); ///< of the database that is open
    [[nodiscard]] Consequence previewFinish();
    [[nodiscard]] Consequence previewRecovery();
    [[nodiscard]] Consequence previewPrune(const PruneRequest& request);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace godwit::core
