// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/row_values.h"

#include "core/sqlite/literal.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace godwit::core {

namespace {

QString textOrNull(const QJsonValue& shown)
{
    return shown.isNull() ? QString() : shown.toString(QStringLiteral(""));
}

} // namespace

QString rowValuesText(const QList<std::pair<QString, Value>>& values)
{
    QJsonArray all;
    for (const auto& [column, value] : values) {
        const bool isPlain = value.type == Value::Type::Text && value.isValidUtf8() && !value.bytes.contains('\0');
        QJsonArray one{column, value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value.toKeyText())};
        if (!value.isNull() && !isPlain)
            one.append(value.toLiteral());
        all.append(one);
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QList<std::pair<QString, QString>> shownRowValues(const QString& text)
{
    QList<std::pair<QString, QString>> values;
    for (const QJsonValue item : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonArray one = item.toArray();
        values.append({one.at(0).toString(), textOrNull(one.at(1))});
    }
    return values;
}

QHash<QString, QString> rowLiterals(const QString& text)
{
    QHash<QString, QString> literals;
    for (const QJsonValue item : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonArray one = item.toArray();
        if (one.size() > 2)
            literals.insert(one.at(0).toString(), one.at(2).toString());
    }
    return literals;
}

QList<std::pair<QString, Value>> exactRowValues(const QString& text)
{
    QList<std::pair<QString, Value>> values;
    for (const QJsonValue item : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonArray one = item.toArray();
        const QString shown = textOrNull(one.at(1));
        values.append({one.at(0).toString(), one.size() > 2    ? valueOfLiteral(one.at(2).toString()).value_or(Value::null())
                                             : shown.isNull() ? Value::null()
                                                              : Value::ofText(shown)});
    }
    return values;
}

} // namespace godwit::core
