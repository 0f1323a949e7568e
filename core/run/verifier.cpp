// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/verifier.h"

#include "core/checks/figures.h"
#include "core/journal/audit.h"
#include "core/plan/reader.h"
#include "core/run/reporting.h"
#include "core/safety/kept_file.h"
#include "core/safety/page_store.h"
#include "core/safety/snapshot_manifest.h"
#include "core/safety/snapshot_stages.h"
#include "core/steps/further_databases.h"
#include "core/steps/work_file.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

/// One look at all that is kept; collects checks and remembers the worst of them.
class Verifier
{
public:
    Verifier(RunState& state, bool isQuick) : m_state(state), m_isQuick(isQuick) {}

    Status all()
    {
        GODWIT_TRY(const auto snapshots, snapshotsOf(*m_state.journal));
        for (const SnapshotRecord& snapshot : snapshots) {
            GODWIT_TRY(const bool isProven, checkSnapshot(QString::number(snapshot.number), snapshot));
            if (isProven)
                m_proven.append(snapshot.number);
        }
        GODWIT_CHECK(checkFurther());
        GODWIT_TRY(const auto points, m_state.journal->points(m_state.run->id));
        for (const PointRecord& point : points) {
            if (point.hasWorkFile && !point.isShared()) // the others have no files of their own
                GODWIT_CHECK(checkPoint(point));
        }
        GODWIT_CHECK(checkKept(snapshots));
        GODWIT_CHECK(checkPlan());
        GODWIT_CHECK(checkAudit());
        return checkJournal();
    }

    [[nodiscard]] const QList<CheckResult>& checks() const { return m_checks; }
    [[nodiscard]] const Status& worst() const { return m_worst; }
    [[nodiscard]] bool isAuditSound() const { return m_isAuditSound; }
    /// Of snapshots that passed all four stages.
    [[nodiscard]] const QList<qint64>& proven() const { return m_proven; }

private:
    /// An error only if somebody cancelled.
    Status add(CheckResult check, const Status& result)
    {
        if (!result && result.error().isCancel())
            return result;
        check.verdict = result ? Verdict::Passed : Verdict::Failed;
        if (!result)
            check.why = result.error().detail.isEmpty() ? result.error().what
                                                        : result.error().what + u'\n' + result.error().detail;
        m_checks.append(check);
        // What was tampered with says more than what only changed.
        if (!result && (m_worst || (m_worst.error().exit() != Exit::Tampered &&
                                    result.error().exit() == Exit::Tampered)))
            m_worst = result;
        return {};
    }

    Status timed(const QString& name, const QString& query,
                 const std::function<Status(QString& figures)>& look)
    {
        CheckResult check = newCheck(QStringLiteral("security"), name, query);
        QElapsedTimer timer;
        timer.start();
        const Status result = look(check.figures);
        check.elapsedUs = timer.nsecsElapsed() / 1000;
        return add(check, result);
    }

    Status checkFurther()
    {
        if (!m_state.plan || !m_state.hasOpenRun())
            return {}; // finish removed them
        GODWIT_TRY(const auto further, furtherSnapshots(*m_state.plan, *m_state.journal, *m_state.run));
        for (const auto& [name, snapshot] : further)
            GODWIT_CHECK(checkSnapshot(QStringLiteral("of ") + name, snapshot));
        return {};
    }

    /// True if it passed all four stages; an error only if somebody cancelled.
    Result<bool> checkSnapshot(const QString& name, const SnapshotRecord& snapshot)
    {
        bool isProven = true;
        for (const SnapshotStage& stage : verifyInStages(
                 snapshot, m_isQuick ? SnapshotDepth::Quick : SnapshotDepth::Full, m_state.cancel)) {
            CheckResult check =
                newCheck(QStringLiteral("security"),
                         QStringLiteral("snapshot %1: %2").arg(name, stage.name),
                         stage.query);
            check.figures = stage.figures;
            check.elapsedUs = stage.elapsedUs;
            check.why = stage.notRun;
            isProven = isProven && stage.result && stage.notRun.isEmpty();
            if (!stage.notRun.isEmpty()) {
                m_checks.append(check); // not run, as it is made
                continue;
            }
            GODWIT_CHECK(add(check, stage.result));
            if (stage.result && !stage.warning.isEmpty()) {
                m_checks.last().verdict = Verdict::Warning;
                m_checks.last().why = stage.warning;
            }
        }
        return isProven;
    }

