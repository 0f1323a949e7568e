// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/list_text.h"

#include <QTest>

using namespace godwit::core;

class TestListText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesMinimalJson_data();
    void writesMinimalJson();
    void leavesNothingWhereNothingIsLeft_data();
    void leavesNothingWhereNothingIsLeft();
    void refusesWhatIsNoArrayOfTexts_data();
    void refusesWhatIsNoArrayOfTexts();
    void survivesDeepNesting();
    void readsItsOwnOutputUnchanged_data() { writesMinimalJson_data(); }
    void readsItsOwnOutputUnchanged();
};

void TestListText::writesMinimalJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, const QByteArray& text, const char* json) {
        QTest::newRow(name) << text << QByteArray(json);
    };
    row("one", "Ada", R"(["Ada"])");
    row("commas", "Ada, Bob ,Cleo", R"(["Ada","Bob","Cleo"])");
    row("commas, blanks left out", " , Ada,,  ,Bob,", R"(["Ada","Bob"])");
    row("inner spaces stay", "Ada  L, Bob", R"(["Ada  L","Bob"])");
    row("repeated ones stay", "a,a", R"(["a","a"])");
    row("tabs are data", "\ta\t, b", R"(["\ta\t","b"])");
    row("quotes and backslashes", R"(say "hi", C:\x)", R"(["say \"hi\"","C:\\x"])");
    row("a bracket further on", "a,[b]", R"(["a","[b]"])");
    row("an object is text", R"({"a":1})", R"(["{\"a\":1}"])");
    row("white space before the bracket", "\n[1]", R"(["\n[1]"])");
    row("controls", QByteArray("\b\f\n\r\t\0\x01\x1f\x7f", 9), "[\"\\b\\f\\n\\r\\t\\u0000\\u0001\\u001f\x7f\"]");
    row("not ASCII", "Zoë,日本,😀", R"(["Zoë","日本","😀"])");
    row("JSON", R"(["Ada","Bob"])", R"(["Ada","Bob"])");
    row("JSON with white space", "  [ \"Ada\" ,\t\"Bob\"\r\n] \n\t\r ", R"(["Ada","Bob"])");
    row("JSON, trimmed and blanks left out", R"(["  Ada ", "", " ", "Bob"])", R"(["Ada","Bob"])");
    row("JSON, escaped spaces are trimmed", R"(["\u0020Ada\u0020"])", R"(["Ada"])");
    row("JSON, escapes become raw", R"(["\u00eb\/\u2028\u0041"])", "[\"ë/\xe2\x80\xa8" "A\"]");
    row("JSON, surrogate pair", R"(["\ud83d\ude00"])", R"(["😀"])");
    row("JSON, escapes that stay", R"(["\"\\\b\f\n\r\t\u0000\u001F"])", R"(["\"\\\b\f\n\r\t\u0000\u001f"])");
    row("JSON, commas inside", R"(["a,b"])", R"(["a,b"])");
}

void TestListText::writesMinimalJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const ListText list = listText(text);
    QVERIFY(list.isValid);
    QCOMPARE(list.json, json);
}

void TestListText::readsItsOwnOutputUnchanged()
{
    QFETCH(QByteArray, json);
    const ListText again = listText(json);
    QVERIFY(again.isValid);
    QCOMPARE(again.json, json);
}

void TestListText::leavesNothingWhereNothingIsLeft_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* const text : {"", " ", ",", " , ,, ", "[]", " [ ] ", R"([""])", R"([" ", "\u0020", ""])"})
        QTest::newRow(text) << QByteArray(text);
}

void TestListText::leavesNothingWhereNothingIsLeft()
{
    QFETCH(QByteArray, text);
    const ListText list = listText(text);
    QVERIFY(list.isValid);
    QVERIFY(list.json.isNull());
}

void TestListText::refusesWhatIsNoArrayOfTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    for (const char* const text :
         {"[", "[a]", "[1]", "[-1]", "[1.5]", "[1e999999]", "[null]", "[true]", "[false]", "[{}]", R"([{"a":"b"}])",
          "[[]]", R"([["a"]])", R"(["a")", R"(["a",])", R"([,"a"])", R"(["a" "b"])", R"(["a"]])", R"(["a"] x)",
          R"(["a"],["b"])", R"(["a)", R"(['a'])", R"(["a",1])", R"(["\x"])", R"(["\u00"])", R"(["\u00g0"])",
          R"(["\ud83d"])", R"(["\ude00"])", R"(["\ud83dx"])", R"(["\ud83d\ud83d"])", R"(["\ude00\ud83d"])",
          R"(["\ud83d\n"])", R"(["a"] // b)", R"([/* */"a"])", "[NaN]", "[a, b] and c", "  [x"})
        row(text, text);
    row("raw newline", "[\"a\nb\"]");
    row("raw tab", "[\"a\tb\"]");
    row("raw U+001F", "[\"a\x1f" "b\"]");
    row("raw NUL in a text", QByteArray("[\"a\0b\"]", 7));
    row("NUL at the end", QByteArray("[\"a\"]\0", 6));
    row("NUL and more at the end", QByteArray("[\"a\"]\0rest", 10));
    row("vertical tab at the end", "[\"a\"]\v");
    row("no-break space at the end", "[\"a\"]\xc2\xa0");
    row("byte order mark inside", "[\xef\xbb\xbf\"a\"]");
    row("invalid UTF-8 in JSON", "[\"\xff\"]");
    row("overlong UTF-8 in JSON", "[\"\xc0\xaf\"]");
    row("surrogate as UTF-8 in JSON", "[\"\xed\xa0\x80\"]");
    row("invalid UTF-8 between commas", "a,\xff");
}

void TestListText::refusesWhatIsNoArrayOfTexts()
{
    QFETCH(QByteArray, text);
    const ListText list = listText(text);
    QVERIFY(!list.isValid);
    QVERIFY(list.json.isNull());
}

void TestListText::survivesDeepNesting()
{
    QVERIFY(!listText(QByteArray(4'000'000, '[')).isValid);
    QVERIFY(!listText(QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']')).isValid);
}

QTEST_APPLESS_MAIN(TestListText)
#include "test_list_text.moc"
