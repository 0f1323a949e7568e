// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/flag_file.h"

#include "failing_calls.h"
#include "support.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace godwit::core;

class TestFlagFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void setsOneValueAndLeavesEveryOtherByte_data();
    void setsOneValueAndLeavesEveryOtherByte();
    void undoBringsEveryByteBack_data();
    void undoBringsEveryByteBack();
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void writesNothingIfTheValueIsThere_data();
    void writesNothingIfTheValueIsThere();
    void refusesWhatItCannotSetSafely_data();
    void refusesWhatItCannotSetSafely();
    void refusesALinkAFolderAndAHugeFile();
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
    void keepsTheMode();
    void keepsTheFileWhenTheOwnerWouldChange();
    void aFailureLeavesTheOldFile();

private:
    [[nodiscard]] QString in(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QString kEnv = QStringLiteral(".env");
const QString kJson = QStringLiteral("settings.json");

void columns()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
}

void env(const char* name, const QByteArray& before, const QByteArray& after,
         const QString& value = QStringLiteral("new"))
{
    QTest::newRow(name) << kEnv << QStringLiteral("KEY") << value << before << after;
}

void json(const char* name, const char* key, const char* value, const QByteArray& before,
          const QByteArray& after)
{
    QTest::newRow(name) << kJson << QString::fromUtf8(key) << QString::fromUtf8(value) << before << after;
}

/// Cases whose undo gives the same bytes again.
void reversibleEnv()
{
    env("plain", "A=1\nKEY=old\nB=2\n", "A=1\nKEY=new\nB=2\n");
    env("export", "export KEY=old\n", "export KEY=new\n");
    env("export with blanks", " export\t KEY=old\n", " export\t KEY=new\n");
    env("blanks around the equals sign", "KEY = old\n", "KEY = new\n");
    env("double quotes kept", "KEY=\"old\"\n", "KEY=\"new\"\n");
    env("single quotes kept", "KEY='old value'\n", "KEY='new'\n");
    env("backticks kept", "KEY=`old`\n", "KEY=`new`\n");
    env("CR LF", "A=1\r\nKEY=old\r\nB=2\r\n", "A=1\r\nKEY=new\r\nB=2\r\n");
    env("comments", "# KEY=no\nKEY=old # KEY=why\n#\n", "# KEY=no\nKEY=new # KEY=why\n#\n");
    env("comment after quotes", "KEY='old'   # why\n", "KEY='new'   # why\n");
    env("hash in a bare value", "KEY=old#1\nB=1\n", "KEY=\"a#b\"\nB=1\n", QStringLiteral("a#b"));
    env("repeated: the last one", "KEY=a\nKEY=old\nB=1\n", "KEY=a\nKEY=new\nB=1\n");
    env("no last line end", "A=1\nKEY=old", "A=1\nKEY=new");
    env("trailing blanks", "KEY=old  \nB=1", "KEY=new  \nB=1");
    env("empty value", "KEY=\nB=1\n", "KEY=new\nB=1\n");
    env("empty value before a comment", "KEY= # why\n", "KEY=new # why\n");
    env("empty at the end", "A=1\nKEY=", "A=1\nKEY=new");
    env("empty with CR LF", "KEY=\r\nB=1\r\n", "KEY=new\r\nB=1\r\n");
    env("key missing", "A=1\n", "A=1\nKEY=new\n");
    env("key missing, no last line end", "A=1", "A=1\nKEY=new");
    env("key missing, CR LF", "A=1\r\nB=2\r\n", "A=1\r\nB=2\r\nKEY=new\r\n");
    env("key missing, CR LF, no last line end", "A=1\r\nB=2", "A=1\r\nB=2\r\nKEY=new");
    env("empty file", "", "KEY=new\n");
    env("blank line only", "\n", "\nKEY=new\n");
    env("names that only look alike", "KEYS=1\nMY_KEY=2\nKEY.x=3\nkey=4\nexportKEY=5\n",
        "KEYS=1\nMY_KEY=2\nKEY.x=3\nkey=4\nexportKEY=5\nKEY=new\n");
    env("lines that are none", "KEY\nexport KEY\n=x\n: KEY=1\nKEY old\n",
        "KEY\nexport KEY\n=x\n: KEY=1\nKEY old\nKEY=new\n");
    env("byte order mark", "\xEF\xBB\xBFKEY=old\n", "\xEF\xBB\xBFKEY=new\n");
    env("a key inside a value of lines", "A=\"x\nKEY=no\n\"\nKEY=old\n", "A=\"x\nKEY=no\n\"\nKEY=new\n");
    env("a value of lines in single quotes", "A='x\nKEY=no\n' # c\nKEY=old\n",
        "A='x\nKEY=no\n' # c\nKEY=new\n");
    env("escaped quotes", "A=\"x\\\"\nKEY=no\"\nKEY=old\n", "A=\"x\\\"\nKEY=no\"\nKEY=new\n");
    env("a quote of another line that ends nowhere", "A=\"x\nKEY=old\nB=it's\n", "A=\"x\nKEY=new\nB=it's\n");
    env("bytes that are no UTF-8 elsewhere", "A=\xff\xfe\nKEY=old\n", "A=\xff\xfe\nKEY=new\n");
}

