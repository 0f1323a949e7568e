// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace godwit::core {

namespace {

/// How a value of one kind becomes JSON and comes back. A structure lists its members once, in `describe`,
/// for both ways.
class Writer
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

class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) {}

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

// One function a structure; `Of` is its type, const where it is written.
template <typename Archive, typename Of>
void describe(Archive& archive, Of& step) requires std::is_same_v<std::remove_const_t<Of>, PlanStep>
{
    archive("phase", step.phase);
    archive("step", step.index);
    archive("kind", step.kind);
    archive("title", step.title);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& column) requires std::is_same_v<std::remove_const_t<Of>, ColumnProfile>
{
    archive("column", column.name);
    archive("declared_type", column.declaredType);
    archive("nulls", column.nulls);
    archive("blanks", column.blanks);
    archive("integers", column.integers);
    archive("reals", column.reals);
    archive("texts", column.texts);
    archive("blobs", column.blobs);
    archive("mistyped", column.mistyped);
    archive("invalid_utf8", column.invalidUtf8);
    archive("with_nul", column.withNul);
    archive("distinct", column.distinct);
    archive("distinct_is_exact", column.distinctIsExact);
    archive("least", column.least);
    archive("greatest", column.greatest);
    archive("longest", column.longest);
    archive("bytes", column.bytes);
    archive("lengths", column.lengths);
    archive("holds_dates", column.holdsDates);
    archive("dates", column.dates);
    archive("not_dates", column.notDates);
    archive("asks_now", column.asksNow);
    archive("date_faults", column.dateFaults);
    archive("values", column.values);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& table) requires std::is_same_v<std::remove_const_t<Of>, TableProfile>
{
    archive("table", table.table);
    archive("rows", table.rows);
    archive("bytes", table.bytes);
    archive("columns", table.columns);
    archive("not_run", table.notRun);
    archive("elapsed_us", table.elapsedUs);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& item) requires std::is_same_v<std::remove_const_t<Of>, InventoryItem>
{
    archive.choice("kind", item.kind, InventoryItem::Kind::Setting, kindId);
    archive.choice("fate", item.fate, InventoryItem::Fate::Set, fateId);
    archive("name", item.name);
    archive("table", item.table);
    archive("traits", item.traits);
    archive("value", item.value);
    archive("becomes", item.becomes);
    archive("by", item.by);
    archive("how", item.how);
}

template <typename Archive, typename Of>
void describe(Archive& archive,
              Of& reference) requires std::is_same_v<std::remove_const_t<Of>, BlastReference>
{
    archive("child", reference.child);
    archive("columns", reference.columns);
    archive("parent", reference.parent);
    archive("action", reference.action);
    archive("depth", reference.depth);
    archive("cycle", reference.isCycle);
    archive("rows", reference.rows);
    archive("not_run", reference.notRun);
    archive("query", reference.query);
    archive("sample_columns", reference.sampleColumns);
    archive("samples", reference.samples);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& radius) requires std::is_same_v<std::remove_const_t<Of>, BlastRadius>
{
    archive("step", radius.step);
    archive("table", radius.table);
    archive("rows", radius.rows);
    archive("held", radius.isHeld);
    archive("how", radius.how);
    archive("not_run", radius.notRun);
    archive("references", radius.references);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& gap) requires std::is_same_v<std::remove_const_t<Of>, Gap>
{
    archive.choice("priority", gap.priority, Gap::Priority::Cosmetic, priorityId);
    archive("object", gap.object);
    archive("what", gap.what);
    archive("closed_by", gap.closedBy);
    archive("how", gap.how);
    archive("open", gap.isOpen);
    archive("rows", gap.rows);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& cause) requires std::is_same_v<std::remove_const_t<Of>, ExpectedCause>
{
    archive("cause", cause.cause);
    archive("code", cause.code);
    archive("column", cause.column);
    archive("rows", cause.rows);
    archive("keys", cause.keys);
}

