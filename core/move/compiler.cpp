// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/compiler.h"

#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

QString lookupExpression(const Plan& plan, const ColumnValue& value, const QString& of, const QString& otherwise)
{
    // Exactly, byte by byte: neither the column's collation nor its affinity may join in, hence + and COLLATE.
    QString sql = QStringLiteral("CASE +(%1) COLLATE BINARY").arg(of);
    const QHash<QString, QString> map = plan.lookups.value(value.lookup);
    QStringList keys = map.keys();
    keys.sort();
    for (const QString& key : keys)
        sql += QStringLiteral(" WHEN %1 THEN %2").arg(quotedText(key), quotedText(map.value(key)));
    return sql + QStringLiteral(" ELSE %1 END").arg(otherwise);
}

/// Puts a move's SQL together; lives for one compilation.
class Compiler
{
public:
    Compiler(const MoveScene& scene, int number, const MoveStep& step) : m_scene(scene), m_step(step)
    {
        m_move.number = number;
        m_move.parameters = scene.plan.parameters;
        m_move.step = &step;
        m_move.title = QStringLiteral("%1 → %2").arg(step.from, step.into);
    }

    Result<CompiledMove> compile()
    {
        GODWIT_CHECK(findTarget());
        GODWIT_CHECK(findSource());
        collectLets();
        collectColumns();
        writeSelect();
        writeInsert();
        if (m_step.group || m_step.unique)
            writeStage();
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
        m_move.targetKey = m_target->primaryKey();
        m_move.makesKey = m_move.targetKey.size() == 1 && !m_target->isWithoutRowid &&
                          isSameName(m_target->column(m_move.targetKey.first())->declaredType, u"INTEGER");
        return {};
    }

    Status findSource()
    {
        if (!m_step.query.isEmpty())
            return findQuery();
        m_source = m_scene.source.table(m_step.from);
        if (!m_source)
            return refused(ErrorCode::PlanReference, QStringLiteral("the source has no table %1.").arg(m_step.from));
        m_move.sourceTable = m_source->name;
        m_move.rowsAlias = m_source->name;
        m_move.keyColumns = m_source->primaryKey();
        m_move.rowidName = m_source->rowidName();
        m_move.rowsTable = m_source->name;
        m_move.storedColumns = QStringLiteral("*");
        if (m_move.rowidName.isEmpty())
            materialiseTable();
        m_move.recordsMoved = readers(m_source->name) > 1;
        return {};
    }

    Status findQuery()
    {
        if (!m_step.accountsForNothing)
            return refused(ErrorCode::PlanStrategyLater,
                           QStringLiteral("a query that accounts for a table is not built yet."));
        m_move.rowsAlias = QStringLiteral("q");
        m_move.storedColumns = QStringLiteral("*");
        nameRows(QStringLiteral("_rowid_")); // of the three the one a query is least likely to name a column by
        m_move.materialise =
            QStringLiteral("CREATE TABLE %1 AS %2").arg(quoted(m_move.rowsTable), resolved(m_step.query.text));
        return {};
    }

    void nameRows(const QString& rowid)
    {
        m_move.rowsTable = QLatin1String(kReservedPrefix) + QStringLiteral("rows_%1").arg(m_move.number);
        m_move.rowidName = rowid;
    }

    /// A copy with a row id of its own, for a table that has none, or whose columns take all three of its names.
    void materialiseTable()
    {
        nameRows(QLatin1String(kReservedPrefix) + QStringLiteral("row"));
        const QString names = quotedList(m_source->columnNames());
        m_move.storedColumns = names;
        QStringList columns{quoted(m_move.rowidName) + QStringLiteral(" INTEGER PRIMARY KEY")};
        for (const QString& name : m_source->columnNames())
            columns += quoted(name) + u' ' + storedType(*m_source, name);
        const QString order =
            m_move.keyColumns.isEmpty() ? QString() : QStringLiteral(" ORDER BY ") + quotedList(m_move.keyColumns);
        m_move.materialise = QStringLiteral("CREATE TABLE %1 (%2); INSERT INTO %1 (%3) SELECT %3 FROM main.%4%5")
                                 .arg(quoted(m_move.rowsTable), columns.join(QStringLiteral(", ")), names,
                                      quoted(m_source->name), order);
    }

