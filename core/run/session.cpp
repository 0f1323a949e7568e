// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/session.h"

namespace godwit::core {

struct Session::State
{
    Listener listener;
    CancelToken cancel;
};

Session::Session(Listener listener, CancelToken cancel)
    : m_state(std::make_unique<State>(State{std::move(listener), std::move(cancel)}))
{
}
Session::~Session() = default;
Outcome Session::open(const OpenRequest&) { return {}; }
Outcome Session::check(const OpenRequest&) { return {}; }
Outcome Session::run(const RunRequest&) { return {}; }
Outcome Session::rollBack(const RollbackRequest&) { return {}; }
Outcome Session::restore(const RestoreRequest&) { return {}; }
Outcome Session::validate() { return {}; }
Outcome Session::verify() { return {}; }
Outcome Session::finish(const FinishRequest&) { return {}; }
Outcome Session::waive(const WaiveRequest&) { return {}; }
Outcome Session::exportQuarantine(const ExportQuarantineRequest&) { return {}; }
Outcome Session::writeReport(const ReportRequest&) { return {}; }
RunStatus Session::status() { return {}; }
QuarantinePage Session::quarantine(const QuarantineFilter&) { return {}; }
QList<AuditEntry> Session::history() { return {}; }
Consequence Session::previewRun(const QString&) { return {}; }
Consequence Session::previewRollback(const QString&) { return {}; }
Consequence Session::previewRestore(const QString&) { return {}; }
Consequence Session::previewFinish() { return {}; }

} // namespace godwit::core
