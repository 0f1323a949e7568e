// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/stored_form.h"

#include <algorithm>
#include <cmath>

namespace godwit::core {

namespace {

constexpr double kMostInteger = 9.3e18;    // beyond int64: stays a float
constexpr qsizetype kLongestNumber = 1100; // no shorter than any text of a number that is worth a look

/// False for texts that can be no number, which is what most texts are.
bool mayBeNumber(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > kLongestNumber)
        return !text.isEmpty();
    bool hasDigit = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char sign = text[at];
        const bool isDigit = sign >= '0' && sign <= '9';
        const bool isBlank = sign == ' ' || (sign >= '\t' && sign <= '\r') || sign == '\0';
        if (!isDigit && !isBlank && sign != '.' && sign != '-' && sign != '+' && sign != 'e' && sign != 'E')
            return false;
        const bool isInside = (sign == '-' || sign == '+') && hasDigit;
        if (isInside && text[at - 1] != 'e' && text[at - 1] != 'E')
            return false; // a date, a telephone number
        hasDigit = hasDigit || isDigit;
    }
    return hasDigit;
}

} // namespace

Affinity affinityOf(const QString& declaredType, bool isStrict)
{
    const QString type = declaredType.toUpper();
    const auto has = [&](const char* word) { return type.contains(QLatin1StringView(word)); };
    if (isStrict && type == QLatin1StringView("ANY"))
        return Affinity::Blob;
    if (has("INT"))
        return Affinity::Numeric;
    if (has("CHAR") || has("CLOB") || has("TEXT"))
        return Affinity::Text;
    if (type.isEmpty() || has("BLOB"))
        return Affinity::Blob;
    return has("REAL") || has("FLOA") || has("DOUB") ? Affinity::Real : Affinity::Numeric;
}

Result<StoredForm> StoredForm::create()
{
    GODWIT_TRY(Database database, Database::openInMemory());
    GODWIT_CHECK(database.execute(QStringLiteral("CREATE TABLE form (c0 BLOB, c1 TEXT, c2 NUMERIC, c3 REAL);"
                                                 "INSERT INTO form (c0) VALUES (NULL)")));
    StoredForm form(std::move(database));
    for (int column = 0; column < 4; ++column) {
        GODWIT_TRY(Statement store,
                   form.m_database.preparePersistent(QStringLiteral("UPDATE form SET c%1 = ?").arg(column)));
        GODWIT_TRY(Statement read,
                   form.m_database.preparePersistent(QStringLiteral("SELECT c%1 FROM form").arg(column)));
        form.m_columns.push_back({.store = std::move(store), .read = std::move(read)});
    }
    return form;
}

Result<Cell> StoredForm::of(const Cell& cell, Affinity affinity)
{
    using Type = Value::Type;
    if (isKept(cell, affinity))
        return cell;
    if (affinity == Affinity::Text)
        return convert(cell, affinity);
    if (cell.type == Type::Text)
        return mayBeNumber(cell.bytes) ? convert(cell, affinity) : Result<Cell>(cell);
    if (affinity == Affinity::Real) {
        // A float without a fraction is kept as an integer, which knows no −0.
        const double real = cell.type == Type::Integer ? static_cast<double>(cell.integer)
                            : cell.real == 0           ? 0.0
                                                       : cell.real;
        return Cell{.type = Type::Real, .integer = 0, .real = real, .bytes = {}};
    }
    const bool mayShrink =
        cell.type == Type::Real && std::floor(cell.real) == cell.real && std::fabs(cell.real) < kMostInteger;
    return mayShrink ? convert(cell, affinity) : Result<Cell>(cell);
}

Result<Cell> StoredForm::convert(const Cell& cell, Affinity affinity)
{
    Column& column = m_columns[static_cast<size_t>(affinity)];
    column.read.reset();
    column.store.bind(1, valueOf(cell));
    GODWIT_CHECK(column.store.run());
    GODWIT_CHECK(column.read.step());
    return cellOf(column.read, 0);
}

} // namespace godwit::core
