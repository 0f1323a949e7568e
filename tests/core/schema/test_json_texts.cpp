// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/json_texts.h"

#include <QTest>

using namespace godwit::core;

/// What takes texts out of JSON is watched, wherever it stands, and all else stays as it is.
class TestJsonTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void watchesWhatTakesTextsOut_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* sql, const char* expected) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
        };
        row("a || json(b) -> 'c'", "a || json(b) -> 'c'");
        row("json_extract(a, '$.b')", "_godwit_uncut(json_extract(a, '$.b'), a)");
        row("1 + JSON_EXTRACT(f(a), '$.b', '$.c') + 2", "1 + _godwit_uncut(json_extract(f(a), '$.b', '$.c'), f(a)) + 2");
        row("json_extract(json_extract(a, '$.b'), '$.c')",
            "_godwit_uncut(json_extract(_godwit_uncut(json_extract(a, '$.b'), a), '$.c'), _godwit_uncut(json_extract(a, '$.b'), a))");
        row("a ->> 'b'", "_godwit_uncut(a ->> 'b', a ) ");
        row("x = t.a -> 'b' ->> f('c') AND y", "x = _godwit_uncut(t.a -> 'b' ->> f('c') , t.a -> 'b' ) AND y");
        row("coalesce(f(a)->>1, b)", "coalesce(_godwit_uncut(f(a)->> 1, f(a)) , b)");
        row("(SELECT value FROM json_each(a, '$.b') AS j)", "(SELECT value FROM json_each(_godwit_uncut(a), '$.b') AS j)");
        row("json_tree(split_json(a, ','))", "json_tree(_godwit_uncut(split_json(a, ',')))");
        row("a > b - c", "a > b - c");
        row("'json_extract(a)' || json_each", "'json_extract(a)' || json_each");
    }

    void watchesWhatTakesTextsOut()
    {
        QFETCH(QString, sql);
        QFETCH(QString, expected);
        QCOMPARE(withUncutTexts(sql), expected);
    }
};

QTEST_GUILESS_MAIN(TestJsonTexts)
#include "test_json_texts.moc"
