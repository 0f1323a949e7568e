// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/source_text.h"

#include "core/move/change_scene.h"
#include "core/move/join_text.h"
#include "core/move/noting_calls.h"
#include "core/move/sound_rows.h"
#include "core/plan/plan_moves.h"
#include "core/schema/collations.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

const QString kCopyRow = QStringLiteral("_godwit_row"); // of a copy: the row id of the source row it is for

/// The index SQLite keeps for a key of one column.
QString indexOf(const Table& table, const QString& column)
{
    for (const Index& index : table.indexes) {
        if (index.isUnique && !index.isPartial && index.columns.size() == 1 && isSameName(index.columns.first(), column))
            return index.name;
    }
    return {};
}

} // namespace

Error SourceText::refused(ErrorCode code, const QString& what) const
{
    return Error(code, QStringLiteral("%1: %2").arg(m_move.title, what));
}

Status SourceText::find()
{
    const MoveStep& step = *m_move.step;
    if (!step.query.isEmpty())
        GODWIT_CHECK(step.accountsForNothing ? findQuery() : findAccounted());
    else if (m_table = m_scene.source.table(step.from); m_table)
        GODWIT_CHECK(findTable(*m_table));
    else {
        GODWIT_TRY(m_table, findFurther(step.from));
    }
    for (const Join& join : step.joins)
        GODWIT_CHECK(addJoin(join));
    m_move.hasSeveral = m_move.hasSeveral || !step.joins.isEmpty();
    return {};
}

Status SourceText::findTable(const Table& table)
{
    m_move.sourceTable = table.name;
    m_move.rowsAlias = table.name;
    m_move.keyColumns = m_move.step->key.isEmpty() ? table.primaryKey() : m_move.step->key;
    m_move.rowidName = table.rowidName();
    m_move.rowsTable = table.name;
    m_move.storedColumns = QStringLiteral("*");
    m_move.keysTable = m_move.rowsTable;
    m_move.keysRowid = m_move.rowidName;
    if (m_move.rowidName.isEmpty())
        copyTable(table, QStringLiteral("main"));
    m_move.recordsMoved = readers(table.name) > 1;
    return {};
}

/// A view, or a table of a further database: read from a copy in the work file. Row ids of a table are carried into it.
Result<const Table*> SourceText::findFurther(const QString& name)
{
    const auto found = m_scene.further.constFind(foldedName(name));
    if (found == m_scene.further.constEnd())
        return refused(ErrorCode::PlanReference, QStringLiteral("the source has no table %1.").arg(name));
    const QString schema = schemaOf(m_scene.plan, m_scene.source, name);
    if (!schema.isEmpty())
        m_move.sourceTable = name;
    m_move.rowsAlias = found->name;
    m_move.keyColumns = m_move.step->key.isEmpty() ? found->primaryKey() : m_move.step->key;
    copyTable(*found, schema.isEmpty() ? QStringLiteral("main") : schema);
    m_move.recordsMoved = !schema.isEmpty() && readers(name) > 1;
    return &*found;
}

Status SourceText::findQuery()
{
    copyQuery(m_text.ofRows(m_move.step->query.text));
    m_move.rowsAlias = QStringLiteral("q");
    m_move.keysTable = m_move.rowsTable;
    m_move.keysRowid = m_move.rowidName;
    return {};
}

/// Columns of the table that the query's key columns stand for: those of the same names, else the primary key's, else the
/// row id. Two rows of the table with one key would share what the query gives.
Result<QStringList> SourceText::accountedKey(const Table& table) const
{
    const QStringList& given = m_move.step->accountsForKey;
    const QStringList primary = table.primaryKey();
    const auto holds = [](const QStringList& names, const QStringList& all) {
        return std::all_of(all.begin(), all.end(), [&](const QString& one) { return names.contains(one, Qt::CaseInsensitive); });
    };
    const bool isNamed = holds(table.columnNames(), given);
    if (!isNamed && given.size() == qMax(primary.size(), qsizetype(1)))
        return primary.isEmpty() ? QStringList{m_move.keysRowid} : primary;
    const bool isUnique = (!primary.isEmpty() && holds(given, primary)) ||
                          std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
                              return index.isUnique && !index.isPartial && !index.columns.contains(QString()) && holds(given, index.columns);
                          });
    if (isNamed && isUnique)
        return given;
    return refused(ErrorCode::PlanReference,
                   QStringLiteral("%1 is no key of the table %2.").arg(given.join(QStringLiteral(", ")), table.name));
}