void reversibleJson()
{
    json("json, boolean", "flag", "true", "{\n  \"flag\": false,\n  \"b\": 1\n}\n",
         "{\n  \"flag\": true,\n  \"b\": 1\n}\n");
    json("json, string stays a string", "flag", "true", "{\n  \"flag\": \"off\"\n}",
         "{\n  \"flag\": \"true\"\n}");
    json("json, member order", "m", "2", "{\n    \"z\": 1,\n    \"m\": 1,\n    \"a\": 1\n}\n",
         "{\n    \"z\": 1,\n    \"m\": 2,\n    \"a\": 1\n}\n");
    json("json, tabs", "a.b", "2", "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n",
         "{\n\t\"a\": {\n\t\t\"b\": 2\n\t}\n}\n");
    json("json, CR LF", "a", "x y", "{\r\n  \"a\": \"1\"\r\n}\r\n", "{\r\n  \"a\": \"x y\"\r\n}\r\n");
    json("json, one line", "b", "yes", "{\"a\":[1,2]}", "{\"a\":[1,2],\"b\":\"yes\"}");
    json("json, empty object", "b", "null", "{}\n", "{\"b\":null}\n");
    json("json, objects made", "a.b.c", "1", "{\n  \"x\": {}\n}\n",
         "{\n  \"x\": {},\n  \"a\": {\n    \"b\": {\n      \"c\": 1\n    }\n  }\n}\n");
    json("json, letters beyond ASCII", "ä", "ö", "{\n  \"ä\": \"é\"\n}", "{\n  \"ä\": \"ö\"\n}");
    json("json, escapes beyond ASCII", "a", "ö", "{\n  \"a\": \"\\u00e9\"\n}", "{\n  \"a\": \"\\u00f6\"\n}");
    json("json, figures to the last digit", "a", "2",
         "{\n  \"a\": 1,\n  \"n\": 9007199254740993,\n  \"r\": 0.1\n}",
         "{\n  \"a\": 2,\n  \"n\": 9007199254740993,\n  \"r\": 0.1\n}");
    json("json, byte order mark", "a", "2", "\xEF\xBB\xBF{\n  \"a\": 1\n}\n",
         "\xEF\xBB\xBF{\n  \"a\": 2\n}\n");
    json("json, empty member name elsewhere", "a", "2", "{\n  \"\": 0,\n  \"a\": 1\n}",
         "{\n  \"\": 0,\n  \"a\": 2\n}");
}

} // namespace

void TestFlagFile::setsOneValueAndLeavesEveryOtherByte_data()
{
    columns();
    reversibleEnv();
    reversibleJson();
    env("needs quotes now", "KEY=old\n", "KEY=\"a b\"\n", QStringLiteral("a b"));
    env("escapes", "KEY=old\n", "KEY=\"a\\\\b\\\"c\\$d\\`e\\nf\\rg\"\n", QStringLiteral("a\\b\"c$d`e\nf\rg"));
    env("single quotes that cannot stay", "KEY='old'\n", "KEY=\"it's\"\n", QStringLiteral("it's"));
    env("single quotes with a dollar", "KEY='old'\n", "KEY='a$b'\n", QStringLiteral("a$b"));
    env("paths and addresses stand bare", "KEY=old\n", "KEY=/a/b.c:8080,x=1@ä\n",
        QStringLiteral("/a/b.c:8080,x=1@ä"));
    env("empty value before a comment at once", "KEY=# why\n", "KEY=new # why\n");
    env("emptied", "KEY=old # c\n", "KEY= # c\n", QString());
    env("emptied in quotes", "KEY=\"old\"\n", "KEY=\"\"\n", QString());
    json("json, a line feed but no indentation", "a", "2", "{\n\"a\":1}", "{\n  \"a\": 2\n}");
    json("json, a number too large for bare", "a", "123456789012345678901234567890", "{\"a\":1}",
         "{\"a\":\"123456789012345678901234567890\"}");
    json("json, no literal", "a", "007", "{\"a\":1}", "{\"a\":\"007\"}");
    json("json, a fraction", "a", "2.5", "{\"a\":1}", "{\"a\":2.5}");
    json("json, a list is no flag's value", "a", "[1]", "{\"a\":1}", "{\"a\":\"[1]\"}");
}

