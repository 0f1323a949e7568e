// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

Fact factOf(const QString& name, const QString& value, bool isCode = false)
{
    return {name, value.isEmpty() ? QStringLiteral("—") : value, isCode};
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
    if (status.isRehearsal)
        return QStringLiteral("a rehearsal: everything up to the cut-over, beside the database, which was only read");
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

QList<Fact> databaseFacts(const RunStatus& status)
{
    qint64 worked = 0;
    for (const PhaseStatus& phase : status.phases)
        worked += phase.elapsedMs;
    return {factOf(QStringLiteral("Database"),
                   QStringLiteral("%1 (%2)").arg(status.database, bytesText(status.databaseBytes))),
            factOf(QStringLiteral("Original"), originalText(status.safety)),
            factOf(QStringLiteral("Stage"), stageText(status)),
            factOf(QStringLiteral("Workspace"), status.workspace),
            factOf(QStringLiteral("Run"), status.run),
            factOf(QStringLiteral("Started"), bothTimesText(firstStart(status))),
            factOf(QStringLiteral("Last phase ended"), bothTimesText(lastEnd(status))),
            factOf(QStringLiteral("Working time"), durationText(worked))};
}

QList<Fact> planFacts(const Report& report)
{
    const RunStatus& status = report.status;
    return {factOf(QStringLiteral("Plan"),
                   QStringLiteral("%1, version %2").arg(status.planName, status.planVersion)),
            factOf(QStringLiteral("Strategy"), status.strategy),
            factOf(QStringLiteral("Approved"),
                   status.planApproved ? QStringLiteral("yes") : QStringLiteral("no")),
            factOf(QStringLiteral("Plan file"), status.planPath),
            factOf(QStringLiteral("Plan SHA-256"), status.planHash, true),
            factOf(QStringLiteral("Audit head"), auditHead(report.audit), true),
            factOf(QStringLiteral("Written"), bothTimesText(report.writtenAt)),
            factOf(QStringLiteral("Written by"),
                   QStringLiteral("Godwit %1, SQLite %2").arg(report.toolVersion, report.sqliteVersion))};
}

TableRow phaseRow(const PhaseStatus& phase, qsizetype index)
{
    const bool waits = phase.state == PhaseState::Waiting && !phase.waitsFor.isEmpty();
    TableRow row =
        rowOf({headingOf(phase.title), badgeOf(phase.state), timeOf(phase.startedAt), timeOf(phase.endedAt),
               figureOf(phase.startedAt.isValid() ? durationText(phase.elapsedMs) : QStringLiteral("—")),
               cellOf(waits ? phase.waitsFor : phase.summary)});
    row.anchor = anchorOf("phase", index);
    return row;
}

QString stepText(const StepStatus& step)
{
    if (step.rows < 0)
        return {};
    const QString rows = countText(step.rows, QStringLiteral("row"), QStringLiteral("rows"));
    if (step.changed + step.unchanged > 0)
        return QStringLiteral("%1, %2 changed, %3 unchanged")
            .arg(rows, groupedText(step.changed), groupedText(step.unchanged));
    if (step.written == 0 && step.kind != QLatin1String("move"))
        return rows;
    return QStringLiteral("%1, %2 written").arg(rows, groupedText(step.written));
}

TableRow stepRow(const StepStatus& step)
{
    TableCell state = cellOf(stateWords(step.state));
    state.span = 3;
    TableRow row = rowOf({cellOf(QStringLiteral("%1: %2").arg(step.kind, step.title)), state,
                          figureOf(step.elapsedMs > 0 ? durationText(step.elapsedMs) : QString()),
                          cellOf(stepText(step))});
    row.weight = TableRow::Weight::Part;
    return row;
}

DataTable phaseRecords(const RunStatus& status)
{
    DataTable table{.id = QStringLiteral("phases"), .shape = DataTable::Shape::Hidden};
    for (const char* id : {"id", "title", "state", "started_at", "ended_at", "elapsed_ms", "summary"})
        table.columns.append({{}, QString::fromLatin1(id)});
    for (const PhaseStatus& phase : status.phases)
        table.rows.push_back(
            rowOf({rawOf(phase.id), rawOf(phase.title), rawOf(stateId(phase.state)), rawOf(phase.startedAt),
                   rawOf(phase.endedAt), rawOf(phase.elapsedMs), rawOf(phase.summary)}));
    return table;
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

Section runSection(const Report& report)
{
    Section section{
        .anchor = QStringLiteral("run"), .title = QStringLiteral("Database, plan and run"), .isListed = false};
    section.blocks.push_back({FactSheet{{databaseFacts(report.status), planFacts(report)}}});
    return section;
}

Section phasesSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("phases"), .title = QStringLiteral("Phases")};
    if (report.status.phases.isEmpty()) {
        section.blocks.push_back(noteBlock(QStringLiteral("No run has been started.")));
        section.blocks.push_back({phaseRecords(report.status)});
        return section;
    }
    DataTable table{.columns = {{QStringLiteral("Phase"), {}, false, 2.6},
                                {QStringLiteral("State"), {}, false, 1.4},
                                {QStringLiteral("Started"), {}, false, 1.6},
                                {QStringLiteral("Ended"), {}, false, 1.6},
                                {QStringLiteral("Time"), {}, true, 0.8},
                                {QStringLiteral("Result"), {}, false, 2.2}}};
    for (qsizetype i = 0; i < report.status.phases.size(); ++i) {
        table.rows.push_back(phaseRow(report.status.phases[i], i));
        for (const StepStatus& step : report.status.steps) {
            if (step.phase == report.status.phases[i].id)
                table.rows.push_back(stepRow(step));
        }
    }
    section.blocks.push_back({table});
    section.blocks.push_back({phaseRecords(report.status)});
    return section;
}

} // namespace godwit::core