template <typename Archive, typename Of>
void describe(Archive& archive,
              Of& expectation) requires std::is_same_v<std::remove_const_t<Of>, MoveExpectation>
{
    archive("step", expectation.step);
    archive("from", expectation.from);
    archive("into", expectation.into);
    archive("rows", expectation.rows);
    archive("skipped", expectation.skipped);
    archive("quarantined", expectation.quarantined);
    archive("causes", expectation.causes);
    archive("lower_bound", expectation.isLowerBound);
    archive("not_counted", expectation.notCounted);
    archive("not_run", expectation.notRun);
    archive("elapsed_us", expectation.elapsedUs);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& key) requires std::is_same_v<std::remove_const_t<Of>, DuplicateKey>
{
    archive("step", key.step);
    archive("table", key.table);
    archive("columns", key.columns);
    archive("index", key.index);
    archive("source", key.source);
    archive("across", key.isAcross);
    archive("keys", key.keys);
    archive("rows", key.rows);
    archive("settled_by", key.settledBy);
    archive("not_run", key.notRun);
    archive("query", key.query);
    archive("sample_columns", key.sampleColumns);
    archive("samples", key.samples);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& field) requires std::is_same_v<std::remove_const_t<Of>, MissingField>
{
    archive("step", field.step);
    archive("table", field.table);
    archive("column", field.column);
    archive("source", field.source);
    archive("rows", field.rows);
    archive("not_run", field.notRun);
    archive("query", field.query);
    archive("sample_columns", field.sampleColumns);
    archive("samples", field.samples);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& advice) requires std::is_same_v<std::remove_const_t<Of>, Recommendation>
{
    archive("step", advice.step);
    archive("table", advice.table);
    archive("column", advice.column);
    archive("rows", advice.rows);
    archive("samples", advice.samples);
    archive("text", advice.text);
    archive("plan", advice.plan);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& assessment) requires std::is_same_v<std::remove_const_t<Of>, Assessment>
{
    archive("database", assessment.database);
    archive("plan_hash", assessment.planHash);
    archive("at", assessment.at);
    archive("elapsed_us", assessment.elapsedUs);
    archive("tables", assessment.tables);
    archive("inventory", assessment.inventory);
    archive("gaps", assessment.gaps);
    archive("blast", assessment.blast);
    archive("expectations", assessment.expectations);
    archive("duplicates", assessment.duplicates);
    archive("missing", assessment.missing);
    archive("recommendations", assessment.recommendations);
}

template <typename Item>
QJsonObject written(const Item& item)
{
    Writer writer;
    describe(writer, item);
    return writer.object;
}

template <typename Item>
Item itemOf(const QJsonValue& value)
{
    Item item;
    Reader reader(value.toObject());
    describe(reader, item);
    return item;
}

void Reader::operator()(const char* key, PlanStep& step)
{
    step = itemOf<PlanStep>(at(key));
}

} // namespace

QJsonObject toJson(const PlanStep& step)
{
    return written(step);
}
QJsonObject toJson(const ColumnProfile& column)
{
    return written(column);
}
QJsonObject toJson(const TableProfile& table)
{
    return written(table);
}
QJsonObject toJson(const InventoryItem& item)
{
    return written(item);
}
QJsonObject toJson(const BlastReference& reference)
{
    return written(reference);
}
QJsonObject toJson(const BlastRadius& radius)
{
    return written(radius);
}
QJsonObject toJson(const Gap& gap)
{
    return written(gap);
}
QJsonObject toJson(const ExpectedCause& cause)
{
    return written(cause);
}
QJsonObject toJson(const MoveExpectation& expectation)
{
    return written(expectation);
}
QJsonObject toJson(const DuplicateKey& key)
{
    return written(key);
}
QJsonObject toJson(const MissingField& field)
{
    return written(field);
}
QJsonObject toJson(const Assessment& assessment)
{
    return written(assessment);
}

Result<Assessment> assessmentOf(const QByteArray& json)
{
    if (json.isEmpty())
        return Assessment();
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return Error(ErrorCode::JournalTampered, QStringLiteral("The journal's assessment cannot be read."));
    return itemOf<Assessment>(document.object());
}

QJsonObject figuresOf(const Assessment& assessment)
{
    QJsonObject rows;
    for (const TableProfile& table : assessment.tables) {
        if (table.notRun.isEmpty())
            rows.insert(table.table, table.rows);
    }
    QJsonObject quarantine;
    for (const MoveExpectation& move : assessment.expectations) {
        if (move.notRun.isEmpty())
            quarantine.insert(move.step.phase, quarantine.value(move.step.phase).toInteger() + move.quarantined);
    }
    return {{QStringLiteral("rows"), rows}, {QStringLiteral("quarantine"), quarantine}};
}

} // namespace godwit::core
