// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/dispatcher.h"
#include "app/commands/registry.h"

#include <QBuffer>
#include <QDir>
#include <QTest>

using namespace godwit;
using namespace godwit::app;

class TestArguments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWholeNumbersOnly_data();
    void readsWholeNumbersOnly();
    void readsPercentagesOnly_data();
    void readsPercentagesOnly();
    void readsTheStatesOfAnEntry();
    void makesEveryPathAbsolute_data();
    void makesEveryPathAbsolute();
    void findsTheBuiltInExample();
    void handsTheAnswersOnAsTheyWereGiven();
    void findsOptionsBeforeAndAfterArguments();
    void refusesAnEmptyArgument();
    void takesNoOptionForTheValueOfAnother();
    void takesNoNameForACallForHelp();
    void printsTheVersionAsTextAlways();
    void failsWhenItsOutputCannotBeWritten();
};

namespace {

core::Result<CommandLine> parsed(const QStringList& arguments)
{
    const Registry registry;
    return CommandLine::parse(*registry.find(arguments.first()), arguments);
}

} // namespace

void TestArguments::readsWholeNumbersOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("number");
    const auto row = [](const char* text, qint64 number) {
        QTest::newRow(*text == '\0' ? "(empty)" : text) << QString::fromUtf8(text) << number;
    };
    row("0", 0);
    row("500", 500);
    row("9223372036854775807", 9223372036854775807);
    for (const char* wrong : {"", " 1", "1 ", "+1", "-1", "1.0", "1e3", "0x10", "1,000",
                              "9223372036854775808", "\xd9\xa1"}) // the last an Arabic digit
        row(wrong, -1);
}

void TestArguments::readsWholeNumbersOnly()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, number);
    const auto result = count(QStringLiteral("limit"), text);
    QCOMPARE(result ? *result : -1, number);
    if (!result)
        QCOMPARE(result.error().exit(), core::Exit::Usage);
}

void TestArguments::readsPercentagesOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("fraction");
    const auto row = [](const char* text, double fraction) {
        QTest::newRow(*text == '\0' ? "(empty)" : text) << QString::fromUtf8(text) << fraction;
    };
    row("0%", 0);
    row("1%", 0.01);
    row("0.5%", 0.005);
    row("100%", 1);
    for (const char* wrong :
         {"", "%", "1", "1 %", ".5%", "5.%", "1.2.3%", "-1%", "+1%", "1e1%", "100.1%", "nan%", "1%%"})
        row(wrong, -1);
}

void TestArguments::readsPercentagesOnly()
{
    QFETCH(const QString, text);
    QFETCH(const double, fraction);
    const auto result = percentage(QStringLiteral("dirty"), text);
    QCOMPARE(result ? *result : -1.0, fraction);
}

void TestArguments::readsTheStatesOfAnEntry()
{
    QCOMPARE(*entryState(QStringLiteral("waived")), core::EntryState::Waived);
    QCOMPARE(*entryState(QStringLiteral("undecided")), core::EntryState::Undecided);
    QVERIFY(!entryState(QStringLiteral("Waived")));
    QVERIFY(!entryState(QString()));
}

void TestArguments::makesEveryPathAbsolute_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    const QString here = QDir::currentPath();
    QTest::newRow("relative") << QStringLiteral("a.db") << here + QStringLiteral("/a.db");
    QTest::newRow("absolute") << QStringLiteral("/x/a.db") << QStringLiteral("/x/a.db");
    QTest::newRow("like memory") << QStringLiteral(":memory:") << here + QStringLiteral("/:memory:");
    QTest::newRow("like a URI") << QStringLiteral("file:a.db") << here + QStringLiteral("/file:a.db");
    QTest::newRow("none") << QString() << QString();
}

void TestArguments::makesEveryPathAbsolute()
{
    QFETCH(const QString, path);
    QFETCH(const QString, expected);
    QCOMPARE(absolutePath(path), expected);
}

void TestArguments::findsTheBuiltInExample()
{
    const auto path = planPath(QStringLiteral("example:product-manager"));
    QVERIFY(path);
    QVERIFY(QFile::exists(*path));
    QVERIFY(!planPath(QStringLiteral("example:product_manager")));
    QVERIFY(!planPath(QStringLiteral("example:../examples/product-manager")));
    QVERIFY(!planPath(QStringLiteral("example:")));
}