/// A query whose rows carry the key of a table: its rows are copied in the order of that table's row ids.
Status SourceText::findAccounted()
{
    const MoveStep& step = *m_move.step;
    const Table* table = m_scene.source.table(step.accountsForTable);
    if (table) {
        GODWIT_CHECK(findTable(*table));
    } else {
        GODWIT_TRY(table, findFurther(step.accountsForTable));
    }
    GODWIT_TRY(const QStringList key, accountedKey(*table));
    QStringList same;
    for (qsizetype part = 0; part < key.size(); ++part) {
        same += QStringLiteral("k.%1 = q.%2").arg(quoted(key[part]), quoted(step.accountsForKey[part]));
    }
    m_move.keyColumns = key;
    m_move.rowsTable = m_move.reserved(QStringLiteral("found"));
    m_move.rowsAlias = QStringLiteral("q");
    m_move.rowidName = QStringLiteral("_rowid_");
    m_move.copies += {m_move.rowsTable, failedTable(m_move)};
    m_move.hasSeveral = true;
    m_move.readsWork = true;
    m_move.queries += m_text.ofRows(step.query.text);
    copyRows(QStringLiteral("SELECT k.%1 AS %2, q.* FROM (%3) AS q LEFT JOIN main.%4 AS k ON %5 ORDER BY 1")
                 .arg(quoted(m_move.keysRowid), kCopyRow, m_text.ofRows(step.query.text), quoted(m_move.keysTable),
                      same.join(QStringLiteral(" AND "))));
    m_move.materialise.append({QStringLiteral("CREATE INDEX main.%1 ON %2 (%3)")
                                   .arg(quoted(m_move.rowsTable + QStringLiteral("_row")), quoted(m_move.rowsTable), kCopyRow)});
    m_move.strayRows = QStringLiteral("SELECT count(*) FROM main.%1 WHERE %2 IS NULL").arg(quoted(m_move.rowsTable), kCopyRow);
    return {};
}

/// A copy with a row id, for what has none in the work file. Its columns compare as the table's do.
void SourceText::copyTable(const Table& table, const QString& schema)
{
    m_move.rowsTable = m_move.keysTable = m_move.reserved(QStringLiteral("rows"));
    m_move.rowidName = m_move.keysRowid = kCopyRow;
    QStringList all; // generated ones too: expressions may ask for them
    for (const Column& column : table.columns) {
        if (!column.isHidden)
            all += column.name;
    }
    m_move.storedColumns = quotedList(all);
    m_move.copies += m_move.rowsTable;
    m_move.readsWork = true;
    const NameMap collations = collationsOf(table);
    QStringList columns{kCopyRow + QStringLiteral(" INTEGER PRIMARY KEY")};
    for (const QString& name : all) {
        const QString collation = collations.value(foldedName(name));
        columns += quoted(name) + u' ' + plainType(table, name) +
                   (collation.isEmpty() || !isKnownCollation(m_scene.plan.source.collations, collation) ? QString() : QStringLiteral(" COLLATE ") + quoted(collation));
    }
    m_move.materialise.append({QStringLiteral("CREATE TABLE main.%1 (%2)").arg(quoted(m_move.rowsTable), columns.join(QStringLiteral(", ")))});
    const bool carriesRowids = schema != QStringLiteral("main") && !table.rowidName().isEmpty();
    const QString names = quotedList(all);
    const QString order = table.primaryKey().isEmpty() || carriesRowids
                              ? QString()
                              : QStringLiteral(" ORDER BY ") + quotedList(table.primaryKey());
    m_move.materialise.append({QStringLiteral("INSERT INTO main.%1 (%2) SELECT %3 FROM %4.%5%6")
                              .arg(quoted(m_move.rowsTable), carriesRowids ? kCopyRow + QStringLiteral(", ") + names : names,
                                   carriesRowids ? quoted(table.rowidName()) + QStringLiteral(", ") + names : names,
                                   quoted(schema), quoted(table.name), order)});
}

