// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/functions/function_bench.h"

using namespace godwit::core;

Q_DECLARE_METATYPE(godwit::core::Value)

/// Patterns, Unicode, parts of texts, hashes and UUIDs.
class TestValueFunctions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheValueItPromises_data();
    void givesTheValueItPromises();
    void rejectsWhatItCannotDo_data();
    void rejectsWhatItCannotDo();
    void givesNullForAnyNull_data();
    void givesNullForAnyNull();
    void keepsBytesBehindNul();
    void keepsAByteOrderMark();
    void compilesPatternsOfEachRow();
    void reportsABadPatternOnEveryRow();
    void refusesResultsLongerThanTheLimit();
    void matchesInLinearTime();
    void treatsAsciiAsTheRestOfUnicode();
};

void TestValueFunctions::givesTheValueItPromises_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("literal");
    const auto row = [](const char* expression, const char* literal) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(literal);
    };
    row("'abc' REGEXP 'b'", "1");
    row("'abc' REGEXP '^b'", "0");
    row("regexp('^\\p{Lu}', 'Éa')", "1");
    row("regexp('(?i)É', 'é')", "1");
    row("regexp('^.$', '日')", "1");
    row("regexp('', '')", "1");
    row("regexp('^12$', 12)", "1");
    row("regexp_replace('[0-9]+', 'a1b22', '#')", "'a#b#'");
    row("regexp_replace('(\\w+) (\\w+)', 'Ada Byron', '\\2, \\1')", "'Byron, Ada'");
    row("regexp_replace('x', 'abc', 'y')", "'abc'");
    row("regexp_replace('.*', 'abc', '')", "''");
    row("regexp_replace('x*', 'abxd', '-')", "'-a-b-d-'");
    row("regexp_replace('x*', 'é日', '-')", "'-é-日-'");
    row("regexp_replace('', '', '-')", "'-'");
    row("regexp_replace('^a', 'aaa', '')", "'aa'");
    row("regexp_replace('a$', 'aaa', 'b')", "'aab'");
    row("regexp_replace('(a)|b', 'ab', '[\\1\\0]')", "'[aa][b]'");
    row("regexp_replace('(a)(b)?', 'ab-a', '\\\\<\\2>\\1')", "'\\<b>a-\\<>a'");
    row("regexp_replace('\\b', 'to be', '.')", "'.to. .be.'");
    row("regexp_capture('(\\d+)-(\\d+)', 'a 12-34', 0)", "'12-34'");
    row("regexp_capture('(\\d+)-(\\d+)', 'a 12-34', 2)", "'34'");
    row("regexp_capture('(\\d*)x', 'x', 1)", "''");
    row("regexp_capture('(a)|b', 'b', 1)", "NULL");
    row("regexp_capture('(a)', 'b', 1)", "NULL");
    row("upper_u('straße é')", "'STRASSE É'");
    row("lower_u('ÀÉ I')", "'àé i'");
    row("casefold('Straße ΣΑΣ')", "'strasse σασ'");
    row("casefold('STRASSE') = casefold('straße')", "1");
    row("casefold('ẞﬁ İ')", "'ssfi i̇'");
    row("casefold('😀𐐀')", "'😀𐐨'");
    row("nfc('e' || char(0x301))", "'é'");
    row("upper_u('')", "''");
    row("upper_u(12)", "'12'");
    row("slug('  Crème brûlée, 2 Stück! ')", "'creme-brulee-2-stuck'");
    row("slug('Straße')", "'strasse'");
    row("slug('日本 語')", "'日本-語'");
    row("slug('한국')", "'한국'");
    row("slug('ℌi')", "'hi'");
    row("slug('--a__b--')", "'a-b'");
    row("slug('😀𝟙')", "'1'");
    row("slug('?!')", "NULL");
    row("slug('')", "NULL");
    row("split_part('a,b,c', ',', 1)", "'a'");
    row("split_part('a,b,c', ',', 3)", "'c'");
    row("split_part('a,b,c', ',', -1)", "'c'");
    row("split_part('a,b,c', ',', -3)", "'a'");
    row("split_part('a,b,c', ',', 4)", "''");
    row("split_part('a,b,c', ',', -4)", "''");
    row("split_part('a,,c', ',', 2)", "''");
    row("split_part('a::b', '::', 2)", "'b'");
    row("split_part('ä→ö', '→', 2)", "'ö'");
    row("split_part('abc', '', 1)", "'abc'");
    row("split_part('', ',', 1)", "''");
    row("pad(7, 3, '0')", "'007'");
    row("pad('7', -3, '.')", "'7..'");
    row("pad('é', 3, '→')", "'→→é'");
    row("pad('long', 2, '0')", "'long'");
    row("pad('', 0, ' ')", "''");
    row("pad('7', 3, '.', 'right')", "'7..'");
    row("pad('7', 3, '→', 'left')", "'→→7'");
    row("split_json('a,b', ',')", "'[\"a\",\"b\"]'");
    row("split_json(',a,', ',')", "'[\"\",\"a\",\"\"]'");
    row("split_json(' ', ',')", "'[\" \"]'");
    row("split_json('', ',')", "'[]'");
    row("split_json('abc', '')", "'[\"abc\"]'");
    row("split_json(1.5, '.')", "'[\"1\",\"5\"]'");
    row("split_json('aaaaa', 'aa')", "'[\"\",\"\",\"a\"]'");
    row("split_json('a\\b\"c' || char(10, 1, 8, 12, 13, 9), '')", "'[\"a\\\\b\\\"c\\n\\u0001\\b\\f\\r\\t\"]'");
    row("(SELECT count(*) FROM json_each(split_json('1;2,3;4', ';')) o, json_each(split_json(o.value, ',')) i)", "4");
    row("split_part('aaaaa', 'aa', -1)", "'a'");
    row("base32_blob('co', 'hex')", "X'66'");
    row("base32_blob('MY', 'rfc')", "X'66'");
    row("base32_blob('')", "X''");
    row("blob_base32(X'')", "''");
    row("blob_base32(X'66', 'hex')", "'CO'");
    row("int_blob(0, 1)", "X'00'");
    row("int_blob(255, 1)", "X'FF'");
    row("int_blob(-128, 1)", "X'80'");
    row("int_blob(9223372036854775807, 8)", "X'7FFFFFFFFFFFFFFF'");
    row("int_blob(-9223372036854775808, 8)", "X'8000000000000000'");
    row("int_blob(-1, 10)", "X'FFFFFFFFFFFFFFFFFFFF'");
    row("int_blob(1, 16)", "X'00000000000000000000000000000001'");
    row("int_blob(72057594037927935, 7)", "X'FFFFFFFFFFFFFF'");
    row("length(int_blob(1, 64))", "64");
    row("blob_int(X'00')", "0");
    row("blob_int(X'FF', 'unsigned')", "255");
    row("blob_int(X'FF', 'signed')", "-1");
    row("blob_int(X'00000000000000000000000102')", "258");
    row("blob_int(X'7FFFFFFFFFFFFFFF')", "9223372036854775807");
    row("blob_int(X'8000000000000000', 'signed')", "-9223372036854775808");
    row("blob_int(X'FFFF8000000000000000', 'signed')", "-9223372036854775808");
    row("blob_int(X'00FF', 'signed')", "255");
    row("slug('A b--C')", "'a-b-c'");
    row("nfc(1.5)", "'1.5'");
    row("unhex('00fFa0')", "X'00FFA0'");
    row("unhex('')", "X''");
    row("xxh64('')", "-1205034819632174695");
    row("xxh64('abc')", "4952883123889572249");
    row("xxh64(X'616263') = xxh64('abc')", "1");
    row("xxh64(12) = xxh64('12')", "1");
    row("uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'python.org')", "'886313e1-3b8a-5372-9b90-0c9aee199e5d'");
    row("uuid5('6BA7B8109DAD11D180B400C04FD430C8', 'python.org')", "'886313e1-3b8a-5372-9b90-0c9aee199e5d'");
    row("guid_text(X'00112233445566778899AABBCCDDEEFF')", "'00112233-4455-6677-8899-aabbccddeeff'");
    row("guid_text(X'00112233445566778899AABBCCDDEEFF', 'rfc')", "'00112233-4455-6677-8899-aabbccddeeff'");
    row("guid_text(X'33221100554477668899AABBCCDDEEFF', 'net')", "'00112233-4455-6677-8899-aabbccddeeff'");
    row("guid_blob('00112233-4455-6677-8899-AABBCCDDEEFF')", "X'00112233445566778899AABBCCDDEEFF'");
    row("guid_blob('{00112233-4455-6677-8899-aabbccddeeff}', 'net')", "X'33221100554477668899AABBCCDDEEFF'");
    row("guid_blob('00112233445566778899aabbccddeeff')", "X'00112233445566778899AABBCCDDEEFF'");
    row("nullif_blank(NULL)", "NULL");
    row("nullif_blank('')", "NULL");
    row("nullif_blank('   ')", "NULL");
    row("nullif_blank(' a ')", "' a '");
    row("nullif_blank(char(9))", "char(9)");
    row("nullif_blank(CAST(X'2000' AS TEXT))", "CAST(X'2000' AS TEXT)");
    row("nullif_blank(X'')", "X''");
    row("nullif_blank(0)", "0");
    row("nullif_blank(1.5)", "1.5");
}

