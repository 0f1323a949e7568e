// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/verifier.h"

#include "core/checks/figures.h"
#include "core/journal/audit.h"
#include "core/run/reporting.h"
#include "core/safety/page_store.h"
#include "core/safety/snapshot.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

const QString kSuite = QStringLiteral("security");

CheckResult checkOf(const QString& name, const QString& query, const QString& figures, const Status& result, qint64 elapsedUs)
{
    CheckResult check = newCheck(kSuite, name, query);
    check.verdict = result ? Verdict::Passed : Verdict::Failed;
    check.figures = figures;
    check.why = result ? QString() : result.error().what;
    check.elapsedUs = elapsedUs;
    return check;
}

Status verifyPoint(const PointRecord& point, const CancelToken& cancel)
{
    if (!point.hasWorkFile)
        return {};
    GODWIT_TRY(const PageState pages, loadPageState(point.pagesPath));
    if (pages.digest() != point.digest)
        return Error(ErrorCode::PointUnusable, QStringLiteral("The rollback point before “%1” was changed.").arg(point.phase));
    return verifyDelta(point.deltaPath, cancel);
}

} // namespace

Outcome verifyKept(RunState& state)
{
    if (!state.journal || !state.run)
        return outcomeFrom(state, Error(ErrorCode::NoRun, QStringLiteral("There is no migration of %1 yet.").arg(state.file.real)), {});
    QList<CheckResult> checks;
    Status worst;
    const auto note = [&](const QString& name, const QString& query, const QString& figures, const Status& result, qint64 us) {
        checks.append(checkOf(name, query, figures, result, us));
        if (!result && worst)
            worst = result;
    };
    QElapsedTimer timer;
    if (const auto snapshots = state.journal->snapshots()) {
        for (const SnapshotRecord& snapshot : *snapshots) {
            timer.start();
            const Status verified = verifySnapshot(snapshot, true, state.cancel);
            note(QStringLiteral("snapshot %1").arg(snapshot.number),
                 QStringLiteral("manifest, file set, SHA-256, integrity_check, rows and digests of every table"),
                 QStringLiteral("%1 bytes, SHA-256 %2").arg(grouped(snapshot.info.bytes), snapshot.info.sha256), verified,
                 timer.nsecsElapsed() / 1000);
            if (verified && !state.isReadOnly)
                (void)state.journal->markSnapshotVerified(snapshot.number, QDateTime::currentDateTimeUtc());
        }
    }
    if (const auto points = state.journal->points(state.run->id)) {
        for (const PointRecord& point : *points) {
            if (point.isShared())
                continue; // it has no files of its own
            timer.start();
            note(QStringLiteral("rollback point before %1").arg(point.phase), QStringLiteral("page hashes, their digest, and the hash of the stored pages"),
                 QStringLiteral("%1 bytes").arg(grouped(point.bytes)), verifyPoint(point, state.cancel), timer.nsecsElapsed() / 1000);
        }
    }
    timer.start();
    Audit audit(*state.journal);
    const auto entries = audit.entries();
    note(QStringLiteral("audit log"), QStringLiteral("the hash chain, entry by entry"),
         QStringLiteral("%1 entries").arg(entries ? entries->size() : 0), audit.verify(), timer.nsecsElapsed() / 1000);
    Outcome outcome = outcomeFrom(state, worst, QStringLiteral("Everything kept is what it was."));
    if (worst)
        outcome.exit = Exit::Done;
    outcome.checks = checks;
    return outcome;
}

} // namespace godwit::core
