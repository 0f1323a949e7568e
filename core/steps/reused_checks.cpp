// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/reused_checks.h"

#include "core/safety/source_file.h"
#include "core/steps/checked_work.h"
#include "core/steps/swapped_files.h"
#include "core/steps/validate_suites.h"
#include "core/steps/views.h"
#include "core/steps/work_file.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qint64 kReusedSeconds = 3600;
const QString kReused = QStringLiteral("; reused, from ");

} // namespace

Result<ReusedChecks> ReusedChecks::look(StepContext& context)
{
    GODWIT_TRY(const FileStamp stamp, stampOf(afterFile(context)));
    GODWIT_TRY(const QString file, liveStateOf(afterFile(context), context.cancel));
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    return ReusedChecks(context, stamp, file,
                        QStringLiteral("%1 %2 %3 %4")
                            .arg(context.plan.hash,
                                 context.isCutOver() ? QStringLiteral("live") : QStringLiteral("work"), file,
                                 snapshot.info.sha256));
}

QString ReusedChecks::fact() const
{
    return QStringLiteral("checked %1 %2").arg(m_context->phase.id).arg(m_context->index);
}

Result<QList<CheckResult>> ReusedChecks::find()
{
    QList<CheckResult> reused;
    GODWIT_TRY(const QString known, m_context->journal.fact(m_context->run.id, fact()));
    const QDateTime at = timeOf(known.section(u' ', 0, 0));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!at.isValid() || known.section(u' ', 1) != m_state || at > now || at.secsTo(now) >= kReusedSeconds)
        return reused;
    GODWIT_TRY(reused,
               m_context->journal.checksOfStep(m_context->run.id, m_context->phase.id, m_context->index));
    if (std::any_of(reused.begin(), reused.end(),
                    [](const CheckResult& check) { return check.verdict == Verdict::Failed; }))
        return QList<CheckResult>();
    // Files that lie beside the database and the audit log are no part of the state.
    reused.removeIf([](const CheckResult& check) {
        return check.suite == kSecuritySuite || check.name.startsWith(QStringLiteral("files of "));
    });
    for (CheckResult& check : reused) {
        if (!check.figures.contains(kReused))
            check.figures += kReused + check.at.toLocalTime().toString(QStringLiteral("HH:mm"));
    }
    return reused;
}

Status ReusedChecks::noteFile()
{
    const bool isLive = m_context->isCutOver();
    GODWIT_CHECK(noteCheckedLive(m_context->journal, m_context->run, m_context->phase.id,
                                 isLive ? std::optional(m_stamp) : std::nullopt));
    return isLive ? Status() : CheckedWork::of(*m_context).note(m_context->phase.id, m_stamp, m_file);
}

Status ReusedChecks::note()
{
    return m_context->journal.putFact(m_context->run.id, fact(),
                                      timeText(QDateTime::currentDateTimeUtc()) + u' ' + m_state);
}

} // namespace godwit::core