void TestValueFunctions::givesTheValueItPromises()
{
    QFETCH(QString, expression);
    QFETCH(QString, literal);
    FunctionBench bench;
    QVERIFY(bench.isReady);
    const Value expected = bench.eval(literal);
    const Value given = bench.eval(expression);
    QVERIFY(!bench.hasFailed);
    QVERIFY2(given == expected, qPrintable(given.toLiteral()));
}

void TestValueFunctions::rejectsWhatItCannotDo_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* expression, const char* cause) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(cause);
    };
    row("regexp('(', 'x')", "“(” is not a regular expression: missing ): (");
    row("regexp_replace('[', 'x', '')", "“[” is not a regular expression: missing ]: [");
    row("regexp_capture('*', 'x', 0)", "“*” is not a regular expression: no argument for repetition operator: *");
    row("regexp_replace('a', 'x', '\\1')",
        "“\\1” is not a replacement: Rewrite schema requests 1 matches, but the regexp only has 0 parenthesized "
        "subexpressions.");
    row("regexp_capture('%2', 'x', 1)", "“%2” has no group 1");
    row("regexp_capture('a', 'x', -1)", "“a” has no group -1");
    row("regexp_capture('a', 'x', 1.0)", "1.0 is not a whole number");
    row("regexp('a', X'61')", "the BLOB X'61' is not a text");
    row("regexp(X'61', 'a')", "the BLOB X'61' is not a text");
    row("regexp_replace('a', 'a', X'61')", "the BLOB X'61' is not a text");
    row("upper_u(X'61')", "the BLOB X'61' is not a text");
    row("lower_u(CAST(X'FF' AS TEXT))", "the bytes X'ff', not valid UTF-8, is not a text");
    row("slug(X'')", "the BLOB X'' is not a text");
    row("split_part('a', ',', 0)", "split_part counts its parts from 1, or from -1 at the end");
    row("split_part('a', ',', '1')", "“1” is not a whole number");
    row("pad('a', 3, '')", "pad fills with one character, not with “”");
    row("pad('a', 3, 'xy')", "pad fills with one character, not with “xy”");
    row("pad('a', 1000000001, 'x')", "pad cannot fill to 1000000001 characters");
    row("pad('a', -9223372036854775808, 'x')", "pad cannot fill to -9223372036854775808 characters");
    row("pad('a', 3, 'x', 'middle')", "“middle” is not a side; there are 'left' and 'right'");
    row("pad('a', -3, 'x', 'left')", "pad cannot fill to -3 characters");
    row("split_json(X'61', ',')", "the BLOB X'61' is not a text");
    row("split_json('a', X'61')", "the BLOB X'61' is not a text");
    row("base32_blob('M')", "“M” is not whole bytes in base 32");
    row("base32_blob(X'4D59')", "the BLOB X'4d59' is not a text");
    row("base32_blob('MY', 'RFC')", "“RFC” is not an alphabet; there are 'rfc', 'hex' and 'crockford'");
    row("blob_base32('x')", "“x” is not a BLOB");
    row("blob_base32(X'00', 'x')", "“x” is not an alphabet; there are 'rfc', 'hex' and 'crockford'");
    row("int_blob(256, 1)", "256 does not fit into a BLOB of size 1");
    row("int_blob(-129, 1)", "-129 does not fit into a BLOB of size 1");
    row("int_blob(72057594037927936, 7)", "72057594037927936 does not fit into a BLOB of size 7");
    row("int_blob('1', 1)", "“1” is not a whole number");
    row("int_blob(1, '1')", "“1” is not a whole number");
    row("int_blob(1, 65)", "int_blob makes 1 to 64 bytes, not 65");
    row("blob_int('1')", "“1” is not a BLOB of an integer of 64 bits");
    row("blob_int(X'')", "the BLOB X'' is not a BLOB of an integer of 64 bits");
    row("blob_int(X'8000000000000000')", "the BLOB X'8000000000000000' is not a BLOB of an integer of 64 bits");
    row("blob_int(X'010000000000000000')", "the BLOB X'010000000000000000' is not a BLOB of an integer of 64 bits");
    row("blob_int(X'FE8000000000000000', 'signed')", "the BLOB X'fe8000000000000000' is not a BLOB of an integer of 64 bits");
    row("blob_int(X'FF7FFFFFFFFFFFFFFF', 'signed')", "the BLOB X'ff7fffffffffffffff' is not a BLOB of an integer of 64 bits");
    row("blob_int(X'00', 'x')", "“x” is not a kind of number; there are 'unsigned' and 'signed'");
    row("unhex('0')", "“0” is not pairs of hexadecimal digits");
    row("unhex('0g')", "“0g” is not pairs of hexadecimal digits");
    row("unhex('00 11 ')", "“00 11 ” is not pairs of hexadecimal digits");
    row("unhex(X'00')", "the BLOB X'00' is not a text");
    row("uuid5('x', 'y')", "“x” is not a UUID");
    row("uuid5(X'00', 'y')", "the BLOB X'00' is not a text");
    row("guid_text(X'00')", "the BLOB X'00' is not a BLOB of 16 bytes");
    row("guid_text('0011223344556677')", "“0011223344556677” is not a BLOB of 16 bytes");
    row("guid_text(X'00112233445566778899AABBCCDDEEFF', 'NET')",
        "“NET” is not a byte order; there are 'rfc' and 'net'");
    row("guid_blob('00112233-4455-6677-8899-aabbccddeef')", "“00112233-4455-6677-8899-aabbccddeef” is not a UUID");
    row("guid_blob('001122334455-6677-8899--aabbccddeeff')", "“001122334455-6677-8899--aabbccddeeff” is not a UUID");
    row("guid_blob('(00112233-4455-6677-8899-aabbccddeeff)')",
        "“(00112233-4455-6677-8899-aabbccddeeff)” is not a UUID");
    row("guid_blob('00112233-4455-6677-8899-aabbccddeeff', 'x')", "“x” is not a byte order; there are 'rfc' and 'net'");
}

