// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/named_values.h"

#include <QTest>

using namespace godwit::core;

namespace {

/// `due` stands for a || b, `n` for 7.
const NameMap kValues{{QStringLiteral("due"), QStringLiteral("a || b")}, {QStringLiteral("n"), QStringLiteral("7")}};

QString beside(const QString& sql, const QString& columns)
{
    return QStringLiteral("(SELECT %1 FROM (SELECT %2 FROM (SELECT 1)) AS _godwit_let)").arg(sql, columns);
}

} // namespace

/// How far what holds a query reaches, whose names have their values beside it.
class TestNamedValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsValuesBesideWhatHoldsAQuery_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("held");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* sql, const char* before, const char* held, const char* after) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(before) << QString::fromUtf8(held) << QString::fromUtf8(after);
        };
        row("due + 1", "(a || b) + 1", "", "");
        row("(SELECT max(x) FROM t) + due", "(SELECT max(x) FROM t) + (a || b)", "", "");
        row("due || (SELECT Due FROM t) || due", "(a || b) || ", "(SELECT Due FROM t) ", "|| (a || b)");
        row("NOT EXISTS (SELECT 1 FROM t WHERE k = due)", "NOT ", "EXISTS (SELECT 1 FROM t WHERE k = due)", "");
        row("due AND due || x IN (SELECT due FROM t) OR due", "(a || b) AND ", "due || x IN (SELECT due FROM t) ", "OR (a || b)");
        row("NOT x NOT IN (SELECT due FROM t)", "NOT ", "x NOT IN (SELECT due FROM t)", "");
        row("CASE x WHEN 1 THEN f(x, 2) IN (VALUES (due)) END", "CASE x WHEN 1 THEN ", "f(x, 2) IN (VALUES (due)) ", "END");
        row("y OR CASE x WHEN 1 THEN 2 END IN (SELECT due)", "y OR ", "CASE x WHEN 1 THEN 2 END IN (SELECT due)", "");
        row("y AND x BETWEEN 1 AND 2 IN (SELECT due)", "y AND ", "x BETWEEN 1 AND 2 IN (SELECT due)", "");
        row("y AND x IS NOT z IN (SELECT due)", "y AND ", "x IS NOT z IN (SELECT due)", "");
        row("f((WITH q AS (SELECT due) SELECT * FROM q), due)", "f(", "(WITH q AS (SELECT due) SELECT * FROM q)", ", (a || b))");
        row("(SELECT t.due FROM due(1) AS t)", "(SELECT t.due FROM due(1) AS t)", "", "");
    }

    void putsValuesBesideWhatHoldsAQuery()
    {
        QFETCH(QString, sql);
        QFETCH(QString, before);
        QFETCH(QString, held);
        QFETCH(QString, after);
        QCOMPARE(withNamedValues(sql, kValues), before + (held.isEmpty() ? QString() : beside(held, QStringLiteral("(a || b) AS \"due\""))) + after);
    }

    void queriesOfOneComparisonStandTogether()
    {
        QCOMPARE(withNamedValues(QStringLiteral("(SELECT n) IN (SELECT due) + due"), kValues),
                 beside(QStringLiteral("(SELECT n) IN (SELECT due) "), QStringLiteral("(7) AS \"n\", (a || b) AS \"due\"")) + QStringLiteral("+ (a || b)"));
    }

    void tellsWhichNamesQueriesMention()
    {
        QCOMPARE(namesInQueries(QStringLiteral("n + (SELECT Due FROM t)"), {QStringLiteral("DUE"), QStringLiteral("n")}), QStringList{QStringLiteral("due")});
    }
};

QTEST_GUILESS_MAIN(TestNamedValues)
#include "test_named_values.moc"
