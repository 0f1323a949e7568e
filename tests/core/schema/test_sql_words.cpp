// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_words.h"

#include <QTest>

using namespace godwit::core;

class TestSqlWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsAsSqliteDoes();
    void endsWithTheTextWhateverIsOpen_data();
    void endsWithTheTextWhateverIsOpen();
    void foldsOnlyAsciiCase();
};

void TestSqlWords::splitsAsSqliteDoes()
{
    const QList<SqlWord> words = sqlWords(QString::fromUtf8(
        "a1 'it''s' -- 'no\n\"q\"\"r\" /* no */ `b` [c]]d] :p ?2 @x $y 1.5 \u00e4"));
    QStringList texts;
    QList<int> kinds;
    for (const SqlWord& word : words) {
        texts.append(word.text);
        kinds.append(int(word.kind));
    }
    QCOMPARE(texts.join(u'|'), QString::fromUtf8("a1|it's|q\"r|b|c|]|d|]|p|2|x|y|1.5|\u00e4"));
    using Kind = SqlWord::Kind;
    QCOMPARE(kinds.first(), int(Kind::Word));
    QCOMPARE(kinds[1], int(Kind::Text));
    QCOMPARE(kinds[2], int(Kind::Quoted));
    QCOMPARE(kinds[5], int(Kind::Sign));
    QCOMPARE(kinds[8], int(Kind::Parameter));
    QCOMPARE(words[1].offset, 3);
    QVERIFY(words[0].isName());
    QVERIFY(words[2].isName());
    QVERIFY(!words[1].isName());
    QVERIFY(words[0].is(u"A1"));
    QVERIFY(!words[3].is(u"b")); // quoted: no keyword
}

void TestSqlWords::endsWithTheTextWhateverIsOpen_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("count");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("text") << QStringLiteral("a 'open") << 2;
    QTest::newRow("text, doubled at the end") << QStringLiteral("'open''") << 1;
    QTest::newRow("name") << QStringLiteral("\"open") << 1;
    QTest::newRow("bracket") << QStringLiteral("[open") << 1;
    QTest::newRow("comment") << QStringLiteral("a /* open") << 1;
    QTest::newRow("line comment") << QStringLiteral("a -- open") << 1;
    QTest::newRow("slash star slash") << QStringLiteral("/*/ a") << 0;
    QTest::newRow("colon") << QStringLiteral(":") << 1;
}

void TestSqlWords::endsWithTheTextWhateverIsOpen()
{
    QFETCH(QString, sql);
    QFETCH(int, count);
    QCOMPARE(sqlWords(sql).size(), count);
}

void TestSqlWords::foldsOnlyAsciiCase()
{
    QVERIFY(isSameName(u"Tasks_1", u"tASKS_1"));
    QVERIFY(!isSameName(u"tasks", u"task"));
    QVERIFY(!isSameName(QString::fromUtf8("\u00c4"), QString::fromUtf8("\u00e4")));
    QVERIFY(!isSameName(u"@", u"`")); // 0x40 and 0x60
    QCOMPARE(foldedName(QString::fromUtf8("A\u00c4z")), QString::fromUtf8("a\u00c4z"));
}

QTEST_GUILESS_MAIN(TestSqlWords)
#include "test_sql_words.moc"
