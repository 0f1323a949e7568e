// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/row_values.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace godwit::core {

namespace {

QByteArray bytesIn(const QString& hexLiteral)
{
    return QByteArray::fromHex(hexLiteral.section(u'\'', 1, 1).toLatin1());
}

/// The inverse of Value::toLiteral, without texts that stand for themselves.
Value valueOf(const QString& literal)
{
    if (literal.startsWith(QStringLiteral("X'")))
        return Value::ofBlob(bytesIn(literal));
    if (literal.startsWith(QStringLiteral("CAST(X'")))
        return Value::ofText(bytesIn(literal));
    if (literal == QStringLiteral("(0.0 * -1)"))
        return Value::ofReal(-0.0);
    if (literal.endsWith(QStringLiteral("9e999"))) {
        const double infinity = std::numeric_limits<double>::infinity();
        return Value::ofReal(literal.startsWith(u'-') ? -infinity : infinity);
    }
    bool isWhole = false;
    bool isReal = false;
    const qint64 whole = literal.toLongLong(&isWhole);
    const double real = literal.toDouble(&isReal);
    return isWhole ? Value::ofInteger(whole) : isReal ? Value::ofReal(real) : Value::null();
}

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
        values.append({one.at(0).toString(), one.size() > 2    ? valueOf(one.at(2).toString())
                                             : shown.isNull() ? Value::null()
                                                              : Value::ofText(shown)});
    }
    return values;
}

} // namespace godwit::core
