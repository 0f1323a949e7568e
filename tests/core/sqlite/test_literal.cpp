// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/literal.h"

#include <QTest>

#include <limits>

using namespace godwit::core;

/// Literals as people and the journal write them.
class TestLiteral : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBackEveryValueBitByBit()
    {
        const std::vector<Value> values{Value::null(),
                                        Value::ofInteger(0),
                                        Value::ofInteger(std::numeric_limits<qint64>::min()),
                                        Value::ofInteger(std::numeric_limits<qint64>::max()),
                                        Value::ofReal(-0.0),
                                        Value::ofReal(0.1),
                                        Value::ofReal(9007199254740993.0),
                                        Value::ofReal(5e-324),
                                        Value::ofReal(1.7976931348623157e308),
                                        Value::ofReal(std::numeric_limits<double>::infinity()),
                                        Value::ofReal(-std::numeric_limits<double>::infinity()),
                                        Value::ofText(QStringLiteral("")),
                                        Value::ofText(QStringLiteral("it''s, 'so'")),
                                        Value::ofText(QStringLiteral("ä😀\n")),
                                        Value::ofText(QByteArray("a\0b", 3)),
                                        Value::ofText(QByteArray("\xff\xfe", 2)),
                                        Value::ofBlob({}),
                                        Value::ofBlob(QByteArray("\0\xff", 2))};
        QStringList all;
        for (const Value& value : values) {
            all.append(value.toLiteral());
            const auto read = valueOfLiteral(value.toLiteral());
            QVERIFY2(read, qPrintable(value.toLiteral()));
            QVERIFY2(*read == value, qPrintable(value.toLiteral()));
        }
        const auto row = valuesOfLiterals(all.join(QStringLiteral(", ")));
        QVERIFY(row);
        QCOMPARE(row->size(), values.size());
        for (size_t index = 0; index < values.size(); ++index)
            QVERIFY(row->at(index) == values[index]);
    }

    void readsWhatPeopleWrite()
    {
        QVERIFY(valueOfLiteral(u" null ")->isNull());
        QVERIFY(*valueOfLiteral(u"x'0A'") == Value::ofBlob("\n"));
        QVERIFY(*valueOfLiteral(u"+5") == Value::ofInteger(5));
        QVERIFY(*valueOfLiteral(u".5E1") == Value::ofReal(5));
        QVERIFY(*valueOfLiteral(u"9223372036854775808") == Value::ofReal(9223372036854775808.0));
    }

    void takesNothingElse_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "name", "'open", "X'0'", "X'0g'", "X'00", "1 2", "1; DROP TABLE t", "(SELECT 1)", "CAST('a' AS TEXT)",
                                 "CAST(X'00' AS BLOB)", "NULLs", "0x10", "1,", "random()", "'a' || 'b'"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void takesNothingElse()
    {
        QFETCH(QString, text);
        QVERIFY(!valueOfLiteral(text));
        QVERIFY(!valuesOfLiterals(text));
    }
};

QTEST_GUILESS_MAIN(TestLiteral)
#include "test_literal.moc"
