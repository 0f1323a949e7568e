// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/verdict.h"

namespace godwit::core {

namespace {

const QString kAssessment = QStringLiteral("assessment");
constexpr qsizetype kCausesNamed = 8; // the most frequent causes come first

/// The catalogue's way on for a quarantined row's code; empty if the code is not one of a row.
QString wayOn(const QString& code)
{
    const int number = code.startsWith(QLatin1String("GW-")) ? code.mid(3).toInt() : 0;
    const bool isOfRow = (number >= 2101 && number <= 2112) || number == 2201 || number == 2202;
    return isOfRow ? Error(static_cast<ErrorCode>(number), {}).next : QString();
}

QString sentence(const QString& text)
{
    return text.isEmpty() || text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

/// As a sentence of its own.
QString begun(const QString& text)
{
    return sentence(capitalised(text));
}

QString ofRows(qint64 rows)
{
    return rows < 0
               ? QString()
               : QStringLiteral(" (%1)").arg(countText(rows, QStringLiteral("row"), QStringLiteral("rows")));
}

void adviseOnFailedWork(const RunStatus& status, QList<Advice>& advice)
{
    for (qsizetype i = 0; i < status.phases.size(); ++i) {
        const PhaseStatus& phase = status.phases[i];
        if (phase.state == PhaseState::Failed)
            advice.append(
                {Tone::Bad,
                 QStringLiteral(
                     "“%1” failed. %2 Mend what stopped it and run it again, or roll back to its start.")
                     .arg(phase.title, begun(phase.summary))
                     .simplified(),
                 anchorOf("phase", i)});
    }
    for (qsizetype i = 0; i < status.checks.size(); ++i) {
        const CheckResult& check = status.checks[i];
        if (check.verdict == Verdict::Failed)
            advice.append({Tone::Bad,
                           QStringLiteral("Roll back and mend what “%1” found%2. %3")
                               .arg(check.name, ofRows(check.rows), begun(check.why))
                               .trimmed(),
                           anchorOf("check", i)});
    }
}

QString adviceOnBalance(const BalanceRow& row)
{
    if (row.unaccounted == 0)
        return QStringLiteral("The figures of %1 do not add up. Roll back to the move and run it again.")
            .arg(row.table);
    return QStringLiteral("%1 of %2 unaccounted for. Roll back and mend the plan so that a move or a named rule says what becomes of %3.")
        .arg(countText(row.unaccounted, QStringLiteral("row"), QStringLiteral("rows")),
             row.table + (row.unaccounted == 1 ? QStringLiteral(" is") : QStringLiteral(" are")),
             row.unaccounted == 1 ? QStringLiteral("it") : QStringLiteral("them"));
}

void adviseOnFailedAccount(const RunStatus& status, QList<Advice>& advice)
{
    for (qsizetype i = 0; i < status.balance.size(); ++i) {
        if (status.balance[i].lacksRows())
            advice.append({Tone::Bad, adviceOnBalance(status.balance[i]), anchorOf("balance", i)});
    }
    for (qsizetype i = 0; i < status.criteria.size(); ++i) {
        const CriterionResult& criterion = status.criteria[i];
        if (isMissed(criterion))
            advice.append({Tone::Bad,
                           QStringLiteral("%1: %2 was measured, and the plan asks for %3.")
                               .arg(criterion.name, criterion.measured, criterion.target),
                           anchorOf("criterion", i)});
    }
}

void adviseOnQuarantine(const RunStatus& status, QList<Advice>& advice)
{
    qsizetype causes = 0;
    for (qsizetype i = 0; i < status.quarantine.size(); ++i) {
        const QuarantineCount& count = status.quarantine[i];
        if (count.state != EntryState::Undecided || count.rows == 0)
            continue;
        if (++causes > kCausesNamed) {
            advice.append({Tone::Warning, QStringLiteral("Decide on the rows of the other causes as well; they stand under Quarantine."),
                           QStringLiteral("quarantine")});
            return;
        }
        const QString rows = countText(count.rows, QStringLiteral("row"), QStringLiteral("rows"));
        advice.append({Tone::Warning,
                       QStringLiteral("Decide on %1 of %2: %3 %4")
                           .arg(rows, count.table, sentence(count.cause), wayOn(count.code))
                           .trimmed(),
                       anchorOf("cause", i)});
    }
}

/// What depends on rows that are not there yet is not looked at beforehand; the checks after the moves do.
void adviseOnNotRun(const RunStatus& status, QList<Advice>& advice)
{
    qint64 count = 0;
    qsizetype first = -1;
    for (qsizetype i = 0; i < status.checks.size(); ++i) {
        if (status.checks[i].verdict != Verdict::NotRun || !status.checks[i].looksAhead())
            continue;
        first = first < 0 ? i : first;
        ++count;
    }
    if (count > 0)
        advice.append({Tone::Neutral,
                       QStringLiteral("%1 of what was looked at beforehand did not run; the reason stands under Checks.")
                           .arg(countText(count, QStringLiteral("check"), QStringLiteral("checks"))),
                       anchorOf("check", first)});
}

/// What the assessment found in the old data is told as one: a dirty database has a hundred such findings.
void adviseOnAssessment(const RunStatus& status, QList<Advice>& advice)
{
    qint64 warnings = 0;
    qsizetype first = -1;
    for (qsizetype i = 0; i < status.checks.size(); ++i) {
        if (status.checks[i].verdict != Verdict::Warning || status.checks[i].suite != kAssessment)
            continue;
        first = first < 0 ? i : first;
        ++warnings;
    }
    if (warnings > 0)
        advice.append({Tone::Warning,
                       QStringLiteral("The assessment of the old data has %1 under Checks.")
                           .arg(countText(warnings, QStringLiteral("warning"), QStringLiteral("warnings"))),
                       anchorOf("check", first)});
}

/// What follows from the assessment, finding by finding (core/assess/advice).
void adviseOnFindings(const Assessment& assessment, QList<Advice>& advice)
{
    for (const Recommendation& one : assessment.recommendations)
        advice.append({Tone::Warning,
                       one.plan.isEmpty()
                           ? one.text
                           : QStringLiteral("%1 In the plan: %2").arg(one.text, one.plan.simplified()),
                       {}});
}

void adviseOnChecks(const RunStatus& status, const Assessment& assessment, QList<Advice>& advice)
{
    if (!status.isCutOver) { // what was seen beforehand is behind us then
        if (assessment.recommendations.isEmpty())
            adviseOnAssessment(status, advice);
        adviseOnFindings(assessment, advice);
        adviseOnNotRun(status, advice);
    }
    for (qsizetype i = 0; i < status.checks.size(); ++i) {
        const CheckResult& check = status.checks[i];
        if (check.verdict == Verdict::Warning && check.suite != kAssessment)
            advice.append({Tone::Warning,
                           QStringLiteral("Look at the warning “%1”%2. %3")
                               .arg(check.name, ofRows(check.rows), begun(check.why))
                               .trimmed(),
                           anchorOf("check", i)});
        if (check.verdict == Verdict::NotRun && !check.looksAhead())
            advice.append(
                {Tone::Neutral,
                 QStringLiteral("“%1” did not run. %2").arg(check.name, begun(check.why)).trimmed(),
                 anchorOf("check", i)});
    }
}

void adviseOnSafety(const RunStatus& status, QList<Advice>& advice)
{
    const bool isKept = status.hasRun && !status.isFinished;
    if (isKept && status.snapshots.isEmpty())
        advice.append(
            {Tone::Warning,
             QStringLiteral("There is no snapshot yet. Run the backup phase before anything changes."),
             QStringLiteral("snapshots")});
    for (qsizetype i = 0; isKept && i < status.snapshots.size(); ++i) {
        if (!status.snapshots[i].verifiedAt.isValid())
            advice.append(
                {Tone::Warning,
                 QStringLiteral("Snapshot %1 has not been verified. Verify it before you rely on it.")
                     .arg(status.snapshots[i].id),
                 anchorOf("snapshot", i)});
    }
    if (status.hasRun && !status.planApproved)
        advice.append({Tone::Warning,
                       QStringLiteral("The plan is not approved. Have it reviewed before the cut-over."),
                       QStringLiteral("run")});
}

void adviseOnNextPhase(const Report& report, QList<Advice>& advice)
{
    if (report.status.isComplete && !report.status.isFinished) {
        advice.append(
            {Tone::Neutral,
             QStringLiteral(
                 "All phases are done. Finish the migration when nobody needs to go back; until then "
                 "snapshots and rollback points stay."),
             QStringLiteral("snapshots")});
        return;
    }
    for (qsizetype i = 0; i < report.status.phases.size(); ++i) {
        const PhaseStatus& phase = report.status.phases[i];
        if (phase.state == PhaseState::Waiting && !phase.waitsFor.isEmpty())
            advice.append({Tone::Warning,
                           QStringLiteral("“%1” waits. %2").arg(phase.title, begun(phase.waitsFor)),
                           anchorOf("phase", i)});
        const Phase* planned = report.plan.phase(phase.id);
        const bool isOpen = phase.state == PhaseState::NotStarted || phase.state == PhaseState::Ready;
        if (report.status.isCutOver && isOpen && planned && planned->has<ValidateStep>())
            advice.append(
                {Tone::Warning,
                 QStringLiteral("The live file has not been validated since the cut-over. Run “%1”.")
                     .arg(phase.title),
                 anchorOf("phase", i)});
    }
}

} // namespace

QList<Advice> recommendations(const Report& report)
{
    QList<Advice> advice;
    if (report.isStale)
        advice.append(
            {Tone::Warning,
             QStringLiteral(
                 "A file changed after the checks ran. Validate again before you rely on this report."),
             QStringLiteral("run")});
    adviseOnFailedWork(report.status, advice);
    if (isValidated(report))
        adviseOnFailedAccount(report.status, advice);
    adviseOnQuarantine(report.status, advice);
    adviseOnSafety(report.status, advice);
    adviseOnChecks(report.status, report.assessment, advice);
    adviseOnNextPhase(report, advice);
    return advice;
}

} // namespace godwit::core
