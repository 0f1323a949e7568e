// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment_json.h"

#include <QJsonArray>

#include <utility>

/// Writing an assessment as JSON and reading it back, member by member. For assessment_json.cpp alone.
namespace godwit::core {

/// How a value of one kind becomes JSON and comes back. A structure lists its members once, in `describe`
/// (assessment_members.h), for both ways.
class AssessmentWriter
{
public:
    QJsonObject object;

    void operator()(const char* key, const QString& text) { insert(key, text); }
    void operator()(const char* key, bool flag) { insert(key, flag); }
    void operator()(const char* key, int number) { (*this)(key, qint64(number)); }
    void operator()(const char* key, qint64 number)
    {
        if (number >= 0)
            insert(key, number);
    }
    void operator()(const char* key, const QDateTime& at)
    {
        if (at.isValid())
            insert(key, at.toUTC().toString(Qt::ISODateWithMs));
    }
    void operator()(const char* key, const QStringList& texts) { insert(key, arrayOf(texts)); }
    void operator()(const char* key, const QList<QStringList>& rows)
    {
        QJsonArray array;
        for (const QStringList& row : rows)
            array.append(arrayOf(row));
        insert(key, array);
    }
    void operator()(const char* key, const QList<std::pair<QString, qint64>>& counts)
    {
        QJsonArray array;
        for (const auto& [text, count] : counts)
            array.append(QJsonArray{text, count});
        insert(key, array);
    }
    void operator()(const char* key, const PlanStep& step)
    {
        if (!step.isNone())
            insert(key, toJson(step));
    }
    template <typename Item>
    void operator()(const char* key, const QList<Item>& items)
    {
        QJsonArray array;
        for (const Item& item : items)
            array.append(toJson(item));
        insert(key, array);
    }
    template <typename Kind>
    void choice(const char* key, Kind kind, Kind, QString (*id)(Kind))
    {
        insert(key, id(kind));
    }

private:
    void insert(const char* key, const QJsonValue& value) { object.insert(QLatin1String(key), value); }
    /// Values of rows: null is NULL.
    static QJsonArray arrayOf(const QStringList& texts)
    {
        QJsonArray array;
        for (const QString& text : texts)
            array.append(text.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(text));
        return array;
    }
};

template <typename Item>
Item itemOf(const QJsonValue& value);

class AssessmentReader
{
public:
    explicit AssessmentReader(QJsonObject object) : m_object(std::move(object)) {}

    void operator()(const char* key, QString& text) { text = at(key).toString(); }
    void operator()(const char* key, bool& flag) { flag = at(key).toBool(flag); }
    void operator()(const char* key, int& number) { number = static_cast<int>(at(key).toInteger(number)); }
    void operator()(const char* key, qint64& number) { number = at(key).toInteger(number); }
    void operator()(const char* key, QDateTime& time)
    {
        time = QDateTime::fromString(at(key).toString(), Qt::ISODateWithMs);
    }
    void operator()(const char* key, QStringList& texts) { texts = textsOf(at(key)); }
    void operator()(const char* key, QList<QStringList>& rows)
    {
        for (const QJsonValue& row : at(key).toArray())
            rows.append(textsOf(row));
    }
    void operator()(const char* key, QList<std::pair<QString, qint64>>& counts)
    {
        for (const QJsonValue& pair : at(key).toArray())
            counts.append({pair.toArray().at(0).toString(), pair.toArray().at(1).toInteger()});
    }
    void operator()(const char* key, PlanStep& step);
    template <typename Item>
    void operator()(const char* key, QList<Item>& items)
    {
        for (const QJsonValue& item : at(key).toArray())
            items.append(itemOf<Item>(item));
    }
    template <typename Kind>
    void choice(const char* key, Kind& kind, Kind last, QString (*id)(Kind))
    {
        const QString text = at(key).toString();
        for (int one = 0; one <= static_cast<int>(last); ++one) {
            if (id(static_cast<Kind>(one)) == text)
                kind = static_cast<Kind>(one);
        }
    }

private:
    [[nodiscard]] QJsonValue at(const char* key) const { return m_object.value(QLatin1String(key)); }
    static QStringList textsOf(const QJsonValue& value)
    {
        QStringList texts;
        for (const QJsonValue& text : value.toArray())
            texts.append(text.isNull() ? QString() : text.toString(QStringLiteral("")));
        return texts;
    }

    QJsonObject m_object;
};

} // namespace godwit::core
