// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/namer.h"

#include "core/functions/case_fold.h"
#include "core/sqlite/quoting.h"

#include <algorithm>
#include <cmath>

namespace godwit::core {

Status Namer::begin()
{
    const Unique& unique = *step().unique;
    QStringList conditions;
    for (const QString& name : unique.within) {
        m_columns.append(columnAt(name));
        if (m_scene.move.targetColumns.contains(name, Qt::CaseInsensitive))
            conditions += QStringLiteral("%1 IS ?").arg(quoted(name));
    }
    m_nameAt = columnAt(unique.column);
    if (!m_scene.move.keptTable.isEmpty())
        GODWIT_CHECK(findMerged());
    m_isWhole = conditions.size() == unique.within.size();
    if (!m_isWhole) {
        GODWIT_TRY(Statement give, m_scene.session.work.preparePersistent(
                                       QStringLiteral("UPDATE main.%1 SET given = ?2 WHERE rowid = ?1").arg(quoted(m_scene.move.orderTable))));
        m_give.emplace(std::move(give));
        return m_scene.cursor.position.integer > 0 ? remember() : Status();
    }
    // Names that are there already: of moves before this one, or of this one before it was stopped.
    const QString table = quoted(m_scene.move.targetTable);
    GODWIT_TRY(Statement any, m_scene.session.work.prepare(QStringLiteral("SELECT 1 FROM main.%1 LIMIT 1").arg(table)));
    GODWIT_TRY(const bool hasRows, any.step());
    if (!hasRows && !m_scene.move.hasSeveral)
        return {};
    const QString where = conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    GODWIT_TRY(Statement names, m_scene.session.work.preparePersistent(
                                    QStringLiteral("SELECT %1 FROM main.%2%3 ORDER BY %1").arg(quoted(unique.column), table, where)));
    m_names.emplace(std::move(names));
    return {};
}

/// Stopped within a scope that is told by a name of `let`: the target does not hold that name, so what was given to its rows
/// stands beside their order.
Status Namer::remember()
{
    GODWIT_TRY(const Statement last, rowAt(m_scene.cursor.position));
    m_scope = scopeOf(last);
    m_hasScope = true;
    const QString order = quoted(m_scene.move.orderTable);
    QStringList columns{QStringLiteral("o.given")};
    for (const QString& name : step().unique->within)
        columns += QStringLiteral("s.") + quoted(name);
    GODWIT_TRY(Statement rows, m_scene.session.work.prepare(
                                   QStringLiteral("SELECT %1 FROM main.%2 AS o CROSS JOIN main.%3 AS s ON s._godwit_place ="
                                                  " o.stage_place WHERE o.rowid <= ?1 ORDER BY o.rowid DESC")
                                       .arg(columns.join(QStringLiteral(", ")), order, quoted(m_scene.move.stageTable))));
    rows.bind(1, m_scene.cursor.position);
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        Row row = rows.row();
        const Value given = row.front();
        row.erase(row.begin());
        if (!areSame(row, m_scope))
            return {};
        takeName(given);
    }
}

Row Namer::scopeOf(const Statement& row) const
{
    Row scope;
    for (const int column : m_columns)
        scope.push_back(row.value(column));
    return scope;
}

Status Namer::enter(const Row& scope)
{
    m_scope = scope;
    m_hasScope = true;
    m_taken.clear();
    m_next.clear();
    // As in a UNIQUE constraint, a NULL is like no other: its names are free.
    const bool hasNull = std::any_of(scope.begin(), scope.end(), [](const Value& value) { return value.isNull(); });
    if (!m_names || hasNull)
        return {};
    m_names->bindAll(scope);
    while (true) {
        GODWIT_TRY(const bool hasRow, m_names->step());
        if (!hasRow)
            break;
        takeName(m_names->value(0));
    }
    m_names->reset();
    if (!m_scene.move.sharesTarget && !m_scene.move.hasSeveral)
        m_names.reset(); // scopes after the first are new to the target
    return {};
}

