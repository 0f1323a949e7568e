// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_tables.h"

#include <QTest>

using namespace godwit::core;

class TestSqlTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTablesWhereTheyAreRead_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("tables");
        const auto row = [](const char* sql, const char* tables) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(tables);
        };
        row("status || upper(kinds.name)", "");
        row("(SELECT name FROM kinds WHERE kinds.id = status)", "kinds");
        row("SELECT a, status FROM main.\"of all\" AS o, [b] x LEFT JOIN 'c' ON c.d = e, f", "of all|b|c|f");
        row("x IN kinds AND y IN (a, b) AND z IN (SELECT q FROM w)", "kinds|w");
        row("SELECT 1 FROM (a, (SELECT d, e FROM b GROUP BY g, h) AS c), json_each(x, y), d ORDER BY i, j", "a|b|d");
        row("x IS NOT DISTINCT FROM status", "");
        row("EXISTS (SELECT 1 FROM /* kinds */ source.tags -- , more\n UNION SELECT m, n FROM t, u)", "tags|t|u");
        row("WITH w(a, b) AS (SELECT 1, 2 FROM k) SELECT a, b FROM w, target.l", "k|w|l");
    }
    void findsTablesWhereTheyAreRead()
    {
        QFETCH(QString, sql);
        QFETCH(QString, tables);
        QCOMPARE(tablesRead(sql).join(u'|'), tables);
    }
};

QTEST_APPLESS_MAIN(TestSqlTables)
#include "test_sql_tables.moc"
