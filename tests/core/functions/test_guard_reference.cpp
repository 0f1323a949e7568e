// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/functions.h"
#include "core/sqlite/function_list.h"
#include "core/sqlite/guard.h"
#include "tests/support/file_content.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace godwit::core;

/// resources/help/guard.md publishes what the guard lets through: the same functions in the same groups, the
/// same limits.
class TestGuardReference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFunctionStandsInItsGroup_data();
    void everyFunctionStandsInItsGroup();
    void saysTheLimits();
    void ourFunctionsHideNoneThatIsRefused();
};

static QString reference()
{
    return QString::fromUtf8(godwit::tests::fileContent(QStringLiteral(GODWIT_SOURCE "/resources/help/guard.md")));
}

/// The names in backticks of the paragraphs that begin with these bold words.
static QStringList namesAfter(const QStringList& headings)
{
    static const QRegularExpression quotedName(QStringLiteral("`([^`]+)`"));
    QStringList names;
    for (const QString& heading : headings) {
        const QString text = reference();
        const qsizetype from = text.indexOf(QStringLiteral("**%1:**").arg(heading));
        if (from < 0)
            qFatal("no paragraph %s", qUtf8Printable(heading));
        const QString paragraph = text.mid(from, text.indexOf(QStringLiteral("\n\n"), from) - from);
        for (auto match = quotedName.globalMatch(paragraph); match.hasNext();)
            names.append(match.next().captured(1));
    }
    names.removeAll(QStringLiteral("json_each")); // tables, which call no function
    names.removeAll(QStringLiteral("json_tree"));
    names.sort();
    return names;
}

Q_DECLARE_METATYPE(godwit::core::FunctionUse)

void TestGuardReference::everyFunctionStandsInItsGroup_data()
{
    QTest::addColumn<FunctionUse>("use");
    QTest::addColumn<QStringList>("headings");
    QTest::newRow("always") << FunctionUse::Always
                            << QStringList{QStringLiteral("Values and texts"), QStringLiteral("Mathematics"),
                                           QStringLiteral("Over several rows"), QStringLiteral("Windows"),
                                           QStringLiteral("JSON")};
    QTest::newRow("time") << FunctionUse::Time
                          << QStringList{QStringLiteral("Dates, without the present time")};
    QTest::newRow("full text") << FunctionUse::FullText
                               << QStringList{QStringLiteral("Where the database has a full-text table")};
    QTest::newRow("tree") << FunctionUse::Tree
                          << QStringList{QStringLiteral("Where the database has an R-tree")};
    QTest::newRow("changing") << FunctionUse::Changing
                              << QStringList{QStringLiteral("Behind ALTER TABLE, and not to be called")};
    QTest::newRow("refused") << FunctionUse::Refused << QStringList{QStringLiteral("Refused")};
}

void TestGuardReference::everyFunctionStandsInItsGroup()
{
    QFETCH(FunctionUse, use);
    QFETCH(QStringList, headings);
    QStringList listed;
    for (const ListedFunction& function : listedFunctions()) {
        if (function.use == use)
            listed.append(QString::fromLatin1(function.name));
    }
    listed.sort();
    QCOMPARE(namesAfter(headings), listed);
}

void TestGuardReference::saysTheLimits()
{
    const QString text = reference();
    QVERIFY(text.contains(QStringLiteral("| %1 MiB,").arg(SqlLimits::kValueBytes / 1024 / 1024)));
    QVERIFY(text.contains(
        QStringLiteral("| %1 bytes |").arg(QLocale(QLocale::English).toString(SqlLimits::kPatternBytes))));
    QVERIFY(text.contains(QStringLiteral("| %1 seconds, or `row_seconds` |").arg(SqlLimits::kRowMs / 1000)));
    QVERIFY(text.contains(
        QStringLiteral("| %1 seconds and one more for each MiB of the database, or `query_seconds` |")
            .arg(SqlLimits::kQueryMs / 1000)));
}

void TestGuardReference::ourFunctionsHideNoneThatIsRefused()
{
    for (const QString& name : functionNames())
        QVERIFY2(!isRefusedFunction(name.toUtf8()), qUtf8Printable(name));
    for (const ListedFunction& function : listedFunctions()) {
        if (function.use == FunctionUse::Time)
            QVERIFY2(
                functionNames().contains(QLatin1String(kWithoutNowPrefix) + QLatin1String(function.name)),
                function.name);
    }
}

QTEST_APPLESS_MAIN(TestGuardReference)
#include "test_guard_reference.moc"
