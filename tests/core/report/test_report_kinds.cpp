// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/off_forecast.h"
#include "core/report/csv_reader.h"
#include "core/report/kinds/facts.h"
#include "core/report/verdict.h"
#include "core/report/writers.h"
#include "core/schema/catalog.h"
#include "report_fixture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace godwit::core;
using godwit::test::hostileReport;
using godwit::test::hostileText;
using godwit::test::reportOfKind;
using godwit::test::validatedReport;

/// Every kind in every form that is text: as it was agreed on, and whatever its texts hold.
class TestReportKinds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksAsItWasAgreedOn_data();
    void looksAsItWasAgreedOn();
    void saysWhereItHasNothingToTell_data();
    void saysWhereItHasNothingToTell();
    void lineBreaksAndMarksStayText_data();
    void lineBreaksAndMarksStayText();
    void codeCannotLeaveItsFence();
    void cellsOfHostileTextsStayCells();
    void markdownIsCutAsPagesAre();
    void aFasterPhaseIsToldCalmly();
    void aBannerClaimsNothingThatWasNotForecast();
    void progressTellsOnlyOfItsTime();
    void incidentsAreNamedWithTheirCodes();
    void whatFailedBeforeIsToldUntilItPassed();
    void namesTheKindsThatThereAre();
    void aPdfWantsFonts();
    void comparesObjectsByWhatTheyAre();
};

static Report emptyReport(const QString& kind)
{
    Report report;
    report.kind = kind;
    report.writtenAt = validatedReport().writtenAt;
    return report;
}

void TestReportKinds::looksAsItWasAgreedOn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("format");
    for (const QString& kind : reportKinds()) {
        for (const char* const format : {"html", "md", "csv", "json"})
            QTest::addRow("%s.%s", qPrintable(kind), format) << kind << QString::fromLatin1(format);
    }
}

/// GODWIT_AGREE=1 writes what there is as what is agreed on: look at the difference before you commit it.
void TestReportKinds::looksAsItWasAgreedOn()
{
    QFETCH(QString, kind);
    QFETCH(QString, format);
    const auto bytes = writeReport(reportOfKind(kind), format);
    QVERIFY(bytes);
    QFile file(QStringLiteral(GODWIT_AGREED) + QStringLiteral("/%1.%2").arg(kind, format));
    if (qEnvironmentVariableIsSet("GODWIT_AGREE")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(*bytes), bytes->size());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QList<QByteArray> agreed = file.readAll().split('\n');
    const QList<QByteArray> lines = bytes->split('\n');
    for (qsizetype line = 0; line < std::min(agreed.size(), lines.size()); ++line)
        QVERIFY2(lines[line] == agreed[line],
                 qPrintable(QStringLiteral("line %1\nis     %2\nagreed %3")
                                .arg(line + 1)
                                .arg(QString::fromUtf8(lines[line]), QString::fromUtf8(agreed[line]))));
    QCOMPARE(lines.size(), agreed.size());
}

void TestReportKinds::saysWhereItHasNothingToTell_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("integrity") << "integrity"
                               << "Not validated yet";
    QTest::newRow("migration") << "migration"
                               << "The plan has no summary.";
    QTest::newRow("assessment") << "assessment"
                                << "Nothing has been assessed yet";
    QTest::newRow("forecast") << "forecast"
                              << "Nothing was forecast";
    QTest::newRow("progress") << "progress"
                              << "Nothing happened in this time.";
    QTest::newRow("incident") << "incident"
                              << "No incident";
    QTest::newRow("comparison") << "comparison"
                                << "Nothing to compare";
}

void TestReportKinds::saysWhereItHasNothingToTell()
{
    QFETCH(QString, kind);
    QFETCH(QString, says);
    const QString text = QString::fromUtf8(markdownDocument(documentOf(emptyReport(kind))));
    QVERIFY2(text.contains(says), qPrintable(text));
    for (const Section& section : documentOf(emptyReport(kind)).sections)
        QVERIFY2(!section.blocks.empty(), qPrintable(section.title));
}

void TestReportKinds::lineBreaksAndMarksStayText_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString& kind : reportKinds())
        QTest::addRow("%s", qPrintable(kind)) << kind;
}

void TestReportKinds::lineBreaksAndMarksStayText()
{
    QFETCH(QString, kind);
    const QString text = QString::fromUtf8(markdownDocument(documentOf(hostileReport(kind))));
    QString outside; // of fences, where everything is text
    bool isCode = false;
    for (const QString& line : text.split(u'\n')) {
        if (line.startsWith(QLatin1String("```")))
            isCode = !isCode;
        else if (!isCode)
            outside += line + u'\n';
    }
    QVERIFY(!isCode);
    for (const char* const forbidden : {"<script", "<!--", "\n# big", "[x](", "![i]", "http://", " **b**"})
        QVERIFY2(!outside.contains(QLatin1String(forbidden)), forbidden);
    for (const QChar c : text)
        QVERIFY(c == u'\n' || (c.unicode() >= 0x20 && c.unicode() != 0x7F && c.unicode() != 0x202E &&
                               c.unicode() != 0xFFFF));
    // A bar of a text opens no cell: each row has as many as its head.
    const QStringList lines = outside.split(u'\n');
    qsizetype columns = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isRow = lines[i].startsWith(u'|');
        const qsizetype bars = lines[i].count(u'|') - lines[i].count(QLatin1String("\\|"));
        if (isRow && columns == 0)
            columns = bars;
        if (isRow)
            QVERIFY2(bars == columns, qPrintable(lines[i]));
        else
            columns = 0;
    }
}

