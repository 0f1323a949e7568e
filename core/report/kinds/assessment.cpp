// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/kinds/kinds.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/assessed.h"
#include "core/report/sections/sections.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr qsizetype kAdviceOnPaper = 24;
constexpr std::array kSuites{"assessment", "preflight", "doctor"};

bool isAhead(const CheckResult& check)
{
    return check.looksAhead();
}

/// ", 2 open gaps that lose data"; empty: there is none.
QString lossText(const Assessment& found)
{
    const qint64 gaps = std::ranges::count_if(
        found.gaps, [](const Gap& gap) { return gap.isOpen && gap.priority == Gap::Priority::DataLoss; });
    return gaps == 0 ? QString()
                     : QStringLiteral(", ") + countText(gaps, QStringLiteral("open gap that loses data"),
                                                        QStringLiteral("open gaps that lose data"));
}

Banner bannerOf(const Report& report)
{
    const QList<CheckResult>& checks = report.status.checks;
    const auto count = [&checks](Verdict verdict) {
        return std::ranges::count_if(checks, [verdict](const CheckResult& check) {
            return isAhead(check) && check.verdict == verdict;
        });
    };
    if (std::ranges::none_of(checks, isAhead))
        return {Tone::Neutral,
                QStringLiteral("Nothing has been assessed yet"),
                QStringLiteral("Run the phase that assesses; it only reads the database."),
                {}};
    const qint64 failed = count(Verdict::Failed);
    const qint64 warnings = count(Verdict::Warning);
    const QString all = QStringLiteral("%1 ran and changed nothing.")
                            .arg(countText(failed + warnings + count(Verdict::Passed),
                                           QStringLiteral("check"), QStringLiteral("checks")));
    if (failed > 0)
        return {Tone::Bad,
                QStringLiteral("%1 in the way")
                    .arg(failed == 1 ? QStringLiteral("1 finding stands")
                                     : QStringLiteral("%1 findings stand").arg(groupedText(failed))),
                all,
                {}};
    if (warnings > 0)
        return {Tone::Warning,
                QStringLiteral("No check failed; %1%2")
                    .arg(countText(warnings, QStringLiteral("warning"), QStringLiteral("warnings")),
                         lossText(report.assessment)),
                all,
                {}};
    return {Tone::Good, QStringLiteral("Nothing stands in the way"), all, {}};
}

QString openText(qsizetype all, qsizetype open, const QString& words)
{
    return open == 0 ? groupedText(all)
                     : QStringLiteral("%1, %2 %3").arg(groupedText(all), groupedText(open), words);
}

QString expectedText(const Assessment& found)
{
    const qsizetype unknown = found.notEvaluated();
    const QString left = unknown == 0
                             ? QString()
                             : QStringLiteral("; %1 not evaluated")
                                   .arg(countText(unknown, QStringLiteral("step"), QStringLiteral("steps")));
    if (unknown > 0 && unknown == found.expectations.size())
        return QStringLiteral("not evaluated");
    return QStringLiteral("%1%2%3").arg(
        found.isLowerBound() ? QStringLiteral("at least ") : QString(),
        countText(found.expectedQuarantine(), QStringLiteral("row"), QStringLiteral("rows")), left);
}

QString tablesText(const Assessment& found)
{
    const qint64 unread = std::ranges::count_if(
        found.tables, [](const TableProfile& table) { return !table.notRun.isEmpty(); });
    const QString all = QStringLiteral("%1 with %2, %3 of content")
                            .arg(groupedText(found.tables.size()),
                                 countText(found.rows(), QStringLiteral("row"), QStringLiteral("rows")),
                                 bytesText(found.bytes()));
    return unread == 0 ? all : QStringLiteral("%1; %2 not read").arg(all, groupedText(unread));
}

Section shortSection(const Report& report)
{
    const Assessment& found = report.assessment;
    Section section{
        .anchor = QStringLiteral("short"), .title = QStringLiteral("In short"), .isListed = false};
    section.blocks.push_back({FactSheet{
        {{{QStringLiteral("Tables"), tablesText(found)},
          {QStringLiteral("Objects"),
           openText(found.inventory.size(), found.openItems(), QStringLiteral("not accounted for"))},
          {QStringLiteral("Gaps"), openText(found.gaps.size(), found.openGaps(), QStringLiteral("open"))}},
         {{QStringLiteral("To quarantine"), expectedText(found)},
          {QStringLiteral("Skipped"), countText(found.expectedSkips(), QStringLiteral("row by a rule"),
                                                QStringLiteral("rows by rules"))},
          {QStringLiteral("Assessed"), bothTimesText(found.at)}}}}});
    return section;
}

/// What follows from each finding, and what to write in the plan.
Section recommendationSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("recommendations"),
                    .title = QStringLiteral("What to do about it")};
    DataTable table{.id = QStringLiteral("recommendations"),
                    .columns = {{QStringLiteral("Rows"), QStringLiteral("rows"), true},
                                {QStringLiteral("What to do"), QStringLiteral("text"), false, 4},
                                {QStringLiteral("In the plan"), QStringLiteral("plan"), false, 3}}};
    table.onPaper = kAdviceOnPaper;
    for (const Recommendation& one : report.assessment.recommendations)
        table.rows.push_back(rowOf({countOf(one.rows), cellOf(one.text), codeOf(one.plan)}));
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("Nothing follows from these findings.")));
    }
    section.blocks.push_back({table});
    return section;
}

/// What the checks of the assessing suites say. Pages show what was found; what is told by sections above is
/// counted there.
Section checkSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("checks"),
                    .title = QStringLiteral("Checks, one by one"),
                    .name = QStringLiteral("Checks")};
    QStringList notRun;
    for (const char* const id : kSuites) {
        const QString suite = QString::fromLatin1(id);
        if (hasChecks(report, suite))
            append(section.blocks, aheadBlocks(report, suite, false));
        else
            notRun.append(suite);
    }
    if (!notRun.isEmpty())
        section.blocks.push_back(noteBlock(
            QStringLiteral("Not run in this run so far: %1.").arg(notRun.join(QStringLiteral(", ")))));
    return section;
}

} // namespace

Document assessmentDocument(const Report& report)
{
    Document document = headOf(report, QStringLiteral("Assessment"));
    document.banners.append(bannerOf(report));
    if (!report.assessment.isEmpty())
        document.sections.push_back(shortSection(report));
    document.sections.push_back(findingsSection(report));
    document.sections.push_back(recommendationSection(report));
    for (Section& section : assessedSections(report))
        document.sections.push_back(std::move(section));
    document.sections.push_back(runSection(report));
    document.sections.push_back(checkSection(report));
    document.sections.back().blocks.push_back({checkRecords(report, &isAhead)});
    return document;
}

} // namespace godwit::core
