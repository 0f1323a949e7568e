// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/compiler.h"

#include "core/move/generated_ids.h"
#include "core/move/loose_tables.h"
#include "core/move/noting_calls.h"
#include "core/move/places.h"
#include "core/move/source_text.h"
#include "core/move/stage_text.h"
#include "core/move/work_needs.h"
#include "core/plan/plan_moves.h"
#include "core/schema/sql_references.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool isWindow(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    for (qsizetype at = 1; at < words.size(); ++at) {
        if (words[at].is(u"over") && words[at - 1].text == QStringLiteral(")"))
            return true;
    }
    return false;
}

/// Puts a move's SQL together; lives for one compilation.
class Compiler
{
public:
    Compiler(const MoveScene& scene, int number, const MoveStep& step)
        : m_scene(scene), m_step(step), m_text(scene.plan, scene.staging), m_source(scene, m_text, m_move), m_needs(scene)
    {
        m_move.number = number;
        m_move.parameters = scene.plan.parameters;
        m_move.limits = scene.limits;
        m_move.collations = scene.plan.source.collations;
        m_move.step = &step;
        m_move.title = titleOf(step);
    }

    Result<CompiledMove> compile()
    {
        m_text.addLets(m_step.let);
        GODWIT_CHECK(findTarget());
        if (m_step.group || m_step.unique)
            m_move.stageTable = m_move.reserved(QStringLiteral("stage"));
        GODWIT_CHECK(m_source.find());
        if (!m_source.table() && (m_step.carryAll || m_step.expect.contains(QStringLiteral("*"))))
            return refused(ErrorCode::PlanReference,
                           QStringLiteral("“*” speaks for the columns of a table or a view; those of a query are named one by one."));
        // Rows that are merged into one whose key SQLite makes must find that key again after a stop.
        m_move.recordsMoved = m_move.recordsMoved || (m_move.hasSeveral && m_move.isStaged()) ||
                              (m_step.group && m_move.makesKey && m_move.keyColumns.size() != 1);
        collectColumns();
        GODWIT_CHECK(findKey());
        findKeyParts();
        collectLets();
        const QString list = terms();
        GODWIT_CHECK(checkReferencesToItself());
        if (m_source.isHoisted() && !m_step.joins.isEmpty())
            return refused(ErrorCode::PlanSql, QStringLiteral("OVER looks at the rows of the source, without what a join puts beside "
                                                              "them; let a query join and number them."));
        m_source.orderReading(list);
        m_move.insert = insertText(m_move.targetTable, m_move.targetColumns);
        if (m_move.isStaged())
            writeStage(*m_target, m_move);
        findReads();
        findPlaces();
        return m_move;
    }

private:
    [[nodiscard]] Error refused(ErrorCode code, const QString& what) const
    {
        return Error(code, QStringLiteral("%1: %2").arg(m_move.title, what));
    }

    Status findTarget()
    {
        m_target = m_scene.target.table(m_step.into);
        if (!m_target)
            return refused(ErrorCode::PlanReference, QStringLiteral("the target has no table %1.").arg(m_step.into));
        m_move.targetTable = m_scene.staging.physicalName(m_target->name);
        const QList<const MoveStep*> before = movesOf(m_scene.plan).mid(0, m_move.number);
        m_move.sharesTarget = std::any_of(before.begin(), before.end(),
                                          [&](const MoveStep* move) { return isSameName(move->into, m_step.into); });
        m_move.targetKey = m_target->primaryKey();
        m_move.makesKey = m_move.targetKey.size() == 1 && !m_target->isWithoutRowid &&
                          isSameName(m_target->column(m_move.targetKey.first())->declaredType, u"INTEGER");
        return {};
    }

    void collectColumns()
    {
        QStringList given;
        for (const ColumnValue& column : m_step.columns)
            given.append(foldedName(column.column));
        if (m_step.carryAll && m_source.table()) {
            for (const QString& name : m_target->columnNames()) {
                if (m_source.table()->column(name) && !given.contains(foldedName(name)))
                    addColumn(name, quoted(m_move.rowsAlias) + u'.' + quoted(name));
            }
        }
        for (const ColumnValue& column : m_step.columns)
            addColumn(column.column, m_text.of(column));
    }

    void addColumn(const QString& name, const QString& expression)
    {
        const Column* const column = m_target->column(name); // as the schema spells it: look-ups by name are exact
        m_move.targetColumns.append(column ? column->name : name);
        m_move.expressions.append(finished(m_move.targetColumns.last(), expression, m_target));
    }