void TestFlagFile::setsOneValueAndLeavesEveryOtherByte()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    putFile(in(file), before);
    const auto change = setFlag(in(file), key, value);
    QVERIFY2(change, change ? "" : qPrintable(change.error().what));
    QVERIFY(change->fileExisted);
    QCOMPARE(fileBytes(in(file)), after);
    QCOMPARE(namesIn(m_folder->path()), QStringList{file});
}

void TestFlagFile::undoBringsEveryByteBack_data()
{
    columns();
    reversibleEnv();
    reversibleJson();
}

void TestFlagFile::undoBringsEveryByteBack()
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

void TestFlagFile::readsBackWhatItWrote_data()
{
    QTest::addColumn<QString>("value");
    for (const char* value :
         {"",   " ",     "a b", "#", "a #b",       "\"",   "'",    "`",   "\\", "\\n", "\n",  "\r\n",
          "\t", "$HOME", "a=b", "ä", "'\"`\\$#\n", "true", "\\\"", "a\\", "~",  "*",   "(x)", "!"})
        QTest::newRow(QByteArray(value).toPercentEncoding().constData()) << QString::fromUtf8(value);
}

void TestFlagFile::readsBackWhatItWrote()
{
    QFETCH(QString, value);
    for (const char* text :
         {"KEY=old\n", "KEY='old'\n", "KEY=\"old\"\n", "KEY=`old`", "A=1\n", "KEY= # c\nB=1"}) {
        putFile(in(kEnv), text);
        QVERIFY(setFlag(in(kEnv), QStringLiteral("KEY"), value));
        const QByteArray written = fileBytes(in(kEnv));
        const auto change = setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("next"));
        QVERIFY2(change, written.constData());
        QVERIFY2(change->before == value, written.constData());
    }
    putFile(in(kJson), "{}");
    QVERIFY(setFlag(in(kJson), QStringLiteral("a"), value));
    const auto again = setFlag(in(kJson), QStringLiteral("a"), value);
    QVERIFY(again && again->before.has_value());
}

void TestFlagFile::writesNothingIfTheValueIsThere_data()
{
    columns();
    env("plain", "KEY=new", {});
    env("quoted", "KEY='new'\n", {});
    json("json", "a", "true", "{ \"a\" :true }", {});
    json("json, as a string", "a", "true", "{ \"a\" : \"true\" }", {});
}

void TestFlagFile::writesNothingIfTheValueIsThere()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, before);
    putFile(in(file), before);
    const FailingCall failing("rename", EIO);
    const auto change = setFlag(in(file), key, value);
    QVERIFY(change && change->before.has_value());
    QCOMPARE(undoFlag(in(file), key, value, *change).value(), QString());
    QVERIFY(!failing.wasHit());
    QCOMPARE(fileBytes(in(file)), before);
}

