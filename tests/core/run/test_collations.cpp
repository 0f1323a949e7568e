// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// Ä sorts after B by bytes and is equal to ä by case folding: an index that goes by bytes would be out of order.
RunText withCollation(const QString& declared)
{
    RunText text;
    text.collations = {QStringLiteral("icase")};
    text.source = kRunSource + QStringLiteral(";CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT COLLATE icase UNIQUE);"
                                              "CREATE TABLE codes (code TEXT COLLATE icase PRIMARY KEY, n INT) WITHOUT ROWID;"
                                              "INSERT INTO words VALUES (1, 'b'), (2, 'A'), (3, 'Ärger'), (4, 'ß'), (5, 'C');"
                                              "INSERT INTO codes VALUES ('b', 1), ('A', 2), ('Ä', 3), ('C', 4)");
    text.target = kRunTarget + QStringLiteral("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT COLLATE icase UNIQUE);\n"
                                              "CREATE TABLE codes (code TEXT COLLATE icase PRIMARY KEY, n INT) WITHOUT ROWID;\n");
    text.sourceKeys = declared;
    text.moves += QStringLiteral("      - move: words\n        into: words\n        columns: { id: id, word: word }\n"
                                 "        where: [{ rule: no anger, when: word <> 'äRGER' }]\n"
                                 "      - move: codes\n        into: codes\n        columns: { code: upper(code), n: n }\n"
                                 "        where: [{ rule: not ä, when: code <> 'ä' }]\n");
    return text;
}

const QString kDeclared = QStringLiteral(", collations: { icase: casefold }");

} // namespace

/// Collations that only the application has.
class TestCollations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void migratesWithADeclaredCollation()
    {
        RunFixture fixture(withCollation(kDeclared));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QVERIFY2(fixture.balance().contains(QStringLiteral("codes 4 3 0 1 0 0 0\n")), qPrintable(fixture.balance()));
        QVERIFY(fixture.balance().contains(QStringLiteral("words 5 4 0 1 0 0 0\n")));
        auto live = Database::open(fixture.database());
        QVERIFY(live && registerCollations(*live, {{QStringLiteral("icase"), QStringLiteral("casefold")}}));
        QCOMPARE(live->text(QStringLiteral("PRAGMA integrity_check")).value(), QStringLiteral("ok"));
        QCOMPARE(rowsOf(*live, QStringLiteral("SELECT word FROM words ORDER BY word")), QStringLiteral("'A'\n'b'\n'C'\n'ß'\n"));
        QCOMPARE(rowsOf(*live, QStringLiteral("SELECT id FROM words WHERE word = 'SS'")), QStringLiteral("4\n"));
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
    }

    void rowsThatAreEqualByItAreRefused()
    {
        RunText text = withCollation(kDeclared);
        text.moves.replace(QStringLiteral("word: word }"), QStringLiteral("word: \"CASE id WHEN 5 THEN 'B' ELSE word END\" }"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        QVERIFY2(fixture.balance().contains(QStringLiteral("words 5 3 0 1 1 0 0\n")), qPrintable(fixture.balance()));
    }

    void anIndexByACollationThatNobodyDeclaredIsRefused()
    {
        RunFixture fixture(withCollation({}));
        const Outcome outcome = fixture.runTo(QStringLiteral("backup"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::SchemaDiffers);
        QVERIFY2(outcome.error->what.contains(QStringLiteral("“icase”")) && outcome.error->what.contains(QStringLiteral("plan.yaml:")),
                 qPrintable(outcome.error->what));
    }

    void aColumnByACollationThatNobodyDeclaredIsRead()
    {
        RunText text;
        text.collations = {QStringLiteral("icase")};
        text.source = kRunSource + QStringLiteral(";CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT COLLATE icase);"
                                                  "CREATE TABLE codes (code TEXT PRIMARY KEY, word TEXT COLLATE icase) WITHOUT ROWID;"
                                                  "INSERT INTO words VALUES (1, 'b'), (2, 'A'); INSERT INTO codes VALUES ('x', 'Y')");
        text.target = kRunTarget + QStringLiteral("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT);\nCREATE TABLE codes (code TEXT PRIMARY KEY, word TEXT);\n");
        text.moves += QStringLiteral("      - move: words\n        into: words\n        columns: { \"*\": same }\n"
                                     "      - move: codes\n        into: codes\n        columns: { \"*\": same }\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(word) FROM words")), QStringLiteral("b,A"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT word FROM codes")), QStringLiteral("Y"));
    }
};

QTEST_GUILESS_MAIN(TestCollations)
#include "test_collations.moc"