    /// A declared type that stores values in an ordinary table as this one does: ANY of a STRICT table converts nothing.
    [[nodiscard]] static QString storedType(const Table& table, const QString& column)
    {
        const QString type = table.column(column)->declaredType;
        return table.isStrict && isSameName(type, u"ANY") ? QString() : type;
    }

    [[nodiscard]] int readers(const QString& table) const
    {
        int count = 0;
        for (const MoveStep* move : movesOf(m_scene.plan))
            count += move->query.isEmpty() && foldedName(move->from) == foldedName(table) ? 1 : 0;
        return count;
    }

    [[nodiscard]] QString resolved(const QString& sql) const
    {
        return substituteNames(quoteReferences(resolveTargetNames(sql, m_scene.staging.names())), m_lets);
    }

    [[nodiscard]] QString expressionOf(const ColumnValue& value) const
    {
        if (!value.isLookup())
            return resolved(value.expression.text);
        const QString of = resolved(value.of.text);
        const QString otherwise = value.otherwise.kind == Fallback::Kind::Value
                                      ? resolved(value.otherwise.value.text)
                                      : QStringLiteral("_godwit_lookup_missing(%1)").arg(quotedText(value.lookup));
        return lookupExpression(m_scene.plan, value, of, otherwise);
    }

    void collectLets()
    {
        // In the order of the plan: a later one may use those before it.
        for (const ColumnValue& let : m_step.let)
            m_lets.insert(foldedName(let.column), expressionOf(let));
    }

    void collectColumns()
    {
        QStringList given;
        for (const ColumnValue& column : m_step.columns)
            given.append(foldedName(column.column));
        if (m_step.carryAll && m_source) {
            for (const QString& name : m_target->columnNames()) {
                if (m_source->column(name) && !given.contains(foldedName(name)))
                    addColumn(name, quoted(name));
            }
        }
        for (const ColumnValue& column : m_step.columns)
            addColumn(column.column, expressionOf(column));
    }

    void addColumn(const QString& name, const QString& expression)
    {
        const Column* const column = m_target->column(name); // as the schema spells it: look-ups by name are exact
        m_move.targetColumns.append(column ? column->name : name);
        m_move.expressions.append(expression);
    }

    [[nodiscard]] QStringList checkedColumns() const
    {
        QStringList checked;
        if (!m_source)
            return checked;
        const QString all = m_step.expect.value(QStringLiteral("*"));
        for (const QString& name : m_source->columnNames()) {
            if (m_step.expect.value(name, all) == QLatin1StringView("text"))
                checked.append(name);
        }
        return checked;
    }

    void writeSelect()
    {
        m_move.checkedColumns = checkedColumns();
        QStringList terms{quoted(m_move.rowsAlias) + u'.' + quoted(m_move.rowidName)};
        terms += m_move.keyColumns.size() == 1 ? quoted(m_move.rowsAlias) + u'.' + quoted(m_move.keyColumns.first())
                                               : QStringLiteral("NULL");
        terms += m_move.checkedColumns.isEmpty() ? QStringLiteral("NULL")
                                                 : QStringLiteral("text_ok(%1)").arg(quotedList(m_move.checkedColumns));
        m_move.whereAt = static_cast<int>(terms.size());
        for (const Where& where : m_step.where)
            terms += QStringLiteral("(%1) IS TRUE").arg(resolved(where.condition.text));
        m_move.rejectAt = static_cast<int>(terms.size());
        for (const Reject& reject : m_step.reject)
            terms += QStringLiteral("(%1) IS TRUE").arg(resolved(reject.when.text));
        m_move.valuesAt = static_cast<int>(terms.size());
        terms += m_move.expressions;
        const QString rowid = quoted(m_move.rowsAlias) + u'.' + quoted(m_move.rowidName);
        m_move.select = QStringLiteral("SELECT %1 FROM main.%2 AS %3 WHERE %4 >= :_godwit_from ORDER BY %4")
                            .arg(terms.join(QStringLiteral(",\n  ")), quoted(m_move.rowsTable),
                                 quoted(m_move.rowsAlias), rowid);
    }

    void writeInsert()
    {
        m_move.insert = insertInto(m_move.targetTable, m_move.targetColumns);
    }

