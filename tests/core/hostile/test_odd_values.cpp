// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_run.h"

#include <QFile>
#include <QRegularExpression>

#include <atomic>
#include <chrono>
#include <thread>

using namespace godwit::core;
using namespace godwit::tests;

/// Values at the edges of what SQLite holds, kept and moved through a whole run, bit by bit.
class TestOddValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void carriesValuesBitByBit_data();
    void carriesValuesBitByBit();
    void carriesTwoThousandColumns();
    void refusesToMoveMoreColumnsThanSqliteSelects();
    void movesAValueThatIsLongerThanPlansMayMake();
    void hugeBlobsNeedNoMemoryOfTheirSize();
};

namespace {

const QString kBits = QStringLiteral("SELECT id, typeof(v), CASE typeof(v) WHEN 'real' THEN printf('%!.20g', "
                                     "v) WHEN 'integer' THEN v ELSE hex(v) END"
                                     " FROM t ORDER BY id");
const QString kMove = QStringLiteral("- move: t\n  into: t\n  columns: { \"*\": same }");

/// "c0, c1, …"
QString columnsOf(int count)
{
    QStringList names;
    for (int column = 0; column < count; ++column)
        names.append(QStringLiteral("c%1").arg(column));
    return names.join(QStringLiteral(", "));
}

/// Memory of this process that belongs to no file, in bytes; 0 where the system does not tell.
qint64 ownMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(QStringLiteral("RssAnon:\\s+(\\d+) kB"));
    return line.match(QString::fromLatin1(status.readAll())).captured(1).toLongLong() * 1024;
}

/// Looks at it every few milliseconds on a thread of its own, for as long as it lives.
class MemoryWatch
{
public:
    MemoryWatch()
    {
        m_thread = std::thread([this] {
            while (!m_isOver) {
                m_most = std::max(m_most.load(), ownMemory());
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });
    }
    ~MemoryWatch()
    {
        m_isOver = true;
        m_thread.join();
    }
    [[nodiscard]] qint64 most() const { return m_most; }

private:
    std::atomic<qint64> m_most = 0;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace

void TestOddValues::carriesValuesBitByBit_data()
{
    QTest::addColumn<QString>("values");
    const auto row = [](const char* name, const char* values) {
        QTest::newRow(name) << QString::fromUtf8(values);
    };
    row("NUL in text", "(1, CAST(X'610062' AS TEXT)), (2, CAST(X'00' AS TEXT))");
    row("invalid UTF-8",
        "(1, CAST(X'FF' AS TEXT)), (2, CAST(X'C080' AS TEXT)), (3, CAST(X'EDA080' AS TEXT))");
    row("BLOBs and empty ones", "(1, X''), (2, X'00FF'), (3, zeroblob(100000)), (4, '')");
    row("integers at their ends", "(1, 9223372036854775807), (2, -9223372036854775807 - 1), (3, "
                                  "9007199254740993), (4, -9007199254740993)");
    row("Inf, -0.0 and small numbers",
        "(1, 9e999), (2, -9e999), (3, -0.0), (4, 0.0), (5, 4.9e-324), (6, 0.1), (7, 1e308)");
    row("text that looks like numbers",
        "(1, '007'), (2, '1e3'), (3, '9223372036854775808'), (4, ' 1'), (5, '-0')");
    row("what steers terminals and browsers",
        "(1, '<script>alert(1)</script>'), (2, '=cmd|calc'), (3, char(27) || '[2J'), (4, char(8238))");
}

void TestOddValues::carriesValuesBitByBit()
{
    QFETCH(QString, values);
    for (const char* type : {"", "BLOB"}) {
        const QString source =
            QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v %1); INSERT INTO t VALUES ")
                .arg(QString::fromLatin1(type)) +
            values;
        QCOMPARE(carried({.source = source,
                          .target = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v %1, more INT);")
                                        .arg(QString::fromLatin1(type)),
                          .moves = kMove,
                          .same = {kBits}}),
                 QString());
        QCOMPARE(carried({.source = source, .target = {}, .keep = {QStringLiteral("t")}, .same = {kBits}}),
                 QString());
    }
    // Text in a column that is to hold numbers stays what it is, as the old table had it.
    QCOMPARE(
        carried({.source = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER); INSERT INTO t "
                                          "VALUES (1, 'abc'), (2, '12'), (3, 1.5), (4, X'31')"),
                 .target = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER, more INT);"),
                 .moves = kMove,
                 .same = {kBits}}),
        QString());
}

void TestOddValues::carriesTwoThousandColumns()
{
    const QString columns = columnsOf(2000);
    QCOMPARE(carried({.source = QStringLiteral("CREATE TABLE wide (%1); INSERT INTO wide (c0, c1, c1999) "
                                               "VALUES (1, 'x', X'02'), (NULL, 3.5, '')")
                                    .arg(columns),
                      .target = {},
                      .keep = {QStringLiteral("wide")},
                      .same = {QStringLiteral("SELECT c0, c1, c1998, c1999 FROM wide ORDER BY c1")}}),
             QString());
}

void TestOddValues::refusesToMoveMoreColumnsThanSqliteSelects()
{
    const QString columns = columnsOf(1999);
    RunFixture fixture(textOf(
        {.source = QStringLiteral(
                       "CREATE TABLE t (id INTEGER PRIMARY KEY, %1); INSERT INTO t (id, c7) VALUES (1, 'x')")
                       .arg(columns),
         .target = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, %1);").arg(columns),
         .moves = kMove}));
    const Outcome outcome = fixture.runTo(QStringLiteral("move"), true);
    QVERIFY(outcome.error);
    QVERIFY2(outcome.error->code == ErrorCode::PlanSql &&
                 outcome.error->what.contains(QStringLiteral("too many columns")),
             qPrintable(outcome.error->what));
    QCOMPARE(sha256Of(fixture.database()), fixture.before());
}

void TestOddValues::movesAValueThatIsLongerThanPlansMayMake()
{
    QCOMPARE(
        carried({.source = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v BLOB); INSERT INTO t "
                                          "VALUES (1, zeroblob(20000000)), (2, X'01')"),
                 .target = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v BLOB, more INT);"),
                 .moves = kMove,
                 .same = {QStringLiteral("SELECT id, length(v), hex(substr(v, -1)) FROM t ORDER BY id")}}),
        QString());
}

void TestOddValues::hugeBlobsNeedNoMemoryOfTheirSize()
{
    constexpr qint64 kBlob = 8 * 1024 * 1024;
    constexpr int kRows = 24; // 192 MiB
    RunFixture fixture(textOf(
        {.source =
             QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v BLOB);"
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                            " INSERT INTO t SELECT i, zeroblob(%2) FROM n")
                 .arg(kRows)
                 .arg(kBlob),
         .target = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v BLOB, more INT);"),
         .moves = kMove}));
    const qint64 before = ownMemory();
    if (before == 0)
        QSKIP("Not covered: the system does not tell how much memory is a process's own.");
    const MemoryWatch watch;
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    const qint64 used = watch.most() - before;
    QVERIFY2(used < kRows * kBlob * 2 / 3, qPrintable(QString::number(used / 1024 / 1024)));
}

QTEST_GUILESS_MAIN(TestOddValues)
#include "test_odd_values.moc"
