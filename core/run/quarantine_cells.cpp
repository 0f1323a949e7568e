// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/quarantine_cells.h"

#include "core/report/csv_reader.h"
#include "core/sqlite/literal.h"

#include <algorithm>
#include <cmath>

namespace godwit::core {

namespace {

/// A control character that CSV of ours would show as a symbol.
bool isControl(QChar character)
{
    const char16_t c = character.unicode();
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F || (c >= 0x80 && c <= 0x9F);
}

QString cellOfText(const Value& value)
{
    const QString text = QString::fromUtf8(value.bytes);
    if (!value.isValidUtf8() || std::any_of(text.begin(), text.end(), isControl))
        return QStringLiteral("\\CAST(X'%1' AS TEXT)").arg(QString::fromLatin1(value.bytes.toHex()));
    const bool isAmbiguous = text.startsWith(u'\\') || (text.startsWith(u'\'') && startsFormula(text.sliced(1)));
    return isAmbiguous ? u'\\' + value.toLiteral() : QStringLiteral("") + text;
}

} // namespace

QString cellOf(const Value& value)
{
    switch (value.type) {
    case Value::Type::Null:
    case Value::Type::Blob:
        return u'\\' + value.toLiteral();
    case Value::Type::Text:
        return cellOfText(value);
    case Value::Type::Integer:
        break;
    case Value::Type::Real:
        if (value.real == 0 && std::signbit(value.real))
            return u'\\' + value.toLiteral(); // -0.0 would be read as 0.0
        break;
    }
    return value.toString();
}

std::optional<Value> valueOfCell(const QString& cell, const Value& before)
{
    if (cell.startsWith(u'\\'))
        return valueOfLiteral(QStringView(cell).sliced(1));
    const auto number = valueOfLiteral(cell);
    const auto isNumber = [](const Value& value) { return value.type == Value::Type::Integer || value.type == Value::Type::Real; };
    if (number && isNumber(*number) && isNumber(before))
        return number;
    return Value::ofText(cell);
}

} // namespace godwit::core