void TestReportKinds::codeCannotLeaveItsFence()
{
    Report report = reportOfKind(QStringLiteral("integrity"));
    report.status.checks[1].query = QStringLiteral("SELECT '\n````\n# out'");
    const QString text = QString::fromUtf8(markdownDocument(documentOf(report)));
    QVERIFY(text.contains(QStringLiteral("`````\nSELECT '\n````\n# out'\n`````\n")));
}

void TestReportKinds::cellsOfHostileTextsStayCells()
{
    for (const QString& kind : reportKinds()) {
        const QByteArray bytes = csvDocument(documentOf(hostileReport(kind)));
        const auto records = readCsv(bytes);
        QVERIFY(records);
        for (const CsvRecord& record : *records)
            QVERIFY2(!record.cells.first().isEmpty() && record.cells.size() > 1,
                     qPrintable(record.cells.join(u'|')));
        QVERIFY(!bytes.contains('\x1B') && !bytes.contains('\0'));
        QVERIFY(!bytes.contains("\r\n=") && !bytes.contains(",=cmd"));
    }
    QVERIFY(csvDocument(documentOf(hostileReport())).contains(",'=cmd|' /C calc'!A0,"));
}

/// An issue takes 65,536 characters.
void TestReportKinds::markdownIsCutAsPagesAre()
{
    Report report = reportOfKind(QStringLiteral("assessment"));
    for (int i = 0; i < 100; ++i)
        report.assessment.gaps.append(report.assessment.gaps[1]);
    report.assessment.recommendations[0].plan = QStringLiteral("lookups:\n  states: `x`");
    const QString text = QString::fromUtf8(markdownDocument(documentOf(report)));
    QVERIFY2(text.contains(QStringLiteral("\n72 rows more in the report as HTML and JSON.\n")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("| `lookups:`<br>states: \\`x\\` |")), qPrintable(text));
    QCOMPARE(csvDocument(documentOf(report)).count("\r\ngaps,"), 103); // with its head
}

void TestReportKinds::aFasterPhaseIsToldCalmly()
{
    Report report = reportOfKind(QStringLiteral("forecast"));
    PhaseStatus& move = report.status.phases[1];
    for (const QuarantineCount& count : report.status.quarantine)
        move.forecast->quarantined += count.rows;
    for (const auto& [seconds, says, tone] :
         {std::tuple{5.0, "It took 5.0 s, less than the 9.0 s to 12.0 s expected.", Tone::Good},
          std::tuple{20.0, "It took 20.0 s, more than the 9.0 s to 12.0 s expected.", Tone::Warning}}) {
        move.cost.seconds = seconds;
        move.offForecast = timeOffForecast(move, *move.forecast);
        const Document document = documentOf(report);
        QCOMPARE(document.banners.first().tone, tone);
        QVERIFY(markdownDocument(document).contains(says));
        QCOMPARE(htmlDocument(document).count("class=\"off\""), tone == Tone::Good ? 1 : 2); // the legend has one
    }
}

void TestReportKinds::aBannerClaimsNothingThatWasNotForecast()
{
    Report report = reportOfKind(QStringLiteral("forecast"));
    PhaseStatus& move = report.status.phases[1];
    move.cost.seconds = 10;
    move.offForecast.clear();
    qint64 aside = 0;
    for (const QuarantineCount& count : report.status.quarantine)
        aside += count.phase == move.id ? count.rows : 0;
    QVERIFY(aside > 0);
    move.forecast->quarantined = aside;
    QCOMPARE(documentOf(report).banners.first().tone, Tone::Good);
    move.forecast->quarantined = aside - 1; // more came than was said
    QCOMPARE(documentOf(report).banners.first().tone, Tone::Warning);
    move.forecast->quarantined = -1;
    const Document document = documentOf(report);
    QCOMPARE(document.banners.first().tone, Tone::Neutral);
    QCOMPARE(document.banners.first().title, QStringLiteral("What has run took the time that was forecast"));
    QVERIFY(markdownDocument(document).contains("not evaluated"));
    move.forecast->quarantined = aside;
    move.forecast->rows = *move.cost.rows + 1;
    QCOMPARE(documentOf(report).banners.first().tone, Tone::Warning);
}

