// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_sections.h"
#include "core/report/report_text.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

void writeFact(HtmlWriter& html, const QString& name, const QString& value)
{
    html.element("dt", name);
    html.element("dd", value.isEmpty() ? QStringLiteral("—") : value);
}

void writeHashFact(HtmlWriter& html, const QString& name, const QString& value)
{
    html.element("dt", name);
    html.element("dd", value.isEmpty() ? QStringLiteral("—") : value, {{"class", QStringLiteral("mono")}});
}

QDateTime firstStart(const RunStatus& status)
{
    QDateTime first;
    for (const PhaseStatus& phase : status.phases) {
        if (phase.startedAt.isValid() && (!first.isValid() || phase.startedAt < first))
            first = phase.startedAt;
    }
    return first;
}

QDateTime lastEnd(const RunStatus& status)
{
    QDateTime last;
    for (const PhaseStatus& phase : status.phases) {
        if (phase.endedAt.isValid() && (!last.isValid() || phase.endedAt > last))
            last = phase.endedAt;
    }
    return last;
}

QString stageText(const RunStatus& status)
{
    if (status.isFinished)
        return QStringLiteral("finished: snapshots, rollback points and the kept original are removed");
    if (status.isCutOver)
        return QStringLiteral("cut over: the live file is the new one");
    return QStringLiteral("before cut-over: all work happens on a copy");
}

QString originalText(const SafetyStatus& safety)
{
    const QString checked = safety.originalCheckedAt.isValid()
                                ? QStringLiteral("checked %1").arg(bothTimesText(safety.originalCheckedAt))
                                : QStringLiteral("not checked");
    return safety.original.isEmpty() ? checked : QStringLiteral("%1; %2").arg(safety.original, checked);
}

QString auditHead(const QList<AuditEntry>& audit)
{
    const auto head = std::ranges::max_element(audit, {}, &AuditEntry::number);
    return head == audit.end() ? QString()
                               : QStringLiteral("entry %1: %2").arg(groupedText(head->number), head->hash);
}

void writeDatabaseFacts(HtmlWriter& html, const Report& report)
{
    const RunStatus& status = report.status;
    const auto facts = html.in("dl", {{"class", QStringLiteral("facts")}});
    writeFact(html, QStringLiteral("Database"),
              QStringLiteral("%1 (%2)").arg(status.database, bytesText(status.databaseBytes)));
    writeFact(html, QStringLiteral("Original"), originalText(status.safety));
    writeFact(html, QStringLiteral("Stage"), stageText(status));
    writeFact(html, QStringLiteral("Workspace"), status.workspace);
    writeFact(html, QStringLiteral("Run"), status.run);
    writeFact(html, QStringLiteral("Started"), bothTimesText(firstStart(status)));
    writeFact(html, QStringLiteral("Last phase ended"), bothTimesText(lastEnd(status)));
    qint64 worked = 0;
    for (const PhaseStatus& phase : status.phases)
        worked += phase.elapsedMs;
    writeFact(html, QStringLiteral("Working time"), durationText(worked));
}

void writePlanFacts(HtmlWriter& html, const Report& report)
{
    const RunStatus& status = report.status;
    const auto facts = html.in("dl", {{"class", QStringLiteral("facts")}});
    writeFact(html, QStringLiteral("Plan"),
              QStringLiteral("%1, version %2").arg(status.planName, status.planVersion));
    writeFact(html, QStringLiteral("Strategy"), status.strategy);
    writeFact(html, QStringLiteral("Approved"),
              status.planApproved ? QStringLiteral("yes") : QStringLiteral("no"));
    writeFact(html, QStringLiteral("Plan file"), status.planPath);
    writeHashFact(html, QStringLiteral("Plan SHA-256"), status.planHash);
    writeHashFact(html, QStringLiteral("Audit head"), auditHead(report.audit));
    writeFact(html, QStringLiteral("Written"), bothTimesText(report.writtenAt));
    writeFact(html, QStringLiteral("Written by"),
              QStringLiteral("Godwit %1, SQLite %2").arg(report.toolVersion, report.sqliteVersion));
}

Tone toneOf(PhaseState state)
{
    switch (state) {
    case PhaseState::Done:
        return Tone::Good;
    case PhaseState::DoneWithExceptions:
    case PhaseState::Waiting:
    case PhaseState::Paused:
        return Tone::Warning;
    case PhaseState::Failed:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

void writePhase(HtmlWriter& html, const PhaseStatus& phase, qsizetype index)
{
    const auto row = html.in("tr", {{"id", anchorOf("phase", index)}});
    html.element("th", phase.title, {{"scope", QStringLiteral("row")}});
    {
        const auto cell = html.in("td");
        writeBadge(html, toneOf(phase.state), stateWords(phase.state));
    }
    writeTime(html, phase.startedAt);
    writeTime(html, phase.endedAt);
    writeFigure(html, phase.startedAt.isValid() ? durationText(phase.elapsedMs) : QStringLiteral("—"));
    writeCell(html, phase.state == PhaseState::Waiting && !phase.waitsFor.isEmpty() ? phase.waitsFor
                                                                                    : phase.summary);
}

QString stepText(const StepStatus& step)
{
    if (step.rows < 0)
        return {};
    if (step.changed + step.unchanged > 0)
        return QStringLiteral("%1, %2 changed, %3 unchanged")
            .arg(countText(step.rows, QStringLiteral("row"), QStringLiteral("rows")), groupedText(step.changed),
                 groupedText(step.unchanged));
    return QStringLiteral("%1, %2 written")
        .arg(countText(step.rows, QStringLiteral("row"), QStringLiteral("rows")), groupedText(step.written));
}

void writeStep(HtmlWriter& html, const StepStatus& step)
{
    const auto row = html.in("tr", {{"class", QStringLiteral("part")}});
    html.element("td", QStringLiteral("%1: %2").arg(step.kind, step.title));
    html.element("td", stateWords(step.state), {{"colspan", QStringLiteral("3")}});
    writeFigure(html, step.elapsedMs > 0 ? durationText(step.elapsedMs) : QString());
    writeCell(html, stepText(step));
}

} // namespace

QString phaseTitle(const Report& report, const QString& id)
{
    for (const PhaseStatus& phase : report.status.phases) {
        if (phase.id == id)
            return phase.title;
    }
    const Phase* planned = report.plan.phase(id);
    return planned ? planned->title : id;
}

void writeRunFacts(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("run")}});
    html.element("h2", QStringLiteral("What was migrated"));
    const auto columns = html.in("div", {{"class", QStringLiteral("pair-of-columns")}});
    writeDatabaseFacts(html, report);
    writePlanFacts(html, report);
}

void writePhases(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("phases")}});
    html.element("h2", QStringLiteral("Phases"));
    if (report.status.phases.isEmpty())
        return writeNote(html, QStringLiteral("No run has been started."));
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("Phase")},
                     {QStringLiteral("State")},
                     {QStringLiteral("Started")},
                     {QStringLiteral("Ended")},
                     {QStringLiteral("Time"), true},
                     {QStringLiteral("Result")}});
    const auto body = html.in("tbody");
    for (qsizetype i = 0; i < report.status.phases.size(); ++i) {
        writePhase(html, report.status.phases[i], i);
        for (const StepStatus& step : report.status.steps) {
            if (step.phase == report.status.phases[i].id)
                writeStep(html, step);
        }
    }
}

} // namespace godwit::core
