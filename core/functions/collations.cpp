// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/collations.h"

#include "core/functions/case_fold.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace godwit::core {

namespace {

int sign(qsizetype difference)
{
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

int compareBytes(const char* left, qsizetype leftSize, const char* right, qsizetype rightSize)
{
    const int order = std::memcmp(left, right, static_cast<size_t>(std::min(leftSize, rightSize)));
    return order != 0 ? order : sign(leftSize - rightSize);
}

int binary(void* /*unused*/, int leftSize, const void* left, int rightSize, const void* right)
{
    return compareBytes(static_cast<const char*>(left), leftSize, static_cast<const char*>(right), rightSize);
}

int nocase(void* /*unused*/, int leftSize, const void* left, int rightSize, const void* right)
{
    const int order = sqlite3_strnicmp(static_cast<const char*>(left), static_cast<const char*>(right), std::min(leftSize, rightSize));
    return order != 0 ? order : sign(leftSize - rightSize);
}

int withoutBlanks(const char* text, int size)
{
    while (size > 0 && text[size - 1] == ' ')
        --size;
    return size;
}

int rtrim(void* /*unused*/, int leftSize, const void* left, int rightSize, const void* right)
{
    const auto* const leftText = static_cast<const char*>(left);
    const auto* const rightText = static_cast<const char*>(right);
    return compareBytes(leftText, withoutBlanks(leftText, leftSize), rightText, withoutBlanks(rightText, rightSize));
}

int casefold(void* /*unused*/, int leftSize, const void* left, int rightSize, const void* right)
{
    const QByteArray one = caseFolded(QString::fromUtf8(static_cast<const char*>(left), leftSize)).toUtf8();
    const QByteArray other = caseFolded(QString::fromUtf8(static_cast<const char*>(right), rightSize)).toUtf8();
    return compareBytes(one.constData(), one.size(), other.constData(), other.size());
}

} // namespace

void refuseUnknownCollations(Database& database)
{
    sqlite3_collation_needed(database.handle(), nullptr, nullptr);
}

Status registerCollations(Database& database, const Collations& collations)
{
    refuseUnknownCollations(database);
    for (const auto& [name, equal] : collations) {
        const auto compare = equal == QLatin1StringView("nocase")     ? &nocase
                             : equal == QLatin1StringView("rtrim")    ? &rtrim
                             : equal == QLatin1StringView("casefold") ? &casefold
                                                                      : &binary;
        if (sqlite3_create_collation_v2(database.handle(), name.toUtf8().constData(), SQLITE_UTF8, nullptr, compare, nullptr) != SQLITE_OK)
            return database.lastError(QStringLiteral("The collation %1 cannot be registered").arg(name));
    }
    return {};
}

bool isKnownCollation(const Collations& collations, const QString& name)
{
    const auto isName = [&](QStringView one) { return name.compare(one, Qt::CaseInsensitive) == 0; };
    return isName(u"BINARY") || isName(u"NOCASE") || isName(u"RTRIM") ||
           std::any_of(collations.begin(), collations.end(), [&](const auto& collation) { return isName(collation.first); });
}

QByteArray comparedAs(const QByteArray& text, const Collations& collations, const QString& name)
{
    const auto isName = [&](QStringView one) { return name.compare(one, Qt::CaseInsensitive) == 0; };
    const auto declared = std::find_if(collations.begin(), collations.end(), [&](const auto& one) { return isName(one.first); });
    const QString equal = declared == collations.end() ? name.toLower() : declared->second;
    if (equal == QLatin1StringView("rtrim"))
        return text.left(withoutBlanks(text.constData(), static_cast<int>(text.size())));
    if (equal == QLatin1StringView("casefold"))
        return caseFolded(QString::fromUtf8(text)).toUtf8();
    QByteArray folded = text;
    for (char& byte : folded)
        byte = equal == QLatin1StringView("nocase") && byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    return folded;
}

QJsonObject collationsToJson(const Collations& collations)
{
    QJsonObject object;
    for (const auto& [name, equal] : collations)
        object.insert(name, equal);
    return object;
}

Collations collationsFromJson(const QJsonObject& object)
{
    Collations collations;
    for (auto it = object.begin(); it != object.end(); ++it)
        collations.append({it.key(), it.value().toString()});
    return collations;
}

} // namespace godwit::core
