// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/kinds/facts.h"
#include "core/report/kinds/kinds.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kLinesShown = 60;

Section whatSection(const Incidents& found)
{
    Section section{.anchor = QStringLiteral("incidents"),
                    .title = QStringLiteral("What failed or was taken back"),
                    .name = QStringLiteral("Incidents")};
    DataTable table{.id = QStringLiteral("incidents"),
                    .columns = {{QStringLiteral("At"), QStringLiteral("at")},
                                {QStringLiteral("What"), QStringLiteral("what")},
                                {QStringLiteral("Code"), QStringLiteral("code")},
                                {QStringLiteral("Why"), QStringLiteral("why")},
                                {QStringLiteral("What to do"), QStringLiteral("next")}}};
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

/// Where the database as it was is now.
QString originalText(const RunStatus& status)
{
    const QString& original = status.safety.original;
    if (!status.hasRun)
        return QStringLiteral("No run has been started: nothing was changed.");
    if (status.safety.originalUntouched)
        return original.isEmpty() ? QStringLiteral("The original is untouched.")
                                  : QStringLiteral("The original is untouched: %1.").arg(original);
    return original.isEmpty()
               ? QStringLiteral("The live file is the new one.")
               : QStringLiteral("The live file is the new one; the original is %1.").arg(original);
}

Section stateSection(const Report& report, const Incidents& found)
{
    const SafetyStatus& safety = report.status.safety;
    Section section{.anchor = QStringLiteral("state"),
                    .title = QStringLiteral("The state of the data now"),
                    .name = QStringLiteral("State")};
    QStringList lines{originalText(report.status)};
    if (!safety.snapshotVerified)
        lines.append(QStringLiteral("There is no verified snapshot."));
    else if (safety.snapshotVerifiedAt.isValid())
        lines.append(QStringLiteral("The snapshot of it was verified %1.")
                         .arg(bothTimesText(safety.snapshotVerifiedAt)));
    else
        lines.append(QStringLiteral("The snapshot of it is verified."));
    for (const Incident& incident : found.incidents) {
        const QString line = QStringLiteral("After %1: %2").arg(incident.code, uncapitalised(incident.state));
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

QString firstText(const QList<Incident>& incidents)
{
    return incidents.size() == 1
               ? QStringLiteral("%1.").arg(incidents.first().what)
               : QStringLiteral("The first: %1.").arg(uncapitalised(incidents.first().what));
}

} // namespace

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
             firstText(found.incidents),
             {}});
    document.sections = {whatSection(found), stateSection(report, found), adviceSection(report)};
    if (!found.incidents.isEmpty()) {
        document.sections.push_back(failedSection(report));
        document.sections.push_back(sinceSection(found));
    }
    document.sections.push_back(logSection(report, found));
    for (const auto& section : {&wayBackSection, &runSection, &phasesSection})
        document.sections.push_back(section(report));
    return document;
}

} // namespace godwit::core
