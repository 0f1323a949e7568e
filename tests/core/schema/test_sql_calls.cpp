// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_calls.h"

#include <QTest>

using namespace godwit::core;

class TestSqlCalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsCallsHoweverTheyAreWritten()
    {
        QCOMPARE(calledNames(QStringLiteral(
                     "random() + \"abs\" /* ( */ (x) + [hex]\n(y) - 'text(' - a.upper(z) + random()")),
                 QStringList({QStringLiteral("random"), QStringLiteral("abs"), QStringLiteral("hex")}));
        QCOMPARE(calledNames(QStringLiteral(
                     "WITH a (x) AS (SELECT 1), RANDOM(y) AS MATERIALIZED (SELECT f(x) FROM a),"
                     " c(z) AS NOT MATERIALIZED (SELECT 2) SELECT 1, g(y) AS materialized FROM a")),
                 QStringList({QStringLiteral("AS"), QStringLiteral("MATERIALIZED"), QStringLiteral("f"),
                              QStringLiteral("g")}));
        QCOMPARE(calledNames(QStringLiteral("INSERT INTO date (a) SELECT time(a) FROM b")),
                 QStringList(QStringLiteral("time")));
    }

    void datesBecomeThoseThatRefuseNow_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* sql, const char* expected) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
        };
        row("date(x)", "_godwit_date(x)");
        row("DATE (x)", "_godwit_date (x)");
        row("\"date\"(x) || `time`(y) || [DateTime](z)",
            "_godwit_date(x) || _godwit_time(y) || _godwit_datetime(z)");
        row("strftime('%s', julianday(x))", "_godwit_strftime('%s', _godwit_julianday(x))");
        row("unixepoch/*!*/(x)", "_godwit_unixepoch/*!*/(x)");
        row("date + time IN (date)", "date + time IN (date)");
        row("'date(x)'", "'date(x)'");
        row("WITH date(a) AS (SELECT date(1)) SELECT a FROM date",
            "WITH date(a) AS (SELECT _godwit_date(1)) SELECT a FROM date");
        row("SELECT a, date(b) AS time FROM t", "SELECT a, _godwit_date(b) AS time FROM t");
        row("INSERT INTO main.date(a) VALUES (date(1))", "INSERT INTO main.date(a) VALUES (_godwit_date(1))");
        row("date_ms(x) + mydate(x)", "date_ms(x) + mydate(x)");
        row("date(", "_godwit_date(");
    }

    void datesBecomeThoseThatRefuseNow()
    {
        QFETCH(QString, sql);
        QFETCH(QString, expected);
        QCOMPARE(withoutNow(sql), expected);
    }
};

QTEST_APPLESS_MAIN(TestSqlCalls)
#include "test_sql_calls.moc"
