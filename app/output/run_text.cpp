// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/run_text.h"

#include "app/output/figures.h"
#include "app/output/text_table.h"
#include "app/text.h"
#include "core/criterion.h"

namespace godwit::app {

namespace {

constexpr auto kRight = TextTable::Align::Right;
constexpr auto kLeft = TextTable::Align::Left;

/// Appends a part with an empty line before it, if it has anything to say.
void append(QStringList& lines, const QStringList& part)
{
    if (part.isEmpty())
        return;
    if (!lines.isEmpty())
        lines += QString();
    lines += part;
}

QString closingText(const core::BalanceRow& row)
{
    if (row.closes())
        return Text::tr("yes");
    return row.awaits.isEmpty() ? Text::tr("no") : Text::tr("not yet");
}

QStringList cellsOf(const core::BalanceRow& row)
{
    return {row.table,           grouped(row.rows),        grouped(row.moved),
            grouped(row.merged), grouped(row.skipped),     grouped(row.quarantined),
            grouped(row.kept),   grouped(row.unaccounted), closingText(row)};
}

core::BalanceRow totalOf(const QList<core::BalanceRow>& rows)
{
    core::BalanceRow total;
    total.table = Text::tr("all tables");
    for (const core::BalanceRow& row : rows) {
        total.rows += row.rows;
        total.moved += row.moved;
        total.merged += row.merged;
        total.skipped += row.skipped;
        total.quarantined += row.quarantined;
        total.kept += row.kept;
        total.unaccounted += row.unaccounted;
        if (!row.closes() && total.awaits.isEmpty())
            total.awaits = row.awaits;
    }
    return total;
}

QString balanceVerdict(const QList<core::BalanceRow>& rows)
{
    QStringList open;
    QStringList ahead;
    for (const core::BalanceRow& row : rows) {
        if (row.lacksRows())
            open += row.table;
        else if (!row.closes())
            ahead += row.table;
    }
    if (!open.isEmpty())
        return Text::tr("The account does not add up for: %1").arg(open.join(QStringLiteral(", ")));
    if (!ahead.isEmpty())
        return Text::tr("Moves that account for more rows have not run yet: %1").arg(ahead.join(QStringLiteral(", ")));
    return Text::tr("The account adds up: every row of these tables is accounted for.");
}

QStringList headText(const core::RunStatus& status)
{
    TextTable table({{}, {{}, kLeft, 0}});
    table.add({Text::tr("Database"),
               QStringLiteral("%1 (%2)").arg(status.database, sizeText(status.databaseBytes))});
    table.add({Text::tr("Workspace"), status.workspace});
    if (status.hasRun) {
        table.add(
            {Text::tr("Plan"), QStringLiteral("%1 %2").arg(status.planName, status.planVersion).trimmed()});
        table.add({Text::tr("Run"), status.run});
    }
    if (!status.busy.isEmpty())
        table.add({Text::tr("In use by"), status.busy});
    if (!status.safety.original.isEmpty())
        table.add(
            {status.safety.originalUntouched ? Text::tr("Original, untouched") : Text::tr("Original, kept"),
             status.safety.original});
    if (!status.safety.keptOriginal.isEmpty())
        table.add({Text::tr("Attention"), status.safety.keptOriginal});
    if (status.isStale)
        table.add({Text::tr("Stale"),
                   Text::tr("The database changed since its snapshot was taken; the cut-over catches up.")});
    if (status.isWorkChanged)
        table.add({Text::tr("Stale"), Text::tr("Somebody else changed the work file since it was validated. Validate "
                                               "again; the cut-over stays locked.")});
    if (status.safety.snapshotVerified)
        table.add({Text::tr("Snapshot, verified %1").arg(timeText(status.safety.snapshotVerifiedAt)),
                   status.safety.snapshot});
    if (!status.safety.next.isEmpty())
        table.add({Text::tr("Next"), status.safety.next});
    return table.lines();
}

} // namespace

QStringList phasesText(const core::RunStatus& status)
{
    if (status.phases.isEmpty())
        return {};
    TextTable table({{Text::tr("Phase")},
                     {Text::tr("Title")},
                     {Text::tr("State")},
                     {Text::tr("Time"), kRight},
                     {Text::tr("Note"), kLeft, 0}});
    for (const core::PhaseStatus& phase : status.phases) {
        const QString time = phase.startedAt.isValid() ? durationText(phase.elapsedMs) : QString();
        table.add({phase.id, phase.title, stateText(phase.state), time,
                   phase.waitsFor.isEmpty() ? phase.summary : phase.waitsFor});
    }
    return table.lines();
}

QStringList costText(const core::RunStatus& status)
{
    TextTable table({{Text::tr("Cost of phase")},
                     {Text::tr("Rows"), kRight},
                     {Text::tr("Time"), kRight},
                     {Text::tr("Rows/s"), kRight},
                     {Text::tr("Peak memory"), kRight}});
    for (const core::PhaseStatus& phase : status.phases) {
        const core::Cost& cost = phase.cost;
        const bool isFinished = phase.state == core::PhaseState::Done || phase.state == core::PhaseState::DoneWithExceptions;
        if (!isFinished || !cost.seconds)
            continue;
        table.add({phase.id, cost.rows ? grouped(*cost.rows) : QString(), durationText(qRound64(*cost.seconds * 1000)),
                   cost.rowsPerSecond ? grouped(qRound64(*cost.rowsPerSecond)) : QString(),
                   cost.peakMemoryBytes ? sizeText(*cost.peakMemoryBytes) : QString()});
    }
    return table.isEmpty() ? QStringList() : table.lines();
}

QStringList forecastText(const core::RunStatus& status)
{
    TextTable table({{Text::tr("Forecast of phase")},
                     {Text::tr("Rows"), kRight},
                     {Text::tr("Time"), kRight},
                     {Text::tr("Disk"), kRight},
                     {Text::tr("Quarantine"), kRight},
                     {Text::tr("Known from")},
                     {Text::tr("What came of it")}});
    const auto known = [](qint64 figure) { return figure < 0 ? QString() : grouped(figure); };
    for (const core::PhaseStatus& phase : status.phases) {
        if (!phase.forecast)
            continue;
        const core::PhaseForecast& forecast = *phase.forecast;
        const QString most = durationText(qRound64(forecast.secondsHigh * 1000));
        const QString band = forecast.secondsLow < 0.1 ? Text::tr("up to %1").arg(most)
                                                       : Text::tr("%1 to %2").arg(durationText(qRound64(forecast.secondsLow * 1000)), most);
        const bool hasEnded = phase.state == core::PhaseState::Done || phase.state == core::PhaseState::DoneWithExceptions;
        const QString came = !phase.offForecast.isEmpty() ? phase.offForecast : hasEnded ? Text::tr("as forecast") : QString();
        table.add({phase.id, known(forecast.rows), forecast.secondsHigh < 0 ? QString() : band,
                   forecast.workspaceBytes > 0 ? sizeText(forecast.workspaceBytes) : QString(), known(forecast.quarantined),
                   forecast.basis == QLatin1String("rehearsal") ? Text::tr("rehearsal") : Text::tr("an estimate"), came});
    }
    return table.isEmpty() ? QStringList() : table.lines();
}

QStringList balanceText(const core::RunStatus& status)
{
    if (status.balance.isEmpty())
        return {};
    TextTable table({{Text::tr("Table")},
                     {Text::tr("Rows"), kRight},
                     {Text::tr("Moved"), kRight},
                     {Text::tr("Merged"), kRight},
                     {Text::tr("Skipped"), kRight},
                     {Text::tr("Quarantined"), kRight},
                     {Text::tr("Kept"), kRight},
                     {Text::tr("Unaccounted"), kRight},
                     {Text::tr("Adds up")}});
    for (const core::BalanceRow& row : status.balance)
        table.add(cellsOf(row));
    if (status.balance.size() > 1) {
        QStringList total = cellsOf(totalOf(status.balance));
        total.removeLast(); // each table has its own verdict, and the line below speaks for all
        table.add(total);
    }
    return table.lines() << balanceVerdict(status.balance);
}

QStringList quarantineCountsText(const core::RunStatus& status)
{
    if (status.quarantine.isEmpty())
        return {};
    TextTable table({{Text::tr("Rows"), kRight},
                     {Text::tr("Quarantine of")},
                     {Text::tr("State")},
                     {Text::tr("Code")},
                     {Text::tr("Cause"), kLeft, 0}});
    for (const core::QuarantineCount& count : status.quarantine)
        table.add({grouped(count.rows), count.table, stateText(count.state), count.code, count.cause});
    QStringList lines = table.lines();
    if (const qint64 undecided = status.undecided(); undecided > 0)
        lines += Text::tr("Rows that wait for a decision: %1").arg(grouped(undecided));
    return lines;
}

QStringList returnsText(const core::RunStatus& status)
{
    QStringList lines;
    TextTable snapshots({{Text::tr("Snapshot")},
                         {Text::tr("Taken")},
                         {Text::tr("Verified")},
                         {Text::tr("Size"), kRight},
                         {Text::tr("Why")},
                         {Text::tr("Path"), kLeft, 0}});
    for (const core::SnapshotInfo& snapshot : status.snapshots)
        snapshots.add({snapshot.id, timeText(snapshot.takenAt), timeText(snapshot.verifiedAt),
                       sizeText(snapshot.bytes), snapshot.why, snapshot.path});
    if (!snapshots.isEmpty())
        append(lines, snapshots.lines());
    TextTable points(
        {{Text::tr("Before phase")}, {Text::tr("Title")}, {Text::tr("Taken")}, {Text::tr("Size"), kRight}});
    for (const core::PointInfo& point : status.points)
        points.add({point.phase, point.title, timeText(point.takenAt), sizeText(point.bytes)});
    if (!points.isEmpty())
        append(lines, points.lines());
    return lines;
}

QStringList criteriaText(const core::RunStatus& status)
{
    if (status.criteria.isEmpty())
        return {};
    TextTable table({{Text::tr("Criterion")},
                     {Text::tr("Measured"), kRight},
                     {Text::tr("Wanted"), kRight},
                     {Text::tr("Met")}});
    for (const core::CriterionResult& criterion : status.criteria)
        table.add({criterion.name, criterion.measured, criterion.target,
                   !core::isMeasured(criterion) ? Text::tr("not measured")
                   : criterion.met              ? Text::tr("yes")
                                                : Text::tr("no")});
    QStringList lines = table.lines();
    for (const core::CriterionResult& criterion : status.criteria) {
        if (core::isMissed(criterion))
            lines += Text::tr("The criterion \"%1\" of the plan is not met.").arg(criterion.name);
    }
    return lines;
}

QStringList failedChecksText(const core::RunStatus& status)
{
    QStringList lines;
    for (const core::CheckResult& check : status.failedBefore + status.checks) {
        if (check.verdict != core::Verdict::Failed)
            continue;
        lines += (check.isStale ? Text::tr("Failed before in %1, and not passed since: %2") : Text::tr("Failed in %1: %2"))
                     .arg(check.phase, check.name);
        for (const QString& line : {check.figures, check.why}) {
            if (!line.isEmpty())
                lines += QStringLiteral("    ") + line;
        }
        if (check.samples.isEmpty())
            continue;
        QStringList cells;
        for (qsizetype column = 0; column < check.samples.first().size(); ++column) {
            const QString& value = check.samples.first().at(column);
            cells += QStringLiteral("%1 %2")
                         .arg(check.columns.value(column), value.isNull() ? QStringLiteral("NULL") : value)
                         .trimmed();
        }
        lines += QStringLiteral("    ") + Text::tr("first row: %1").arg(cells.join(QStringLiteral(", ")));
    }
    return lines;
}

QStringList runEndText(const core::RunStatus& status)
{
    QStringList lines;
    append(lines, phasesText(status));
    append(lines, failedChecksText(status));
    append(lines, balanceText(status));
    append(lines, quarantineCountsText(status));
    append(lines, criteriaText(status));
    if (!status.report.isEmpty())
        append(lines, {Text::tr("Report: %1").arg(status.report)});
    return lines;
}

QStringList rehearsalText(const core::RunStatus& rehearsal, const core::RunStatus* forecast)
{
    qsizetype done = 0;
    QDateTime last;
    for (const core::PhaseStatus& phase : rehearsal.phases) {
        done += phase.state == core::PhaseState::Done || phase.state == core::PhaseState::DoneWithExceptions
                    ? 1
                    : 0;
        last = phase.endedAt.isValid() && (!last.isValid() || phase.endedAt > last) ? phase.endedAt : last;
    }
    QStringList lines{
        Text::tr("Rehearsed %1: the plan %2. %3 of %4 phases were done, with %5 rows in quarantine.")
            .arg(timeText(last),
                 QStringLiteral("%1 %2").arg(rehearsal.planName, rehearsal.planVersion).trimmed(),
                 grouped(done), grouped(rehearsal.phases.size()), grouped(rehearsal.quarantined()))};
    if (!forecast)
        lines += Text::tr(
            "The plan is another one now, so that the rehearsal forecasts nothing. Rehearse it again.");
    return lines;
}

QStringList statusText(const core::RunStatus& status)
{
    QStringList lines = headText(status);
    if (!status.hasRun)
        append(lines, {Text::tr("No migration of this database has been started.")});
    append(lines, runEndText(status));
    append(lines, costText(status));
    append(lines, forecastText(status));
    append(lines, returnsText(status));
    return lines;
}

} // namespace godwit::app
