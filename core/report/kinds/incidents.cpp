// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/report/kinds/facts.h"
#include "core/report/parts.h"
#include "core/report/sections/sections.h"

#include <QRegularExpression>

#include <algorithm>

namespace godwit::core {

namespace {

/// A reason without the code in front of it, which stands beside it.
QString withoutCode(const QString& why, const QString& code)
{
    if (code.isEmpty() || !why.startsWith(code))
        return why;
    const QString rest = why.mid(code.size());
    return rest.isEmpty() || rest.startsWith(u':') || rest.startsWith(u' ') ? rest.mid(1).trimmed() : why;
}

/// The code that a text names, and what the catalogue says of it.
void explain(Incident& incident, const QString& text)
{
    static const QRegularExpression kCode(QStringLiteral("GW-(\\d{4})"));
    const auto match = kCode.match(text);
    if (!match.hasMatch())
        return;
    const Error error(static_cast<ErrorCode>(match.captured(1).toInt()), {});
    incident.code = match.captured(0);
    incident.state = error.state;
    incident.next = error.next;
    incident.why = withoutCode(incident.why, incident.code);
}

/// "in “move: a → b”", the step of a phase that failed; empty: none did.
QString failedStep(const Report& report, const QString& phase)
{
    for (const StepStatus& step : report.status.steps) {
        if (step.phase == phase && step.state == PhaseState::Failed)
            return QStringLiteral(" in “%1: %2”").arg(step.kind, step.title);
    }
    return {};
}

/// The log's last error of a phase: why it stopped.
QString lastError(const Report& report, const QString& phase)
{
    for (qsizetype i = report.log.size() - 1; i >= 0; --i) {
        if (report.log[i].level == LogLine::Level::Error && report.log[i].phase == phase)
            return report.log[i].text;
    }
    return {};
}

void addPhases(const Report& report, QList<Incident>& incidents)
{
    for (qsizetype i = 0; i < report.status.phases.size(); ++i) {
        const PhaseStatus& phase = report.status.phases[i];
        if (phase.state != PhaseState::Failed)
            continue;
        const QString logged = lastError(report, phase.id);
        Incident incident{
            .what = QStringLiteral("The phase “%1” failed%2").arg(phase.title, failedStep(report, phase.id)),
            .why = phase.summary.isEmpty() ? logged : phase.summary,
            .code = {},
            .state = {},
            .next = {},
            .at = phase.endedAt.isValid() ? phase.endedAt : phase.startedAt,
            .anchor = anchorOf("phase", i)};
        explain(incident, phase.summary + u' ' + logged);
        incidents.append(incident);
    }
    for (const StepStatus& step : report.status.steps) {
        const auto phase = std::ranges::find(report.status.phases, step.phase, &PhaseStatus::id);
        const bool isTold = phase != report.status.phases.end() && phase->state == PhaseState::Failed;
        if (step.state == PhaseState::Failed && !isTold)
            incidents.append({.what = QStringLiteral("The step “%1: %2” of “%3” failed")
                                          .arg(step.kind, step.title, phaseTitle(report, step.phase)),
                              .why = {},
                              .code = {},
                              .state = {},
                              .next = {},
                              .at = {},
                              .anchor = QStringLiteral("phases")});
    }
}

void addChecks(const Report& report, QList<Incident>& incidents)
{
    for (qsizetype i = 0; i < report.status.checks.size(); ++i) {
        const CheckResult& check = report.status.checks[i];
        if (check.verdict != Verdict::Failed)
            continue;
        Incident incident{.what = QStringLiteral("The check “%1” failed").arg(check.name),
                          .why = check.why.isEmpty() ? check.figures : check.why,
                          .code = {},
                          .state = {},
                          .next = QStringLiteral("Roll back and mend what it found."),
                          .at = check.at,
                          .anchor = anchorOf("check", i)};
        explain(incident, check.why);
        incidents.append(incident);
    }
}

/// Failures of phases that were rolled back or begun anew, and have not passed since.
void addFailedBefore(const Report& report, QList<Incident>& incidents)
{
    for (const CheckResult& check : report.status.failedBefore) {
        Incident incident{.what = QStringLiteral("The check “%1” failed, and “%2” has not passed since")
                                      .arg(check.name, phaseTitle(report, check.phase)),
                          .why = check.why.isEmpty() ? check.figures : check.why,
                          .code = {},
                          .state = {},
                          .next = QStringLiteral("Mend what it found before the phase runs again."),
                          .at = check.at,
                          .anchor = {}};
        explain(incident, check.why);
        incidents.append(incident);
    }
}

void addAccount(const Report& report, QList<Incident>& incidents)
{
    if (!isValidated(report))
        return;
    for (qsizetype i = 0; i < report.status.balance.size(); ++i) {
        if (report.status.balance[i].lacksRows())
            incidents.append(
                {.what =
                     QStringLiteral("The balance of %1 does not add up").arg(report.status.balance[i].table),
                 .why = {},
                 .code = {},
                 .state = {},
                 .next = {},
                 .at = {},
                 .anchor = anchorOf("balance", i)});
    }
    for (qsizetype i = 0; i < report.status.criteria.size(); ++i) {
        const CriterionResult& criterion = report.status.criteria[i];
        if (isMissed(criterion))
            incidents.append({.what = QStringLiteral("The criterion “%1” is not met").arg(criterion.name),
                              .why = QStringLiteral("%1 was measured, and the plan asks for %2.")
                                         .arg(criterion.measured, criterion.target),
                              .code = {},
                              .state = {},
                              .next = {},
                              .at = {},
                              .anchor = anchorOf("criterion", i)});
    }
}

bool tellsOfTrouble(const AuditEntry& entry)
{
    return entry.action.endsWith(QLatin1String(" stopped")) ||
           entry.action.endsWith(QLatin1String(" failed")) ||
           entry.action == QLatin1String("automatic rollback") || entry.action == QLatin1String("rollback") ||
           entry.action == QLatin1String("restore") || entry.detail.endsWith(QLatin1String(": failed"));
}

/// What an action of the audit log comes to, for somebody who does not read it.
QString happened(const QString& action)
{
    if (action == QLatin1String("rollback"))
        return QStringLiteral("The run was rolled back");
    if (action == QLatin1String("automatic rollback"))
        return QStringLiteral("The run rolled itself back");
    return action == QLatin1String("restore") ? QStringLiteral("A snapshot was restored")
                                              : capitalised(action);
}

/// "to the start of “Move data”" for "to the start of move".
QString whereTo(const Report& report, const QString& detail)
{
    static const QRegularExpression kStart(QStringLiteral("^to the start of ([^,: ]+)(.*)$"));
    const auto match = kStart.match(detail);
    return match.hasMatch() ? QStringLiteral("to the start of “%1”%2")
                                  .arg(phaseTitle(report, match.captured(1)), match.captured(2))
                            : detail;
}

void addAudit(const Report& report, QList<Incident>& incidents)
{
    for (const AuditEntry& entry : report.audit) {
        if (!tellsOfTrouble(entry))
            continue;
        Incident incident{
            .what = QStringLiteral("%1, audit entry %2").arg(happened(entry.action)).arg(entry.number),
            .why = whereTo(report, entry.detail),
            .code = {},
            .state = {},
            .next = {},
            .at = entry.at,
            .anchor = {}};
        explain(incident, entry.detail);
        incidents.append(incident);
    }
}

} // namespace

Incidents incidentsOf(const Report& report)
{
    Incidents found;
    addPhases(report, found.incidents);
    addChecks(report, found.incidents);
    addFailedBefore(report, found.incidents);
    addAccount(report, found.incidents);
    addAudit(report, found.incidents);
    // Those whose time is not known come last.
    std::ranges::stable_sort(found.incidents, [](const Incident& one, const Incident& other) {
        return one.at.isValid() && (!other.at.isValid() || one.at < other.at);
    });
    std::ranges::copy_if(report.log, std::back_inserter(found.log),
                         [](const LogLine& line) { return line.level != LogLine::Level::Info; });
    if (found.incidents.isEmpty() || !found.incidents.first().at.isValid())
        return found;
    std::ranges::copy_if(report.audit, std::back_inserter(found.since), [&](const AuditEntry& entry) {
        return entry.at >= found.incidents.first().at && entry.action != QLatin1String("report");
    });
    std::ranges::sort(found.since, {}, &AuditEntry::number);
    return found;
}

} // namespace godwit::core