void TestFlagFile::refusesWhatItCannotSetSafely_data()
{
    columns();
    for (const char* key : {"", "1A", "A B", "A=B", "A-B", "A.B", "Ä", "A\n"})
        QTest::addRow("key '%s'", QByteArray(key).toPercentEncoding().constData())
            << kEnv << QString::fromUtf8(key) << QStringLiteral("x") << QByteArray("A=1\n") << QByteArray();
    env("quotes that do not match", "KEY=\"a\" b\n", {});
    env("a quote that ends nowhere", "KEY='a\nB=1\n", {});
    env("UTF-16", QByteArray("\xFF\xFEK\0E\0Y\0", 8), {});
    env("a value that is no UTF-8", "KEY=\xff\n", {});
    env("NUL in the new value", "KEY=a\n", {}, QString(QChar(u'\0')));
    for (const char* key : {"", ".", "a.", ".a", "a..b"})
        QTest::addRow("json key '%s'", key)
            << kJson << QString::fromUtf8(key) << QStringLiteral("x") << QByteArray("{}") << QByteArray();
    json("json, empty", "a", "x", "", {});
    json("json, comments", "a", "x", "{ // why\n}", {});
    json("json, cut off", "a", "x", "{\"a\":1", {});
    json("json, a list", "a", "x", "[1]", {});
    json("json, repeated member", "a", "x", "{\"b\":{\"c\":1,\"c\":2}}", {});
    json("json, integer beyond 64 bits", "a", "x", "{\"b\":[18446744073709551616]}", {});
    json("json, number beyond doubles", "a", "x", "{\"b\":1e999}", {});
    json("json, invalid UTF-8", "a", "x", "{\"b\":\"\xff\"}", {});
    json("json, too deep", "a", "x", "{\"b\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}", {});
    json("json, through a string", "a.b", "x", "{\"a\":\"s\"}", {});
    json("json, an object there", "a", "x", "{\"a\":{\"b\":1}}", {});
    json("json, a list there", "a", "x", "{\"a\":[]}", {});
    QTest::newRow("another kind") << QStringLiteral("app.ini") << QStringLiteral("A") << QStringLiteral("x")
                                  << QByteArray("A=1") << QByteArray();
}

void TestFlagFile::refusesWhatItCannotSetSafely()
{
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QByteArray, before);
    putFile(in(file), before);
    const auto change = setFlag(in(file), key, value);
    QVERIFY(!change);
    QCOMPARE(change.error().code, ErrorCode::FlagFailed);
    QVERIFY(change.error().what.contains(in(file)));
    QCOMPARE(fileBytes(in(file)), before);
    QCOMPARE(namesIn(m_folder->path()), QStringList{file});
    if (!value.contains(QChar(u'\0'))) // undo reads the file only, and that one is sound
        QVERIFY(!undoFlag(in(file), key, value,
                          {.fileExisted = true, .before = QStringLiteral("\"never\""), .parentsMade = 0}));
}

