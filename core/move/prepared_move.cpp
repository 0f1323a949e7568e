// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/prepared_move.h"

#include "core/move/compiler.h"
#include "core/move/prepared_sql.h"
#include "core/plan/nearest.h"
#include "core/plan/yaml_node.h"
#include "core/schema/sql_calls.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// What a move makes before it reads, without rows, while it lives.
class EmptyCopies
{
public:
    EmptyCopies(Database& work, const CompiledMove& move) : m_work(work), m_move(move) {}
    ~EmptyCopies()
    {
        for (const QString& table : m_move.copies + QStringList{m_move.stageTable, m_move.keptTable})
            (void)m_work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(table)));
    }
    EmptyCopies(const EmptyCopies&) = delete;
    EmptyCopies& operator=(const EmptyCopies&) = delete;

    Status make()
    {
        for (const CopyStatement& copy : m_move.materialise) {
            const QString table = copy.into.isEmpty() ? m_move.rowsTable : copy.into;
            const QString start = QStringLiteral("CREATE TABLE main.%1 AS ").arg(quoted(table));
            if (!copy.into.isEmpty() || copy.sql.startsWith(start))
                GODWIT_CHECK(
                    makeForRowsOf(copy.into.isEmpty() ? copy.sql.mid(start.size()) : copy.sql, table));
            else if (copy.sql.startsWith(QStringLiteral("INSERT")))
                GODWIT_CHECK(prepareGuarded(copy.sql));
            else
                GODWIT_CHECK(m_work.execute(copy.sql));
        }
        return {};
    }

private:
    Status makeForRowsOf(const QString& select, const QString& table)
    {
        QStringList names;
        {
            GODWIT_TRY(const Statement columns,
                       m_work.prepare(QStringLiteral("SELECT * FROM (%1)").arg(select)));
            for (int column = 0; column < columns.columnCount(); ++column)
                names += columns.columnName(column);
        }
        return m_work.execute(
            QStringLiteral("CREATE TABLE main.%1 (%2)").arg(quoted(table), quotedList(names)));
    }

    Status prepareGuarded(const QString& sql)
    {
        const Guard guard(m_work, m_move.copies);
        GODWIT_CHECK(m_work.prepare(sql));
        return {};
    }

    Database& m_work;
    const CompiledMove& m_move;
};

Status prepareRead(Database& work, const CompiledMove& move)
{
    const Guard guard(work, Guard::Kind::Reading);
    for (const ReadStretch& stretch : move.stretches)
        GODWIT_CHECK(work.prepare(stretch.fromStart));
    return {};
}

Status prepareStage(Database& work, const CompiledMove& move)
{
    GODWIT_CHECK(work.execute(move.createStage));
    if (!move.keptTable.isEmpty())
        GODWIT_CHECK(work.execute(QStringLiteral("CREATE TABLE main.%1 (stage_place INTEGER PRIMARY KEY)")
                                      .arg(quoted(move.keptTable))));
    for (const QString& sql : {move.createGroups, move.createOrder}) {
        if (!sql.isEmpty())
            GODWIT_CHECK(work.prepare(sql));
    }
    return {};
}

/// One move, looked at piece by piece.
class Pieces
{
public:
    Pieces(Database& work, const MoveScene& scene, int number, const Step& step)
        : m_work(work), m_scene(scene), m_number(number), m_at(step.at), m_step(std::get<MoveStep>(step.work))
    {
    }

    QList<Error> errors()
    {
        const Status whole = tried(m_step, true);
        if (whole)
            return {};
        if (!findReading())
            return m_errors;
        findLets();
        findValues();
        findRules();
        if (m_errors.isEmpty() && !findDefault(whole.error())) {
            const Position at = m_step.group ? m_step.group->at : m_step.unique ? m_step.unique->at : m_at;
            MoveStep ungrouped = m_step;
            ungrouped.group.reset();
            ungrouped.unique.reset();
            m_errors += refused(tried(ungrouped) ? at : m_at,
                                QStringLiteral("the move %1").arg(named(titleOf(m_step))), whole.error());
        }
        return m_errors;
    }

private:
    /// `isWhole`: its rows have all their columns, so that it can be asked how they are written.
    Status tried(const MoveStep& step, bool isWhole = false)
    {
        GODWIT_TRY(const CompiledMove move, compileMove(m_scene, m_number, step));
        EmptyCopies copies(m_work, move);
        {
            const Guard guard(m_work, Guard::Kind::Reading);
            for (const QString& query : move.queries)
                GODWIT_CHECK(prepareReading(m_work, query));
        }
        GODWIT_CHECK(copies.make());
        m_columns = columnsIn(m_work, move.rowsTable);
        GODWIT_CHECK(prepareRead(m_work, move));
        if (move.isStaged())
            GODWIT_CHECK(prepareStage(m_work, move));
        if (isWhole)
            GODWIT_CHECK(m_work.prepare(move.insert));
        return {};
    }

    void tryPiece(const Position& at, const QString& piece, const MoveStep& alone)
    {
        if (const Status one = tried(alone); !one)
            m_errors += refused(at.line > 0 ? at : m_at, piece, one.error());
    }