void TestArguments::handsTheAnswersOnAsTheyWereGiven()
{
    const auto line =
        parsed({QStringLiteral("run"), QStringLiteral("p.yaml"), QStringLiteral("a.db"),
                QStringLiteral("--yes"), QStringLiteral("--confirm"), QStringLiteral(" a.db"),
                QStringLiteral("--reason=so it is"), QStringLiteral("--workspace"), QStringLiteral("/w")});
    QVERIFY(line);
    const core::Answers given = answers(*line);
    QVERIFY(given.yes);
    QCOMPARE(given.confirm, QStringLiteral(" a.db"));
    QCOMPARE(given.reason, QStringLiteral("so it is"));
    const core::OpenRequest open = openRequest(*line, 1, true);
    QCOMPARE(open.database, QDir::currentPath() + QStringLiteral("/a.db"));
    QCOMPARE(open.workspace, QStringLiteral("/w"));
    QVERIFY(open.plan.isEmpty());
    QVERIFY(open.readOnly);

    const auto bare = parsed({QStringLiteral("run"), QStringLiteral("p.yaml"), QStringLiteral("a.db")});
    QVERIFY(!answers(*bare).yes);
    QVERIFY(answers(*bare).confirm.isEmpty());
    QVERIFY(openRequest(*bare, 1, false).workspace.isEmpty());
}

void TestArguments::findsOptionsBeforeAndAfterArguments()
{
    const auto line = parsed({QStringLiteral("quarantine"), QStringLiteral("--reason"), QStringLiteral("x"),
                              QStringLiteral("a.db"), QStringLiteral("waive"), QStringLiteral("3"),
                              QStringLiteral("--json"), QStringLiteral("4")});
    QVERIFY(line);
    QVERIFY(line->has(QStringLiteral("json")));
    QCOMPARE(line->positional(0), QStringLiteral("a.db"));
    QCOMPARE(line->positionalsFrom(2), QStringList({QStringLiteral("3"), QStringLiteral("4")}));
    QVERIFY(line->positional(9).isNull());
}

void TestArguments::refusesAnEmptyArgument()
{
    const auto line = parsed({QStringLiteral("status"), QStringLiteral("")});
    QVERIFY(!line);
    QCOMPARE(line.error().code, core::ErrorCode::Usage);
}

void TestArguments::takesNoOptionForTheValueOfAnother()
{
    const QStringList waive{QStringLiteral("quarantine"), QStringLiteral("a.db"), QStringLiteral("waive"), QStringLiteral("--all")};
    const auto forgotten = parsed(waive + QStringList{QStringLiteral("--reason"), QStringLiteral("--json")});
    QVERIFY(!forgotten);
    QCOMPARE(forgotten.error().what, QStringLiteral("The option --reason needs a value."));
    const auto meant = parsed(waive + QStringList{QStringLiteral("--reason=--json")});
    QVERIFY(meant);
    QCOMPARE(meant->value(QStringLiteral("reason")), QStringLiteral("--json"));
    // A value may begin with dashes, and stand after another value that looks like an option.
    const auto dashes = parsed(waive + QStringList{QStringLiteral("--reason"), QStringLiteral("-- none --"), QStringLiteral("--json")});
    QVERIFY(dashes);
    QVERIFY(dashes->has(QStringLiteral("json")));
}

void TestArguments::takesNoNameForACallForHelp()
{
    QVERIFY(!parsed({QStringLiteral("status"), QStringLiteral("-dash.db")}));
    const auto help = parsed({QStringLiteral("status"), QStringLiteral("-h")});
    QVERIFY(help);
    QVERIFY(help->wantsHelp());
    const auto named = parsed({QStringLiteral("status"), QStringLiteral("--"), QStringLiteral("-dash.db")});
    QVERIFY(named);
    QCOMPARE(named->positional(0), QStringLiteral("-dash.db"));
}

void TestArguments::printsTheVersionAsTextAlways()
{
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    QBuffer err;
    QVERIFY(err.open(QIODevice::WriteOnly));
    QCOMPARE(dispatch({QStringLiteral("--version"), QStringLiteral("--json")}, out, err, false), 0);
    QVERIFY(out.data().startsWith("godwit-cli "));
}

namespace {

/// A device on which nothing can be written, as on a full disk.
class FullDevice : public QIODevice
{
protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64) override { return -1; }
};

} // namespace

void TestArguments::failsWhenItsOutputCannotBeWritten()
{
    FullDevice out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    QBuffer err;
    QVERIFY(err.open(QIODevice::WriteOnly));
    QCOMPARE(dispatch({QStringLiteral("help")}, out, err, false), 1);
    QVERIFY(err.data().contains("GW-8002  Standard output could not be written."));
    // What failed already keeps its own code.
    QCOMPARE(dispatch({QStringLiteral("status"), QStringLiteral("--json")}, out, err, false), 2);
}

QTEST_GUILESS_MAIN(TestArguments)
#include "test_arguments.moc"