void SourceText::copyQuery(const QString& query)
{
    m_move.rowsTable = m_move.reserved(QStringLiteral("rows"));
    m_move.rowidName = QStringLiteral("_rowid_"); // of the three the one a query is least likely to name a column by
    m_move.storedColumns = QStringLiteral("*");
    m_move.copies += m_move.rowsTable;
    m_move.readsWork = true;
    m_move.queries += query;
    copyRows(query);
}

/// The copy's columns have the types of the query's, so that they compare alike. A query that puts SELECTs together would
/// store the values of all of them by the types of the first: there they have none.
void SourceText::copyRows(const QString& select)
{
    if (mixesTypes(m_scene.source, m_move.step->query.text))
        m_move.materialise.append({select, m_move.rowsTable});
    else
        m_move.materialise.append({QStringLiteral("CREATE TABLE main.%1 AS %2").arg(quoted(m_move.rowsTable), select)});
}

int SourceText::readers(const QString& table) const
{
    int count = 0;
    for (const MoveStep* move : movesOf(m_scene.plan))
        count += isSameName(accountedTable(*move), table) ? 1 : 0;
    return count;
}

Status SourceText::addJoin(const Join& join)
{
    const MoveStep& step = *m_move.step;
    const auto makesIds = [](const ColumnValue& value) {
        return mentionsName(value.expression.text + u' ' + value.of.text + u' ' + value.otherwise.value.text, QStringLiteral("uuid4"));
    };
    const bool isNumbered = std::any_of(step.columns.begin(), step.columns.end(), makesIds) ||
                            std::any_of(step.let.begin(), step.let.end(), makesIds);
    GODWIT_TRY(const JoinedTerm term, joinedTerm(m_scene, m_text, join, isNumbered));
    m_joins += QStringLiteral("LEFT JOIN %1 AS %2 ON %3")
                   .arg(term.term, quoted(join.as), join.on.isEmpty() ? QStringLiteral("TRUE") : m_text.of(join.on));
    m_move.joinsNote = m_move.joinsNote || canNote(m_joins.last());
    m_marks += term.marks;
    m_nothing += join.none.kind == Fallback::Kind::Keep ? QStringLiteral("0") : term.nothing;
    m_move.joins.append({join.as, join.none});
    return {};
}

QString SourceText::hoist(const QString& expression)
{
    m_hoisted += expression;
    return QStringLiteral("_godwit_over.value_%1").arg(m_hoisted.size());
}

QStringList SourceText::identity() const
{
    return QStringList{quoted(m_move.rowsAlias) + u'.' + quoted(m_move.rowidName)} + m_marks;
}

/// The rows of a table whose key decides the target's are read in the order of that key: the target is then filled from
/// its end, which costs less than anything else gains.
bool SourceText::readsByKey() const
{
    if (m_scene.isReread || !m_table || !m_move.copies.isEmpty() || m_move.isStaged() || m_move.makesKey || !m_hoisted.isEmpty())
        return false;
    const QStringList key = m_table->primaryKey();
    return key.size() == 1 && !indexOf(*m_table, key.first()).isEmpty() && mentionsName(m_move.keyExpression, key.first());
}

QString SourceText::rowsTerm() const
{
    return QStringLiteral("main.%1 AS %2").arg(quoted(m_move.rowsTable), quoted(m_move.rowsAlias));
}

/// The row id of the source key that a row is of.
QString SourceText::rowIdTerm() const
{
    return quoted(m_move.rowsAlias) + u'.' + (m_move.rowsTable != m_move.keysTable ? kCopyRow : quoted(m_move.rowidName));
}

QString SourceText::besideRows() const
{
    QString beside;
    if (!m_hoisted.isEmpty())
        beside += QStringLiteral(" CROSS JOIN main.%1 AS _godwit_over ON _godwit_over._godwit_row = %2.%3")
                      .arg(quoted(m_move.reserved(QStringLiteral("over"))), quoted(m_move.rowsAlias), quoted(m_move.rowidName));
    return beside + (m_joins.isEmpty() ? QString() : u' ' + m_joins.join(u' '));
}

