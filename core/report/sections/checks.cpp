// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/assessed.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kSamplesOnPaper = 5;
constexpr qsizetype kAheadOnPaper = 24; // checks that looked ahead, where the report is of them; else:
constexpr qsizetype kBriefOnPaper = 8;
constexpr qsizetype kLeastOnPaper = 4;

QStringList suitesOf(const RunStatus& status)
{
    QStringList suites{QStringLiteral("assessment"), QStringLiteral("data integrity"),
                       QStringLiteral("functionality"), QStringLiteral("performance"),
                       QStringLiteral("security")};
    for (const CheckResult& check : status.checks) {
        if (!suites.contains(check.suite))
            suites.append(check.suite);
    }
    return suites;
}

/// "14 of 14 passed", "12 of 14 passed, 1 warning, 1 not run".
Block suiteHeading(const RunStatus& status, const QString& suite)
{
    const auto count = [&](Verdict verdict) {
        return std::ranges::count_if(status.checks, [&](const CheckResult& check) {
            return check.suite == suite && check.verdict == verdict;
        });
    };
    const qint64 passed = count(Verdict::Passed);
    const qint64 warnings = count(Verdict::Warning);
    const qint64 failed = count(Verdict::Failed);
    const qint64 notRun = count(Verdict::NotRun);
    QStringList parts{QStringLiteral("%1 of %2 passed").arg(passed).arg(passed + warnings + failed + notRun)};
    if (failed > 0)
        parts.append(QStringLiteral("%1 failed").arg(failed));
    if (warnings > 0)
        parts.append(countText(warnings, QStringLiteral("warning"), QStringLiteral("warnings")));
    if (notRun > 0)
        parts.append(QStringLiteral("%1 not run").arg(notRun));
    const Tone tone = failed > 0     ? Tone::Bad
                      : warnings > 0 ? Tone::Warning
                      : notRun > 0   ? Tone::Neutral
                                     : Tone::Good;
    return {Paragraph{.kind = Paragraph::Kind::Heading,
                      .text = suite.isEmpty() ? QStringLiteral("Other checks") : capitalised(suite),
                      .badge = parts.join(QStringLiteral(", ")),
                      .tone = tone}};
}

DataTable samplesOf(const CheckResult& check, const QString& anchor)
{
    DataTable table{.caption = check.rows > check.samples.size()
                                   ? QStringLiteral("The first of %1 rows").arg(groupedText(check.rows))
                               : check.rows == 1 ? QStringLiteral("The row concerned")
                                                 : QStringLiteral("The rows concerned"),
                    .anchor = anchor,
                    .shape = DataTable::Shape::Samples};
    table.onPaper = kSamplesOnPaper;
    for (const QString& column : check.columns)
        table.columns.append({column});
    for (const QStringList& sample : check.samples) {
        TableRow row;
        for (const QString& value : sample)
            row.cells.append(valueOf(value));
        table.rows.push_back(row);
    }
    return table;
}

/// Some checks say in words what they did.
bool isSql(const QString& query)
{
    const QString begin = query.trimmed().left(8).toUpper();
    const auto begins = [&begin](const char* word) { return begin.startsWith(QLatin1String(word)); };
    return begins("SELECT") || begins("WITH") || begins("PRAGMA") || begins("EXPLAIN") || begins("--");
}

std::vector<Block> moreOf(const CheckResult& check, const QString& anchor)
{
    std::vector<Block> blocks;
    if (!check.why.isEmpty())
        blocks.push_back(textBlock(check.why));
    if (!check.query.isEmpty())
        blocks.push_back(foldedBlock(isSql(check.query) ? QStringLiteral("Query") : QStringLiteral("How"),
                                     check.query, check.verdict == Verdict::Failed));
    if (!check.samples.isEmpty())
        blocks.push_back({samplesOf(check, anchor + QStringLiteral("-rows"))});
    return blocks;
}

TableCell concernedOf(const CheckResult& check, const QString& anchor)
{
    if (check.rows < 0)
        return figureOf(QString());
    const bool isOpen = check.rows > 0 && !check.samples.isEmpty() && check.verdict != Verdict::Passed;
    return isOpen ? linkOf(check.rows, toneOf(check.verdict), anchor + QStringLiteral("-rows"))
                  : figureOf(check.rows);
}

TableRow lineOf(const Report& report, qsizetype index)
{
    const CheckResult& check = report.status.checks[index];
    const QString anchor = anchorOf("check", index);
    const bool ran = check.verdict != Verdict::NotRun;
    TableCell name = cellOf(check.name);
    name.lines.append({phaseTitle(report, check.phase)});
    TableRow row = rowOf(
        {badgeOf(check.verdict), name, cellOf(check.figures), concernedOf(check, anchor),
         figureOf(ran && check.elapsedUs > 0 ? shortDurationText(check.elapsedUs) : QStringLiteral("—")),
         timeOf(ran ? check.at : QDateTime())});
    row.anchor = anchor;
    row.details = moreOf(check, anchor);
    return row;
}

/// A figure that is not known is an empty cell.
TableCell rawKnown(double figure)
{
    return rawOf(figure < 0 ? QString() : QString::number(figure, 'g', 15));
}

