// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "tests/support/file_content.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace godwit::core;

/// resources/help/errors.md says what the catalogue says, of every code and of no other.
class TestErrorReference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasItsOwnEntryInTheCatalogue();
    void everyCodeStandsInTheReferenceOnce();
    void theReferenceSaysWhatTheCatalogueSays();
};

static QString textOf(const QString& relative)
{
    return QString::fromUtf8(godwit::tests::fileContent(QStringLiteral(GODWIT_SOURCE "/") + relative));
}

/// All numbers of the enumeration, from its source: C++ has no list of them.
static QList<int> declaredCodes()
{
    const QString header = textOf(QStringLiteral("core/error.h"));
    const qsizetype start = header.indexOf(QStringLiteral("enum class ErrorCode"));
    static const QRegularExpression value(QStringLiteral("= ([0-9]{4}),"));
    QList<int> codes;
    auto found = value.globalMatch(header.mid(start, header.indexOf(QStringLiteral("};"), start) - start));
    while (found.hasNext())
        codes.append(found.next().captured(1).toInt());
    return codes;
}

/// The rows of the reference's tables by code: meaning, data, next step, exit code.
static QMap<int, QList<QStringList>> referenceRows()
{
    QMap<int, QList<QStringList>> rows;
    for (const QString& line : textOf(QStringLiteral("resources/help/errors.md")).split(u'\n')) {
        if (!line.startsWith(QStringLiteral("| GW-")))
            continue;
        const QStringList cells = line.mid(2).chopped(2).split(QStringLiteral(" | "));
        rows[cells.first().mid(3).toInt()].append(cells.mid(1));
    }
    return rows;
}

void TestErrorReference::everyCodeHasItsOwnEntryInTheCatalogue()
{
    const QString catalogue = textOf(QStringLiteral("core/error.cpp"));
    QCOMPARE(catalogue.count(QStringLiteral("Entry{ErrorCode::")), declaredCodes().size());
    // A code that the catalogue lacks is given the last entry, which is the command line's.
    const QString fallback = Error(ErrorCode::Usage, {}).next;
    for (const int code : declaredCodes()) {
        const Error error(static_cast<ErrorCode>(code), {});
        QVERIFY2((error.next == fallback) == (error.code == ErrorCode::Usage), qUtf8Printable(error.id()));
    }
}

void TestErrorReference::everyCodeStandsInTheReferenceOnce()
{
    const auto rows = referenceRows();
    QList<int> codes = declaredCodes();
    QVERIFY(codes.size() > 60);
    for (const int code : codes)
        QVERIFY2(rows.value(code).size() == 1, qUtf8Printable(codeId(static_cast<ErrorCode>(code))));
    std::sort(codes.begin(), codes.end());
    QCOMPARE(rows.keys(), codes);
}

void TestErrorReference::theReferenceSaysWhatTheCatalogueSays()
{
    const auto rows = referenceRows();
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        const Error error(static_cast<ErrorCode>(row.key()), {});
        const QStringList& cells = row.value().first();
        QCOMPARE(cells.size(), 4);
        QVERIFY2(!cells[0].isEmpty(), qUtf8Printable(error.id()));
        QCOMPARE(cells[1], error.state);
        QCOMPARE(cells[2], error.next);
        QCOMPARE(cells[3], QString::number(static_cast<int>(error.exit())));
    }
}

QTEST_APPLESS_MAIN(TestErrorReference)
#include "test_error_reference.moc"
