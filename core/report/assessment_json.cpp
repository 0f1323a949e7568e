// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment_json.h"

#include "core/report/assessment_archive.h"
#include "core/report/assessment_members.h"

#include <QJsonDocument>

namespace godwit::core {

namespace {

template <typename Item>
QJsonObject written(const Item& item)
{
    AssessmentWriter writer;
    describe(writer, item);
    return writer.object;
}

} // namespace

template <typename Item>
Item itemOf(const QJsonValue& value)
{
    Item item;
    AssessmentReader reader(value.toObject());
    describe(reader, item);
    return item;
}

void AssessmentReader::operator()(const char* key, PlanStep& step)
{
    step = itemOf<PlanStep>(at(key));
}

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
QJsonObject toJson(const Recommendation& advice)
{
    return written(advice);
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
        const qint64 before = quarantine.value(move.step.phase).toInteger();
        const bool isKnown = move.notRun.isEmpty() && before >= 0;
        quarantine.insert(move.step.phase, isKnown ? before + move.quarantined : -1); // −1: not evaluated
    }
    return {{QStringLiteral("rows"), rows}, {QStringLiteral("quarantine"), quarantine}};
}

} // namespace godwit::core
