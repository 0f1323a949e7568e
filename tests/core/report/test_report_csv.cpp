// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_writer.h"
#include "core/report/report.h"
#include "report_fixture.h"

#include <QTest>

using namespace godwit::core;
using godwit::test::validatedReport;

class TestReportCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void disarmsCellsThatStartAFormula_data();
    void disarmsCellsThatStartAFormula();
    void quotesSeparatorsQuotesAndLineEnds();
    void tellsNullFromEmptyText();
    void showsControlCharactersInsteadOfSendingThem();
    void everyLineNamesItsSection();
    void figuresStandWithoutSeparators();
    void refusesAFormatThatDoesNotExist();
    void writesPlainBytesAsTheyStandInALine_data();
    void writesPlainBytesAsTheyStandInALine();
};

void TestReportCsv::disarmsCellsThatStartAFormula_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("equals") << "=cmd|' /C calc'!A0" << QByteArray("'=cmd|' /C calc'!A0\r\n");
    QTest::newRow("plus") << "+1" << QByteArray("'+1\r\n");
    QTest::newRow("minus") << "-1" << QByteArray("'-1\r\n");
    QTest::newRow("at") << "@SUM(A1)" << QByteArray("'@SUM(A1)\r\n");
    QTest::newRow("tab") << "\t=1" << QByteArray("'\t=1\r\n");
    QTest::newRow("carriage return") << "\r=1" << QByteArray("\"'\r=1\"\r\n");
    QTest::newRow("line feed") << "\n=1" << QByteArray("\"'\n=1\"\r\n");
    QTest::newRow("a sign alone") << "-" << QByteArray("'-\r\n");
    QTest::newRow("full-width equals") << "＝1" << QByteArray("'＝1\r\n");
    QTest::newRow("equals inside") << "a=1" << QByteArray("a=1\r\n");
    QTest::newRow("quoted and disarmed") << "=A1,\"x\"" << QByteArray("\"'=A1,\"\"x\"\"\"\r\n");
}

void TestReportCsv::disarmsCellsThatStartAFormula()
{
    QFETCH(QString, cell);
    QFETCH(QByteArray, line);
    QCOMPARE(csvLine({cell}), line);
}

void TestReportCsv::quotesSeparatorsQuotesAndLineEnds()
{
    QCOMPARE(csvLine({QStringLiteral("a,b"), QStringLiteral("say \"no\""), QStringLiteral("one\r\ntwo"),
                      QStringLiteral("plain ü")}),
             QByteArray("\"a,b\",\"say \"\"no\"\"\",\"one\r\ntwo\",plain ü\r\n"));
}

void TestReportCsv::tellsNullFromEmptyText()
{
    QCOMPARE(csvLine({QString(), QStringLiteral(""), QStringLiteral("x")}), QByteArray(",\"\",x\r\n"));
}

void TestReportCsv::showsControlCharactersInsteadOfSendingThem()
{
    const QString hostile =
        QStringLiteral("a") + QChar(0) + QChar(0x1B) + QStringLiteral("[2J") + QChar(0x9B) + QChar(0x7F);
    QCOMPARE(QString::fromUtf8(csvLine({hostile})), QStringLiteral("a␀␛[2J⟨U+009B⟩␡\r\n"));
}

void TestReportCsv::everyLineNamesItsSection()
{
    Report report = validatedReport();
    const QByteArray csv = reportCsv(report);
    const QList<QByteArray> sections{"report",   "balance",    "phases",    "checks",
                                     "criteria", "quarantine", "snapshots", "audit"};
    for (const QByteArray& section : sections)
        QVERIFY2(csv.startsWith(section + ',') || csv.contains("\r\n" + section + ','), section.constData());
    QVERIFY(csv.startsWith("report,name,value\r\n"));
    QVERIFY(csv.contains("\r\nreport,verdict,undecided\r\n"));
    QVERIFY(csv.contains("\r\ncriteria,Rows lost,0,0,met\r\n"));
    report.status.criteria[0].met = false;
    report.status.criteria[1].measured.clear();
    QVERIFY(reportCsv(report).contains("\r\ncriteria,Rows lost,0,0,not met\r\n"));
    QVERIFY(reportCsv(report).contains(",not measured\r\n"));
}

void TestReportCsv::figuresStandWithoutSeparators()
{
    const QByteArray csv = reportCsv(validatedReport());
    QVERIFY(csv.contains("\r\nbalance,project_milestone_tasks,250000,246981,3004,0,15,0,0,true\r\n"));
    QVERIFY(
        csv.contains("\"{\"\"due_date\"\":\"\"31.02.2026\"\",\"\"id\"\":\"\"k-1\"\",\"\"notes\"\":null}\""));
    QVERIFY(csv.contains(",84,61,100.8,67.1\r\n"));
}

void TestReportCsv::refusesAFormatThatDoesNotExist()
{
    QCOMPARE(*writeReport(validatedReport(), QStringLiteral("csv")), reportCsv(validatedReport()));
    QCOMPARE(*writeReport(validatedReport(), QStringLiteral("html")), reportHtml(validatedReport()));
    const auto refused = writeReport(validatedReport(), QStringLiteral("docx"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Usage);
    QVERIFY(refused.error().what.contains(QStringLiteral("docx")));
}

void TestReportCsv::writesPlainBytesAsTheyStandInALine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isPlain");
    const QList<std::pair<QByteArray, bool>> cells{
        {"", true}, {"word", true}, {"a,b", true}, {"say \"no\"", true}, {"one\r\ntwo", true}, {"a\tb", true}, {" ", true},
        {"a=1-2", true}, {"Straße, Nr. 5", true}, {"日本語", true}, {"\xc2\xa0", true}, {"=1", false}, {"-1", false},
        {"+1", false}, {"@x", false}, {"\t=1", false}, {"\r", false}, {"\n", false}, {"＝1", false}, {"a\x1b[2J", false},
        {QByteArray("a\0b", 3), false}, {"\x7f", false}, {"a\xc2\x9b", false}, {"\xff", false}, {"a\xc3", false}, {"a\xc2", false}};
    for (const auto& [bytes, isPlain] : cells)
        QTest::addRow("%s", bytes.toPercentEncoding().constData()) << bytes << isPlain;
}

void TestReportCsv::writesPlainBytesAsTheyStandInALine()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isPlain);
    QByteArray line("before,");
    QCOMPARE(appendPlainCsvCell(line, bytes), isPlain);
    if (isPlain)
        QCOMPARE(line + "\r\n", "before," + csvLine({QString::fromUtf8(bytes)}));
    else
        QCOMPARE(line, QByteArray("before,"));
    QCOMPARE(csvCell(QString::fromUtf8(bytes)) + "\r\n", csvLine({QString::fromUtf8(bytes)}));
}

QTEST_GUILESS_MAIN(TestReportCsv)
#include "test_report_csv.moc"
