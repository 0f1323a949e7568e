// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/charts.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

QString changeText(const CheckResult& check)
{
    if (check.beforeMs <= 0 || check.afterMs < 0)
        return QStringLiteral("—");
    const double percent = 100 * (check.afterMs - check.beforeMs) / check.beforeMs;
    const QString sign = percent < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return QStringLiteral("%1%2 %").arg(sign, QString::number(qAbs(percent), 'f', 1));
}

TableRow lineOf(const CheckResult& check, qsizetype index, double longest)
{
    TableCell name = headingOf(check.name);
    name.link = anchorOf("check", index);
    return rowOf({name, chartOf(beforeAfterBars(check, longest)), figureOf(millisecondsText(check.beforeMs)),
                  figureOf(millisecondsText(check.afterMs)), figureOf(changeText(check)),
                  figureOf(millisecondsText(check.p95BeforeMs)), figureOf(millisecondsText(check.p95AfterMs)),
                  badgeOf(check.verdict)});
}

double longestOf(const QList<CheckResult>& checks)
{
    double longest = 0;
    for (const CheckResult& check : checks)
        longest = std::max({longest, check.beforeMs, check.afterMs, check.p95BeforeMs, check.p95AfterMs});
    return longest;
}

bool isMeasurement(const CheckResult& check)
{
    return check.beforeMs >= 0 || check.afterMs >= 0;
}

TableCell judgementOf(const CriterionResult& criterion)
{
    if (!isMeasured(criterion))
        return badgeOf(Tone::Neutral, QStringLiteral("not measured"));
    return criterion.met ? badgeOf(Tone::Good, QStringLiteral("met"))
                         : badgeOf(Tone::Bad, QStringLiteral("not met"));
}

} // namespace

Section performanceSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("performance"),
                    .title = QStringLiteral("Performance before and after"),
                    .name = QStringLiteral("Performance")};
    const QList<CheckResult>& checks = report.status.checks;
    if (std::ranges::none_of(checks, isMeasurement)) {
        section.blocks.push_back(noteBlock(QStringLiteral("Not run: no query has been measured.")));
        return section;
    }
    const double longest = longestOf(checks);
    DataTable table{.columns = {{QStringLiteral("Query"), {}, false, 2.4},
                                {QStringLiteral("Before above after"), {}, false, 2},
                                {QStringLiteral("Median before"), {}, true},
                                {QStringLiteral("Median after"), {}, true},
                                {QStringLiteral("Change"), {}, true},
                                {QStringLiteral("p95 before"), {}, true},
                                {QStringLiteral("p95 after"), {}, true},
                                {QStringLiteral("Verdict"), {}, false, 1.1}}};
    for (qsizetype i = 0; i < checks.size(); ++i) {
        if (isMeasurement(checks[i]))
            table.rows.push_back(lineOf(checks[i], i, longest));
    }
    section.blocks.push_back({table});
    section.blocks.push_back({medianLegend()});
    return section;
}

Section criteriaSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("criteria"),
                    .title = QStringLiteral("Criteria of the plan"),
                    .name = QStringLiteral("Criteria")};
    DataTable table{.id = QStringLiteral("criteria"),
                    .columns = {{QStringLiteral("Criterion"), QStringLiteral("name"), false, 3},
                                {QStringLiteral("Measured"), QStringLiteral("measured"), true, 1.5},
                                {QStringLiteral("Target"), QStringLiteral("target"), true, 1.5},
                                {QStringLiteral("Verdict"), QStringLiteral("verdict"), false, 2}}};
    if (report.status.criteria.isEmpty()) {
        section.blocks.push_back(noteBlock(QStringLiteral("Not run: no criterion has been judged yet.")));
        table.shape = DataTable::Shape::Hidden;
    }
    for (qsizetype i = 0; i < report.status.criteria.size(); ++i) {
        const CriterionResult& criterion = report.status.criteria[i];
        TableCell name = headingOf(capitalised(criterion.name));
        name.raw = criterion.name;
        TableRow row = rowOf(
            {name,
             figureOf(isMeasured(criterion) ? criterion.measured : QStringLiteral("—"), criterion.measured),
             figureOf(criterion.target), judgementOf(criterion)});
        row.anchor = anchorOf("criterion", i);
        table.rows.push_back(row);
    }
    section.blocks.push_back({table});
    return section;
}

} // namespace godwit::core
