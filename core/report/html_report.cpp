// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_sections.h"
#include "core/report/html_style.h"
#include "core/report/report_text.h"

namespace godwit::core {

namespace {

struct SectionLink
{
    const char* anchor;
    const char* title;
};

constexpr SectionLink kSections[]{
    {"balance", "Balance"},       {"phases", "Phases"},           {"cost", "Cost"},
    {"checks", "Checks"},         {"performance", "Performance"}, {"criteria", "Criteria"},
    {"quarantine", "Quarantine"}, {"snapshots", "Snapshots"},     {"plan", "Plan"},
    {"audit", "Audit"},
};

QString titleOf(const Report& report)
{
    return QStringLiteral("Integrity report: %1").arg(report.status.planName);
}

/// The policy forbids every script and every request, whatever else a reader's browser would do.
void writeDocumentHead(HtmlWriter& html, const Report& report)
{
    const auto head = html.in("head");
    html.single("meta", {{"charset", QStringLiteral("utf-8")}});
    html.single("meta", {{"http-equiv", QStringLiteral("Content-Security-Policy")},
                         {"content", QStringLiteral("default-src 'none'; style-src 'unsafe-inline'")}});
    html.single("meta",
                {{"name", QStringLiteral("viewport")}, {"content", QStringLiteral("width=device-width")}});
    html.single("meta", {{"name", QStringLiteral("generator")},
                         {"content", QStringLiteral("Godwit %1").arg(report.toolVersion)}});
    html.element("title", titleOf(report));
    const auto style = html.in("style");
    html.literal(kReportStyle);
}

void writeTitle(HtmlWriter& html, const Report& report)
{
    const auto header = html.in("header");
    html.element("h1", titleOf(report));
    html.element("div",
                 QStringLiteral("%1 · %2 · version %3 · written %4")
                     .arg(report.status.database, bytesText(report.status.databaseBytes),
                          report.status.planVersion, bothTimesText(report.writtenAt)),
                 {{"class", QStringLiteral("subtitle")}});
}

void writeContents(HtmlWriter& html)
{
    const auto contents = html.in("nav", {{"aria-label", QStringLiteral("Contents")}});
    for (const SectionLink& section : kSections)
        html.element("a", QLatin1String(section.title),
                     {{"href", QLatin1Char('#') + QLatin1String(section.anchor)}});
}

void writeFindings(HtmlWriter& html, const QList<Advice>& findings)
{
    const auto list = html.in("ul");
    for (const Advice& finding : findings) {
        const auto line = html.in("li");
        if (finding.anchor.isEmpty())
            html.text(finding.text);
        else
            writeLink(html, finding.anchor, finding.text, finding.tone);
    }
}

void writeBanner(HtmlWriter& html, Tone tone, const QString& title, const QString& explanation,
                 const QList<Advice>& findings)
{
    const auto banner = html.in(
        "div", {{"class", QStringLiteral("banner ") + toneClass(tone)}, {"role", QStringLiteral("note")}});
    {
        const auto strong = html.in("strong");
        writeBadge(html, tone, title);
    }
    html.element("p", explanation);
    if (!findings.isEmpty())
        writeFindings(html, findings);
}

} // namespace

void writeBanners(HtmlWriter& html, const Report& report)
{
    if (report.isStale)
        writeBanner(
            html, Tone::Warning, QStringLiteral("Stale"),
            QStringLiteral(
                "A file changed since the checks ran. What follows was true before that; validate again."),
            {});
    const ReportVerdict verdict = judgeReport(report);
    writeBanner(html, verdict.tone, verdict.title, verdict.explanation, verdict.failures);
}

void writeRecommendations(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("recommendations")}});
    html.element("h2", QStringLiteral("What to do now"));
    const QList<Advice> advice = recommendations(report);
    if (advice.isEmpty())
        return writeNote(html, QStringLiteral("Nothing follows from these findings."));
    const auto list = html.in("ol");
    for (const Advice& finding : advice) {
        const auto line = html.in("li");
        writeLink(html, finding.anchor, finding.text, finding.tone);
    }
}

QByteArray reportHtml(const Report& report)
{
    HtmlWriter html;
    html.literal("<!DOCTYPE html>\n");
    {
        const auto document = html.in("html", {{"xmlns", QStringLiteral("http://www.w3.org/1999/xhtml")},
                                               {"lang", QStringLiteral("en")}});
        writeDocumentHead(html, report);
        const auto body = html.in("body");
        writeTitle(html, report);
        writeBanners(html, report);
        writeContents(html);
        writeRecommendations(html, report);
        writeRunFacts(html, report);
        writeBalance(html, report);
        writePhases(html, report);
        writeCost(html, report);
        writeChecks(html, report);
        writePerformance(html, report);
        writeCriteria(html, report);
        writeQuarantine(html, report);
        writeWayBack(html, report);
        writePlanForPeople(html, report);
        writeAudit(html, report);
        html.element("footer",
                     QStringLiteral("Godwit %1, SQLite %2. Made on this machine; nothing was sent anywhere.")
                         .arg(report.toolVersion, report.sqliteVersion));
    }
    return html.toUtf8();
}

} // namespace godwit::core
