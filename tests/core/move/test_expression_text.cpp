// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/expression_text.h"

#include "core/functions/functions.h"
#include "tests/support/database_text.h"

#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

SqlText sql(const char* text)
{
    return {.text = QString::fromUtf8(text), .at = {}};
}

Fallback valueOf(const char* text)
{
    return {.kind = Fallback::Kind::Value, .value = sql(text), .rule = {}};
}

Fallback skipBy(const char* rule)
{
    return {.kind = Fallback::Kind::Skip, .value = {}, .rule = QString::fromUtf8(rule)};
}

ColumnValue lookupOf(const char* of, const char* each = "", const Fallback& otherwise = {})
{
    ColumnValue value;
    value.column = QStringLiteral("c");
    value.lookup = QStringLiteral("names");
    value.of = sql(of);
    value.each = QString::fromUtf8(each);
    value.otherwise = otherwise;
    return value;
}

ColumnValue plain(const char* name, const char* expression)
{
    ColumnValue value;
    value.column = QString::fromUtf8(name);
    value.expression = sql(expression);
    return value;
}

Plan planWithNames()
{
    Plan plan;
    plan.lookups.insert(QStringLiteral("names"), {{QStringLiteral("a"), QStringLiteral("Ann")},
                                                  {QStringLiteral("b"), QStringLiteral("it's Bob")},
                                                  {QStringLiteral("1"), QStringLiteral("One")}});
    plan.lookups.insert(QStringLiteral("none"), {});
    return plan;
}

/// What an expression gives, and after it the calls of the functions that put a row aside.
class Evaluation
{
public:
    Evaluation()
    {
        m_verdict = std::make_shared<RowVerdict>();
        must(registerFunctions(m_database, m_verdict));
        for (const char* name : {"_godwit_lookup_missing", "_godwit_skip", "_godwit_ref"}) {
            must(m_database.registerFunction(QString::fromLatin1(name), -1, [this, name](const Row& arguments) {
                QStringList texts;
                for (const Value& argument : arguments)
                    texts.append(argument.toLiteral());
                m_calls.append(QString::fromLatin1(name) + u'(' + texts.join(QStringLiteral(", ")) + u')');
                return Value::null();
            }));
        }
        must(m_database.execute(QStringLiteral("CREATE TABLE t (x, y COLLATE NOCASE, n INTEGER, part)")));
    }

    QString of(const QString& expression, const QString& x, const QString& y = QStringLiteral("NULL"))
    {
        m_calls.clear();
        m_verdict->clear();
        must(m_database.execute(QStringLiteral("DELETE FROM t; INSERT INTO t VALUES (%1, %2, 1, 'outside')").arg(x, y)));
        const auto value = m_database.value(QStringLiteral("SELECT %1 FROM t").arg(expression));
        if (!value)
            return value.error().what;
        m_calls.removeDuplicates();
        return (QStringList{value->toLiteral()} + m_calls + (m_verdict->isRejected ? QStringList{m_verdict->cause} : QStringList()))
            .join(QStringLiteral("; "));
    }

private:
    static void must(const Status& status)
    {
        if (!status)
            qFatal("%s\n%s", qPrintable(status.error().what), qPrintable(status.error().detail));
    }

    Database m_database = std::move(Database::openInMemory()).value();
    std::shared_ptr<RowVerdict> m_verdict;
    QStringList m_calls;
};

} // namespace

