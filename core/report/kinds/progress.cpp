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

QString periodText(const Report& report, const Progressed& progressed)
{
    if (!progressed.since.isEmpty())
        return QStringLiteral("since “%1” ended").arg(progressed.since);
    if (!progressed.from.isValid())
        return QStringLiteral("since the beginning");
    return report.period == QLatin1String("weekly") ? QStringLiteral("the last seven days")
                                                    : QStringLiteral("the last 24 hours");
}

/// Of a long quarantine only the first rows are known one by one.
QString decidedText(const Report& report, const Progressed& progressed, const QString& one,
                    const QString& many)
{
    const bool isAll = report.quarantineTotal <= report.quarantine.size() ||
                       report.status.undecided() == report.status.quarantined();
    return (isAll ? QString() : QStringLiteral("at least ")) + countText(progressed.decided, one, many);
}

Section shortSection(const Report& report, const Progressed& progressed)
{
    Section section{
        .anchor = QStringLiteral("short"), .title = QStringLiteral("In short"), .isListed = false};
    const auto ended = std::ranges::count_if(
        progressed.events, [](const PhaseEvent& event) { return event.isEnd && isDone(event.state); });
    const auto notRun = std::ranges::count(progressed.checks, Verdict::NotRun, &CheckResult::verdict);
    const auto failed = std::ranges::count(progressed.checks, Verdict::Failed, &CheckResult::verdict);
    const auto warnings = std::ranges::count(progressed.checks, Verdict::Warning, &CheckResult::verdict);
    const auto done = std::ranges::count_if(report.status.phases,
                                            [](const PhaseStatus& phase) { return isDone(phase.state); });
    QList<Fact> left{
        {QStringLiteral("From"),
         progressed.from.isValid() ? bothTimesText(progressed.from) : QStringLiteral("the beginning")},
        {QStringLiteral("To"), bothTimesText(progressed.to)},
        {QStringLiteral("Phases done"),
         QStringLiteral("%1 of %2; %3 in this time").arg(done).arg(report.status.phases.size()).arg(ended)},
        {QStringLiteral("Rows read"), groupedText(progressed.rows)}};
    QList<Fact> right{
        {QStringLiteral("Checks run"),
         QStringLiteral("%1; %2 failed, %3%4")
             .arg(progressed.checks.size() - notRun)
             .arg(failed)
             .arg(countText(warnings, QStringLiteral("warning"), QStringLiteral("warnings")),
                  notRun > 0 ? QStringLiteral(", %1 not run").arg(notRun) : QString())},
        {QStringLiteral("In quarantine"),
         QStringLiteral("%1, %2 undecided")
             .arg(countText(report.status.quarantined(), QStringLiteral("row"), QStringLiteral("rows")),
                  groupedText(report.status.undecided()))},
        {QStringLiteral("Decided"),
         QStringLiteral("%1 in this time")
             .arg(decidedText(report, progressed, QStringLiteral("row"), QStringLiteral("rows")))},
        {QStringLiteral("Audit entries"), groupedText(progressed.audit.size())}};
    section.blocks.push_back({FactSheet{{left, right}}});
    return section;
}

Section eventSection(const Progressed& progressed)
{
    Section section{.anchor = QStringLiteral("events"),
                    .title = QStringLiteral("What happened"),
                    .name = QStringLiteral("Phases")};
    DataTable table{.id = QStringLiteral("events"),
                    .columns = {{QStringLiteral("At"), QStringLiteral("at")},
                                {QStringLiteral("Phase"), QStringLiteral("phase")},
                                {QStringLiteral("What"), QStringLiteral("what")},
                                {QStringLiteral("State now"), QStringLiteral("state")},
                                {QStringLiteral("Rows read"), QStringLiteral("rows"), true},
                                {QStringLiteral("Time"), QStringLiteral("elapsed_ms"), true}}};
    for (const PhaseEvent& event : progressed.events) {
        const bool hasEnded = std::ranges::any_of(progressed.events, [&event](const PhaseEvent& other) {
            return other.isEnd && other.phase == event.phase;
        });
        if (!event.isEnd && hasEnded)
            continue; // its end says enough
        TableCell title = headingOf(event.title);
        title.raw = event.phase;
        table.rows.push_back(
            rowOf({timeOf(event.at), title,
                   cellOf(event.isEnd ? QStringLiteral("ended") : QStringLiteral("started")),
                   badgeOf(event.state), countOf(event.rows.value_or(-1)),
                   event.isEnd ? figureOf(durationText(event.elapsedMs), QString::number(event.elapsedMs))
                               : figureOf(QStringLiteral("—"), QString())}));
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("No phase started or ended in this time.")));
    }
    section.blocks.push_back({table});
    return section;
}