    [[nodiscard]] Error refused(const Position& at, const QString& piece, const Error& said)
    {
        QStringList columns = m_columns;
        for (const ColumnValue& let : m_step.let)
            columns += let.column;
        for (const Join& join : m_step.joins)
            columns += columnsIn(m_work, join.table.text.trimmed());
        return refusedPiece(m_work, at, piece, said, columns);
    }

    /// The source and what stands beside its rows; without these no expression can be asked for.
    bool findReading()
    {
        m_bare = m_step;
        m_bare.joins.clear();
        m_bare.columns.clear();
        m_bare.carryAll = false;
        m_bare.where.clear();
        m_bare.reject.clear();
        m_bare.group.reset();
        m_bare.unique.reset();
        if (m_step.query.isEmpty())
            tryPiece(m_at, QStringLiteral("the source %1").arg(named(m_step.from)), m_bare);
        else
            tryPiece(m_step.query.at, QStringLiteral("the query"), m_bare);
        for (const Join& join : m_step.joins) {
            if (!m_errors.isEmpty())
                break;
            m_bare.joins += join;
            tryPiece(join.at, QStringLiteral("the join %1").arg(named(join.as)), m_bare);
        }
        return m_errors.isEmpty();
    }

    /// As a value of any column: it is nowhere else that a name of `let` stands by itself.
    void findLets()
    {
        const Table* const target = m_scene.target.table(m_step.into);
        for (qsizetype number = 0; target && number < m_step.let.size(); ++number) {
            const ColumnValue& let = m_step.let[number];
            MoveStep alone = m_bare;
            alone.let = m_step.let.mid(0, number);
            ColumnValue value = let;
            value.column = target->columnNames().value(0);
            alone.columns = {value};
            const qsizetype before = m_errors.size();
            const bool isToldAlready = usesBroken(let);
            if (isToldAlready)
                m_broken += let.column;
            else
                tryPiece(let.at, QStringLiteral("let %1").arg(named(let.column)), alone);
            if (m_errors.size() > before)
                m_broken += let.column;
        }
    }

    void findValues()
    {
        for (const ColumnValue& value : m_step.columns) {
            MoveStep alone = m_bare;
            alone.columns = {value};
            if (!usesBroken(value))
                tryPiece(value.at, QStringLiteral("the column %1").arg(named(value.column)), alone);
        }
    }

    void findRules()
    {
        for (const Where& where : m_step.where) {
            MoveStep alone = m_bare;
            alone.where = {where};
            if (!usesBroken(where.condition.text))
                tryPiece(where.condition.at, QStringLiteral("the rule %1").arg(named(where.rule)), alone);
        }
        for (const Reject& reject : m_step.reject) {
            MoveStep alone = m_bare;
            alone.reject = {reject};
            if (!usesBroken(reject.when.text))
                tryPiece(reject.when.at, QStringLiteral("“reject” because %1").arg(named(reject.because)),
                         alone);
        }
    }

    /// A column without a value whose default calls what SQLite does not know here.
    bool findDefault(const Error& said)
    {
        const QString words = said.detail.section(u'\n', 0, 0);
        const bool isFunction = words.startsWith(QStringLiteral("unknown function: ")) ||
                                words.startsWith(QStringLiteral("no such function: "));
        const QString function = words.section(QStringLiteral(": "), 1).remove(QStringLiteral("()"));
        const Table* const target = m_scene.target.table(m_step.into);
        for (const Column& column : target&& isFunction ? target->columns : QList<Column>()) {
            if (!calledNames(column.defaultSql).contains(function, Qt::CaseInsensitive))
                continue;
            m_errors += planError(ErrorCode::PlanReference, m_at,
                                  QStringLiteral("the default of the column %1 of %2 calls %3(), which only "
                                                 "the application has; let the move give the column a value.")
                                      .arg(named(column.name), named(target->name), function));
            return true;
        }
        return false;
    }

    [[nodiscard]] bool usesBroken(const QString& sql) const
    {
        return std::any_of(m_broken.begin(), m_broken.end(),
                           [&](const QString& let) { return mentionsName(sql, let); });
    }

    [[nodiscard]] bool usesBroken(const ColumnValue& value) const
    {
        QString sql = value.expression.text + u' ' + value.of.text + u' ' + value.otherwise.value.text;
        if (value.reference)
            sql += u' ' + value.reference->key.text + u' ' + value.reference->missing.value.text + u' ' +
                   value.reference->quarantined.value.text;
        return usesBroken(sql);
    }

    Database& m_work;
    const MoveScene& m_scene;
    int m_number;
    Position m_at;
    const MoveStep& m_step;
    MoveStep m_bare;
    QStringList m_columns; ///< of what is read, as far as it could be made
    QStringList
        m_broken; ///< names of `let` that cannot be prepared: what uses them fails for the same reason
    QList<Error> m_errors;
};

} // namespace

QList<Error> errorsOfMove(Database& work, const MoveScene& scene, int number, const Step& step)
{
    return Pieces(work, scene, number, step).errors();
}

} // namespace godwit::core
