// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/report/kinds/facts.h"
#include "core/report/kinds/kinds.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <QRegularExpression>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kLinesShown = 60;

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
        Incident incident{.what = QStringLiteral("The phase “%1” failed").arg(phase.title),
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
        if (step.state == PhaseState::Failed)
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
                          .next = {},
                          .at = check.at,
                          .anchor = anchorOf("check", i)};
        explain(incident, check.why);
        incidents.append(incident);
    }
}

void addAccount(const Report& report, QList<Incident>& incidents)
{
    if (!isValidated(report))
        return;
    for (qsizetype i = 0; i < report.status.balance.size(); ++i) {
        if (!report.status.balance[i].closes())
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
        if (isMeasured(criterion) && !criterion.met)
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

void addAudit(const Report& report, QList<Incident>& incidents)
{
    for (const AuditEntry& entry : report.audit) {
        if (!tellsOfTrouble(entry))
            continue;
        Incident incident{.what = QStringLiteral("Audit entry %1: %2").arg(entry.number).arg(entry.action),
                          .why = entry.detail,
                          .code = {},
                          .state = {},
                          .next = {},
                          .at = entry.at,
                          .anchor = {}};
        explain(incident, entry.detail);
        incidents.append(incident);
    }
}

Section whatSection(const Incidents& found)
{
    Section section{.anchor = QStringLiteral("incidents"),
                    .title = QStringLiteral("What failed"),
                    .name = QStringLiteral("Incidents")};
    DataTable table{.id = QStringLiteral("incidents"),
                    .columns = {{QStringLiteral("At"), QStringLiteral("at")},
                                {QStringLiteral("What"), QStringLiteral("what")},
                                {QStringLiteral("Code"), QStringLiteral("code")},
                                {QStringLiteral("Why"), QStringLiteral("why")},
                                {QStringLiteral("What to do by the catalogue"), QStringLiteral("next")}}};
    for (const Incident& incident : found.incidents) {
        TableCell what = headingOf(incident.what);
        what.link = incident.anchor;
        what.tone = Tone::Bad;
        table.rows.push_back(rowOf(
            {timeOf(incident.at), what, cellOf(incident.code), cellOf(incident.why), cellOf(incident.next)}));
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral(
            "No phase, step or check of this run failed, and the audit log tells of nothing that stopped.")));
    }
    section.blocks.push_back({table});
    return section;
}

Section stateSection(const Report& report, const Incidents& found)
{
    const SafetyStatus& safety = report.status.safety;
    Section section{.anchor = QStringLiteral("state"),
                    .title = QStringLiteral("The state of the data now"),
                    .name = QStringLiteral("State")};
    QStringList lines{
        safety.originalUntouched
            ? QStringLiteral("The original is untouched: %1.").arg(safety.original)
            : QStringLiteral("The live file is the new one; the original is %1.").arg(safety.original)};
    if (!safety.snapshotVerified)
        lines.append(QStringLiteral("There is no verified snapshot."));
    else if (safety.snapshotVerifiedAt.isValid())
        lines.append(
            QStringLiteral("Its snapshot was verified %1.").arg(bothTimesText(safety.snapshotVerifiedAt)));
    else
        lines.append(QStringLiteral("Its snapshot was verified."));
    for (const Incident& incident : found.incidents) {
        const QString line = QStringLiteral("When %1 came: %2").arg(incident.code, incident.state);
        if (!incident.state.isEmpty() && !lines.contains(line))
            lines.append(line);
    }
    section.blocks.push_back(listBlock(lines));
    return section;
}

Section failedSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("failed-checks"),
                    .title = QStringLiteral("Checks that failed"),
                    .name = QStringLiteral("Checks")};
    DataTable table =
        checkTable(report, [](const CheckResult& check) { return check.verdict == Verdict::Failed; });
    section.blocks.push_back(table.rows.empty() ? noteBlock(QStringLiteral("No check failed."))
                                                : Block{table});
    return section;
}

Section sinceSection(const Incidents& found)
{
    Section section{.anchor = QStringLiteral("since"),
                    .title = QStringLiteral("What was done since"),
                    .name = QStringLiteral("Since")};
    section.blocks.push_back(
        found.since.isEmpty()
            ? noteBlock(QStringLiteral("The audit log has no entry since."))
            : Block{auditTable(found.since.last(std::min(kLinesShown, found.since.size())))});
    return section;
}

Section logSection(const Report& report, const Incidents& found)
{
    Section section{.anchor = QStringLiteral("log"),
                    .title = QStringLiteral("Warnings and errors of the log"),
                    .name = QStringLiteral("Log")};
    DataTable table{.id = QStringLiteral("log"),
                    .columns = {{QStringLiteral("At"), QStringLiteral("at")},
                                {QStringLiteral("Level"), QStringLiteral("level")},
                                {QStringLiteral("Phase"), QStringLiteral("phase")},
                                {QStringLiteral("Text"), QStringLiteral("text")}}};
    for (const LogLine& line : found.log.last(std::min(kLinesShown, found.log.size()))) {
        const bool isError = line.level == LogLine::Level::Error;
        TableCell phase = cellOf(phaseTitle(report, line.phase));
        phase.raw = line.phase;
        table.rows.push_back(rowOf({timeOf(line.at),
                                    badgeOf(isError ? Tone::Bad : Tone::Warning,
                                            isError ? QStringLiteral("error") : QStringLiteral("warning")),
                                    phase, cellOf(line.text)}));
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("The log has none.")));
    }
    section.blocks.push_back({table});
    return section;
}

} // namespace

Incidents incidentsOf(const Report& report)
{
    Incidents found;
    addPhases(report, found.incidents);
    addChecks(report, found.incidents);
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
    std::ranges::copy_if(report.audit, std::back_inserter(found.since),
                         [&](const AuditEntry& entry) { return entry.at >= found.incidents.first().at; });
    std::ranges::sort(found.since, {}, &AuditEntry::number);
    return found;
}

Section incidentSection(const Report& report)
{
    return whatSection(incidentsOf(report));
}

Document incidentDocument(const Report& report)
{
    const Incidents found = incidentsOf(report);
    Document document = headOf(report, QStringLiteral("Incident report"));
    if (found.incidents.isEmpty())
        document.banners.append(
            {Tone::Good,
             QStringLiteral("No incident"),
             QStringLiteral("Nothing of this run failed, stopped or was taken back. What follows says "
                            "where the data stands and how to go back."),
             {}});
    else
        document.banners.append(
            {Tone::Bad,
             countText(found.incidents.size(), QStringLiteral("incident"), QStringLiteral("incidents")),
             QStringLiteral("The first: %1.").arg(found.incidents.first().what),
             {}});
    document.sections = {whatSection(found), stateSection(report, found), adviceSection(report)};
    if (!found.incidents.isEmpty()) {
        document.sections.push_back(failedSection(report));
        document.sections.push_back(sinceSection(found));
    }
    document.sections.push_back(logSection(report, found));
    for (const auto& section : {&phasesSection, &wayBackSection, &runSection})
        document.sections.push_back(section(report));
    return document;
}

} // namespace godwit::core
