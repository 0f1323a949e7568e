// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_scope.h"

#include "core/move/compiler.h"
#include "core/move/copies.h"
#include "core/move/work_tables.h"
#include "core/sqlite/quoting.h"
#include "core/steps/carried_scope.h"
#include "core/steps/content_doubts.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// SQLite gives rows a key that come without one.
bool givesKey(const Table& table)
{
    const QStringList key = table.primaryKey();
    return !table.isWithoutRowid && key.size() == 1 &&
           isSameName(table.column(key.first())->declaredType, u"INTEGER");
}

/// Looks at one target table after the other; lives for one call.
class Scope
{
public:
    Scope(Database& work, const MoveScene& scene, const ChangedTables& changed, const ContentDoubts& doubts)
        : m_work(work), m_scene(scene), m_changed(changed), m_doubts(doubts)
    {
    }

    Result<TableContent> of(const Table& table)
    {
        TableContent content;
        content.name = table.name;
        content.physical = m_scene.staging.physicalName(table.name);
        const TableChange* const change = m_changed.find(table.name);
        if (change && change->byScript)
            content.whyNot = QStringLiteral("a script of the plan writes it");
        else if (change && change->untraced > 0)
            content.whyNot = QStringLiteral("rows that cannot be led back to the source have left it");
        GODWIT_CHECK(addMoves(table, change, content));
        if (content.whyNot.isEmpty())
            GODWIT_CHECK(addColumns(table, content));
        return content;
    }

private:
    Status addMoves(const Table& table, const TableChange* change, TableContent& content)
    {
        const QList<const MoveStep*> moves = movesOf(m_scene.plan);
        for (int number = 0; m_doubts.hasMoved() && number < moves.size(); ++number) {
            if (!isSameName(moves[number]->into, table.name))
                continue;
            GODWIT_TRY(const MoveCursor cursor, WorkTables(m_work).cursor(number));
            if (!cursor.isBegun)
                continue; // of a later phase
            GODWIT_TRY(CompiledMove move, compileMove(m_scene, number, *moves[number]));
            if (move.carriesSequence)
                content.numberedBy += move.sourceTable;
            if (!content.whyNot.isEmpty())
                continue;
            content.whyNot = whyNot(move, cursor, change);
            content.doubt = content.doubt.isEmpty() ? m_doubts.ofRows(move) : content.doubt;
            GODWIT_TRY(auto aside, keysAside(m_work, number));
            content.moves.push_back(
                {.move = withTemporaryCopies(std::move(move)), .at = {}, .aside = std::move(aside)});
        }
        return {};
    }

    [[nodiscard]] QString whyNot(const CompiledMove& move, const MoveCursor& cursor,
                                 const TableChange* change) const
    {
        const bool hasLeft = change && change->deleted + change->quarantined > 0;
        if (move.sourceTable.isEmpty() && (cursor.quarantined + cursor.merged > 0 || hasLeft))
            return QStringLiteral("rows of “%1” that come from no table were put aside, merged or deleted, "
                                  "and which ones is not kept")
                .arg(move.title);
        if (move.hasSeveral && move.step->group)
            return QStringLiteral("“%1” makes groups of rows of which several come from one source row")
                .arg(move.title);
        if (move.hasSeveral && hasLeft)
            return QStringLiteral("some of the rows that “%1” made of one source row have left")
                .arg(move.title);
        return {};
    }

    Status addColumns(const Table& table, TableContent& content)
    {
        for (const Column& column : table.columns) {
            if (column.isGenerated || column.isHidden)
                continue;
            QString why = m_doubts.written(table, column);
            const QString doubt = doubtOf(column, content);
            if (isGivenBySqlite(table, column, content)) {
                content.madeKey = column.name;
                why = why.isEmpty() ? QStringLiteral("SQLite gives it") : why;
            }
            Value standard;
            if (why.isEmpty()) {
                GODWIT_TRY(const auto known, defaultOf(column, content));
                if (known)
                    standard = *known;
                else
                    why = QStringLiteral("its default is not one value");
            }
            if (!doubt.isEmpty()) // of a column that is not compared as well: it may put rows aside
                content.doubts.append({column.name, doubt});
            if (!why.isEmpty()) {
                content.notCompared.append({column.name, why});
                continue;
            }
            content.columns.append(column.name);
            content.affinities.push_back(affinityOf(column.declaredType, table.isStrict));
            content.defaults.push_back(standard);
        }
        findKey(table, content);
        settleDoubts(content);
        content.makesKey = givesKey(table) && !content.keyAt.empty();
        place(content);
        if (content.columns.isEmpty())
            content.whyNot = QStringLiteral("none of its columns can be told from the source");
        return {};
    }

