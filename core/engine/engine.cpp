// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/run/session.h"

namespace godwit::core {

namespace {

void registerValues()
{
    qRegisterMetaType<Outcome>();
    qRegisterMetaType<RunStatus>();
    qRegisterMetaType<Progress>();
    qRegisterMetaType<StepStatus>();
    qRegisterMetaType<LogLine>();
    qRegisterMetaType<QuarantinePage>();
    qRegisterMetaType<QList<AuditEntry>>();
    qRegisterMetaType<Consequence>();
    qRegisterMetaType<EditSummary>();
    qRegisterMetaType<PreflightReport>();
    qRegisterMetaType<DoctorReport>();
    qRegisterMetaType<ChangesSince>();
    qRegisterMetaType<SnapshotTables>();
    qRegisterMetaType<Assessment>();
}

} // namespace

Engine::Engine(QObject* parent) : QObject(parent), m_context(new QObject)
{
    registerValues();
    // Signals emitted on the worker arrive in this thread: receivers live here, so Qt queues them.
    Listener listener;
    listener.statusChanged = [this](const RunStatus& status) { Q_EMIT statusChanged(status); };
    listener.progressed = [this](const Progress& progress) { Q_EMIT progressed(progress); };
    listener.stepChanged = [this](const StepStatus& step) { Q_EMIT stepChanged(step); };
    listener.logged = [this](const LogLine& line) { Q_EMIT logged(line); };
    listener.edited = [this](const EditSummary& summary) { Q_EMIT edited(summary); };
    listener.preflighted = [this](const PreflightReport& report) { Q_EMIT preflighted(report); };
    listener.doctored = [this](const DoctorReport& report) { Q_EMIT doctored(report); };
    listener.assessed = [this](const Assessment& assessment) { Q_EMIT assessmentLoaded(assessment); };
    listener.changesListed = [this](const ChangesSince& changes) { Q_EMIT changesListed(changes); };
    listener.rehearsed = [this](const RunStatus& status) { Q_EMIT rehearsed(status); };
    m_session = std::make_shared<Session>(std::move(listener), m_cancel);
    m_thread.setObjectName(QStringLiteral("godwit worker"));
    m_context->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

Engine::~Engine()
{
    pause();
    m_thread.quit();
    m_thread.wait();
}

void Engine::post(const QString& action, std::function<Outcome(Session&)> work)
{
    // A wish for work under way holds for what waits behind it, too.
    if (m_pending++ == 0)
        m_cancel.ask(CancelToken::Wish::Go);
    Q_EMIT started(action);
    QMetaObject::invokeMethod(m_context, [this, action, work = std::move(work), session = m_session] {
        Outcome outcome = work(*session);
        outcome.action = action;
        QMetaObject::invokeMethod(this, [this, outcome] {
            --m_pending;
            Q_EMIT finished(outcome);
        });
    });
}

void Engine::ask(std::function<void(Session&)> question)
{
    QMetaObject::invokeMethod(m_context,
                              [question = std::move(question), session = m_session] { question(*session); });
}

void Engine::open(const OpenRequest& request)
{
    post(QStringLiteral("open"), [request](Session& session) { return session.open(request); });
}

void Engine::check(const OpenRequest& request)
{
    post(QStringLiteral("check"), [request](Session& session) { return session.check(request); });
}

void Engine::preflight(const OpenRequest& request)
{
    post(QStringLiteral("preflight"), [request](Session& session) { return session.preflight(request); });
}

void Engine::doctor(const DoctorRequest& request)
{
    post(QStringLiteral("doctor"), [request](Session& session) { return session.doctor(request); });
}

void Engine::assess(const OpenRequest& request)
{
    post(QStringLiteral("assess"), [request](Session& session) { return session.assess(request); });
}

void Engine::run(const RunRequest& request)
{
    post(QStringLiteral("run"), [request](Session& session) { return session.run(request); });
}

void Engine::rehearse(const RehearseRequest& request)
{
    post(QStringLiteral("rehearse"), [request](Session& session) { return session.rehearse(request); });
}

void Engine::rollBack(const RollbackRequest& request)
{
    post(QStringLiteral("rollback"), [request](Session& session) { return session.rollBack(request); });
}

void Engine::restore(const RestoreRequest& request)
{
    post(QStringLiteral("restore"), [request](Session& session) { return session.restore(request); });
}

void Engine::listChanges(const ListChangesRequest& request)
{
    post(QStringLiteral("changes"), [request](Session& session) { return session.listChanges(request); });
}

void Engine::validate(bool isFresh)
{
    post(QStringLiteral("validate"), [isFresh](Session& session) { return session.validate(isFresh); });
}

void Engine::verify(const VerifyRequest& request)
{
    post(QStringLiteral("verify"), [request](Session& session) { return session.verify(request); });
}

void Engine::takeSnapshot(const TakeSnapshotRequest& request)
{
    post(QStringLiteral("snapshot"), [request](Session& session) { return session.takeSnapshot(request); });
}

void Engine::prune(const PruneRequest& request)
{
    post(QStringLiteral("prune"), [request](Session& session) { return session.prune(request); });
}

void Engine::writeEvidence(const EvidenceRequest& request)
{
    post(QStringLiteral("evidence"), [request](Session& session) { return session.writeEvidence(request); });
}

void Engine::recover(const RecoverRequest& request)
{
    post(QStringLiteral("recover"), [request](Session& session) { return session.recover(request); });
}

void Engine::finish(const FinishRequest& request)
{
    post(QStringLiteral("finish"), [request](Session& session) { return session.finish(request); });
}

void Engine::waive(const WaiveRequest& request)
{
    post(QStringLiteral("waive"), [request](Session& session) { return session.waive(request); });
}

void Engine::unwaive(const UnwaiveRequest& request)
{
    post(QStringLiteral("unwaive"), [request](Session& session) { return session.unwaive(request); });
}

void Engine::edit(const EditRequest& request)
{
    post(QStringLiteral("edit"), [request](Session& session) { return session.edit(request); });
}

void Engine::fix(const FixRequest& request)
{
    post(QStringLiteral("fix"), [request](Session& session) { return session.fix(request); });
}

void Engine::importQuarantine(const ImportQuarantineRequest& request)
{
    post(QStringLiteral("import"), [request](Session& session) { return session.importQuarantine(request); });
}

void Engine::replay(const ReplayRequest& request)
{
    post(QStringLiteral("replay"), [request](Session& session) { return session.replay(request); });
}

void Engine::exportQuarantine(const ExportQuarantineRequest& request)
{
    post(QStringLiteral("export"), [request](Session& session) { return session.exportQuarantine(request); });
}

void Engine::writeReport(const ReportRequest& request)
{
    post(QStringLiteral("report"), [request](Session& session) { return session.writeReport(request); });
}

void Engine::refresh()
{
    ask([this](Session& session) { Q_EMIT statusChanged(session.status()); });
}

void Engine::loadQuarantine(const QuarantineFilter& filter)
{
    ask([this, filter](Session& session) { Q_EMIT quarantineLoaded(session.quarantine(filter)); });
}

void Engine::loadHistory()
{
    ask([this](Session& session) {
        Q_EMIT historyLoaded(session.history());
        Q_EMIT historyProven(session.proveHistory());
    });
}

void Engine::loadAssessment()
{
    ask([this](Session& session) { Q_EMIT assessmentLoaded(session.assessment()); });
}

void Engine::previewRollback(const QString& toPhase)
{
    ask([this, toPhase](Session& session) { Q_EMIT previewed(session.previewRollback(toPhase)); });
}

void Engine::previewRestore(const QString& snapshot, const QStringList& tables)
{
    ask([this, snapshot, tables](Session& session) {
        Q_EMIT previewed(session.previewRestore(snapshot, tables));
    });
}

void Engine::loadTables(const QString& snapshot)
{
    ask([this, snapshot](Session& session) { Q_EMIT tablesLoaded(session.tablesOf(snapshot)); });
}

void Engine::loadFileUse()
{
    ask([this](Session& session) { Q_EMIT fileUseLoaded(session.fileUse()); });
}

void Engine::previewRun(const QString& phase)
{
    ask([this, phase](Session& session) { Q_EMIT previewed(session.previewRun(phase)); });
}

void Engine::previewFinish()
{
    ask([this](Session& session) { Q_EMIT previewed(session.previewFinish()); });
}

void Engine::previewRecovery()
{
    ask([this](Session& session) { Q_EMIT previewed(session.previewRecovery()); });
}

void Engine::previewPrune(const PruneRequest& request)
{
    ask([this, request](Session& session) { Q_EMIT previewed(session.previewPrune(request)); });
}

void Engine::pause()
{
    m_cancel.ask(CancelToken::Wish::Pause);
}

void Engine::cancel()
{
    m_cancel.ask(CancelToken::Wish::Cancel);
}

} // namespace godwit::core
