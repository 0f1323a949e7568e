// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/kinds/kinds.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr std::array kSuites{"assessment", "preflight", "doctor"};

bool isAhead(const CheckResult& check)
{
    return check.looksAhead();
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
    const QString all = QStringLiteral("%1 ran. Nothing was changed by them.")
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
                QStringLiteral("Nothing stands in the way; %1")
                    .arg(countText(warnings, QStringLiteral("warning"), QStringLiteral("warnings"))),
                all,
                {}};
    return {Tone::Good, QStringLiteral("Nothing stands in the way"), all, {}};
}

/// Findings with their figures, worst first: what a reader looks for before the details.
Section findingSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("findings"), .title = QStringLiteral("Findings")};
    DataTable table{.id = QStringLiteral("findings"),
                    .columns = {{QStringLiteral("Verdict"), QStringLiteral("verdict")},
                                {QStringLiteral("Finding"), QStringLiteral("name")},
                                {QStringLiteral("Figures"), QStringLiteral("figures")},
                                {QStringLiteral("Rows"), QStringLiteral("rows"), true}}};
    for (const Verdict verdict : {Verdict::Failed, Verdict::Warning}) {
        for (qsizetype i = 0; i < report.status.checks.size(); ++i) {
            const CheckResult& check = report.status.checks[i];
            if (!isAhead(check) || check.verdict != verdict)
                continue;
            TableCell name = headingOf(check.name);
            name.link = anchorOf("check", i);
            name.tone = toneOf(verdict);
            table.rows.push_back(rowOf({badgeOf(verdict), name, cellOf(check.figures), countOf(check.rows)}));
        }
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("There is no finding.")));
    }
    section.blocks.push_back({table});
    return section;
}

/// What follows from each finding, and what to write in the plan.
Section recommendationSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("recommendations"), .title = QStringLiteral("What to do about it")};
    DataTable table{.id = QStringLiteral("recommendations"),
                    .columns = {{QStringLiteral("Rows"), QStringLiteral("rows"), true},
                                {QStringLiteral("What to do"), QStringLiteral("text")},
                                {QStringLiteral("In the plan"), QStringLiteral("plan")}}};
    for (const Recommendation& one : report.assessment.recommendations)
        table.rows.push_back(rowOf({countOf(one.rows), cellOf(one.text), codeOf(one.plan)}));
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("Nothing follows from these findings.")));
    }
    section.blocks.push_back({table});
    return section;
}

/// What the checks of the assessing suites say.
Section checkSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("checks"),
                    .title = QStringLiteral("Checks, one by one"),
                    .name = QStringLiteral("Checks")};
    for (const char* const id : kSuites) {
        const QString suite = QString::fromLatin1(id);
        if (hasChecks(report, suite))
            append(section.blocks, suiteBlocks(report, suite));
        else
            section.blocks.push_back(noteBlock(QStringLiteral("Not run in this run so far: %1.").arg(suite)));
    }
    return section;
}

} // namespace

Document assessmentDocument(const Report& report)
{
    Document document = headOf(report, QStringLiteral("Assessment"));
    document.banners.append(bannerOf(report));
    document.sections.push_back(findingSection(report));
    document.sections.push_back(recommendationSection(report));
    for (Section& section : assessedSections(report))
        document.sections.push_back(std::move(section));
    document.sections.push_back(checkSection(report));
    document.sections.back().blocks.push_back({checkRecords(report)});
    document.sections.push_back(runSection(report));
    return document;
}

} // namespace godwit::core
