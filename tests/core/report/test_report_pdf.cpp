// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/writers.h"
#include "report_fixture.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using godwit::test::hostileReport;
using godwit::test::reportOfKind;
using godwit::test::validatedReport;

/// Pages as poppler reads them.
class TestReportPdf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasPages_data();
    void everyKindHasPages();
    void aLongAssessmentIsCutAndSaysSo();
    void aQueryIsPrintedInItsFirstLines();
    void aQueryThatFailedIsPrintedWhole();
    void aLongNameIsBrokenAtItsJoints();
    void eachPageSaysWhichItIs();
    void aTableRepeatsItsHead();
    void aRowIsNotSplit();
    void whatIsTooLongForAPageIsCut();
    void controlCharactersAreShown();
    void nothingStandsOutsideTheMargins();

private:
    QByteArray run(const QString& program, const QStringList& arguments, const QByteArray& pdf);
    QString textOf(const Report& report);
    QTemporaryDir m_folder;
};

QByteArray TestReportPdf::run(const QString& program, const QStringList& arguments, const QByteArray& pdf)
{
    const QString path = m_folder.filePath(QStringLiteral("r.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    QProcess process;
    process.start(program, QStringList(arguments).replaceInStrings(QStringLiteral("FILE"), path));
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QString TestReportPdf::textOf(const Report& report)
{
    const auto pdf = writeReport(report, QStringLiteral("pdf"));
    return pdf ? QString::fromUtf8(
                     run(QStringLiteral("pdftotext"),
                         {QStringLiteral("-layout"), QStringLiteral("FILE"), QStringLiteral("-")}, *pdf))
               : QString();
}

/// Whether poppler sees a blank in "3 / 12" depends on the figures.
static bool isNumbered(QString page, qsizetype number, qsizetype of)
{
    return page.remove(u' ').contains(QStringLiteral("%1/%2").arg(number).arg(of));
}

static QStringList pagesOf(const QString& text)
{
    QStringList pages = text.split(u'\f');
    pages.removeLast();
    return pages;
}

/// A run with many rows in quarantine, so that a table goes over pages.
static Report longReport()
{
    Report report = reportOfKind(QStringLiteral("integrity"));
    for (qint64 number = 3; number <= 60; ++number)
        report.audit.append({number,
                             report.writtenAt,
                             QStringLiteral("ada"),
                             QStringLiteral("action-%1").arg(number),
                             QStringLiteral("first line of entry %1 ").arg(number) + QString(260, u'x') +
                                 QStringLiteral(" end-%1").arg(number),
                             {},
                             QString(64, u'a')});
    return report;
}

void TestReportPdf::everyKindHasPages_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("most"); // pages
    QTest::newRow("integrity") << "integrity"
                               << "All tables" << 6;
    QTest::newRow("migration") << "migration"
                               << "A restore was tried" << 8;
    QTest::newRow("assessment") << "assessment"
                                << "profile of tasks" << 3;
    QTest::newRow("forecast") << "forecast"
                              << "Time expected and spent" << 2;
    QTest::newRow("progress") << "progress"
                              << "What comes next" << 2;
    QTest::newRow("incident") << "incident"
                              << "GW-8003" << 4;
    QTest::newRow("comparison") << "comparison"
                                << "user_version" << 2;
}

void TestReportPdf::everyKindHasPages()
{
    QFETCH(QString, kind);
    QFETCH(QString, says);
    QFETCH(int, most);
    const auto pdf = writeReport(reportOfKind(kind), QStringLiteral("pdf"));
    QVERIFY(pdf);
    const QString info = QString::fromUtf8(run(QStringLiteral("pdfinfo"), {QStringLiteral("FILE")}, *pdf));
    const auto pages = QRegularExpression(QStringLiteral("Pages:\\s+(\\d+)")).match(info);
    QVERIFY2(pages.hasMatch(), qPrintable(info));
    QVERIFY(info.contains(QStringLiteral("(A4)")));
    QVERIFY(info.contains(documentOf(reportOfKind(kind)).title));
    const QString text = textOf(reportOfKind(kind));
    QCOMPARE(pagesOf(text).size(), pages.captured(1).toInt());
    QVERIFY2(pagesOf(text).size() <= most, qPrintable(pages.captured(1)));
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY(text.contains(QString(64, u'a').left(12)));
}

/// A dirty database: a finding for each of 150 columns, 60 gaps, 200 objects, 40 causes of a move.
static Report dirtyReport()
{
    Report report = reportOfKind(QStringLiteral("assessment"));
    CheckResult check = report.status.checks.first();
    check.query = QStringLiteral("SELECT *\nFROM t\n").repeated(20);
    Assessment& found = report.assessment;
    ColumnProfile column = found.tables[0].columns[0];
    for (int i = 0; i < 150; ++i) {
        column.name = QStringLiteral("column_%1").arg(i);
        found.tables[0].columns.append(column);
        check.name = QStringLiteral("tasks.column_%1: text that is no date").arg(i);
        report.status.checks.append(check);
    }
    for (int i = 0; i < 60; ++i)
        found.gaps.append(found.gaps[1]);
    for (int i = 0; i < 200; ++i)
        found.inventory.append(found.inventory[0]);
    for (int i = 0; i < 40; ++i)
        found.expectations[0].causes.append({QStringLiteral("cause %1").arg(i), QStringLiteral("GW-2101"), {}, 1, {}});
    return report;
}

void TestReportPdf::aLongAssessmentIsCutAndSaysSo()
{
    const QString text = textOf(dirtyReport());
    QVERIFY2(pagesOf(text).size() <= 12, qPrintable(QString::number(pagesOf(text).size())));
    for (const char* const says : {"32 rows more in the report as HTML and JSON", "34 other causes", "text that is no date"})
        QVERIFY2(text.contains(QLatin1String(says)), says);
    const QByteArray csv = *writeReport(dirtyReport(), QStringLiteral("csv"));
    QVERIFY(csv.contains("tasks.column_149: text that is no date") && csv.contains(",cause 39,"));
    QCOMPARE(csv.count("\r\ninventory,"), 203); // with its head
}

void TestReportPdf::aQueryIsPrintedInItsFirstLines()
{
    Report report = reportOfKind(QStringLiteral("integrity"));
    report.status.checks[1].query = QStringLiteral("SELECT one\nFROM two\nWHERE three\nAND four\nAND five\nAND six");
    const QString text = textOf(report);
    QVERIFY(text.contains(QStringLiteral("AND four … (all of it in the report as HTML, Markdown, CSV and JSON)")));
    QVERIFY(!text.contains(QStringLiteral("AND five")));
}

/// Who reads an incident on paper has nothing else at hand.
void TestReportPdf::aQueryThatFailedIsPrintedWhole()
{
    Report report = reportOfKind(QStringLiteral("incident"));
    QString query = QStringLiteral("SELECT count(*)");
    for (int line = 1; line <= 400; ++line)
        query += QStringLiteral("\nOR line = %1").arg(line);
    report.status.checks[1].query = query;
    const QString text = textOf(report);
    for (const int line : {1, 5, 200, 400})
        QVERIFY2(text.contains(QStringLiteral("OR line = %1\n").arg(line)), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("all of it in the report as")));
}

void TestReportPdf::aLongNameIsBrokenAtItsJoints()
{
    Report report = reportOfKind(QStringLiteral("integrity"));
    report.audit[0].action = QStringLiteral("supplier_task_instances.project_milestone_task_identifier");
    const QString text = textOf(report);
    QVERIFY2(!text.contains(QStringLiteral("identif\n")) && text.contains(QStringLiteral("identifier")), qPrintable(text));
}

void TestReportPdf::eachPageSaysWhichItIs()
{
    const QStringList pages = pagesOf(textOf(longReport()));
    QVERIFY(pages.size() > 3);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        QVERIFY2(isNumbered(pages[i], i + 1, pages.size()),
                 qPrintable(pages[i]));
        QVERIFY(pages[i].contains(QStringLiteral("Integrity report: PRODUCT_MANAGER v1 to v2")));
        if (i > 0)
            QVERIFY2(pages[i].contains(QStringLiteral("app.db")) &&
                         pages[i].contains(QStringLiteral("plan aaaaaaaaaaaa")),
                     qPrintable(pages[i]));
    }
}