/// What a step's expressions mean, as SQLite evaluates them.
class TestExpressionText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksUpByteByByte()
    {
        const Plan plan = planWithNames();
        const ExpressionText text(plan, {});
        Evaluation evaluation;
        const QString missing = QStringLiteral("NULL; _godwit_lookup_missing('names')");
        QCOMPARE(evaluation.of(text.of(lookupOf("x")), QStringLiteral("'b'")), QStringLiteral("'it''s Bob'"));
        QCOMPARE(evaluation.of(text.of(lookupOf("x")), QStringLiteral("'B'")), missing);
        QCOMPARE(evaluation.of(text.of(lookupOf("y")), QStringLiteral("NULL"), QStringLiteral("'B'")), missing);
        QCOMPARE(evaluation.of(text.of(lookupOf("x")), QStringLiteral("NULL")), missing);
        QCOMPARE(evaluation.of(text.of(lookupOf("n")), QStringLiteral("NULL")), missing); // a number is no text
    }

    void anOtherwiseIsEvaluatedOnlyWhereTheMapLacksTheValue()
    {
        const Plan plan = planWithNames();
        const ExpressionText text(plan, {});
        Evaluation evaluation;
        const QString skips = text.of(lookupOf("x", "", skipBy("it's unknown")));
        QCOMPARE(evaluation.of(skips, QStringLiteral("'a'")), QStringLiteral("'Ann'"));
        QCOMPARE(evaluation.of(skips, QStringLiteral("'c'")), QStringLiteral("NULL; _godwit_skip('it''s unknown')"));
        QCOMPARE(evaluation.of(text.of(lookupOf("x", "", valueOf("upper(x)"))), QStringLiteral("'c'")), QStringLiteral("'C'"));
        ColumnValue empty = lookupOf("x", "", valueOf("'other'"));
        empty.lookup = QStringLiteral("none");
        QCOMPARE(evaluation.of(text.of(empty), QStringLiteral("'a'")), QStringLiteral("'other'"));
    }

    void mapsEachPartOfAList_data()
    {
        QTest::addColumn<QString>("x");
        QTest::addColumn<QString>("given");
        QTest::newRow("none") << "NULL" << "NULL";
        QTest::newRow("empty") << "''" << "''";
        QTest::newRow("one") << "'a'" << "'Ann'";
        QTest::newRow("in order") << "'b; a; b'" << "'it''s Bob; Ann; it''s Bob'";
        QTest::newRow("otherwise") << "'a; z; b'" << "'Ann; Z; it''s Bob'";
        QTest::newRow("empty part") << "'a; ; b'" << "'Ann; ; it''s Bob'";
        QTest::newRow("separator at the end") << "'a; '" << "'Ann; '";
        QTest::newRow("only a separator") << "'; '" << "'; '";
        QTest::newRow("a number") << "1" << "'One'";
        QTest::newRow("beyond ASCII") << "'ä; 🐦; a'" << "'ä; 🐦; Ann'";
        QTest::newRow("NUL") << "CAST(X'61003b2062' AS TEXT)" << "NULL; the list holds a NUL character";
    }

    void mapsEachPartOfAList()
    {
        QFETCH(QString, x);
        QFETCH(QString, given);
        const Plan plan = planWithNames();
        Evaluation evaluation;
        QCOMPARE(evaluation.of(ExpressionText(plan, {}).of(lookupOf("x", "; ", valueOf("upper(part)"))), x), given);
    }

    void mapsEachTextOfAJsonArray_data()
    {
        QTest::addColumn<QString>("x");
        QTest::addColumn<QString>("given");
        QTest::newRow("none") << "NULL" << "NULL";
        QTest::newRow("empty") << "'[]'" << "'[]'";
        QTest::newRow("in order") << "'[\"b\", \"a\"]'" << "'[\"it''s Bob\",\"Ann\"]'";
        QTest::newRow("otherwise") << "'[\"a\",\"z, z\"]'" << "'[\"Ann\",\"Z, Z\"]'";
        QTest::newRow("an object") << "'{\"a\":\"b\"}'" << "NULL; the list is not a JSON array of texts";
        QTest::newRow("a number in it") << "'[\"a\",1]'" << "'[\"Ann\"]'; the list is not a JSON array of texts";
        QTest::newRow("no JSON") << "'a,b'" << "A statement failed: malformed JSON.";
    }

    void mapsEachTextOfAJsonArray()
    {
        QFETCH(QString, x);
        QFETCH(QString, given);
        const Plan plan = planWithNames();
        Evaluation evaluation;
        QCOMPARE(evaluation.of(ExpressionText(plan, {}).of(lookupOf("x", "json", valueOf("upper(part)"))), x), given);
    }

    void aPartWithoutAValueLeavesTheList()
    {
        const Plan plan = planWithNames();
        const ExpressionText text(plan, {});
        Evaluation evaluation;
        QCOMPARE(evaluation.of(text.of(lookupOf("x", ",", valueOf("NULL"))), QStringLiteral("'a,z,b'")), QStringLiteral("'Ann,it''s Bob'"));
        QCOMPARE(evaluation.of(text.of(lookupOf("x", ",", valueOf("NULL"))), QStringLiteral("'z'")), QStringLiteral("''"));
        QCOMPARE(evaluation.of(text.of(lookupOf("x", "json", valueOf("NULL"))), QStringLiteral("'[\"z\",\"b\"]'")),
                 QStringLiteral("'[\"it''s Bob\"]'"));
        QCOMPARE(evaluation.of(text.of(lookupOf("x", ",")), QStringLiteral("'a,z'")),
                 QStringLiteral("'Ann'; _godwit_lookup_missing('names')"));
    }

    void writesReferencesWithTheirFallbacks()
    {
        const Plan plan = planWithNames();
        const ExpressionText text(plan, {});
        Evaluation evaluation;
        ColumnValue value;
        value.reference = Reference{.table = QStringLiteral("old people"), .key = sql("x + 1"), .missing = {}, .quarantined = {}};
        QCOMPARE(evaluation.of(text.of(value), QStringLiteral("6")),
                 QStringLiteral("NULL; _godwit_ref('old people', '', 7, 'missing=quarantine;quarantined=quarantine;merged=follow', NULL, NULL)"));
        value.reference->missing = valueOf("x * 2");
        value.reference->quarantined = skipBy("no parent");
        value.reference->merged = Reference::Merged::Drop;
        QCOMPARE(evaluation.of(text.of(value), QStringLiteral("6")),
                 QStringLiteral("NULL; _godwit_ref('old people', '', 7, 'missing=value;quarantined=skip;merged=drop', 12, 'no parent')"));
        value.reference->merged = Reference::Merged::Null;
        QVERIFY(text.of(value).contains(QStringLiteral("merged=null")));
        value.reference->merged = Reference::Merged::Quarantine;
        QVERIFY(text.of(value).contains(QStringLiteral("merged=quarantine")));
    }

    void namesOfTheTargetAndOfLetBecomeWhatTheyStandFor()
    {
        const Plan plan = planWithNames();
        const auto source = catalogOfScript(QStringLiteral("CREATE TABLE t (x)"));
        const auto target = catalogOfScript(QStringLiteral("CREATE TABLE t (x)"));
        const Staging staging(*source, *target);
        ExpressionText text(plan, staging);
        text.addLets({plain("twice", "x * 2"), plain("more", "twice + 1"), lookupOf("x")});
        QCOMPARE(text.of(sql("more + t.more")), QStringLiteral("((x * 2) + 1) + t.more"));
        QVERIFY(text.of(sql("c")).startsWith(QStringLiteral("(CASE +(x) COLLATE BINARY WHEN '1'")));
        QCOMPARE(text.of(sql("(SELECT max(x) FROM target.t)")), QStringLiteral("(SELECT max(x) FROM \"_godwit_new_t\")"));
        QCOMPARE(text.of(sql("ref(t, x)")), QStringLiteral("_godwit_ref('t', '', x)"));
    }

    void aJoinThatKeepsTheRowGivesNull()
    {
        const Plan plan = planWithNames();
        const Fallback keep{.kind = Fallback::Kind::Keep, .value = {}, .rule = {}};
        QCOMPARE(ExpressionText(plan, {}).fallback(keep, QStringLiteral("q()")), QStringLiteral("NULL"));
        QCOMPARE(ExpressionText(plan, {}).fallback({}, QStringLiteral("q()")), QStringLiteral("q()"));
    }
};

QTEST_GUILESS_MAIN(TestExpressionText)
#include "test_expression_text.moc"