    /// Where a key is not sure, or rows are told by all their values, a doubt of one column is one of all
    /// rows.
    static void settleDoubts(TableContent& content)
    {
        for (const auto& [column, why] : std::as_const(content.doubts)) {
            const bool isOfKey = std::find(content.keyAt.begin(), content.keyAt.end(),
                                           content.columnAt(column)) != content.keyAt.end();
            if ((content.keyAt.empty() || isOfKey) && content.doubt.isEmpty())
                content.doubt = QStringLiteral("%1: %2").arg(column, why);
        }
    }

    [[nodiscard]] static bool isGivenBySqlite(const Table& table, const Column& column,
                                              const TableContent& content)
    {
        return givesKey(table) && table.primaryKey() == QStringList{column.name} &&
               std::any_of(content.moves.begin(), content.moves.end(), [&](const MoveContent& one) {
                   return !one.move.targetColumns.contains(column.name);
               });
    }

    [[nodiscard]] QString doubtOf(const Column& column, const TableContent& content) const
    {
        for (const MoveContent& one : content.moves) {
            const qsizetype at = one.move.targetColumns.indexOf(column.name);
            const QString why = at < 0 ? QString() : m_doubts.of(one.move.expressions[at], one.move.number);
            if (!why.isEmpty())
                return why;
        }
        return {};
    }

    /// The value of rows whose move does not give it; nothing: it is no constant.
    Result<std::optional<Value>> defaultOf(const Column& column, const TableContent& content)
    {
        const bool isNeeded =
            std::any_of(content.moves.begin(), content.moves.end(), [&](const MoveContent& one) {
                return !one.move.targetColumns.contains(column.name);
            });
        return isNeeded ? Result(constantDefault(m_work, column)) : std::optional(Value::null());
    }

    static void findKey(const Table& table, TableContent& content)
    {
        for (const QString& part : table.primaryKey()) {
            const int at = content.columnAt(part);
            if (at < 0) {
                content.keyAt.clear();
                return;
            }
            content.keyAt.push_back(at);
        }
    }

    /// Where each move has the compared columns. A suffix is compared row by row, which needs a key that
    /// tells the rows.
    static void place(TableContent& content)
    {
        for (const MoveContent& one : content.moves) {
            if (!one.move.step->unique)
                continue;
            const QString named = one.move.step->unique->column;
            const int at = content.columnAt(named);
            const bool isKey =
                std::find(content.keyAt.begin(), content.keyAt.end(), at) != content.keyAt.end();
            if (at >= 0 && isKey)
                content.tellByValues(QStringLiteral("“unique” gives it suffixes"));
            else if (at >= 0 &&
                     (content.keyAt.empty() || (content.suffixedAt >= 0 && content.suffixedAt != at)))
                content.leaveOut(named, QStringLiteral("“unique” gives it suffixes"));
            else if (at >= 0)
                content.suffixedAt = at;
        }
        for (MoveContent& one : content.moves) {
            one.at.clear();
            for (const QString& column : content.columns)
                one.at.push_back(static_cast<int>(one.move.targetColumns.indexOf(column)));
            const bool isNamed = one.move.step->unique &&
                                 content.columnAt(one.move.step->unique->column) == content.suffixedAt;
            one.suffixedAt = isNamed ? content.suffixedAt : -1;
        }
    }

    Database& m_work;
    const MoveScene& m_scene;
    const ChangedTables& m_changed;
    const ContentDoubts& m_doubts;
};

} // namespace

Result<std::vector<TableContent>> contentScope(Database& work, const MoveScene& scene,
                                               const ChangedTables& changed)
{
    GODWIT_TRY(const ContentDoubts doubts, ContentDoubts::create(work, scene, changed));
    Scope scope(work, scene, changed, doubts);
    std::vector<TableContent> contents;
    for (const Table& table : scene.target.tables) {
        if (isCarriedOver(scene.plan, table.name) || table.isShadow || table.isVirtual)
            continue;
        GODWIT_TRY(TableContent content, scope.of(table));
        contents.push_back(std::move(content));
    }
    for (const QString& name : scene.plan.target.keep + scene.plan.rebuiltTables()) {
        if (!changed.find(name))
            continue;
        GODWIT_TRY(TableContent content, carriedContent(work, scene, changed, doubts, name));
        contents.push_back(std::move(content));
    }
    return contents;
}

} // namespace godwit::core