ReadStretch SourceText::stretch(const QString& terms, const QString& position, const QString& condition) const
{
    const QString hint = condition.endsWith(QStringLiteral("NOT NULL"))
                             ? QStringLiteral(" INDEXED BY ") + quoted(indexOf(*m_table, m_table->primaryKey().first()))
                             : QString();
    const QString bare = rowsTerm() + hint;
    const QString from = bare + besideRows();
    const QString alias = quoted(m_move.rowsAlias);
    const bool isFound = m_move.rowsTable != m_move.keysTable;
    QStringList identity{rowIdTerm()};
    identity += m_move.keyColumns.size() == 1
                    ? alias + u'.' + quoted(isFound ? m_move.step->accountsForKey.first() : m_move.keyColumns.first())
                    : QStringLiteral("NULL");
    identity += position;
    const QString order = QStringLiteral(" ORDER BY ") + position;
    const auto where = [&](const QString& more) {
        const QString both = condition.isEmpty() || more.isEmpty() ? condition + more : condition + QStringLiteral(" AND ") + more;
        return both.isEmpty() ? QString() : QStringLiteral(" WHERE ") + both;
    };
    const QString after = position + QStringLiteral(" > :_godwit_from");
    const QString at = position + QStringLiteral(" = :_godwit_from");
    const QString list = QString(terms).replace(QStringLiteral("/*identity*/"), identity.join(QStringLiteral(", ")));
    const QString select = QStringLiteral("SELECT %1\nFROM %2").arg(list, from);
    const QString locate = QStringLiteral("SELECT %1 FROM %2").arg(identity.join(QStringLiteral(", ")), bare);
    return {.fromStart = select + where({}) + order,
            .goOn = select + where(after) + order,
            .list = list,
            .at = QStringLiteral("\nFROM ") + from + where(at),
            .locate = locate + where(after) + order + QStringLiteral(" LIMIT 1"),
            .locateFirst = locate + where({}) + order + QStringLiteral(" LIMIT 1"),
            .locateAt = locate + where(at) + QStringLiteral(" LIMIT 1")};
}

void SourceText::orderReading(const QString& terms)
{
    const QString alias = quoted(m_move.rowsAlias);
    if (!m_hoisted.isEmpty()) {
        const QString over = m_move.reserved(QStringLiteral("over"));
        QStringList columns{QStringLiteral("_godwit_row INTEGER PRIMARY KEY")};
        for (qsizetype number = 1; number <= m_hoisted.size(); ++number)
            columns += QStringLiteral("value_%1").arg(number);
        m_move.copies += over;
        m_move.readsWork = true;
        m_move.materialise.append({QStringLiteral("CREATE TABLE main.%1 (%2)").arg(quoted(over), columns.join(QStringLiteral(", ")))});
        m_move.materialise.append({QStringLiteral("INSERT INTO main.%1 SELECT %2.%3, %4 FROM main.%5 AS %2")
                                  .arg(quoted(over), alias, quoted(m_move.rowidName), m_hoisted.join(QStringLiteral(", ")),
                                       quoted(m_move.rowsTable))});
    }
    m_move.ofKey = QStringLiteral("\nFROM %1%2 WHERE %3 = :_godwit_from").arg(rowsTerm(), besideRows(), rowIdTerm());
    const QString rowid = alias + u'.' + quoted(m_move.rowidName);
    if (m_scene.rows) {
        const QString within = QStringLiteral("%1 BETWEEN %2 AND %3").arg(rowid).arg(m_scene.rows->first).arg(m_scene.rows->last);
        m_move.stretches = {stretch(terms, rowid, m_move.copies.isEmpty() ? within : QString())};
        return;
    }
    if (!readsByKey()) {
        m_move.stretches = {stretch(terms, rowid, {})};
        return;
    }
    const QString key = alias + u'.' + quoted(m_table->primaryKey().first());
    m_move.stretches = {stretch(terms, rowid, key + QStringLiteral(" IS NULL")), stretch(terms, key, key + QStringLiteral(" IS NOT NULL"))};
}

} // namespace godwit::core