    [[nodiscard]] static QString insertInto(const QString& table, const QStringList& columns)
    {
        QStringList marks(columns.size(), QStringLiteral("?"));
        return QStringLiteral("INSERT INTO main.%1 (%2) VALUES (%3)")
            .arg(quoted(table), quotedList(columns), marks.join(QStringLiteral(", ")));
    }

    void writeStage()
    {
        m_move.stageTable = QLatin1String(kReservedPrefix) + QStringLiteral("stage_%1").arg(m_move.number);
        m_move.orderTable = QLatin1String(kReservedPrefix) + QStringLiteral("order_%1").arg(m_move.number);
        // The target's declared types give the stage the target's affinities: values compare as they will be stored.
        QStringList columns;
        for (const QString& name : m_move.targetColumns)
            columns += quoted(name) + u' ' + storedType(*m_target, name);
        m_move.createStage = QStringLiteral("CREATE TABLE main.%1 (_godwit_place INTEGER PRIMARY KEY, _godwit_row, %2)")
                                 .arg(quoted(m_move.stageTable), columns.join(QStringLiteral(", ")));
        m_move.insertStage = insertInto(m_move.stageTable, QStringList{QStringLiteral("_godwit_row")} + m_move.targetColumns);
        QString order;
        if (m_step.group)
            order = QStringLiteral("%1, %2").arg(quotedList(m_step.group->by), m_step.group->keep.text);
        else
            order = quotedList(m_step.unique->within + m_step.unique->order);
        m_move.createOrder = QStringLiteral("CREATE TABLE main.%1 AS SELECT _godwit_place AS stage_place FROM main.%2"
                                            " ORDER BY %3, _godwit_place")
                                 .arg(quoted(m_move.orderTable), quoted(m_move.stageTable), order);
    }

    const MoveScene& m_scene;
    const MoveStep& m_step;
    const Table* m_source = nullptr;
    const Table* m_target = nullptr;
    NameMap m_lets;
    CompiledMove m_move;
};

} // namespace

QList<const MoveStep*> movesOf(const Plan& plan)
{
    QList<const MoveStep*> moves;
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* move = std::get_if<MoveStep>(&step.work))
                moves.append(move);
        }
    }
    return moves;
}

void CompiledMove::bind(Statement& statement, qint64 rowId) const
{
    statement.bindNamed(QString::fromLatin1(kFromParameter), Value::ofInteger(rowId));
    for (auto it = parameters.constBegin(); it != parameters.constEnd(); ++it)
        statement.bindNamed(it.key(), Value::ofText(it.value()));
}

Result<CompiledMove> compileMove(const MoveScene& scene, int number, const MoveStep& step)
{
    return Compiler(scene, number, step).compile();
}

QList<ParentProbe> parentProbes(const MoveScene& scene, const CompiledMove& move)
{
    QList<ParentProbe> probes;
    const QList<const MoveStep*> moves = movesOf(scene.plan);
    for (const ForeignKey& key : scene.target.table(move.step->into)->foreignKeys) {
        ParentProbe probe{.parent = key.parent, .select = {}, .columns = {}, .sources = {}};
        bool isLaterOrSelf = foldedName(key.parent) == foldedName(move.step->into);
        for (int number = 0; number < moves.size(); ++number) {
            if (foldedName(moves[number]->into) != foldedName(key.parent))
                continue;
            isLaterOrSelf = isLaterOrSelf || number >= move.number;
            if (moves[number]->query.isEmpty())
                probe.sources.append(moves[number]->from);
        }
        QStringList conditions;
        for (int part = 0; part < key.columns.size(); ++part) {
            probe.columns.append(static_cast<int>(move.targetColumns.indexOf(key.columns[part])));
            conditions += QStringLiteral("%1 = ?").arg(quoted(key.parentColumns.value(part)));
        }
        // A parent that comes later, or the table itself, is checked at the end of the phase.
        if (isLaterOrSelf || probe.columns.contains(-1))
            continue;
        probe.select = QStringLiteral("SELECT 1 FROM main.%1 WHERE %2")
                           .arg(quoted(scene.staging.physicalName(key.parent)), conditions.join(QStringLiteral(" AND ")));
        probes.append(probe);
    }
    return probes;
}

} // namespace godwit::core
