// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_references.h"

#include <QTest>

using namespace godwit::core;

class TestSqlReferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesCallsOut_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* sql, const char* expected) { QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(expected); };
        row("ref(p, id)", "_godwit_ref('p', '', id)");
        row("REF ( \"old people\" , id)", "_godwit_ref ( 'old people' , '', id)");
        row("ref('p', max(a, b), person)", "_godwit_ref('p', 'person', max(a, b))");
        row("ref(p, ref(q, id), [it's])", "_godwit_ref('p', 'it''s', _godwit_ref('q', '', id))");
        row("coalesce(ref(p, a), ref(p, b, c), 1)", "coalesce(_godwit_ref('p', '', a), _godwit_ref('p', 'c', b), 1)");
        for (const char* same : {"ref", "ref(p)", "a.ref(p, id)", "ref(p || q, id)", "ref(p, id, 1 + 1)", "'ref(p, id)'", "xref(p, id)",
                                 "INSERT INTO ref (p, id) VALUES (1, 2)", "CREATE TABLE IF NOT EXISTS ref (p, id)"})
            row(same, same);
    }

    void writesCallsOut()
    {
        QFETCH(QString, sql);
        QFETCH(QString, expected);
        QCOMPARE(writtenOut(sql), expected);
    }

    void saysWhichTableIsMeantWhereACallDoesNot()
    {
        const auto into = [](const QString& table) { return table == QStringLiteral("p") ? QStringLiteral("it's") : QString(); };
        QCOMPARE(withIntos(writtenOut(QStringLiteral("ref(p, ref(q, id)) + ref(p, id, x)")), into),
                 QStringLiteral("_godwit_ref('p', 'it''s', _godwit_ref('q', '', id)) + _godwit_ref('p', 'x', id)"));
    }

    void findsTheNamesOfCalls()
    {
        const QList<RefCall> calls = refCalls(QStringLiteral("ref(p, ref('q', id), \"x y\") + ref(r, 1, f(2))"));
        QCOMPARE(calls.size(), 3);
        QCOMPARE(calls[0].table + u'>' + calls[0].into, QStringLiteral("p>x y"));
        QCOMPARE(calls[1].table + u'>' + calls[1].into, QStringLiteral("q>"));
        QVERIFY(!calls[0].isUnclear && !calls[1].isUnclear && calls[2].isUnclear);
    }

    void knowsWhoseKeysAreAskedFor()
    {
        const QString sql = writtenOut(QStringLiteral("1 + ref(P, id, Person)"));
        QVERIFY(refersTo(sql, QStringLiteral("p"), QStringLiteral("person")));
        QVERIFY(!refersTo(sql, QStringLiteral("p"), QStringLiteral("account")));
        QVERIFY(!refersTo(sql, QStringLiteral("q"), QStringLiteral("person")));
        QVERIFY(refersTo(writtenOut(QStringLiteral("ref(p, id)")), QStringLiteral("p"), QStringLiteral("account"))); // it may be meant
    }
};

QTEST_GUILESS_MAIN(TestSqlReferences)
#include "test_sql_references.moc"