void TestValueFunctions::rejectsWhatItCannotDo()
{
    QFETCH(QString, expression);
    QFETCH(QString, cause);
    FunctionBench bench;
    QVERIFY(bench.eval(expression).isNull());
    QVERIFY(!bench.hasFailed);
    QCOMPARE(bench.cause(), cause);
    const bool isText = cause.endsWith(QStringLiteral("is not a text"));
    QCOMPARE(bench.verdict->code, isText ? ErrorCode::RowNotText : ErrorCode::RowExpressionFailed);
}

void TestValueFunctions::givesNullForAnyNull_data()
{
    QTest::addColumn<QString>("expression");
    for (const char* const expression :
         {"regexp(NULL, 'x')", "regexp('(', NULL)", "regexp_replace('(', 'x', NULL)", "regexp_replace(NULL, 'x', 'y')",
          "regexp_capture('a', NULL, 9)", "regexp_capture('a', 'a', NULL)", "upper_u(NULL)", "lower_u(NULL)",
          "casefold(NULL)", "nfc(NULL)", "slug(NULL)", "split_part(NULL, ',', 0)", "split_part('a', NULL, 0)",
          "split_part('a', ',', NULL)", "pad(NULL, 1, '')", "pad('a', NULL, '')", "pad('a', 1, NULL)", "unhex(NULL)",
          "xxh64(NULL)", "uuid5(NULL, 'x')", "uuid5('x', NULL)", "guid_text(NULL)", "guid_text('x', NULL)",
          "guid_blob(NULL)", "guid_blob(NULL, 'x')", "date_ms(NULL)", "try_date_day_ms(NULL)", "json_list(NULL)",
          "split_json(NULL, ',')", "split_json('a', NULL)", "pad('a', 1, '.', NULL)", "base32_blob(NULL)",
          "base32_blob('!', NULL)", "blob_base32(NULL)", "int_blob(NULL, 0)", "int_blob(1, NULL)", "blob_int(NULL)",
          "blob_int('x', NULL)", "try_unhex(NULL)"})
        QTest::newRow(expression) << QString::fromLatin1(expression);
}

