// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_cursor.h"

#include "core/plan/nearest.h"

#include <limits>

namespace godwit::core {

void PlanReading::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

void PlanReading::fail(ErrorCode code, const Position& at, const QString& what)
{
    fail(planError(code, at, what));
}

QStringList asList(Words words)
{
    QStringList list;
    for (const char* const word : words)
        list.append(QString::fromLatin1(word));
    return list;
}

PlanCursor::PlanCursor(PlanReading& reading, const YamlNode& node, const QString& place, Words known)
    : m_reading(reading), m_node(node), m_place(place)
{
    if (!node.isMap()) {
        reading.fail(ErrorCode::PlanWrongType, node.at,
                     QStringLiteral("%1 is a map of keys and values; this is %2.").arg(place, node.kindName()));
        return;
    }
    const QStringList names = asList(known);
    for (const YamlNode& key : node.keys) {
        if (names.contains(key.text))
            continue;
        const QString what = QStringLiteral("%1 knows no key %2%3").arg(place, named(key.text), suggestion(key.text, names));
        reading.fail(planError(ErrorCode::PlanUnknownKey, key.at, what)
                         .withDetail(QStringLiteral("Known here: %1").arg(names.join(QStringLiteral(", ")))));
    }
}

const YamlNode* PlanCursor::find(const char* key) const
{
    return m_node.find(QString::fromLatin1(key));
}

const YamlNode& PlanCursor::required(const char* key)
{
    static const YamlNode kNothing;
    if (const YamlNode* const node = find(key))
        return *node;
    m_reading.fail(ErrorCode::PlanMissingKey, m_node.at,
                   QStringLiteral("%1 lacks the key %2.").arg(m_place, named(QString::fromLatin1(key))));
    return kNothing;
}

QString PlanCursor::name(const char* key)
{
    return readName(m_reading, required(key), QString::fromLatin1(key));
}

QString PlanCursor::name(const char* key, const QString& fallback)
{
    return has(key) ? name(key) : fallback;
}

QString PlanCursor::text(const char* key)
{
    return readText(m_reading, required(key), QString::fromLatin1(key));
}

SqlText PlanCursor::sql(const char* key)
{
    return readSql(m_reading, required(key), QString::fromLatin1(key));
}

SqlText PlanCursor::query(const char* key)
{
    return readQuery(m_reading, required(key), QString::fromLatin1(key));
}

SqlText PlanCursor::optionalQuery(const char* key)
{
    return has(key) ? query(key) : SqlText();
}

QStringList PlanCursor::names(const char* key)
{
    return readNames(m_reading, required(key), QString::fromLatin1(key));
}

QStringList PlanCursor::optionalNames(const char* key)
{
    return has(key) ? names(key) : QStringList();
}

QString PlanCursor::choice(const char* key, Words choices, const QString& fallback)
{
    const YamlNode* const node = find(key);
    return node ? readChoice(m_reading, *node, QString::fromLatin1(key), asList(choices)) : fallback;
}

Severity PlanCursor::severity(const char* key)
{
    const QString warning = QStringLiteral("warning");
    return choice(key, {"error", "warning"}, QStringLiteral("error")) == warning ? Severity::Warning : Severity::Error;
}

std::optional<qint64> PlanCursor::optionalInteger(const char* key, qint64 least, qint64 most)
{
    const YamlNode* const node = find(key);
    if (!node)
        return std::nullopt;
    return readInteger(m_reading, *node, QString::fromLatin1(key), least, most);
}

std::optional<double> PlanCursor::optionalNumber(const char* key)
{
    const YamlNode* const node = find(key);
    if (!node)
        return std::nullopt;
    return readNumber(m_reading, *node, QString::fromLatin1(key));
}

std::optional<double> PlanCursor::optionalFraction(const char* key)
{
    const YamlNode* const node = find(key);
    if (!node)
        return std::nullopt;
    return readFraction(m_reading, *node, QString::fromLatin1(key));
}

} // namespace godwit::core
