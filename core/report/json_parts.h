// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

/// What the JSON of all values is made of, by the rules of json.h.
namespace godwit::core {

/// An invalid time is absent.
inline void insertTime(QJsonObject& object, const QString& key, const QDateTime& time)
{
    if (time.isValid())
        object.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

/// A count or duration below zero means "not known" or "does not apply", and is absent.
template <typename Number>
void insertKnown(QJsonObject& object, const QString& key, Number number)
{
    if (number >= 0)
        object.insert(key, QJsonValue(number));
}

/// A key or a value of a row, where null is NULL.
inline QJsonValue nullable(const QString& text)
{
    return text.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace godwit::core