void TestReportPdf::aTableRepeatsItsHead()
{
    static const QRegularExpression kHead(QStringLiteral("No\\.\\s+At\\s+Who\\s+Action\\s+Detail\\s+Hash"));
    int pages = 0;
    for (const QString& page : pagesOf(textOf(longReport()))) {
        if (!page.contains(QStringLiteral("action-")))
            continue;
        ++pages;
        QVERIFY2(page.contains(kHead), qPrintable(page));
    }
    QVERIFY(pages > 1);
}

void TestReportPdf::aRowIsNotSplit()
{
    const QStringList pages = pagesOf(textOf(longReport()));
    for (qint64 number = 20; number <= 60; ++number) {
        for (const QString& page : pages)
            QCOMPARE(page.contains(QRegularExpression(QStringLiteral("action-%1\\b").arg(number))),
                     page.contains(QRegularExpression(QStringLiteral("end-%1\\b").arg(number))));
    }
}

void TestReportPdf::whatIsTooLongForAPageIsCut()
{
    Report report = reportOfKind(QStringLiteral("integrity"));
    report.audit[0].detail = QString(40'000, u'w');
    report.status.checks[1].query = QString(2'000, u'q') + QStringLiteral("\nFROM t").repeated(300);
    const QStringList pages = pagesOf(textOf(report));
    QVERIFY2(pages.size() < 30, qPrintable(QString::number(pages.size())));
    QVERIFY(pages.join(QString()).contains(u'…'));
    QVERIFY(isNumbered(pages.last(), pages.size(), pages.size()));
}

void TestReportPdf::controlCharactersAreShown()
{
    for (const QString& kind : reportKinds()) {
        const QString text = textOf(hostileReport(kind));
        QVERIFY2(text.contains(QStringLiteral("<script>alert(1)</script>")), qPrintable(text));
        QVERIFY(!text.contains(QChar(0x202E)) && !text.contains(QChar(0x1B)));
    }
}

void TestReportPdf::nothingStandsOutsideTheMargins()
{
    Report report = longReport();
    report.status.planPath = QStringLiteral("/") + QString(300, u'p');
    report.status.balance[0].table = QString(120, u't');
    const auto pdf = writeReport(report, QStringLiteral("pdf"));
    QVERIFY(pdf);
    const QString boxes =
        QString::fromUtf8(run(QStringLiteral("pdftotext"),
                              {QStringLiteral("-bbox"), QStringLiteral("FILE"), QStringLiteral("-")}, *pdf));
    static const QRegularExpression kWord(QStringLiteral(
        "xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">([^<]*)"));
    int words = 0;
    for (auto found = kWord.globalMatch(boxes); found.hasNext(); ++words) {
        const auto word = found.next();
        const bool isInside = word.captured(1).toDouble() >= 40 && word.captured(3).toDouble() <= 556 &&
                              word.captured(2).toDouble() >= 20 && word.captured(4).toDouble() <= 830;
        // Between the content and the foot nothing stands: a row that went too far would.
        const bool isContent = word.captured(4).toDouble() <= 796;
        QVERIFY2(isContent || word.captured(2).toDouble() >= 806, qPrintable(word.captured(0)));
        QVERIFY2(isInside, qPrintable(word.captured(0)));
    }
    QVERIFY(words > 500);
}

QTEST_MAIN(TestReportPdf)
#include "test_report_pdf.moc"
