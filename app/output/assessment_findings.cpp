// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/assessment_findings.h"

#include "app/output/figures.h"
#include "app/output/text_table.h"
#include "app/output/visible.h"
#include "app/text.h"

#include <algorithm>

namespace godwit::app {

namespace {

using core::CheckResult;
using core::Verdict;

constexpr qsizetype kShown = 10;
constexpr qsizetype kRowsShown = 3;

/// As core/assess/assess_checks names what has a table of its own here.
bool isShownElsewhere(const CheckResult& check)
{
    static const QStringList kNames{
        QStringLiteral("expected of "), QStringLiteral("duplicates: "),
        QStringLiteral("required: "),   QStringLiteral("blast radius: "),
        QStringLiteral("inventory"),    QStringLiteral("gaps between the schemas")};
    return std::any_of(kNames.begin(), kNames.end(),
                       [&](const QString& name) { return check.name.startsWith(name); });
}

/// What rows say of each other weighs more than single values: "TABLE.COLUMN: text that is no date".
int weightOf(const CheckResult& check)
{
    const QString what = check.name.section(QStringLiteral(": "), 0, 0);
    const bool isOfValues =
        check.name.contains(QStringLiteral(": ")) && what.contains(u'.') && !what.contains(u' ');
    return check.verdict == Verdict::Failed ? 0 : check.verdict != Verdict::Warning ? 3 : isOfValues ? 2 : 1;
}

QString verdictText(const CheckResult& check)
{
    return check.verdict == Verdict::Failed    ? Text::tr("failed")
           : check.verdict == Verdict::Warning ? Text::tr("found")
                                               : Text::tr("not run");
}

QList<CheckResult> foundIn(const QList<CheckResult>& checks)
{
    QList<CheckResult> found;
    std::copy_if(checks.begin(), checks.end(), std::back_inserter(found), [](const CheckResult& check) {
        return check.verdict != Verdict::Passed && !isShownElsewhere(check);
    });
    std::stable_sort(found.begin(), found.end(), [](const CheckResult& one, const CheckResult& other) {
        return weightOf(one) != weightOf(other) ? weightOf(one) < weightOf(other) : one.rows > other.rows;
    });
    return found;
}

QString rowText(const CheckResult& check, const QStringList& cells)
{
    QStringList parts;
    for (qsizetype at = 0; at < cells.size(); ++at) {
        const QString value = cells[at].isNull() ? QStringLiteral("NULL") : cells[at];
        parts += at < check.columns.size() ? QStringLiteral("%1 %2").arg(check.columns[at], value) : value;
    }
    return parts.join(QStringLiteral(", "));
}

QString firstRows(const CheckResult& check)
{
    QStringList rows;
    for (const QStringList& cells : check.samples.mid(0, kRowsShown))
        rows += rowText(check, cells);
    const QString more = check.rows > rows.size() && !rows.isEmpty() ? QStringLiteral("; …") : QString();
    return rows.join(QStringLiteral("; ")) + more;
}

QStringList detailsOf(const CheckResult& check)
{
    QStringList lines{QString(), visible(QStringLiteral("%1: %2").arg(verdictText(check), check.name))};
    const auto add = [&lines](const QString& text) {
        for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts))
            lines += QStringLiteral("  ") + visible(line);
    };
    add(check.why);
    add(check.query);
    for (const QStringList& cells : check.samples)
        add(rowText(check, cells));
    return lines;
}

} // namespace

QStringList assessmentFindings(const QList<CheckResult>& checks, bool all)
{
    const QList<CheckResult> found = foundIn(checks);
    if (found.isEmpty())
        return {};
    QStringList lines{Text::tr("What was found in the data")};
    if (all) {
        for (const CheckResult& check : found)
            lines += detailsOf(check);
        return lines + QStringList{QString()};
    }
    TextTable text({{Text::tr("Finding"), TextTable::Align::Left, 0},
                    {Text::tr("Rows"), TextTable::Align::Right},
                    {Text::tr("First of them"), TextTable::Align::Left, 64}});
    for (const CheckResult& check : found.mid(0, kShown)) {
        const bool hasRun = check.verdict != Verdict::NotRun;
        text.add({hasRun ? check.name : Text::tr("%1: not run: %2").arg(check.name, check.why),
                  hasRun && check.rows >= 0 ? grouped(check.rows) : QString(), firstRows(check)});
    }
    lines += text.lines();
    if (found.size() > kShown)
        lines += Text::tr("%1 more; “--findings” lists each, with its query and its first rows.")
                     .arg(grouped(found.size() - kShown));
    else
        lines += Text::tr("“--findings” shows their queries and first rows.");
    return lines + QStringList{QString()};
}

} // namespace godwit::app
