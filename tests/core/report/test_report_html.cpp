// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"
#include "report_fixture.h"

#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <ctime>

using namespace godwit::core;
using godwit::test::hostileReport;
using godwit::test::passedReport;
using godwit::test::reportOfKind;
using godwit::test::validatedReport;

class TestReportHtml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWellFormed_data();
    void isWellFormed();
    void everyLinkHasItsTarget();
    void loadsAndRunsNothing();
    void escapesEveryValue();
    void showsTheSums();
    void saysWhatDoesNotAddUp();
    void linksFiguresToTheirRows();
    void saysNotRunWhereACheckDidNotRun();
    void showsWhatProvesAGreenTick();
    void marksAStaleReport();
    void namesEveryFailure();
    void tellsNullFromEmptyAndCutsLongValues();
    void drawsScheduleRisksAndBars();
    void showsTheEndOfALongAuditTrail();
    void givesLocalTimesBesideUtc();
    void showsWhatEachPhaseAndStepCost();
};

static QString html(const Report& report)
{
    return QString::fromUtf8(reportHtml(report));
}

/// The text that a reader sees, with blanks as single spaces; fails by an empty text if the markup is broken.
static QString shown(const Report& report)
{
    QXmlStreamReader reader(reportHtml(report));
    QString text;
    bool inStyle = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() || reader.isEndElement())
            inStyle = reader.isStartElement() && reader.name() == QLatin1String("style");
        if (reader.isCharacters() && !inStyle)
            text += reader.text().toString() + QLatin1Char(' ');
    }
    return reader.hasError() ? QString() : text.simplified();
}

static bool shows(const Report& report, const char* text)
{
    return shown(report).contains(QString::fromUtf8(text));
}

static Report failedReport()
{
    Report report = validatedReport();
    report.status.checks[0].verdict = Verdict::Failed;
    report.status.checks[1].verdict = Verdict::Failed;
    report.status.balance[0].moved = 1'200;
    report.status.balance[0].unaccounted = 4;
    report.status.criteria[1].met = false;
    report.status.phases[1].state = PhaseState::Failed;
    return report;
}

void TestReportHtml::isWellFormed_data()
{
    QTest::addColumn<QByteArray>("markup");
    Report stale = passedReport();
    stale.isStale = true;
    QTest::newRow("waiting") << reportHtml(validatedReport());
    QTest::newRow("passed") << reportHtml(passedReport());
    QTest::newRow("failed") << reportHtml(failedReport());
    QTest::newRow("stale") << reportHtml(stale);
    QTest::newRow("empty") << reportHtml(Report{});
    for (const QString& kind : reportKinds()) {
        Report empty;
        empty.kind = kind;
        QTest::addRow("%s", qPrintable(kind)) << reportHtml(reportOfKind(kind));
        QTest::addRow("%s, hostile", qPrintable(kind)) << reportHtml(hostileReport(kind));
        QTest::addRow("%s, empty", qPrintable(kind)) << reportHtml(empty);
    }
}

void TestReportHtml::isWellFormed()
{
    QFETCH(QByteArray, markup);
    const QString text = QString::fromUtf8(markup);
    QXmlStreamReader reader(text);
    // In HTML only these may end in "/>"; any other would swallow what follows.
    const QSet<QString> canBeEmpty{QStringLiteral("meta"), QStringLiteral("rect"), QStringLiteral("line")};
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() &&
            QStringView(text).mid(reader.characterOffset() - 2, 2) == QLatin1String("/>"))
            QVERIFY2(canBeEmpty.contains(reader.name().toString()), qPrintable(reader.name().toString()));
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestReportHtml::everyLinkHasItsTarget()
{
    QList<Report> reports{validatedReport(), passedReport(), failedReport(), Report{}};
    for (const QString& kind : reportKinds()) {
        reports.append({reportOfKind(kind), hostileReport(kind)});
        reports.append(Report{});
        reports.last().kind = kind;
    }
    for (const Report& report : reports) {
        QXmlStreamReader reader(reportHtml(report));
        QSet<QString> targets;
        QSet<QString> links;
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            const QString id = reader.attributes().value(QLatin1String("id")).toString();
            QVERIFY2(id.isEmpty() || !targets.contains(id), qPrintable(id));
            targets.insert(id);
            if (reader.attributes().hasAttribute(QLatin1String("href")))
                links.insert(reader.attributes().value(QLatin1String("href")).toString());
        }
        for (const QString& link : links)
            QVERIFY2(link.startsWith(QLatin1Char('#')) && targets.contains(link.mid(1)), qPrintable(report.kind + link));
    }
}

void TestReportHtml::loadsAndRunsNothing()
{
    for (const QString& kind : reportKinds()) {
        const QString markup = html(hostileReport(kind));
        for (const char* forbidden :
             {"<script", "<link", "<img", "<iframe", " src=", "url(", "@import", "onclick", "javascript:", "href=\"http"})
            QVERIFY2(!markup.contains(QLatin1String(forbidden), Qt::CaseInsensitive), forbidden);
        QVERIFY(markup.contains(QStringLiteral("default-src &#39;none&#39;")));
    }
    QCOMPARE(html(validatedReport()).count(QStringLiteral("http")), 2); // the name space and the meta's http-equiv
}

