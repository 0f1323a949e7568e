// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/value.h"

#include "core/sqlite/quoting.h"

#include <QLocale>

#include <bit>
#include <cmath>

namespace godwit::core {

Value Value::ofInteger(qint64 number)
{
    return {.type = Type::Integer, .integer = number, .real = 0, .bytes = {}};
}

Value Value::ofReal(double number)
{
    return {.type = Type::Real, .integer = 0, .real = number, .bytes = {}};
}

Value Value::ofText(const QString& text)
{
    return ofText(text.toUtf8());
}

Value Value::ofText(QByteArray utf8)
{
    return {.type = Type::Text, .integer = 0, .real = 0, .bytes = std::move(utf8)};
}

Value Value::ofBlob(QByteArray data)
{
    return {.type = Type::Blob, .integer = 0, .real = 0, .bytes = std::move(data)};
}

bool Value::operator==(const Value& other) const
{
    if (type != other.type)
        return false;
    switch (type) {
    case Type::Null:
        return true;
    case Type::Integer:
        return integer == other.integer;
    case Type::Real:
        return std::bit_cast<quint64>(real) == std::bit_cast<quint64>(other.real);
    case Type::Text:
    case Type::Blob:
        return bytes == other.bytes;
    }
    return false;
}

namespace {

QString hexLiteral(const QByteArray& bytes)
{
    return QStringLiteral("X'%1'").arg(QString::fromLatin1(bytes.toHex()));
}

QString realText(double number)
{
    if (std::isinf(number))
        return number > 0 ? QStringLiteral("9e999") : QStringLiteral("-9e999");
    QString text = QString::number(number, 'g', QLocale::FloatingPointShortest);
    if (!text.contains(u'.') && !text.contains(u'e'))
        text += QStringLiteral(".0");
    return text;
}

} // namespace

bool Value::isValidUtf8() const
{
    return type != Type::Text || core::isValidUtf8(bytes);
}

QString Value::toString() const
{
    switch (type) {
    case Type::Null:
        return {};
    case Type::Integer:
        return QString::number(integer);
    case Type::Real:
        return realText(real);
    case Type::Text:
        return QString::fromUtf8(bytes);
    case Type::Blob:
        return hexLiteral(bytes);
    }
    return {};
}

QString Value::toLiteral() const
{
    if (type == Type::Null)
        return QStringLiteral("NULL");
    if (type == Type::Real && real == 0 && std::signbit(real))
        return QStringLiteral("(0.0 * -1)"); // SQLite reads -0.0 as 0.0
    if (type != Type::Text)
        return toString();
    if (isValidUtf8() && !bytes.contains('\0'))
        return quotedText(QString::fromUtf8(bytes));
    return QStringLiteral("CAST(%1 AS TEXT)").arg(hexLiteral(bytes));
}

QString Value::toKeyText() const
{
    if (type == Type::Text && (!isValidUtf8() || bytes.contains('\0')))
        return toLiteral();
    return toString();
}

bool isValidUtf8(QByteArrayView bytes)
{
    // QByteArrayView::isValidUtf8 is strict: no overlong forms, no surrogates, at most U+10FFFF.
    return bytes.isValidUtf8();
}

} // namespace godwit::core
