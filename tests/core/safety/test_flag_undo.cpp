// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/flag_file.h"

#include "file_folder.h"
#include "flag_cases.h"
#include "support.h"

#include <QTest>

using namespace godwit::core;

class TestFlagUndo : public QObject, protected FileFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void undoBringsEveryByteBack_data();
    void undoBringsEveryByteBack();
    void makesAMissingFileAndRemovesItAgain_data();
    void makesAMissingFileAndRemovesItAgain();
    void keepsAMadeFileThatSomebodyAddedTo();
    void leavesAValueThatSomebodyChanged_data();
    void leavesAValueThatSomebodyChanged();
    void undoesTwiceWithoutHarm_data();
    void undoesTwiceWithoutHarm();
    void bringsJsonTypesBack_data();
    void bringsJsonTypesBack();
    void takesAwayOnlyTheObjectsItMade();
};

void TestFlagUndo::undoBringsEveryByteBack_data()
{
    columns();
    reversibleEnv();
    reversibleJson();
}

void TestFlagUndo::undoBringsEveryByteBack()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, before);
    putFile(in(file), before);
    const auto change = setFlag(in(file), key, value);
    QVERIFY(change);
    const auto undone = undoFlag(in(file), key, value, *change);
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().what));
    QCOMPARE(*undone, QString());
    if (qstrcmp(QTest::currentDataTag(), "hash in a bare value") == 0)
        before.replace("old#1", "\"old#1\""); // it got quotes, and keeps them
    QCOMPARE(fileBytes(in(file)), before);
}

void TestFlagUndo::makesAMissingFileAndRemovesItAgain_data()
{
    columns();
    env("env", {}, "KEY=new\n");
    QTest::newRow("a second .env") << QStringLiteral(".env.local") << QStringLiteral("K")
                                   << QStringLiteral("v") << QByteArray() << QByteArray("K=v\n");
    json("json", "a.b", "true", {}, "{\n  \"a\": {\n    \"b\": true\n  }\n}\n");
}

void TestFlagUndo::makesAMissingFileAndRemovesItAgain()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, after);
    const auto change = setFlag(in(file), key, value);
    QVERIFY(change && !change->fileExisted && !change->before);
    QCOMPARE(fileBytes(in(file)), after);
    QCOMPARE(modeOf(in(file)), 0600);
    QCOMPARE(undoFlag(in(file), key, value, *change).value(), QString());
    QCOMPARE(namesIn(folder()), QStringList());
}

void TestFlagUndo::keepsAMadeFileThatSomebodyAddedTo()
{
    const auto change = setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"));
    QVERIFY(change);
    putFile(in(kEnv), "# mine\nKEY=x\n");
    QCOMPARE(undoFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"), *change).value(), QString());
    QCOMPARE(fileBytes(in(kEnv)), QByteArray("# mine\n"));
}

void TestFlagUndo::leavesAValueThatSomebodyChanged_data()
{
    columns();
    env("env, changed", "KEY=old\n", "KEY=theirs\n");
    env("env, removed", "KEY=old\n", "B=1\n");
    env("env, was missing", "", "KEY=theirs\n");
    json("json, changed", "a", "true", "{\"a\":false}", "{\"a\":\"maybe\"}");
    json("json, removed", "a", "true", "{\"a\":false}", "{}");
}

void TestFlagUndo::leavesAValueThatSomebodyChanged()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    putFile(in(file), before);
    const auto change = setFlag(in(file), key, value);
    QVERIFY(change);
    putFile(in(file), after);
    const auto undone = undoFlag(in(file), key, value, *change);
    QVERIFY(undone);
    QVERIFY(undone->contains(key) && undone->contains(in(file)));
    QCOMPARE(fileBytes(in(file)), after);
    QVERIFY(QFile::remove(in(file)));
    QVERIFY(undoFlag(in(file), key, value, *change)->contains(QStringLiteral("gone")));
    QVERIFY(!QFile::exists(in(file)));
}

void TestFlagUndo::undoesTwiceWithoutHarm_data()
{
    columns();
    env("env", "KEY=old\n", {});
    env("env, was missing", "A=1", {});
    QTest::newRow("file was missing") << QStringLiteral("new.env") << QStringLiteral("K")
                                      << QStringLiteral("v") << QByteArray() << QByteArray();
    json("json", "a", "true", "{\"a\":false}", {});
}

void TestFlagUndo::undoesTwiceWithoutHarm()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, before);
    if (!before.isNull())
        putFile(in(file), before);
    const auto change = setFlag(in(file), key, value);
    QVERIFY(change);
    QCOMPARE(undoFlag(in(file), key, value, *change).value(), QString());
    QCOMPARE(undoFlag(in(file), key, value, *change).value(), QString());
    QCOMPARE(fileBytes(in(file)), before.isNull() ? QByteArray("(missing)") : before);
}

void TestFlagUndo::bringsJsonTypesBack_data()
{
    QTest::addColumn<QByteArray>("before");
    for (const char* literal :
         {"false", "null", "1", "1.5", "\"on\"", "\"1\"", "-0.0", "18446744073709551615"})
        QTest::newRow(literal) << "{\"a\":" + QByteArray(literal) + "}";
}

void TestFlagUndo::bringsJsonTypesBack()
{
    QFETCH(QByteArray, before);
    for (const char* value : {"true", "2", "some text", ""}) {
        putFile(in(kJson), before);
        const auto change = setFlag(in(kJson), QStringLiteral("a"), QString::fromUtf8(value));
        QVERIFY(change);
        QVERIFY(fileBytes(in(kJson)) != before);
        QCOMPARE(undoFlag(in(kJson), QStringLiteral("a"), QString::fromUtf8(value), *change).value(),
                 QString());
        QCOMPARE(fileBytes(in(kJson)), before);
    }
}

void TestFlagUndo::takesAwayOnlyTheObjectsItMade()
{
    putFile(in(kJson), "{\"a\":{}}");
    const auto change = setFlag(in(kJson), QStringLiteral("a.b.c"), QStringLiteral("1"));
    QVERIFY(change);
    QCOMPARE(change->parentsMade, 1);
    QCOMPARE(undoFlag(in(kJson), QStringLiteral("a.b.c"), QStringLiteral("1"), *change).value(), QString());
    QCOMPARE(fileBytes(in(kJson)), QByteArray("{\"a\":{}}"));
    QVERIFY(setFlag(in(kJson), QStringLiteral("a.b.c"), QStringLiteral("1")));
    putFile(in(kJson), "{\"a\":{\"b\":{\"c\":1,\"d\":2}}}");
    QCOMPARE(undoFlag(in(kJson), QStringLiteral("a.b.c"), QStringLiteral("1"), *change).value(), QString());
    QCOMPARE(fileBytes(in(kJson)), QByteArray("{\"a\":{\"b\":{\"d\":2}}}"));
}

QTEST_GUILESS_MAIN(TestFlagUndo)
#include "test_flag_undo.moc"
