// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/flag_file.h"

#include "failing_calls.h"
#include "file_folder.h"
#include "flag_cases.h"
#include "support.h"

#include <QTest>

#include <cerrno>

using namespace godwit::core;

class TestFlagFile : public QObject, protected FileFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void setsOneValueAndLeavesEveryOtherByte_data();
    void setsOneValueAndLeavesEveryOtherByte();
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void writesNothingIfTheValueIsThere_data();
    void writesNothingIfTheValueIsThere();
    void refusesWhatItCannotSetSafely_data();
    void refusesWhatItCannotSetSafely();
    void refusesALinkAFolderAndAHugeFile();
    void keepsTheMode();
    void keepsTheFileWhenTheOwnerWouldChange();
    void aFailureLeavesTheOldFile();
};

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
    QCOMPARE(namesIn(folder()), QStringList{file});
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
    QCOMPARE(namesIn(folder()), QStringList{file});
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
    QVERIFY(QDir(folder()).mkdir(QStringLiteral("folder.env")));
    QCOMPARE(
        setFlag(in(QStringLiteral("folder.env")), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
        ErrorCode::FlagFailed);
    putFile(in(QStringLiteral("huge.env")), {});
    QVERIFY(QFile::resize(in(QStringLiteral("huge.env")), 8 * 1024 * 1024 + 1));
    QCOMPARE(setFlag(in(QStringLiteral("huge.env")), QStringLiteral("KEY"), QStringLiteral("x")).error().code,
             ErrorCode::FlagFailed);
    QVERIFY(!setFlag(in(QStringLiteral("real.env/x.env")), QStringLiteral("KEY"), QStringLiteral("x")));
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
    QCOMPARE(namesIn(folder()), QStringList{kEnv});
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
        QCOMPARE(namesIn(folder()), QStringList{kEnv});
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