void TestFlagFile::refusesALinkAFolderAndAHugeFile()
{
    putFile(in(QStringLiteral("real.env")), "KEY=old\n");
    QVERIFY(QFile::link(in(QStringLiteral("real.env")), in(kEnv)));
    QCOMPARE(setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
             ErrorCode::FlagFailed);
    QCOMPARE(fileBytes(in(QStringLiteral("real.env"))), QByteArray("KEY=old\n"));
    QVERIFY(QFile::link(in(QStringLiteral("nowhere")), in(QStringLiteral("dead.env"))));
    QCOMPARE(setFlag(in(QStringLiteral("dead.env")), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
             ErrorCode::FlagFailed);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.env")));
    QCOMPARE(
        setFlag(in(QStringLiteral("folder.env")), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
        ErrorCode::FlagFailed);
    putFile(in(QStringLiteral("huge.env")), {});
    QVERIFY(QFile::resize(in(QStringLiteral("huge.env")), 8 * 1024 * 1024 + 1));
    QCOMPARE(setFlag(in(QStringLiteral("huge.env")), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
             ErrorCode::FlagFailed);
    QVERIFY(!setFlag(in(QStringLiteral("real.env/x.env")), QStringLiteral("KEY"), QStringLiteral("x")));
}

void TestFlagFile::makesAMissingFileAndRemovesItAgain_data()
{
    columns();
    env("env", {}, "KEY=new\n");
    QTest::newRow("a second .env") << QStringLiteral(".env.local") << QStringLiteral("K")
                                   << QStringLiteral("v") << QByteArray() << QByteArray("K=v\n");
    json("json", "a.b", "true", {}, "{\n  \"a\": {\n    \"b\": true\n  }\n}\n");
}

void TestFlagFile::makesAMissingFileAndRemovesItAgain()
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
    QCOMPARE(namesIn(m_folder->path()), QStringList());
}

void TestFlagFile::keepsAMadeFileThatSomebodyAddedTo()
{
    const auto change = setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"));
    QVERIFY(change);
    putFile(in(kEnv), "# mine\nKEY=x\n");
    QCOMPARE(undoFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"), *change).value(), QString());
    QCOMPARE(fileBytes(in(kEnv)), QByteArray("# mine\n"));
}

void TestFlagFile::leavesAValueThatSomebodyChanged_data()
{
    columns();
    env("env, changed", "KEY=old\n", "KEY=theirs\n");
    env("env, removed", "KEY=old\n", "B=1\n");
    env("env, was missing", "", "KEY=theirs\n");
    json("json, changed", "a", "true", "{\"a\":false}", "{\"a\":\"maybe\"}");
    json("json, removed", "a", "true", "{\"a\":false}", "{}");
}

void TestFlagFile::leavesAValueThatSomebodyChanged()
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

void TestFlagFile::undoesTwiceWithoutHarm_data()
{
    columns();
    env("env", "KEY=old\n", {});
    env("env, was missing", "A=1", {});
    QTest::newRow("file was missing") << QStringLiteral("new.env") << QStringLiteral("K")
                                      << QStringLiteral("v") << QByteArray() << QByteArray();
    json("json", "a", "true", "{\"a\":false}", {});
}

void TestFlagFile::undoesTwiceWithoutHarm()
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

void TestFlagFile::bringsJsonTypesBack_data()
{
    QTest::addColumn<QByteArray>("before");
    for (const char* literal :
         {"false", "null", "1", "1.5", "\"on\"", "\"1\"", "-0.0", "18446744073709551615"})
        QTest::newRow(literal) << "{\"a\":" + QByteArray(literal) + "}";
}

void TestFlagFile::bringsJsonTypesBack()
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

void TestFlagFile::takesAwayOnlyTheObjectsItMade()
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

void TestFlagFile::keepsTheMode()
{
    putFile(in(kEnv), "KEY=old\n");
    QCOMPARE(::chmod(QFile::encodeName(in(kEnv)).constData(), 0640), 0);
    if (::geteuid() == 0)
        QCOMPARE(::chown(QFile::encodeName(in(kEnv)).constData(), 1234, 5678), 0);
    const auto change = setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"));
    QVERIFY(change);
    QCOMPARE(modeOf(in(kEnv)), 0640);
    QVERIFY(undoFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"), *change));
    QCOMPARE(modeOf(in(kEnv)), 0640);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(in(kEnv)).constData(), &status), 0);
    QCOMPARE(status.st_uid, ::geteuid() == 0 ? 1234 : ::geteuid());
}

void TestFlagFile::keepsTheFileWhenTheOwnerWouldChange()
{
    putFile(in(kEnv), "KEY=old\n");
    if (::geteuid() != 0)
        QSKIP("not covered: only root can make a file that belongs to somebody else");
    QCOMPARE(::chown(QFile::encodeName(in(kEnv)).constData(), 1234, 5678), 0);
    const FailingCall failing("chown", EPERM, 1, 2);
    const auto change = setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"));
    QVERIFY(!change);
    QCOMPARE(change.error().code, ErrorCode::FlagFailed);
    QCOMPARE(fileBytes(in(kEnv)), QByteArray("KEY=old\n"));
    QCOMPARE(namesIn(m_folder->path()), QStringList{kEnv});
}

void TestFlagFile::aFailureLeavesTheOldFile()
{
    putFile(in(kEnv), "KEY=old\n");
    for (const char* call : {"pwrite", "fsync", "rename", "chmod", "pread"}) {
        const FailingCall failing(call, EIO);
        const auto change = setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x"));
        QVERIFY(failing.wasHit());
        QVERIFY(!change);
        QCOMPARE(change.error().code, ErrorCode::FileFailed);
        QCOMPARE(fileBytes(in(kEnv)), QByteArray("KEY=old\n"));
        QCOMPARE(namesIn(m_folder->path()), QStringList{kEnv});
    }
    const FailingCall shrinking(
        "pread", [&] { putFile(in(kEnv), "KEY\n"); }, 1);
    QCOMPARE(setFlag(in(kEnv), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
             ErrorCode::FlagFailed);
    const FailingCall full("pwrite", ENOSPC);
    QCOMPARE(setFlag(in(QStringLiteral("b.env")), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
             ErrorCode::NoSpace);
}

QTEST_GUILESS_MAIN(TestFlagFile)
#include "test_flag_file.moc"
