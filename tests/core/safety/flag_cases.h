// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTest>

// Files with a flag before and after it is set, as rows of a test's data.

inline const QString kEnv = QStringLiteral(".env");
inline const QString kJson = QStringLiteral("settings.json");

inline void columns()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
}

inline void env(const char* name, const QByteArray& before, const QByteArray& after,
                const QString& value = QStringLiteral("new"))
{
    QTest::newRow(name) << kEnv << QStringLiteral("KEY") << value << before << after;
}

inline void json(const char* name, const char* key, const char* value, const QByteArray& before,
                 const QByteArray& after)
{
    QTest::newRow(name) << kJson << QString::fromUtf8(key) << QString::fromUtf8(value) << before << after;
}

/// Cases whose undo gives the same bytes again.
inline void reversibleEnv()
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

inline void reversibleJson()
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