void TestValueFunctions::givesNullForAnyNull()
{
    QFETCH(QString, expression);
    FunctionBench bench;
    QVERIFY(bench.eval(expression).isNull());
    QVERIFY(!bench.hasFailed);
    QVERIFY(!bench.verdict->isRejected);
}

void TestValueFunctions::keepsBytesBehindNul()
{
    FunctionBench bench;
    const Value text = Value::ofText(QByteArray("a\0b", 3));
    const auto given = [&](const char* expression) { return bench.eval(QString::fromLatin1(expression), {text}).bytes; };
    QCOMPARE(given("upper_u(?)"), QByteArray("A\0B", 3));
    QCOMPARE(given("nfc(?)"), QByteArray("a\0b", 3));
    QCOMPARE(given("nullif_blank(?)"), QByteArray("a\0b", 3));
    QCOMPARE(given("split_part(?, 'a', 2)"), QByteArray("\0b", 2));
    QCOMPARE(given("pad(?, 4, '.')"), QByteArray(".a\0b", 4));
    QCOMPARE(given("regexp_replace('b', ?, 'c')"), QByteArray("a\0c", 3));
    QCOMPARE(given("regexp_capture('\\x00(.)', ?, 1)"), QByteArray("b"));
    QCOMPARE(bench.eval(QStringLiteral("regexp('^a.b$', ?)"), {text}).integer, 1);
    QVERIFY(bench.eval(QStringLiteral("xxh64(?) <> xxh64('a')"), {text}) == Value::ofInteger(1));
    QVERIFY(bench.eval(QStringLiteral("unhex(?)"), {Value::ofText(QByteArray("00\0\0", 4))}).isNull());
    QVERIFY(bench.verdict->isRejected);
}

