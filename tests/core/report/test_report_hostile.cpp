// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_reader.h"
#include "report_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace godwit::core;
using godwit::test::reportWith;

/// One text in the names of tables and columns, the plan's title and the values of rows, through all forms of
/// all kinds.
class TestReportHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesThroughEveryForm_data();
    void passesThroughEveryForm();

private:
    void isTextInHtml(const QByteArray& bytes) const;
    void isTextInMarkdown(const QByteArray& bytes) const;
    void isReadBackFromCsv(const QByteArray& bytes) const;
    void isTheSameInJson(const QByteArray& bytes, const QString& text) const;
    void staysOnPages(const QByteArray& bytes);

    QTemporaryDir m_folder;
};

void TestReportHostile::passesThroughEveryForm_data()
{
    QTest::addColumn<QString>("text");
    const QString nul = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    QTest::newRow("closes a script") << QStringLiteral("</script><b>bold</b></style></title>");
    QTest::newRow("bars") << QStringLiteral("a|b||c\\|d\\");
    QTest::newRow("backticks") << QStringLiteral("`a` ``` b\n```\n# c");
    QTest::newRow("NUL") << nul;
    QTest::newRow("turns the direction") << QStringLiteral("a\u202Egnp.exe\u2066b\u200F");
    QTest::newRow("very long") << QString(10'000, u'x');
    QTest::newRow("very long, of words") << QStringLiteral("word | <b> ").repeated(900);
    QTest::newRow("a BLOB that is no UTF-8") << QString::fromUtf8(QByteArray("\xff\xfe\x80"
                                                                             "abc\xc3"));
    QTest::newRow("half a character") << QStringLiteral("a") + QChar(char16_t(0xD800));
    QTest::newRow("a formula") << QStringLiteral("=HYPERLINK(\"http://e.vil\",\"x\")");
    QTest::newRow("a terminal's escape") << QStringLiteral("\u001B]0;x\u0007\u001B[2J");
    QTest::newRow("an entity") << QStringLiteral("&lt;b&gt; &#60; ]]> <!-- -- > <?x ?>");
}

void TestReportHostile::passesThroughEveryForm()
{
    QFETCH(QString, text);
    for (const QString& kind : reportKinds()) {
        const Report report = reportWith(kind, text);
        for (const QString& format : reportFormats()) {
            const auto bytes = writeReport(report, format);
            QVERIFY2(bytes, qPrintable(kind + u' ' + format));
            if (format == QLatin1String("html"))
                isTextInHtml(*bytes);
            else if (format == QLatin1String("md"))
                isTextInMarkdown(*bytes);
            else if (format == QLatin1String("csv"))
                isReadBackFromCsv(*bytes);
            else if (format == QLatin1String("json"))
                isTheSameInJson(*bytes, text);
            else
                staysOnPages(*bytes);
            if (QTest::currentTestFailed()) {
                qWarning("%s as %s", qPrintable(kind), qPrintable(format));
                return;
            }
        }
    }
}

/// Well-formed, with the elements and attributes of ours alone.
void TestReportHostile::isTextInHtml(const QByteArray& bytes) const
{
    const QStringList forbidden{QStringLiteral("script"), QStringLiteral("img"),    QStringLiteral("iframe"),
                                QStringLiteral("link"),   QStringLiteral("object"), QStringLiteral("embed"),
                                QStringLiteral("form"),   QStringLiteral("base")};
    QXmlStreamReader reader(QString::fromUtf8(bytes));
    while (!reader.atEnd()) {
        reader.readNext();
        QVERIFY(reader.tokenType() != QXmlStreamReader::Comment &&
                reader.tokenType() != QXmlStreamReader::ProcessingInstruction);
        if (!reader.isStartElement())
            continue;
        QVERIFY2(!forbidden.contains(reader.name().toString()), qPrintable(reader.name().toString()));
        for (const QXmlStreamAttribute& attribute : reader.attributes()) {
            const QString name = attribute.name().toString();
            QVERIFY2(!name.startsWith(QLatin1String("on")) && name != QLatin1String("src"), qPrintable(name));
            QVERIFY(name != QLatin1String("href") || attribute.value().startsWith(u'#'));
        }
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(!bytes.contains("<b>bold"));
    for (const QChar mark : {QChar(0x202E), QChar(0x2066), QChar(0x200F)})
        QVERIFY(!QString::fromUtf8(bytes).contains(mark));
}

void TestReportHostile::isTextInMarkdown(const QByteArray& bytes) const
{
    bool isCode = false;
    QByteArray fence;
    for (const QByteArray& line : bytes.split('\n')) {
        const qsizetype ticks = line.startsWith("```") ? line.size() : 0;
        if (ticks > 0 && !isCode) {
            fence = line;
            isCode = true;
        } else if (isCode && line == fence) {
            isCode = false;
        } else if (!isCode) {
            QVERIFY2(!line.contains("<b>") && !line.contains("</script>"), line.left(200).constData());
            QVERIFY2(!line.startsWith("# c"), line.constData());
        }
    }
    QVERIFY(!isCode);
    QVERIFY(!bytes.contains('\0') && !bytes.contains('\x1B') && bytes.isValidUtf8());
}

void TestReportHostile::isReadBackFromCsv(const QByteArray& bytes) const
{
    QVERIFY(!bytes.contains('\0') && !bytes.contains('\x1B') && bytes.isValidUtf8());
    for (const QChar mark : {QChar(0x202E), QChar(0x2066), QChar(0x200F)})
        QVERIFY(!QString::fromUtf8(bytes).contains(mark));
    const auto records = readCsv(bytes);
    QVERIFY(records);
    for (const CsvRecord& record : *records)
        QVERIFY2(record.cells.size() > 1 && !record.cells.first().isEmpty(),
                 qPrintable(record.cells.join(u'|').left(200)));
    for (const char* const begun : {",=", "\n=", ",\"=", "\n\"="})
        QVERIFY2(!bytes.contains(QByteArray(begun) + "HYPERLINK"), begun);
}

void TestReportHostile::isTheSameInJson(const QByteArray& bytes, const QString& text) const
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    QVERIFY(!object.isEmpty());
    const QString name = object.value(QLatin1String("status"))
                             .toObject()
                             .value(QLatin1String("plan"))
                             .toObject()
                             .value(QLatin1String("name"))
                             .toString();
    QCOMPARE(name.size(), text.size());
    if (text.isValidUtf16())
        QCOMPARE(name, text);
}

/// Every page is one of the count, and a text of 10,000 characters does not make a book of it.
void TestReportHostile::staysOnPages(const QByteArray& bytes)
{
    const QString path = m_folder.filePath(QStringLiteral("r.pdf"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    const qsizetype pages = text.count(u'\f');
    QVERIFY2(pages > 0 && pages <= 40, qPrintable(QString::number(pages)));
    QVERIFY(!text.contains(QChar(0x202E)) && !text.contains(QChar(0x1B)));
}

QTEST_MAIN(TestReportHostile)
#include "test_report_hostile.moc"