void TestReportHtml::escapesEveryValue()
{
    const QString markup = html(hostileReport());
    QVERIFY(markup.contains(
        QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;⟨U+202E⟩␀␛[31m\uFFFD")));
    for (const QChar character : markup)
        QVERIFY(character == QLatin1Char('\n') || character.unicode() >= 0x20);
    QVERIFY(!markup.contains(QChar(0x202E)));
    QVERIFY(!markup.contains(QChar(char16_t(0xFFFF))));
}

void TestReportHtml::showsTheSums()
{
    const Report report = validatedReport();
    QVERIFY(shows(report, "project_milestone_tasks 250,000 246,981 3,004 0 15 0 0 ✓ adds up"));
    QVERIFY(shows(report, "All tables 1,251,316 1,248,183 3,004 100 17 12 0 ✓ adds up"));
    QVERIFY(shows(report, "1,251,316 = 1,248,183 + 3,004 + 100 + 17 + 12."));
}

void TestReportHtml::saysWhatDoesNotAddUp()
{
    Report report = failedReport();
    QVERIFY(shows(report, "✕ 4 too few"));
    QVERIFY(!shows(report, "Rows = moved"));
    report.status.balance[0].moved = 1'204;
    QVERIFY(shows(report, "✕ 4 unaccounted"));
    report.status.balance[0].moved = 1'205;
    QVERIFY(shows(report, "✕ 1 too many"));
    Report early = validatedReport();
    early.status.phases[2].state = PhaseState::Ready;
    early.status.balance[0].moved = 0;
    QVERIFY(shows(early, "○ not complete yet: 1,204 too few"));
    QVERIFY(shows(Report{}, "Not run: no rows have been moved yet"));
}

void TestReportHtml::linksFiguresToTheirRows()
{
    const QString markup = html(validatedReport());
    QVERIFY(markup.contains(QStringLiteral("<a href=\"#rows-of-table-1\" class=\"warning\">15</a>")));
    QVERIFY(markup.contains(QStringLiteral("<h3 id=\"rows-of-table-1\">project_milestone_tasks</h3>")));
    QVERIFY(markup.contains(QStringLiteral("<a href=\"#check-2-rows\" class=\"warning\">212</a>")));
    QVERIFY(html(failedReport()).contains(QStringLiteral("class=\"bad\">4</a>")));
}

void TestReportHtml::saysNotRunWhereACheckDidNotRun()
{
    const Report report = validatedReport();
    QVERIFY(shows(report, "○ not run Full-text index"));
    QVERIFY(shows(report, "Security ○ 0 of 1 passed, 1 not run"));
    QVERIFY(shows(report, "Not run in this run so far: assessment, functionality."));
    Report bare = report;
    bare.status.checks.clear();
    bare.status.criteria = {{QStringLiteral("Time"), {}, QStringLiteral("60 s"), true}};
    QVERIFY(shows(bare, "Not run: no query has been measured."));
    QVERIFY(shows(bare, "Time — 60 s ○ not measured"));
    QVERIFY(!shows(bare, "✓ met"));
    QVERIFY(shows(bare, "○ Not validated yet"));
    QVERIFY(shows(Report{}, "Not run: no criterion has been judged yet."));
    QVERIFY(shows(Report{}, "There is no snapshot."));
}

void TestReportHtml::showsWhatProvesAGreenTick()
{
    const Report report = validatedReport();
    QVERIFY(shows(
        report, "✓ passed Content digest Validate 1,257,292 rows, digests equal 1.4 s 2026-03-02 09:44:00"));
    const QString markup = html(report);
    QVERIFY(markup.contains(QStringLiteral(
        "<pre>SELECT count(*)\nFROM tasks\nWHERE id &lt; 5 AND name &lt;&gt; &#39;&#39;</pre>")));
    QVERIFY(shows(report, "Plan SHA-256 aaaa"));
    QVERIFY(shows(report, "Audit head entry 2: bb22"));
    QVERIFY(shows(report, "Godwit 0.1.0, SQLite 3.40.1"));
    QVERIFY(shows(report, "✓ verified"));
}

void TestReportHtml::marksAStaleReport()
{
    Report report = passedReport();
    QVERIFY(shows(report, "✓ Passed Every row"));
    QVERIFY(!shows(report, "! Stale"));
    report.isStale = true;
    QVERIFY(shows(report, "! Stale A file changed since the checks ran."));
    QVERIFY(!shows(report, "✓ Passed Every row"));
}

void TestReportHtml::namesEveryFailure()
{
    const Report report = failedReport();
    QVERIFY(shows(report, "✕ Failed: 5 findings"));
    QVERIFY(shows(report, "The phase “Move data” failed Content digest: failed"));
    QVERIFY(shows(report, "The balance of milestones does not add up The criterion “Slowdown” is not met"));
    QVERIFY(shows(report, "Data integrity ✕ 0 of 2 passed, 2 failed"));
    QVERIFY(shows(report, "✕ not met"));
    QVERIFY(shows(validatedReport(), "! Passed, but 17 rows wait for a decision Cut-over stays locked"));
}

void TestReportHtml::tellsNullFromEmptyAndCutsLongValues()
{
    Report report = validatedReport();
    report.quarantine[0].key = QString();
    report.quarantine[0].values = {
        {QStringLiteral("a"), QString()},
        {QStringLiteral("b"), QStringLiteral("")},
        {QStringLiteral("c"), QString(299, QLatin1Char('x')) + QStringLiteral("\U0001F600yyy")}};
    QVERIFY(shows(report, "1 NULL due_date: the date cannot be read"));
    QVERIFY(shows(report, "a NULL b empty c xxx"));
    QVERIFY(shows(report, "xx… (304 characters)"));
    QVERIFY(shows(report, "First cause: its task waits in quarantine"));
    QVERIFY(shows(report, "The first of 15 rows; the Quarantine page"));
    report.status.quarantine[0].rows = 1;
    QVERIFY(!shows(report, "The first of 1 rows"));
    while (report.quarantine.size() < 100)
        report.quarantine.append(report.quarantine[0]);
    report.status.quarantine[0].rows = 99;
    QVERIFY(shows(report, "The first of 99 rows; the Quarantine page"));
    QVERIFY(shows(Report{}, "No row is in quarantine."));
}

void TestReportHtml::drawsScheduleRisksAndBars()
{
    const Report report = validatedReport();
    const QString markup = html(report);
    QVERIFY(markup.contains(QStringLiteral("aria-label=\"246,981 moved, 3,004 merged, 15 quarantined\"")));
    QVERIFY(markup.contains(QStringLiteral("aria-label=\"before 140.0 ms, after 96.0 ms\"")));
    QVERIFY(markup.contains(QStringLiteral("aria-label=\"Move data from 2026-03-04\"")));
    QVERIFY(shows(report, "Move data Ben Assess 2026-03-04 3"));
    QVERIFY(shows(report, "2026-03-02 2026-03-06"));
    QVERIFY(shows(report, "party nobody knows no date 1"));
    QVERIFY(
        shows(report,
              "high medium 1 high high high medium low")); // risk 1 stands at high probability, medium impact
    QVERIFY(shows(report, "Dashboard 84.0 ms 61.0 ms −27.4 % 100.8 ms 67.1 ms ✓ passed"));
    QVERIFY(shows(report, "KPIs Overdue tasks stay as they are"));
    Report afterOnly = report;
    afterOnly.status.checks[2].beforeMs = afterOnly.status.checks[2].p95BeforeMs = -1;
    QVERIFY(shows(afterOnly, "Dashboard — 61.0 ms — — 67.1 ms"));
}

void TestReportHtml::showsTheEndOfALongAuditTrail()
{
    Report report = validatedReport();
    for (qint64 number = 3; number <= 60; ++number)
        report.audit.prepend({number,
                              report.writtenAt,
                              QStringLiteral("ada"),
                              QStringLiteral("action-%1").arg(number),
                              {},
                              {},
                              QStringLiteral("h%1").arg(number)});
    QVERIFY(shows(report, "The last 50 of 60 entries"));
    QVERIFY(shows(report, "action-60"));
    QVERIFY(!shows(report, "action-10 "));
    QVERIFY(shows(report, "Audit head entry 60: h60"));
    QVERIFY(shows(Report{}, "Nothing has been recorded yet."));
}

void TestReportHtml::givesLocalTimesBesideUtc()
{
    qputenv("TZ", "Europe/Berlin");
    tzset();
    const QString text = shown(validatedReport());
    qputenv("TZ", "UTC");
    tzset();
    QVERIFY2(text.contains(QStringLiteral("Started 2026-03-02 10:40:00 CET (2026-03-02 09:40:00 UTC)")),
             qPrintable(text.left(800)));
}

void TestReportHtml::showsWhatEachPhaseAndStepCost()
{
    Report report = validatedReport();
    QVERIFY(shows(report, "Cost of each phase Nothing was measured yet."));
    PhaseStatus& phase = report.status.phases.first();
    phase.cost.seconds = 12.6;
    phase.cost.rows = 1'257'409;
    phase.cost.rowsPerSecond = 99'794.4;
    phase.cost.batchP95Ms = 84.1;
    phase.cost.peakMemoryBytes = 61'000'000;
    QVERIFY(shows(report, qPrintable(phase.title + QStringLiteral(" 1,257,409 — 12.6 s 99,794 — 84.1 ms — 61"))));
    QVERIFY(!shows(report, "move: milestones → task_type_sections 1,204 —"));
    report.status.phases.last().cost = phase.cost;
    StepStatus& step = report.status.steps.first();
    step.phase = phase.id;
    step.cost.seconds = 0.31;
    step.cost.rows = 1'204;
    QVERIFY(shows(report, "move: milestones → task_type_sections 1,204 — 310 ms — — —"));
}

QTEST_GUILESS_MAIN(TestReportHtml)
#include "test_report_html.moc"