QByteArray Namer::sameAs(const QByteArray& name) const
{
    return 't' + (step().unique->foldsCase ? caseFolded(QString::fromUtf8(name)).toUtf8() : name);
}

/// As a UNIQUE constraint compares them: 7 and 7.0 are one, and no number is a text.
QByteArray Namer::sameAs(const Value& value) const
{
    if (value.type == Value::Type::Text)
        return sameAs(value.bytes);
    if (value.type == Value::Type::Blob)
        return 'b' + value.bytes;
    constexpr double kWhole = 9.2e18; // below it a number without a fraction is a qint64
    const bool isWhole = value.type == Value::Type::Real && std::abs(value.real) < kWhole && value.real == std::floor(value.real);
    return 'n' + (isWhole ? Value::ofInteger(static_cast<qint64>(value.real)) : value).toLiteral().toUtf8();
}

void Namer::takeName(const Value& value)
{
    if (!value.isNull())
        m_taken.insert(sameAs(value));
}

Value Namer::freeName(const Value& name)
{
    if (name.type != Value::Type::Text || !m_taken.contains(sameAs(name.bytes)))
        return name;
    const QByteArray suffix = step().unique->suffix.toUtf8();
    const bool isCounted = suffix.contains("{n}");
    const QByteArray same = sameAs(name.bytes);
    // Names are only ever added, so what was taken once need not be tried again.
    for (qint64 number = m_next.value(same, isCounted ? 2 : 1);; ++number) {
        const QByteArray candidate =
            name.bytes + (isCounted ? QByteArray(suffix).replace("{n}", QByteArray::number(number)) : suffix.repeated(number));
        if (m_taken.contains(sameAs(candidate)))
            continue;
        m_next.insert(same, number);
        return Value::ofText(candidate);
    }
}

/// The names of rows that left are free again; as they are after a stop.
Status Namer::afterRecall(const Places::Leaving& leaving)
{
    m_hasScope = false;
    m_taken.clear();
    m_next.clear();
    if (!m_give)
        return {};
    const QString order = quoted(m_scene.move.orderTable);
    const QString stage = quoted(m_scene.move.stageTable);
    GODWIT_CHECK(m_scene.session.work.execute(
        QStringLiteral("CREATE INDEX IF NOT EXISTS main.%1 ON %2 (_godwit_row); CREATE INDEX IF NOT EXISTS main.%3 ON %4 (stage_place)")
            .arg(quoted(m_scene.move.stageTable + QStringLiteral("_row")), stage,
                 quoted(m_scene.move.orderTable + QStringLiteral("_place")), order)));
    for (const Places::Key& key : leaving.keys)
        GODWIT_CHECK(m_scene.session.work.execute(QStringLiteral("UPDATE main.%1 SET given = NULL WHERE stage_place IN"
                                                                 " (SELECT _godwit_place FROM main.%2 WHERE _godwit_row = ?)")
                                                      .arg(order, stage),
                                                  {key.rowId}));
    return m_scene.cursor.position.integer > 0 ? remember() : Status();
}

/// There is no suffix that would make it another value.
Status Namer::quarantineTaken(const Statement& row, const Value& given)
{
    const QString column = step().unique->column;
    const QString kind = given.type == Value::Type::Blob ? QStringLiteral("BLOB") : QStringLiteral("number");
    const RowFault taken{.code = ErrorCode::RowConstraint,
                         .cause = QStringLiteral("%1 is taken, and a %2 gets no suffix").arg(column, kind),
                         .column = column,
                         .firstCause = {}};
    GODWIT_CHECK(quarantine(sourceOf(row), taken));
    return quarantineMerged(row.value(kStagePlaceAt), taken.cause);
}

