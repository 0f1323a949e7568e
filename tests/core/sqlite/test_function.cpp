// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/database.h"

#include <QTest>

#include <limits>

using namespace godwit::core;

class TestFunction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void carriesEveryValueThereAndBack_data();
    void carriesEveryValueThereAndBack();
    void takesAnyNumberOfArguments();
    void takesAsManyArgumentsAsItSays();
    void mayUseTheConnectionItself();
    void isAskedForEachRowAnew();
    void isReplacedByAnotherOfItsName();
    void cannotBeCalledByAViewOfTheFile();
    void diesWithItsConnection();
    void refusesANameThatIsTooLong();

private:
    std::unique_ptr<Database> m_database;
};

void TestFunction::init()
{
    m_database = std::make_unique<Database>(Database::openInMemory().value());
}

void TestFunction::carriesEveryValueThereAndBack_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("integer");
    QTest::addColumn<double>("real");
    const auto row = [](const char* name, const Value& value) {
        QTest::newRow(name) << int(value.type) << value.bytes << value.integer << value.real;
    };
    row("null", Value::null());
    row("least integer", Value::ofInteger(std::numeric_limits<qint64>::min()));
    row("greatest integer", Value::ofInteger(std::numeric_limits<qint64>::max()));
    row("minus zero", Value::ofReal(-0.0));
    row("infinity", Value::ofReal(-std::numeric_limits<double>::infinity()));
    row("text", Value::ofText(QStringLiteral("it's é")));
    row("empty text", Value::ofText(QByteArray("")));
    row("null bytes as text", Value::ofText(QByteArray()));
    row("text with NUL", Value::ofText(QByteArray("a\0b", 3)));
    row("text, invalid UTF-8", Value::ofText(QByteArray("\xff")));
    row("BLOB", Value::ofBlob(QByteArray("\0\1", 2)));
    row("empty BLOB", Value::ofBlob(QByteArray("")));
    row("null bytes as BLOB", Value::ofBlob(QByteArray()));
}

void TestFunction::carriesEveryValueThereAndBack()
{
    QFETCH(int, type);
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, integer);
    QFETCH(double, real);
    const Value value{.type = Value::Type(type), .integer = integer, .real = real, .bytes = bytes};
    Row seen;
    QVERIFY(m_database->registerFunction(QStringLiteral("echo"), 1, [&seen](const Row& arguments) {
        seen = arguments;
        return arguments.at(0);
    }));
    const auto result =
        m_database->rows(QStringLiteral("SELECT echo(?1), typeof(echo(?1)) = typeof(?1)"), {value});
    QVERIFY(result);
    QCOMPARE(seen.size(), size_t(1));
    QVERIFY(seen.at(0) == value);
    QVERIFY(result->at(0).at(0) == value);
    QCOMPARE(result->at(0).at(1).integer, 1);
}

void TestFunction::takesAnyNumberOfArguments()
{
    QVERIFY(m_database->registerFunction(QStringLiteral("many"), -1, [](const Row& arguments) {
        return Value::ofInteger(qint64(arguments.size()));
    }));
    QCOMPARE(m_database->integer(QStringLiteral("SELECT many()")).value(), 0);
    QCOMPARE(m_database->integer(QStringLiteral("SELECT many(1, NULL, 'x')")).value(), 3);
}

void TestFunction::takesAsManyArgumentsAsItSays()
{
    QVERIFY(m_database->registerFunction(QStringLiteral("two"), 2, [](const Row&) { return Value::null(); }));
    QVERIFY(m_database->value(QStringLiteral("SELECT two(1, 2)")));
    QVERIFY(!m_database->value(QStringLiteral("SELECT two(1)")));
}

void TestFunction::mayUseTheConnectionItself()
{
    QVERIFY(m_database->execute(QStringLiteral("CREATE TABLE t (v); INSERT INTO t (v) VALUES (42)")));
    Database* const database = m_database.get();
    QVERIFY(m_database->registerFunction(QStringLiteral("inner_v"), 0, [database](const Row&) {
        return database->value(QStringLiteral("SELECT v FROM t")).value();
    }));
    QCOMPARE(m_database->integer(QStringLiteral("SELECT inner_v() + v FROM t")).value(), 84);
}

void TestFunction::isAskedForEachRowAnew()
{
    int calls = 0;
    QVERIFY(m_database->registerFunction(QStringLiteral("next"), 0,
                                         [&calls](const Row&) { return Value::ofInteger(++calls); }));
    QCOMPARE(m_database->integer(QStringLiteral("SELECT sum(next()) FROM (VALUES (1), (2), (3))")).value(),
             6);
}

void TestFunction::isReplacedByAnotherOfItsName()
{
    for (const int number : {1, 2})
        QVERIFY(m_database->registerFunction(QStringLiteral("f"), 0,
                                             [number](const Row&) { return Value::ofInteger(number); }));
    QCOMPARE(m_database->integer(QStringLiteral("SELECT f()")).value(), 2);
}

void TestFunction::cannotBeCalledByAViewOfTheFile()
{
    QVERIFY(
        m_database->registerFunction(QStringLiteral("f"), 0, [](const Row&) { return Value::ofInteger(1); }));
    QVERIFY(m_database->execute(QStringLiteral("CREATE VIEW w AS SELECT f() AS v")));
    QVERIFY(!m_database->value(QStringLiteral("SELECT v FROM w")));
}

void TestFunction::diesWithItsConnection()
{
    const auto alive = std::make_shared<int>(1);
    QVERIFY(m_database->registerFunction(QStringLiteral("f"), 0,
                                         [alive](const Row&) { return Value::ofInteger(*alive); }));
    QVERIFY(alive.use_count() > 1);
    m_database.reset();
    QCOMPARE(alive.use_count(), 1);
}

void TestFunction::refusesANameThatIsTooLong()
{
    const auto alive = std::make_shared<int>(1);
    QVERIFY(!m_database->registerFunction(QString(256, u'f'), 0,
                                          [alive](const Row&) { return Value::ofInteger(*alive); }));
    QCOMPARE(alive.use_count(), 1);
}

QTEST_GUILESS_MAIN(TestFunction)
#include "test_function.moc"