void TestReportKinds::progressTellsOnlyOfItsTime()
{
    Report report = reportOfKind(QStringLiteral("progress"));
    Progressed day = progressOf(report);
    QCOMPARE(day.events.size(), 5); // the third phase ends after the report is written
    QCOMPARE(day.rows, 1'251'316);
    QCOMPARE(day.audit.size(), 2);
    QCOMPARE(day.checks.size(), 6);
    QCOMPARE(day.next.size(), 3);
    QCOMPARE(day.next.first().phase, QStringLiteral("validate"));
    report.writtenAt = report.writtenAt.addDays(2);
    QVERIFY(progressOf(report).events.isEmpty());
    report.period = QStringLiteral("weekly");
    QCOMPARE(progressOf(report).events.size(), 6);
    report.period = QStringLiteral("milestone");
    const Progressed milestone = progressOf(report);
    QCOMPARE(milestone.since, QStringLiteral("Move data"));
    QCOMPARE(milestone.events.size(), 2); // of the validation
    report.quarantine[0].decidedAt = report.writtenAt;
    QCOMPARE(progressOf(report).decided, 1);
}

void TestReportKinds::incidentsAreNamedWithTheirCodes()
{
    const Incidents found = incidentsOf(reportOfKind(QStringLiteral("incident")));
    QCOMPARE(found.incidents.size(), 3);
    QCOMPARE(found.incidents[0].what, QStringLiteral("The phase “Move data” failed"));
    QCOMPARE(found.incidents[0].code, QStringLiteral("GW-8003"));
    QVERIFY(!found.incidents[0].next.isEmpty());
    QCOMPARE(found.incidents[1].what, QStringLiteral("The check “Content digest” failed"));
    QCOMPARE(found.incidents[2].code, QStringLiteral("GW-1006"));
    QCOMPARE(found.log.size(), 1);
    QCOMPARE(found.since.size(), 2);
    QVERIFY(incidentsOf(validatedReport()).incidents.isEmpty());
    Report taken = validatedReport();
    taken.audit[1].action = QStringLiteral("rollback");
    taken.audit[1].detail = QStringLiteral("to the start of move: the plan changes");
    const Incident back = incidentsOf(taken).incidents.first();
    QCOMPARE(back.what, QStringLiteral("The run was rolled back, audit entry 2"));
    QCOMPARE(back.why, QStringLiteral("to the start of “Move data”: the plan changes"));
}

void TestReportKinds::whatFailedBeforeIsToldUntilItPassed()
{
    for (const char* const kind : {"incident", "progress"}) {
        Report report = validatedReport();
        report.kind = QString::fromLatin1(kind);
        CheckResult failed = report.status.checks.first();
        failed.verdict = Verdict::Failed;
        failed.name = QStringLiteral("content of notes");
        failed.why = QStringLiteral("1 row missing");
        failed.isStale = true;
        report.status.failedBefore = {failed};
        const QByteArray text = markdownDocument(documentOf(report));
        QVERIFY2(text.contains("content of notes"), kind);
        QVERIFY2(text.contains("1 row missing"), kind);
        QCOMPARE(judgeReport(report).kind, ReportVerdict::Kind::NotValidated);
        QCOMPARE(judgeReport(report).title, QStringLiteral("Not validated since the last validation failed"));
    }
}

void TestReportKinds::namesTheKindsThatThereAre()
{
    for (const auto& [kind, period, format] :
         {std::tuple{"gossip", "daily", "html"}, std::tuple{"progress", "hourly", "html"},
          std::tuple{"integrity", "daily", "docx"}}) {
        Report report = reportOfKind(QString::fromLatin1(kind));
        report.period = QString::fromLatin1(period);
        const auto refused = writeReport(report, QString::fromLatin1(format));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
    }
}

void TestReportKinds::aPdfWantsFonts()
{
    const auto refused = writeReport(validatedReport(), QStringLiteral("pdf")); // this program has none
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FileFailed);
}

void TestReportKinds::comparesObjectsByWhatTheyAre()
{
    const auto before = catalogOfScript(QStringLiteral(
        "CREATE TABLE kept (a INTEGER PRIMARY KEY, b TEXT); CREATE TABLE grown (a, b TEXT);"
        "CREATE TABLE gone (a); CREATE INDEX i ON kept (b); CREATE VIEW v AS SELECT a FROM kept;"));
    const auto after = catalogOfScript(QStringLiteral(
        "CREATE TABLE \"KEPT\" ( a INTEGER PRIMARY KEY ,\n b TEXT ); CREATE TABLE grown (b INTEGER, c);"
        "CREATE INDEX i ON kept (a, b); CREATE VIEW v AS SELECT a FROM kept;"
        "CREATE TRIGGER t AFTER INSERT ON grown BEGIN SELECT 1; END;"));
    QVERIFY(before && after);
    QStringList lines;
    for (const ObjectDifference& difference : differencesOf(*before, *after))
        lines.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(difference.type, difference.name, fateId(difference.fate), difference.what)
                         .trimmed());
    QCOMPARE(lines.join(u'\n'), QStringLiteral("table kept kept\ntable grown changed ≠ b, + c, − a\ntable "
                                               "gone gone\nindex i changed definition\n"
                                               "view v kept\ntrigger t added"));
}

QTEST_GUILESS_MAIN(TestReportKinds)
#include "test_report_kinds.moc"