Status Namer::take(const Statement& row)
{
    GODWIT_TRY(const bool isAside, this->isAside(row.value(kRowIdAt)));
    if (isAside) {
        GODWIT_TRY(const QString firstCause, m_scene.writer.firstCauseOf(row.value(kRowIdAt)));
        return quarantineMerged(row.value(kStagePlaceAt), firstCause);
    }
    const Row scope = scopeOf(row);
    const bool hasNull = std::any_of(scope.begin(), scope.end(), [](const Value& value) { return value.isNull(); });
    if (!m_hasScope || hasNull || !areSame(scope, m_scope))
        GODWIT_CHECK(enter(scope));
    const Value given = row.value(m_nameAt);
    if (given.type != Value::Type::Text && !given.isNull() && m_taken.contains(sameAs(given)))
        return quarantineTaken(row, given);
    const Value name = freeName(given);
    RowFault fault;
    GODWIT_TRY(const bool isWritten, m_scene.writer.insert(row, kValuesAt, sourceOf(row), &fault, &name, m_nameAt - kValuesAt));
    if (!isWritten) {
        GODWIT_CHECK(quarantine(sourceOf(row), fault));
        return quarantineMerged(row.value(kStagePlaceAt), fault.cause);
    }
    ++m_scene.cursor.written;
    takeName(name);
    const bool isKey = m_nameAt - kValuesAt == m_scene.move.targetKeyAt();
    const Value key = m_scene.writer.insertedKey(isKey ? name : targetKeyOf(row));
    if (m_give) {
        m_give->bind(1, row.value(kPlaceAt));
        m_give->bind(2, name);
        GODWIT_CHECK(m_give->run());
    }
    GODWIT_CHECK(placeMerged(row.value(kStagePlaceAt)));
    return m_scene.writer.recordMoved(row.value(kRowIdAt), row.value(kKeyAt), key, m_scene.cursor);
}

/// The rows of a group stand behind the one that stays, up to the next that stays.
Status Namer::findMerged()
{
    Database& work = m_scene.session.work;
    const QString group = quoted(m_scene.move.groupTable);
    GODWIT_CHECK(work.execute(QStringLiteral("CREATE INDEX IF NOT EXISTS main.%1 ON %2 (stage_place)")
                                  .arg(quoted(m_scene.move.groupTable + QStringLiteral("_place")), group)));
    GODWIT_TRY(Statement merged,
               work.preparePersistent(QStringLiteral("SELECT s._godwit_row, s._godwit_key, g.stage_place IN (SELECT stage_place FROM main.%2)"
                                                     " FROM main.%1 AS g CROSS JOIN main.%3 AS s ON s._godwit_place = g.stage_place"
                                                     " WHERE g.rowid > (SELECT rowid FROM main.%1 WHERE stage_place = ?1) ORDER BY g.rowid")
                                          .arg(group, quoted(m_scene.move.keptTable), quoted(m_scene.move.stageTable))));
    m_merged.emplace(std::move(merged));
    return {};
}

Result<std::vector<Places::Key>> Namer::mergedInto(const Value& place)
{
    std::vector<Places::Key> keys;
    if (!m_merged)
        return keys;
    m_merged->bind(1, place);
    while (true) {
        GODWIT_TRY(const bool hasRow, m_merged->step());
        if (!hasRow || m_merged->integer(2) != 0)
            break;
        keys.push_back({.rowId = m_merged->value(0), .key = m_merged->value(1), .isMerged = true});
    }
    m_merged->reset();
    return keys;
}

Status Namer::placeMerged(const Value& place)
{
    if (!m_scene.writer.keepsPlaces())
        return {};
    GODWIT_TRY(const auto keys, mergedInto(place));
    for (const Places::Key& key : keys) {
        GODWIT_TRY(const bool isAside, this->isAside(key.rowId));
        if (!isAside)
            GODWIT_CHECK(m_scene.writer.placeMerged(key.rowId, key.key));
    }
    return {};
}

/// A quarantined row takes its dependants with it.
Status Namer::quarantineMerged(const Value& place, const QString& firstCause)
{
    GODWIT_TRY(const auto keys, mergedInto(place));
    for (const Places::Key& key : keys) {
        GODWIT_TRY(const bool isAside, this->isAside(key.rowId));
        if (isAside)
            continue;
        if (!m_scene.move.hasSeveral)
            --m_scene.cursor.merged; // else the lineage takes the count back
        GODWIT_CHECK(quarantine(key, mergedFault(firstCause)));
    }
    return {};
}

} // namespace godwit::core
