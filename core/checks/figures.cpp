// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"

#include <QLocale>

namespace godwit::core {

namespace {

/// Takes the bytes of a character that a cut left incomplete off the end.
QByteArrayView withoutBrokenEnd(QByteArrayView bytes)
{
    qsizetype start = bytes.size() - 1;
    while (start >= 0 && bytes.size() - start < 4 && (static_cast<uchar>(bytes[start]) & 0xc0) == 0x80)
        --start;
    if (start < 0 || static_cast<uchar>(bytes[start]) < 0xc0)
        return bytes;
    const auto lead = static_cast<uchar>(bytes[start]);
    const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return bytes.size() - start < length ? bytes.first(start) : bytes;
}

QString cutAt(QString text, int characters, bool wasCut)
{
    if (text.size() > characters) {
        const bool splitsPair = text.at(characters - 1).isHighSurrogate();
        text.truncate(splitsPair ? characters - 1 : characters);
        wasCut = true;
    }
    return wasCut ? text + QChar(0x2026) : text;
}

} // namespace

CheckResult newCheck(const QString& suite, const QString& name, const QString& query)
{
    CheckResult check;
    check.suite = suite;
    check.name = name;
    check.query = query;
    check.at = QDateTime::currentDateTimeUtc();
    return check;
}

QString grouped(qint64 number)
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // the C locale leaves the separators out
    return locale.toString(number);
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString countText(qint64 number, const QString& one, const QString& many)
{
    return grouped(number) + u' ' + (number == 1 ? one : many);
}

QString rowsText(qint64 rows)
{
    return countText(rows, QStringLiteral("row"), QStringLiteral("rows"));
}

QString bytesText(QByteArrayView bytes, Value::Type type, int characters)
{
    const qsizetype limit = qsizetype(characters) * 4; // a character has at most four bytes
    const bool isLong = bytes.size() > limit;
    QByteArrayView shown = isLong ? bytes.first(limit) : bytes;
    if (type == Value::Type::Blob)
        return cutAt(Value::ofBlob(shown.toByteArray()).toKeyText(), characters, isLong);
    if (isLong)
        shown = withoutBrokenEnd(shown);
    return cutAt(Value::ofText(shown.toByteArray()).toKeyText(), characters, isLong);
}

QString cellText(const Statement& row, int column, int characters)
{
    const Value::Type type = row.type(column);
    if (type == Value::Type::Text || type == Value::Type::Blob)
        return bytesText(row.bytes(column), type, characters);
    return row.value(column).toKeyText();
}

QStringList cellTexts(const Statement& row)
{
    QStringList cells;
    for (int column = 0; column < row.columnCount(); ++column)
        cells.append(cellText(row, column));
    return cells;
}

QStringList columnNamesOf(const Statement& statement)
{
    QStringList names;
    for (int column = 0; column < statement.columnCount(); ++column)
        names.append(statement.columnName(column));
    return names;
}

} // namespace godwit::core