Section checkSection(const Report& report, const Progressed& progressed)
{
    Section section{.anchor = QStringLiteral("progress-checks"),
                    .title = QStringLiteral("Checks in this time"),
                    .name = QStringLiteral("Checks")};
    DataTable table{.id = QStringLiteral("suites"),
                    .columns = {{QStringLiteral("Suite"), QStringLiteral("suite")},
                                {QStringLiteral("Passed"), QStringLiteral("passed"), true},
                                {QStringLiteral("Warnings"), QStringLiteral("warnings"), true},
                                {QStringLiteral("Failed"), QStringLiteral("failed"), true},
                                {QStringLiteral("Not run"), QStringLiteral("not_run"), true}}};
    QStringList suites;
    for (const CheckResult& check : progressed.checks) {
        if (!suites.contains(check.suite))
            suites.append(check.suite);
    }
    for (const QString& suite : suites) {
        TableCell name = headingOf(capitalised(suite));
        name.raw = suite;
        TableRow row = rowOf({name});
        for (const Verdict verdict : {Verdict::Passed, Verdict::Warning, Verdict::Failed, Verdict::NotRun})
            row.cells.append(figureOf(std::ranges::count_if(progressed.checks, [&](const CheckResult& check) {
                return check.suite == suite && check.verdict == verdict;
            })));
        table.rows.push_back(row);
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("No check ran in this time.")));
    }
    section.blocks.push_back({table});
    const auto addFailed = [&section](const QString& title, const QList<CheckResult>& checks) {
        QStringList failed;
        for (const CheckResult& check : checks) {
            if (check.verdict == Verdict::Failed)
                failed.append(QStringLiteral("%1: %2").arg(check.name, check.why));
        }
        if (failed.isEmpty())
            return;
        section.blocks.push_back(headingBlock(title));
        section.blocks.push_back(listBlock(failed));
    };
    addFailed(QStringLiteral("What failed"), progressed.checks);
    addFailed(QStringLiteral("What failed before, and has not passed since"), report.status.failedBefore);
    return section;
}

Section nextSection(const Progressed& progressed)
{
    Section section{.anchor = QStringLiteral("next"),
                    .title = QStringLiteral("What comes next"),
                    .name = QStringLiteral("Next")};
    DataTable table{.id = QStringLiteral("next"),
                    .columns = {{QStringLiteral("Phase"), QStringLiteral("phase")},
                                {QStringLiteral("State"), QStringLiteral("state")},
                                {QStringLiteral("From"), QStringLiteral("from")},
                                {QStringLiteral("To"), QStringLiteral("to")},
                                {QStringLiteral("Owner"), QStringLiteral("owner")},
                                {QStringLiteral("Waits for"), QStringLiteral("waits")}}};
    const auto day = [](QDate date) {
        TableCell cell = cellOf(date.isValid() ? date.toString(Qt::ISODate) : QStringLiteral("—"));
        cell.raw = date.isValid() ? cell.text : QString();
        return cell;
    };
    for (const NextPhase& next : progressed.next) {
        TableCell title = headingOf(next.title);
        title.raw = next.phase;
        table.rows.push_back(rowOf({title, badgeOf(next.state), day(next.from), day(next.to),
                                    cellOf(next.owner), cellOf(next.waits)}));
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("All phases are done.")));
    }
    section.blocks.push_back({table});
    return section;
}

Section entrySection(const Progressed& progressed)
{
    constexpr qsizetype kShown = 50;
    Section section{.anchor = QStringLiteral("progress-audit"),
                    .title = QStringLiteral("Audit entries in this time"),
                    .name = QStringLiteral("Audit")};
    if (progressed.audit.isEmpty())
        section.blocks.push_back(noteBlock(QStringLiteral("Nothing was recorded in this time.")));
    else
        section.blocks.push_back(
            {auditTable(progressed.audit.last(std::min(kShown, progressed.audit.size())))});
    return section;
}

} // namespace

Document progressDocument(const Report& report)
{
    const Progressed progressed = progressOf(report);
    Document document = headOf(report, QStringLiteral("Progress report"));
    const auto ended = std::ranges::count_if(progressed.events, &PhaseEvent::isEnd);
    const QString period = periodText(report, progressed);
    const bool isStill =
        progressed.events.isEmpty() && progressed.checks.isEmpty() && progressed.audit.isEmpty();
    document.banners.append(
        {Tone::Neutral,
         QStringLiteral("Progress, %1").arg(period),
         isStill
             ? QStringLiteral("Nothing happened in this time.")
             : QStringLiteral("%1 ended, %2 read, %3 decided.")
                   .arg(countText(ended, QStringLiteral("phase"), QStringLiteral("phases")),
                        countText(progressed.rows, QStringLiteral("row was"), QStringLiteral("rows were")),
                        decidedText(report, progressed, QStringLiteral("row in quarantine was"),
                                    QStringLiteral("rows in quarantine were"))),
         {}});
    document.banners += verdictBanners(report);
    document.sections = {shortSection(report, progressed), eventSection(progressed), checkSection(report, progressed),
                         nextSection(progressed),          adviceSection(report),    runSection(report),
                         entrySection(progressed)};
    return document;
}

} // namespace godwit::core