void TestValueFunctions::keepsAByteOrderMark()
{
    FunctionBench bench;
    const Value marked = Value::ofText(QByteArray("\xef\xbb\xbf" "a"));
    QCOMPARE(bench.eval(QStringLiteral("upper_u(?)"), {marked}).bytes, QByteArray("\xef\xbb\xbf" "A"));
    QCOMPARE(bench.eval(QStringLiteral("nfc(?)"), {marked}).bytes, marked.bytes);
}

void TestValueFunctions::compilesPatternsOfEachRow()
{
    FunctionBench bench;
    const auto rows = bench.database().rows(QStringLiteral(
        "SELECT regexp(column1, column2), regexp('b', column2) FROM (VALUES ('a', 'a'), ('b', 'a'), ('b', 'b'))"));
    QVERIFY(rows);
    const std::vector<Row> expected{{Value::ofInteger(1), Value::ofInteger(0)},
                                    {Value::ofInteger(0), Value::ofInteger(0)},
                                    {Value::ofInteger(1), Value::ofInteger(1)}};
    QVERIFY(*rows == expected);
}

void TestValueFunctions::reportsABadPatternOnEveryRow()
{
    FunctionBench bench;
    auto statement = bench.database().prepare(QStringLiteral("SELECT regexp('(', column1) FROM (VALUES ('a'), ('b'))"));
    QVERIFY(statement);
    for (int row = 0; row < 2; ++row) {
        bench.verdict->clear();
        const auto hasRow = statement->step();
        QVERIFY(hasRow && *hasRow);
        QVERIFY(bench.verdict->isRejected);
        QVERIFY(statement->isNull(0));
    }
}

void TestValueFunctions::refusesResultsLongerThanTheLimit()
{
    FunctionBench bench;
    QVERIFY(bench.eval(QStringLiteral("pad('ab', 1000000000, '→')")).isNull());
    QVERIFY(!bench.hasFailed);
    QVERIFY(bench.cause().endsWith(QStringLiteral("is longer than a value may be")));
    // The whole text, a million times: a terabyte, if it were made before it is measured.
    const Row values{Value::ofText(QByteArray(1'000'000, 'a')), Value::ofText(QByteArray("\\0").repeated(1'000'000))};
    QVERIFY(bench.eval(QStringLiteral("regexp_replace('a+', ?, ?)"), values).isNull());
    QVERIFY(!bench.hasFailed);
    QVERIFY(bench.cause().endsWith(QStringLiteral("is longer than a value may be")));
}

void TestValueFunctions::matchesInLinearTime()
{
    FunctionBench bench; // a backtracking engine would need 2^60 steps here
    const Value text = Value::ofText(QByteArray(60, 'a'));
    QCOMPARE(bench.eval(QStringLiteral("regexp('^(a|a)*b$', ?)"), {text}).integer, 0);
    QVERIFY(!bench.verdict->isRejected);
}

/// ASCII takes a way of its own; a character outside it, cut off again, sends the same text the other way.
void TestValueFunctions::treatsAsciiAsTheRestOfUnicode()
{
    FunctionBench bench;
    QByteArray all;
    for (int c = 0; c < 128; ++c)
        all += char(c);
    const Row both{Value::ofText(all), Value::ofText(all + "日")};
    for (const char* const name : {"upper_u", "lower_u", "casefold", "nfc"}) {
        QVERIFY(bench.eval(QStringLiteral("%1(?1) || '日' = %1(?2)").arg(QLatin1String(name)), both) == Value::ofInteger(1));
    }
    QVERIFY(bench.eval(QStringLiteral("slug(?1) || '-日' = slug(?2)"), both) == Value::ofInteger(1));
}

QTEST_APPLESS_MAIN(TestValueFunctions)
#include "test_value_functions.moc"
