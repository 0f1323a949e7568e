// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The beginning of a run: what is checked, approved and written down before its first phase.
#include "core/run/runner.h"

#include "core/functions/collations.h"
#include "core/plan/checker.h"
#include "core/run/joined_errors.h"
#include "core/run/plan_check.h"
#include "core/run/workspace_check.h"
#include "core/safety/durable.h"
#include "core/steps/further_databases.h"
#include "core/steps/work_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUuid>

namespace godwit::core {

Status Runner::checkPlanAndSource()
{
    if (const auto errors = checkPlan(*m_state.plan); !errors.isEmpty())
        return joinedErrors(errors);
    if (m_state.isCutOver())
        return {};
    if (const auto errors = checkSource(*m_state.plan, m_state.source); !errors.isEmpty())
        return joinedErrors(errors);
    GODWIT_CHECK(checkFlags(*m_state.plan, *m_state.workspace));
    if (!m_state.hasOpenRun() || m_state.run->originalSnapshot == 0) // once it has begun, the snapshots are read
        GODWIT_CHECK(checkFurther(*m_state.plan, *m_state.workspace));
    const PreparedPlan prepared = preparedOf(m_state, *m_state.plan);
    return prepared.errors.isEmpty() ? Status() : joinedErrors(prepared.errors);
}

Status Runner::approve(const Answers& answers)
{
    const Plan& plan = *m_state.plan;
    const bool isKnown = m_state.hasOpenRun() && !m_state.run->approvedHash.isEmpty(); // else it was killed before, or has a new journal
    const bool isChanged = isKnown && m_state.run->approvedHash != plan.hash;
    const bool isApproved = isKnown || plan.status == QLatin1StringView("approved"); // a run begins with an accepted plan
    if (answers.yes || (isApproved && !isChanged))
        return {};
    if (isChanged)
        return Error(ErrorCode::PlanChanged, QStringLiteral("The plan %1 is not the one this run began with.").arg(plan.path));
    return Error(ErrorCode::PlanNotApproved, QStringLiteral("The plan %1 is %2, not approved.").arg(plan.path, plan.status));
}

Status Runner::begin(const RunRequest& request)
{
    if (!m_state.journal) {
        GODWIT_TRY(m_state.journal, Repository::open(m_state.workspace->journal()));
        GODWIT_TRY(m_state.run, m_state.journal->lastRun());
    }
    if (!m_state.hasOpenRun())
        GODWIT_CHECK(createRun());
    if (!m_state.isCutOver())
        GODWIT_CHECK(m_state.keepOriginalHash());
    const bool isStored = QFileInfo::exists(storedPlan(*m_state.workspace, *m_state.run)); // somebody may have taken it away
    if (m_state.run->approvedHash == m_state.plan->hash && isStored)
        return {};
    GODWIT_CHECK(storePlan()); // first: what is approved has to be there
    const QJsonDocument collations(collationsToJson(m_state.plan->source.collations));
    GODWIT_CHECK(m_state.journal->putFact(m_state.run->id, kCollationsFact, QString::fromUtf8(collations.toJson(QJsonDocument::Compact))));
    m_state.run->approvedHash = m_state.plan->hash;
    m_state.run->planHash = m_state.plan->hash;
    m_state.run->planPath = m_state.plan->path;
    GODWIT_CHECK(m_state.journal->updateRun(*m_state.run));
    return m_state.audit(QStringLiteral("approve"),
                         QStringLiteral("plan %1, status %2%3%4")
                             .arg(m_state.plan->hash, m_state.plan->status,
                                  request.answers.yes ? QStringLiteral(", accepted with a yes") : QString(),
                                  because(request.answers)));
}

Status Runner::createRun()
{
    const Plan& plan = *m_state.plan;
    RunRecord run;
    run.database = m_state.file.real;
    run.planPath = plan.path;
    run.planName = plan.name;
    run.planVersion = plan.version;
    run.planHash = plan.hash;
    run.approvedHash = QStringLiteral("");
    run.strategy = plan.strategy;
    run.seed = QUuid::createUuid().toString(QUuid::WithoutBraces);
    run.startedAt = QDateTime::currentDateTimeUtc();
    run.journalMode = m_state.source.journalMode;
    run.keptOriginal = QStringLiteral("");
    GODWIT_TRY(m_state.run, m_state.journal->insertRun(run));
    GODWIT_CHECK(noteWorkspace(m_state));
    GODWIT_CHECK(m_state.workspace->createRun(m_state.run->id));
    return m_state.audit(QStringLiteral("begin"), QStringLiteral("%1 with %2").arg(run.database, plan.name));
}

/// The plan that the run goes by, with all its files; in the place of the one before, if a changed one was approved. Its own
/// file goes first and comes last: while it is there, all that it names is there too.
Status Runner::storePlan()
{
    const auto& files = m_state.plan->files;
    const QString folder = m_state.workspace->planFolder(m_state.run->id) + u'/';
    GODWIT_CHECK(m_state.workspace->createRun(m_state.run->id));
    GODWIT_CHECK(removeFileDurably(folder + files.first().first));
    for (auto one = files.rbegin(); one != files.rend(); ++one) {
        const QString copy = folder + one->first;
        if (!QDir().mkpath(QFileInfo(copy).absolutePath()))
            return Error(ErrorCode::ReadOnlyFolder, QStringLiteral("The folder of %1 cannot be made.").arg(copy));
        GODWIT_CHECK(m_state.journal->addFile(m_state.run->id, copy, QStringLiteral("plan")));
        GODWIT_CHECK(writeDurably(copy, one->second));
    }
    return {};
}

} // namespace godwit::core