    Status checkPoint(const PointRecord& point)
    {
        const QString query =
            m_isQuick ? QStringLiteral("page hashes and their digest; the stored pages are there")
                      : QStringLiteral("page hashes, their digest, and the hash of the stored pages");
        return timed(
            point.isSwappedIn() ? QStringLiteral("state that was swapped in")
                                : QStringLiteral("rollback point before %1").arg(point.phase),
            query, [&](QString& figures) -> Status {
                figures = QStringLiteral("%1, digest %2")
                              .arg(countText(point.bytes, QStringLiteral("byte"), QStringLiteral("bytes")),
                                   point.digest);
                GODWIT_TRY(const PageState pages, loadPageState(point.pagesPath));
                if (pages.digest() != point.digest)
                    return Error(
                        ErrorCode::PointUnusable,
                        QStringLiteral("The rollback point before “%1” was changed.").arg(point.phase));
                if (!m_isQuick)
                    return verifyDelta(point.deltaPath, m_state.cancel);
                return QFileInfo(point.deltaPath).isFile()
                           ? Status()
                           : Error(ErrorCode::PointUnusable,
                                   QStringLiteral(
                                       "The stored pages of the rollback point before “%1” are missing.")
                                       .arg(point.phase));
            });
    }

    Status checkKept(const QList<SnapshotRecord>& snapshots)
    {
        // While a swap is to be finished or undone the original may be on its way back.
        GODWIT_TRY(const auto swap, m_state.journal->openIntent());
        if (swap || m_state.run->keptOriginal.isEmpty() || !m_state.isCutOver())
            return {};
        KeptFile kept{.path = m_state.run->keptOriginal, .since = m_state.run->cutOverAt, .snapshot = {}};
        for (const SnapshotRecord& snapshot : snapshots) {
            if (snapshot.number == m_state.run->originalSnapshot)
                kept.snapshot = snapshot;
        }
        const QString query =
            m_isQuick ? QStringLiteral("size, time and files beside it; where they differ, as a full look")
                      : QStringLiteral("every page against the snapshot's; where they differ, rows and "
                                       "digests of every table");
        return timed(QStringLiteral("kept original"), query, [&](QString& figures) {
            return checkKeptFile(kept, m_isQuick, figures, m_state.cancel);
        });
    }

    /// The run's own copy, which a rollback reads where no plan is named.
    Status checkPlan()
    {
        if (!m_state.hasOpenRun() || m_state.run->approvedHash.isEmpty())
            return {}; // finished, or killed before it was written
        const QString copy = storedPlan(*m_state.workspace, *m_state.run);
        return timed(QStringLiteral("copy of the plan"), QStringLiteral("the hash over it and every file it names"), [&](QString& figures) -> Status {
            figures = copy;
            const auto plan = readPlan(copy);
            if (plan && plan->hash == m_state.run->planHash)
                return {};
            return Error(ErrorCode::JournalTampered,
                         plan ? QStringLiteral("The run's copy of its plan was changed: %1.").arg(copy)
                              : QStringLiteral("The run's copy of its plan cannot be read: %1").arg(plan.error().what))
                .withNext(QStringLiteral("Roll back with --plan and the plan that the run began with; a snapshot is restored without it."));
        });
    }

    /// What is kept of the log's end, and where: without any, nothing tells that some of it was taken off.
    Result<QStringList> auditWitnesses(Audit& audit, const QList<AuditHead>& heads)
    {
        GODWIT_TRY(const QList<AuditHead> ours, audit.remembered());
        QStringList witnesses;
        if (!heads.isEmpty())
            witnesses.append(
                countText(heads.size(), QStringLiteral("manifest"), QStringLiteral("manifests")));
        if (!ours.isEmpty())
            witnesses.append(QStringLiteral("the journal"));
        return witnesses;
    }