    /// What SQLite cannot say by itself: a window over the whole source is computed beforehand, ids get their seed.
    /// `table`: whose column it is; null for a rule or a name of `let`.
    [[nodiscard]] QString finished(const QString& column, const QString& sql, const Table* table = nullptr)
    {
        const QString expression = withReferredTables(sql, m_scene.plan, m_scene.target, table, column);
        if (!mentions(expression, u"uuid4"))
            return isWindow(expression) ? m_source.hoist(expression) : expression;
        const QString seeded = withIdentity(expression, column,
                                            {quotedText(m_scene.seed) + QStringLiteral(", ") + quotedText(m_move.title) + QStringLiteral(", "),
                                             QStringLiteral(", ") + m_source.identity().join(QStringLiteral(", "))});
        return isWindow(seeded) ? m_source.hoist(seeded) : seeded;
    }

    Status findKey()
    {
        const int at = m_move.targetKeyAt();
        if (m_step.group && m_step.unique && isSameName(m_step.unique->column, m_move.targetKey.value(0)))
            return refused(ErrorCode::PlanReference,
                           QStringLiteral("with “group” the key %1 cannot be made unique too: the merged rows are known by it.")
                               .arg(m_move.targetKey.first()));
        if (at < 0) {
            if (m_step.group && m_step.unique && m_move.targetKey.size() == 1)
                return refused(ErrorCode::PlanReference,
                               QStringLiteral("“group” and “unique” together need a value for the key %1.").arg(m_move.targetKey.first()));
            return {};
        }
        m_move.keyExpression = m_move.expressions[at];
        const bool isNamed = m_step.unique && isSameName(m_step.unique->column, m_move.targetKey.first());
        const bool readsElsewhere = m_needs.needsWork(m_move.keyExpression);
        const QString key = m_move.keyColumns.size() == 1 ? m_move.keyColumns.first() : QString();
        m_move.keepsKey = !key.isEmpty() && isPlainColumn(m_move.keyExpression, m_move.rowsAlias, key);
        const Table* const table = m_scene.source.table(m_move.sourceTable);
        m_move.carriesSequence = m_move.keepsKey && m_target->isAutoincrement && table && table->isAutoincrement;
        m_move.keyFollows = m_source.table() && m_move.copies.isEmpty() && !m_move.hasSeveral && !isNamed && !readsElsewhere;
        m_move.keyIsDerived = m_move.keyFollows && !m_move.makesKey && !m_move.recordsMoved && !changesRows(m_scene.plan);
        return {};
    }

    void findKeyParts()
    {
        QList<int> parts;
        for (const QString& part : m_move.targetKey) {
            const bool isNamed = m_step.unique && isSameName(m_step.unique->column, part);
            const qsizetype at = isNamed || setsColumn(m_scene.plan, m_target->name, part) ? -1 : m_move.targetColumns.indexOf(part);
            parts.append(static_cast<int>(at));
        }
        if (parts.size() > 1 && !parts.contains(-1))
            m_move.keyParts = parts;
    }

    /// True for SQL that asks for new keys that this move gives.
    [[nodiscard]] bool refersToItself(const QString& sql) const
    {
        return refersTo(sql, accountedTable(m_step), m_step.into);
    }

    /// A row may come before the one it refers to: that one's new key must be known before it has moved.
    Status checkReferencesToItself()
    {
        m_move.flagsReferToItself = refersToItself(m_move.flags);
        if (m_move.sourceTable.isEmpty() || !refersToItself(m_move.expressions.join(u' ')))
            return {};
        const bool isNamed = m_step.unique && m_step.unique->column.compare(m_move.targetKey.value(0), Qt::CaseInsensitive) == 0;
        if (!m_step.group && !isNamed && (m_move.keepsKey || m_move.keyFollows))
            return {};
        return refused(ErrorCode::PlanUnclearReference,
                       QStringLiteral("ref() asks for new keys of %1 itself, which are not known before all its rows have moved."
                                      " Move the old key, and set the column with an “update” step after this move.")
                           .arg(m_move.sourceTable));
    }

