// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace godwit::core;

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryValueBitForBit_data();
    void keepsEveryValueBitForBit();
    void literalsGiveTheSameValue_data() { keepsEveryValueBitForBit_data(); }
    void literalsGiveTheSameValue();
    void rollsBackWhatWasNotCommitted();
    void opensNoNameAsUriOrMemory();
    void createsNothingWhenOpenedToRead();
    void runsAScriptStatementByStatement();
    void quotesIdentifiers();
    void cancelInterruptsALongStatement();
    void aPauseThatLastsInterruptsALongStatement();
};

void TestDatabase::keepsEveryValueBitForBit_data()
{
    QTest::addColumn<QVariant>("unused");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("integer");
    QTest::addColumn<double>("real");
    const auto row = [](const char* name, const Value& value) {
        QTest::newRow(name) << QVariant() << int(value.type) << value.bytes << value.integer << value.real;
    };
    row("null", Value::null());
    row("least integer", Value::ofInteger(std::numeric_limits<qint64>::min()));
    row("2^53 + 1", Value::ofInteger(9007199254740993));
    row("minus zero", Value::ofReal(-0.0));
    row("infinity", Value::ofReal(std::numeric_limits<double>::infinity()));
    row("tenth", Value::ofReal(0.1));
    row("text with quotes", Value::ofText(QByteArray("it's \"so\"")));
    row("text with NUL", Value::ofText(QByteArray("a\0b", 3)));
    row("text, invalid UTF-8", Value::ofText(QByteArray("\xff\xc0\x80")));
    row("empty text", Value::ofText(QByteArray("")));
    row("empty BLOB", Value::ofBlob(QByteArray("")));
    row("BLOB", Value::ofBlob(QByteArray("\0\1\xff", 3)));
}

static Value fetched()
{
    QFETCH(int, type);
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, integer);
    QFETCH(double, real);
    return {.type = Value::Type(type), .integer = integer, .real = real, .bytes = bytes};
}

void TestDatabase::keepsEveryValueBitForBit()
{
    const Value value = fetched();
    auto database = Database::openInMemory();
    QVERIFY(database);
    QVERIFY(database->execute(QStringLiteral("CREATE TABLE t (v)")));
    QVERIFY(database->execute(QStringLiteral("INSERT INTO t (v) VALUES (?)"), {value}));
    const auto read = database->value(QStringLiteral("SELECT v FROM t"));
    QVERIFY(read);
    QVERIFY(*read == value);
}

void TestDatabase::literalsGiveTheSameValue()
{
    const Value value = fetched();
    auto database = Database::openInMemory();
    QVERIFY(database);
    const auto read = database->value(QStringLiteral("SELECT ") + value.toLiteral());
    QVERIFY(read);
    QVERIFY(*read == value);
}

void TestDatabase::rollsBackWhatWasNotCommitted()
{
    auto database = Database::openInMemory();
    QVERIFY(database->execute(QStringLiteral("CREATE TABLE t (v)")));
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(database->execute(QStringLiteral("INSERT INTO t (v) VALUES (1)")));
    }
    QCOMPARE(database->integer(QStringLiteral("SELECT count(*) FROM t")).value(), 0);
    QVERIFY(!database->inTransaction());
}

void TestDatabase::opensNoNameAsUriOrMemory()
{
    const QTemporaryDir folder;
    for (const QString& name : {QStringLiteral(":memory:"), QStringLiteral("file:x?mode=memory"), QStringLiteral("a#b%20.db")}) {
        const QString path = folder.path() + u'/' + name;
        {
            auto database = Database::open(path, {.mode = OpenOptions::Mode::Create});
            QVERIFY(database);
            QVERIFY(database->execute(QStringLiteral("CREATE TABLE t (v)")));
        }
        QVERIFY(QFile::exists(path));
        auto memory = Database::openInMemory();
        QVERIFY(memory->attachReadOnly(path, QStringLiteral("source")));
        QCOMPARE(memory->integer(QStringLiteral("SELECT count(*) FROM source.t")).value(), 0);
        QVERIFY(!memory->execute(QStringLiteral("INSERT INTO source.t (v) VALUES (1)")));
    }
}

void TestDatabase::createsNothingWhenOpenedToRead()
{
    const QTemporaryDir folder;
    const auto database = Database::open(folder.filePath(QStringLiteral("none.db")));
    QVERIFY(!database);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestDatabase::runsAScriptStatementByStatement()
{
    auto database = Database::openInMemory();
    const QString script = QStringLiteral("CREATE TABLE t (v); -- a; comment\n;\n"
                                          "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT ';'; SELECT 2; END;\n"
                                          "INSERT INTO t (v) VALUES (';'); /* end; */");
    QStringList texts;
    const auto status = forEachStatement(*database, script, [&](Statement& statement, const QString& text) {
        texts.append(text);
        return statement.run();
    });
    QVERIFY(status);
    QCOMPARE(texts.size(), 3);
    QCOMPARE(database->text(QStringLiteral("SELECT v FROM t")).value(), QStringLiteral(";"));
}

void TestDatabase::quotesIdentifiers()
{
    QCOMPARE(quoted(QStringLiteral("a\"b")), QStringLiteral("\"a\"\"b\""));
    QCOMPARE(quotedText(QStringLiteral("it's")), QStringLiteral("'it''s'"));
}

void TestDatabase::cancelInterruptsALongStatement()
{
    auto database = Database::openInMemory();
    const CancelToken token;
    token.ask(CancelToken::Wish::Cancel);
    database->setCancel(token);
    const auto result = database->integer(
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

void TestDatabase::aPauseThatLastsInterruptsALongStatement()
{
    auto database = Database::openInMemory();
    const CancelToken token;
    token.ask(CancelToken::Wish::Pause);
    database->setCancel(token);
    const auto result = database->integer(
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Paused);
    QCOMPARE(database->integer(QStringLiteral("SELECT 1")).value(), 1); // what is short passes
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "test_database.moc"
