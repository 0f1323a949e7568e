// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_reader.h"
#include "core/report/csv_writer.h"

#include <QTest>

using namespace godwit::core;

/// CSV as it comes back from people and their spreadsheets.
class TestCsvReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsWritten()
    {
        const QStringList cells{QStringLiteral("a"), QStringLiteral(""), QStringLiteral("=1+1"), QStringLiteral("-5"), QStringLiteral("x,\"y\"\r\nz"), QStringLiteral("'quoted'"),
                                QStringLiteral("\ttab"), QStringLiteral("\r"), QStringLiteral("＝wide"), QStringLiteral("ä😀")};
        const auto records = readCsv(csvLine(cells) + csvLine({QStringLiteral("next")}));
        QVERIFY(records);
        QCOMPARE(records->size(), 2);
        QCOMPARE(records->first().cells, cells);
        QCOMPARE(records->first().line, 1);
        QCOMPARE(records->last().line, 3); // a line break belongs to a value
    }

    void takesLineEndsAsTheyCome()
    {
        for (const QByteArray& text : {QByteArray("a,b\nc,\n"), QByteArray("a,b\r\nc,\r\n"), QByteArray("\xEF\xBB\xBF" "a,b\nc,"), QByteArray("\"a\",b\n\n\nc,\"\"\n\n")}) {
            const auto records = readCsv(text);
            QVERIFY(records);
            QCOMPARE(records->size(), 2);
            QCOMPARE(records->first().cells, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
            QCOMPARE(records->last().cells, (QStringList{QStringLiteral("c"), QString()}));
        }
        QVERIFY(readCsv({})->isEmpty());
    }

    void refusesWhatIsNoCsv_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("open") << QByteArray("a\n\"b\nc\n") << QStringLiteral("Line 2: a quotation mark is not closed.");
        QTest::newRow("middle") << QByteArray("a\nb\"c\"\n") << QStringLiteral("Line 2: a quotation mark stands in the middle of a cell.");
        QTest::newRow("after") << QByteArray("\"a\"b\n") << QStringLiteral("Line 1: text follows a closing quotation mark.");
        QTest::newRow("latin") << QByteArray("\xE4") << QStringLiteral("The file is not in UTF-8.");
    }

    void refusesWhatIsNoCsv()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto records = readCsv(text);
        QVERIFY(!records);
        QCOMPARE(records.error().code, ErrorCode::ImportRefused);
        QCOMPARE(records.error().what, says);
    }
};

QTEST_GUILESS_MAIN(TestCsvReader)
#include "test_csv_reader.moc"
