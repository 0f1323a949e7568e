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
    QTest::newRow("integrity") << "integrity"
                               << "All tables";
    QTest::newRow("migration") << "migration"
                               << "A restore was tried";
    QTest::newRow("assessment") << "assessment"
                                << "profile of tasks";
    QTest::newRow("forecast") << "forecast"
                              << "Time expected and spent";
    QTest::newRow("progress") << "progress"
                              << "What comes next";
    QTest::newRow("incident") << "incident"
                              << "GW-8003";
    QTest::newRow("comparison") << "comparison"
                                << "user_version";
}

void TestReportPdf::everyKindHasPages()
{
    QFETCH(QString, kind);
    QFETCH(QString, says);
    const auto pdf = writeReport(reportOfKind(kind), QStringLiteral("pdf"));
    QVERIFY(pdf);
    const QString info = QString::fromUtf8(run(QStringLiteral("pdfinfo"), {QStringLiteral("FILE")}, *pdf));
    const auto pages = QRegularExpression(QStringLiteral("Pages:\\s+(\\d+)")).match(info);
    QVERIFY2(pages.hasMatch(), qPrintable(info));
    QVERIFY(info.contains(QStringLiteral("(A4)")));
    QVERIFY(info.contains(documentOf(reportOfKind(kind)).title));
    const QString text = textOf(reportOfKind(kind));
    QCOMPARE(pagesOf(text).size(), pages.captured(1).toInt());
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY(text.contains(QString(64, u'a').left(12)));
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