DataTable tableOf(const Report& report, const QList<qsizetype>& checks)
{
    DataTable table{.columns = {{QStringLiteral("Verdict"), {}, false, 0.9},
                                {QStringLiteral("Check"), {}, false, 2.6},
                                {QStringLiteral("Figures"), {}, false, 2.6},
                                {QStringLiteral("Rows concerned"), {}, true, 0.9},
                                {QStringLiteral("Took"), {}, true, 0.8},
                                {QStringLiteral("At"), {}, false, 1.5}}};
    for (const qsizetype check : checks)
        table.rows.push_back(lineOf(report, check));
    return table;
}

QList<qsizetype> wanted(const Report& report, const std::function<bool(const CheckResult&)>& isWanted)
{
    QList<qsizetype> checks;
    for (qsizetype i = 0; i < report.status.checks.size(); ++i) {
        if (isWanted(report.status.checks[i]))
            checks.append(i);
    }
    return checks;
}

/// Whether a section of the report tells it with more words: names as assess/assess_checks gives them.
bool isToldBySection(const Report& report, const CheckResult& check)
{
    if (report.assessment.isEmpty())
        return false;
    for (const char* const name : {"gaps between the schemas", "inventory"}) {
        if (check.name == QLatin1String(name))
            return true;
    }
    for (const char* const begin : {"expected of ", "duplicates: ", "required: ", "blast radius: "}) {
        if (check.name.startsWith(QLatin1String(begin)))
            return true;
    }
    return !valueFindingOf(report, check).column.isEmpty();
}

/// What matters most comes first; what sections of their own tell comes late.
int rankOf(const Report& report, const CheckResult& check)
{
    switch (check.verdict) {
    case Verdict::Failed:
        return 0;
    case Verdict::Warning:
        return isToldBySection(report, check) ? 3 : 1;
    case Verdict::NotRun:
        return isToldBySection(report, check) ? 3 : 2;
    default:
        return 4;
    }
}

} // namespace

bool hasChecks(const Report& report, const QString& suite)
{
    return std::ranges::any_of(report.status.checks,
                               [&](const CheckResult& check) { return check.suite == suite; });
}

DataTable checkTable(const Report& report, const std::function<bool(const CheckResult&)>& isWanted)
{
    return tableOf(report, wanted(report, isWanted));
}

std::vector<Block> aheadBlocks(const Report& report, const QString& suite, bool isBrief)
{
    QList<qsizetype> checks =
        wanted(report, [&suite](const CheckResult& check) { return check.suite == suite; });
    const auto rank = [&report](qsizetype check) { return rankOf(report, report.status.checks[check]); };
    std::ranges::stable_sort(checks, {}, rank);
    const auto told =
        std::ranges::count_if(checks, [&](qsizetype check) { return rank(check) < (isBrief ? 2 : 3); });
    DataTable table = tableOf(report, checks);
    table.isBrief = isBrief;
    table.onPaper = std::clamp<qsizetype>(told, kLeastOnPaper, isBrief ? kBriefOnPaper : kAheadOnPaper);
    for (TableRow& row : table.rows)
        row.cells[1].lines.clear(); // the suite says which phase it was
    return {suiteHeading(report.status, suite), {table}};
}

std::vector<Block> suiteBlocks(const Report& report, const QString& suite)
{
    return {suiteHeading(report.status, suite),
            {checkTable(report, [&suite](const CheckResult& check) { return check.suite == suite; })}};
}

DataTable checkRecords(const Report& report, const std::function<bool(const CheckResult&)>& isWanted)
{
    DataTable table{.id = QStringLiteral("checks"), .shape = DataTable::Shape::Hidden};
    for (const char* id : {"phase", "suite", "name", "verdict", "figures", "rows", "elapsed_us", "at", "why",
                           "query", "before_ms", "after_ms", "p95_before_ms", "p95_after_ms"})
        table.columns.append({{}, QString::fromLatin1(id)});
    for (const qsizetype at : wanted(report, isWanted)) {
        const CheckResult& check = report.status.checks[at];
        table.rows.push_back(
            rowOf({rawOf(check.phase), rawOf(check.suite), rawOf(check.name), rawOf(verdictId(check.verdict)),
                   rawOf(check.figures), check.rows < 0 ? rawOf(QString()) : rawOf(check.rows),
                   rawOf(check.elapsedUs), rawOf(check.at), rawOf(check.why), rawOf(check.query),
                   rawKnown(check.beforeMs), rawKnown(check.afterMs), rawKnown(check.p95BeforeMs),
                   rawKnown(check.p95AfterMs)}));
    }
    return table;
}

Section checksSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("checks"), .title = QStringLiteral("Checks")};
    QStringList notRun;
    bool isBrief = false;
    for (const QString& suite : suitesOf(report.status)) {
        if (!hasChecks(report, suite)) {
            notRun.append(suite);
            continue;
        }
        const bool isAhead = std::ranges::any_of(report.status.checks, [&suite](const CheckResult& check) {
            return check.suite == suite && check.looksAhead();
        });
        isBrief = isBrief || isAhead;
        append(section.blocks, isAhead ? aheadBlocks(report, suite, true) : suiteBlocks(report, suite));
    }
    if (isBrief)
        section.blocks.push_back(noteBlock(QStringLiteral(
            "Queries and rows of what was looked at beforehand are in the assessment report.")));
    if (!notRun.isEmpty())
        section.blocks.push_back(noteBlock(
            QStringLiteral("Not run in this run so far: %1.").arg(notRun.join(QStringLiteral(", ")))));
    section.blocks.push_back({checkRecords(report, [](const CheckResult&) { return true; })});
    return section;
}

} // namespace godwit::core