    Status checkAudit()
    {
        Audit audit(*m_state.journal);
        const QList<AuditHead> heads = auditHeadsIn(m_state.workspace->snapshots());
        GODWIT_TRY(const AuditHead newest, audit.head());
        GODWIT_TRY(const QStringList witnesses, auditWitnesses(audit, heads));
        GODWIT_CHECK(timed(QStringLiteral("audit log"),
                           QStringLiteral("the hash chain, entry by entry, and the newest entries that the "
                                          "snapshots' manifests and the journal remember"),
                           [&](QString& figures) -> Status {
                               figures =
                                   QStringLiteral("%1, newest %2; an earlier end is remembered by %3")
                                       .arg(countText(newest.number, QStringLiteral("entry"),
                                                      QStringLiteral("entries")),
                                            newest.hash.isEmpty() ? QStringLiteral("none") : newest.hash,
                                            witnesses.isEmpty() ? QStringLiteral("nothing")
                                                                : witnesses.join(QStringLiteral(" and ")));
                               const Status verified = audit.verify(heads);
                               m_isAuditSound = bool(verified);
                               return verified;
                           }));
        if (m_isAuditSound && newest.number > 0 && witnesses.isEmpty()) {
            m_checks.last().verdict = Verdict::Warning;
            m_checks.last().why = QStringLiteral(
                "no manifest and no note of the journal says which entry was the newest: whether entries "
                "were taken off the end of the log cannot be told");
        }
        return {};
    }

    Status checkJournal()
    {
        const QString pragma =
            m_isQuick ? QStringLiteral("PRAGMA quick_check(1)") : QStringLiteral("PRAGMA integrity_check(1)");
        return timed(
            QStringLiteral("journal"), pragma + QStringLiteral("; PRAGMA foreign_key_check"),
            [&](QString& figures) -> Status {
                GODWIT_TRY(const QString found, m_state.journal->database().text(pragma));
                GODWIT_TRY(const auto orphans,
                           m_state.journal->database().rows(QStringLiteral("PRAGMA foreign_key_check")));
                figures = found;
                if (found == QLatin1StringView("ok") && orphans.empty())
                    return {};
                return Error(ErrorCode::JournalTampered,
                             QStringLiteral("The journal %1 is damaged.").arg(m_state.workspace->journal()))
                    .withDetail(found);
            });
    }

    RunState& m_state;
    bool m_isQuick;
    QList<CheckResult> m_checks;
    Status m_worst;
    QList<qint64> m_proven;
    bool m_isAuditSound = false;
};

/// False if it could not be written down. A log that somebody changed is left as it was found.
bool note(RunState& state, const VerifyRequest& request, const Verifier& verifier)
{
    if (!verifier.isAuditSound())
        return false;
    const QString found =
        verifier.worst() ? QStringLiteral("everything is as it was") : verifier.worst().error().id();
    const auto isNoted = state.auditLook(
        QStringLiteral("verify"),
        QStringLiteral("%1: %2").arg(request.isQuick ? QStringLiteral("quick") : QStringLiteral("full"),
                                     found),
        [&]() -> Status {
            for (const qint64 number : verifier.proven())
                GODWIT_CHECK(state.journal->markSnapshotVerified(number, QDateTime::currentDateTimeUtc()));
            return {};
        });
    return isNoted && *isNoted;
}

} // namespace

Outcome verifyKept(RunState& state, const VerifyRequest& request)
{
    if (!state.journal || !state.run)
        return outcomeFrom(
            state,
            Error(ErrorCode::NoRun, QStringLiteral("There is no migration of %1 yet.").arg(state.file.real)),
            {});
    Verifier verifier(state, request.isQuick);
    if (const Status ran = verifier.all(); !ran)
        return outcomeFrom(state, ran, {});
    // Afterwards: what was found first is what somebody left, not what this look writes.
    const Status& worst = verifier.worst();
    const bool isNoted = note(state, request, verifier);
    Outcome outcome = outcomeFrom(
        state, worst,
        request.isQuick ? QStringLiteral("As far as a quick look tells, everything kept is what it was.")
                        : QStringLiteral("Everything kept is what it was."));
    if (worst)
        outcome.exit = Exit::Done;
    if (worst && !isNoted)
        outcome.message += notAuditedText();
    outcome.checks = verifier.checks();
    return outcome;
}

Status proveAuditLog(RunState& state)
{
    return state.journal ? Audit(*state.journal).verify(auditHeadsIn(state.workspace->snapshots())) : Status();
}

} // namespace godwit::core