    /// Names of `let` that the order of groups or names goes by, and that are no columns of the target.
    void collectLets()
    {
        if (!m_move.isStaged())
            return;
        QString used = m_step.group ? quotedList(m_step.group->by) + u' ' + m_step.group->keep.text : QString();
        if (m_step.unique)
            used += u' ' + quotedList(m_step.unique->within + m_step.unique->order);
        for (const ColumnValue& let : m_step.let) {
            if (m_move.targetColumns.contains(let.column, Qt::CaseInsensitive) || !mentionsName(used, let.column))
                continue;
            m_move.letColumns += let.column;
            m_move.expressions += finished(let.column, m_text.of(let));
        }
    }

    [[nodiscard]] QStringList checkedColumns() const
    {
        QStringList checked;
        if (!m_source.table()) { // of a query: those that are named
            checked = m_step.expect.keys(QStringLiteral("text"));
            checked.sort();
            return checked;
        }
        const QString all = m_step.expect.value(QStringLiteral("*"));
        for (const QString& name : m_source.table()->columnNames()) {
            if (m_step.expect.value(name, all) == QLatin1StringView("text"))
                checked.append(name);
        }
        return checked;
    }

    QString condition(const QString& sql)
    {
        const bool readsJoins = std::any_of(m_step.joins.begin(), m_step.joins.end(),
                                            [&sql](const Join& join) { return mentionsName(sql, join.as); });
        m_move.conditions.append({.sql = QStringLiteral("(%1) IS TRUE").arg(sql), .canNote = canNote(sql), .readsJoins = readsJoins});
        return m_move.conditions.last().sql;
    }

    [[nodiscard]] QString terms()
    {
        m_move.checkedColumns = checkedColumns();
        QStringList checked;
        for (const QString& column : m_move.checkedColumns)
            checked += quoted(m_move.rowsAlias) + u'.' + quoted(column);
        QStringList terms{checked.isEmpty() ? QStringLiteral("NULL")
                                            : QStringLiteral("text_ok(%1)").arg(checked.join(QStringLiteral(", ")))};
        terms += m_source.nothingFound();
        for (const Where& where : m_step.where)
            terms += condition(finished(where.rule, m_text.of(where.condition)));
        for (const Reject& reject : m_step.reject)
            terms += QStringLiteral("(%1) IS TRUE").arg(finished(reject.because, m_text.of(reject.when)));
        m_move.flags = terms.join(QStringLiteral(", "));
        terms += QStringLiteral("/*identity*/");
        terms += m_move.expressions;
        return terms.join(QStringLiteral(",\n  "));
    }

    void findReads()
    {
        // The SELECTs name every column of the source as well: only names of tables in the work file alone can mislead, and
        // then a move is read on the writer's connection without need.
        const QString select = m_move.stretches.first().fromStart;
        m_move.readsWork = m_move.readsWork || m_needs.needsWork(select);
        m_move.readsTarget = !m_move.isStaged() && mentionsName(select, m_move.targetTable) &&
                             !isSameName(m_move.targetTable, m_move.rowsTable);
    }

    /// Rows that may leave are led back to their keys: by one key where that holds, else by their places. A key with several
    /// staged rows needs them as well, since one that is refused takes the others along.
    void findPlaces()
    {
        m_move.isLoose = canLoseRows(m_scene.plan, m_scene.target, m_target->name);
        if ((m_move.hasSeveral && m_move.isStaged()) || (m_move.isLoose && !isTracedByKey()))
            Places::describe(*m_target, m_move);
    }

    /// True if the key of a row of the target leads to its one source row: both are the same, or the lineage has it as the
    /// target does, or it is computed again.
    [[nodiscard]] bool isTracedByKey() const
    {
        const Table* const table = m_source.table();
        if (!table || !m_move.copies.isEmpty() || m_move.hasSeveral || !m_step.key.isEmpty() || m_move.keyColumns.size() != 1 ||
            m_move.targetKey.size() != 1)
            return false;
        const QString type = table->column(m_move.keyColumns.first())->declaredType;
        const bool isSameType = isSameName(type, m_target->column(m_move.targetKey.first())->declaredType);
        return m_move.makesKey || (m_move.keepsKey ? isSameType : m_move.keyIsDerived);
    }

    const MoveScene& m_scene;
    const MoveStep& m_step;
    const Table* m_target = nullptr;
    CompiledMove m_move;
    ExpressionText m_text;
    SourceText m_source;
    WorkNeeds m_needs;
};

} // namespace

Result<CompiledMove> compileMove(const MoveScene& scene, int number, const MoveStep& step)
{
    return Compiler(scene, number, step).compile();
}

} // namespace godwit::core
