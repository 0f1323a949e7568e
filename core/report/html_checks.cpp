// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_charts.h"
#include "core/report/html_sections.h"
#include "core/report/report_text.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kColumns = 6;

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

QString capitalised(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("Other checks") : text.left(1).toUpper() + text.mid(1);
}

/// "14 of 14 passed", "12 of 14 passed, 1 warning, 1 not run".
void writeTally(HtmlWriter& html, const RunStatus& status, const QString& suite)
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
    writeBadge(html, tone, parts.join(QStringLiteral(", ")));
}

void writeSamples(HtmlWriter& html, const CheckResult& check, const QString& anchor)
{
    const auto table = html.in("table", {{"class", QStringLiteral("samples")}, {"id", anchor}});
    html.element("caption",
                 check.rows > check.samples.size()
                     ? QStringLiteral("The first %1 of %2 rows")
                           .arg(groupedText(check.samples.size()), groupedText(check.rows))
                     : QStringLiteral("The rows concerned"),
                 {{"class", QStringLiteral("muted")}});
    QList<HtmlColumn> columns;
    for (const QString& column : check.columns)
        columns.append({column});
    if (!columns.isEmpty())
        writeHead(html, columns);
    const auto body = html.in("tbody");
    for (const QStringList& sample : check.samples) {
        const auto row = html.in("tr");
        for (const QString& value : sample) {
            const auto cell = html.in("td");
            writeValue(html, value);
        }
    }
}

void writeMore(HtmlWriter& html, const CheckResult& check, const QString& anchor)
{
    const auto row = html.in("tr", {{"class", QStringLiteral("more")}});
    const auto cell = html.in("td", {{"colspan", QString::number(kColumns)}});
    if (!check.why.isEmpty())
        html.element("div", check.why);
    if (!check.query.isEmpty()) {
        const auto details = html.in("details");
        html.element("summary", QStringLiteral("Query"));
        const auto query = html.in("pre");
        html.lines(check.query);
    }
    if (!check.samples.isEmpty())
        writeSamples(html, check, anchor + QStringLiteral("-rows"));
}

void writeRows(HtmlWriter& html, const CheckResult& check, const QString& anchor)
{
    const auto cell = html.in("td", {{"class", QStringLiteral("n")}});
    if (check.rows > 0 && !check.samples.isEmpty() && check.verdict != Verdict::Passed)
        writeLink(html, anchor + QStringLiteral("-rows"), groupedText(check.rows), toneOf(check.verdict));
    else if (check.rows >= 0)
        html.text(groupedText(check.rows));
}

void writeCheck(HtmlWriter& html, const Report& report, qsizetype index)
{
    const CheckResult& check = report.status.checks[index];
    const QString anchor = anchorOf("check", index);
    const bool hasMore = !check.why.isEmpty() || !check.query.isEmpty() || !check.samples.isEmpty();
    {
        const auto row =
            html.in("tr", {{"id", anchor}, {"class", hasMore ? QStringLiteral("lead") : QString()}});
        {
            const auto cell = html.in("td");
            writeVerdict(html, check.verdict);
        }
        {
            const auto cell = html.in("td");
            html.text(check.name);
            html.element("div", phaseTitle(report, check.phase), {{"class", QStringLiteral("muted")}});
        }
        writeCell(html, check.figures);
        writeRows(html, check, anchor);
        const bool ran = check.verdict != Verdict::NotRun;
        writeFigure(html, ran ? shortDurationText(check.elapsedUs) : QStringLiteral("—"));
        writeTime(html, ran ? check.at : QDateTime());
    }
    if (hasMore)
        writeMore(html, check, anchor);
}

void writeSuite(HtmlWriter& html, const Report& report, const QString& suite)
{
    {
        const auto title = html.in("h3");
        html.text(capitalised(suite) + QLatin1Char(' '));
        writeTally(html, report.status, suite);
    }
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("Verdict")},
                     {QStringLiteral("Check")},
                     {QStringLiteral("Figures")},
                     {QStringLiteral("Rows concerned"), true},
                     {QStringLiteral("Took"), true},
                     {QStringLiteral("At")}});
    const auto body = html.in("tbody");
    for (qsizetype i = 0; i < report.status.checks.size(); ++i) {
        if (report.status.checks[i].suite == suite)
            writeCheck(html, report, i);
    }
}

} // namespace

void writeChecks(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("checks")}});
    html.element("h2", QStringLiteral("Checks"));
    QStringList notRun;
    for (const QString& suite : suitesOf(report.status)) {
        const bool hasSome = std::ranges::any_of(
            report.status.checks, [&](const CheckResult& check) { return check.suite == suite; });
        if (hasSome)
            writeSuite(html, report, suite);
        else
            notRun.append(suite);
    }
    if (!notRun.isEmpty())
        writeNote(html,
                  QStringLiteral("Not run in this run so far: %1.").arg(notRun.join(QStringLiteral(", "))));
}

} // namespace godwit::core
