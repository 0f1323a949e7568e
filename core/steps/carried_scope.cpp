// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/carried_scope.h"

#include "core/move/rebuilt_columns.h"
#include "core/move/work_needs.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kMostColumns = 1999; // SQLite gives 2,000 at a time; the row id is one of them

/// The column that is the row id; empty: none is.
QString rowidColumn(const Table& table)
{
    const QStringList key = table.primaryKey();
    const bool isOne = !table.isWithoutRowid && !table.isVirtual && key.size() == 1 &&
                       isSameName(table.column(key.first())->declaredType, u"INTEGER");
    return isOne ? key.first() : QString();
}

/// A name that reads the row id beside the columns; empty: it is a column, or there is no room for it.
QString rowidBeside(const Table& table)
{
    return rowidColumn(table).isEmpty() && table.columns.size() < kMostColumns ? table.rowidName()
                                                                               : QString();
}

bool hasName(const QStringList& names, const QString& name)
{
    return names.contains(name, Qt::CaseInsensitive);
}

/// The words of an expression without the table's own name before its columns.
QString withoutOwnName(const QString& sql, const QString& table)
{
    const QList<SqlWord> words = sqlWords(sql);
    QStringList others;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const bool isQualifier = at + 1 < words.size() && words[at].isName() &&
                                 isSameName(words[at].text, table) &&
                                 words[at + 1].text == QStringLiteral(".");
        if (words[at].isName() && !isQualifier)
            others.append(words[at].kind == SqlWord::Kind::Quoted ? quoted(words[at].text) : words[at].text);
    }
    return others.join(u' ');
}

/// Tells rows by the key; by the row id where there is none, or steps set it.
void findKey(const Table& table, TableContent& content)
{
    for (const QString& part : table.primaryKey())
        content.keyAt.push_back(content.columnAt(part));
    const bool isWhole = std::find(content.keyAt.begin(), content.keyAt.end(), -1) == content.keyAt.end();
    if (!content.keyAt.empty() && isWhole)
        return;
    content.keyAt.clear();
    const QString rowid = rowidBeside(table);
    if (const int at = rowid.isEmpty() ? -1 : content.columnAt(rowid); at >= 0)
        content.keyAt.push_back(at);
}

/// Looks at one table; lives for one call.
class CarriedScope
{
public:
    CarriedScope(Database& work, const MoveScene& scene, const ContentDoubts& doubts, const Table& old,
                 const Table& now)
        : m_work(work), m_scene(scene), m_doubts(doubts), m_old(old), m_now(now)
    {
        m_content.name = m_content.physical = now.name;
        CarriedContent carried;
        carried.table = old.name;
        carried.rowid = old.rowidName();
        carried.key = old.primaryKey();
        carried.parameters = scene.plan.parameters;
        carried.limits = scene.limits;
        m_content.carried = std::move(carried);
    }

    Result<TableContent> of(const TableChange& change)
    {
        findRebuild();
        GODWIT_CHECK(readAside());
        m_content.whyNot = whyNot(change);
        if (m_content.whyNot.isEmpty())
            addColumns();
        return std::move(m_content);
    }

private:
    /// Where a rebuild made the table: what each column was made of.
    void findRebuild()
    {
        for (const NumberedChange& change : changesOf(m_scene.plan)) {
            const auto* const rebuild = std::get_if<RebuildStep>(&change.step->work);
            if (!rebuild || !isSameName(rebuild->table, m_now.name))
                continue;
            m_rebuild = rebuild;
            m_rebuilt = RebuiltColumns::of(
                m_scene.plan, m_scene.target, m_scene.staging, *rebuild, m_old, m_now, m_scene.seed,
                QStringLiteral("%1 %2").arg(change.title(), QString::number(change.number)));
        }
    }

    /// Rows that steps took out, as the source tells them apart.
    Status readAside()
    {
        GODWIT_TRY(Statement rows,
                   m_work.prepare(QStringLiteral(
                       "SELECT l.row_id FROM main._godwit_lineage AS l JOIN main._godwit_source AS s ON s.id "
                       "= l.source"
                       " WHERE s.name = ? AND l.move >= ? AND l.disposition <> 0 ORDER BY l.row_id")));
        rows.bindText(1, m_old.name);
        rows.bindInteger(2, kFirstChange);
        while (true) {
            GODWIT_TRY(const bool hasRow, rows.step());
            if (!hasRow)
                return {};
            if (m_content.carried->rowid.isEmpty())
                m_content.carried->asideKeys.insert(rows.value(0).toLiteral());
            else
                m_content.carried->asideRows.insert(rows.integer(0));
        }
    }

    [[nodiscard]] QString whyNot(const TableChange& change) const
    {
        const bool hasLeft = !m_content.carried->asideRows.empty() || !m_content.carried->asideKeys.isEmpty();
        const QStringList identity =
            m_content.carried->rowid.isEmpty() ? m_old.primaryKey() : QStringList{rowidColumn(m_now)};
        const bool isSet = std::any_of(m_now.columns.begin(), m_now.columns.end(), [&](const Column& column) {
            return hasName(identity, column.name) && !m_doubts.written(m_now, column).isEmpty();
        });
        if (change.byScript)
            return QStringLiteral("a script of the plan writes it");
        if (m_now.isVirtual)
            return QStringLiteral("steps change it, and it is a virtual table");
        if (change.untraced > 0)
            return QStringLiteral("rows that cannot be led back to the source have left it");
        if (hasLeft && (isSet || (m_rebuild && !m_rebuilt.keepsIdentity)))
            return QStringLiteral("rows have left it, and what tells its rows apart was changed");
        return {};
    }

    void addColumns()
    {
        for (const Column& column : m_now.columns) {
            if (!column.isGenerated && !column.isHidden)
                add(column);
        }
        if (const QString rowid = rowidBeside(m_now); !rowid.isEmpty())
            addRowid(rowid);
        if (m_content.columns.isEmpty()) {
            m_content.whyNot = QStringLiteral("none of its columns can be told from the source");
            return;
        }
        findKey(m_now, m_content);
        for (const auto& [column, why] : std::as_const(m_content.doubts)) {
            const auto& key = m_content.keyAt;
            const bool tells =
                key.empty() || std::find(key.begin(), key.end(), m_content.columnAt(column)) != key.end();
            if (tells && m_content.doubt.isEmpty())
                m_content.doubt = QStringLiteral("%1: %2").arg(column, why);
        }
    }

    /// The expression of a column of the new table, which a rebuild says; of another one it is the column.
    [[nodiscard]] QString expressionOf(const Column& column) const
    {
        if (!m_rebuild)
            return quoted(column.name);
        qsizetype at = m_rebuilt.columns.indexOf(column.name);
        if (at < 0 && isSameName(rowidColumn(m_now), column.name)) // the row id, carried as such
            at = m_rebuilt.columns.indexOf(m_now.rowidName());
        return at < 0 ? QString() : m_rebuilt.expressions[at];
    }

    [[nodiscard]] bool isOfPlan(const Column& column) const
    {
        return m_rebuild &&
               std::any_of(m_rebuild->columns.begin(), m_rebuild->columns.end(),
                           [&](const ColumnValue& value) { return isSameName(value.column, column.name); });
    }

    /// Why the plan's own expression may give something else over the snapshot than it gave over the old
    /// table.
    [[nodiscard]] QString doubtOf(const QString& sql) const
    {
        for (const Column& column : m_old.columns) {
            if (mentionsName(sql, column.name) && !m_doubts.written(m_old, column).isEmpty())
                return QStringLiteral("it is made of %1, which steps set").arg(column.name);
        }
        return m_doubts.of(sql, 0);
    }

    void add(const Column& column)
    {
        QString why = m_doubts.written(m_now, column);
        const QString sql = expressionOf(column);
        std::optional<Value> standard = Value::null();
        if (why.isEmpty() && sql.isEmpty()) {
            standard = constantDefault(m_work, column);
            why = standard ? QString() : QStringLiteral("its default is not one value");
        }
        const bool isPlans = !sql.isEmpty() && isOfPlan(column);
        const QString names = isPlans ? withoutOwnName(sql, m_now.name) : QString();
        if (why.isEmpty() && WorkNeeds(m_scene).needsWork(names))
            why = QStringLiteral("its expression asks for more than the source's table");
        if (!why.isEmpty()) {
            m_content.notCompared.append({column.name, why});
            return;
        }
        if (const QString doubt = isPlans ? doubtOf(names) : QString(); !doubt.isEmpty())
            m_content.doubts.append({column.name, doubt});
        m_content.carried->hasPlanSql = m_content.carried->hasPlanSql || isPlans;
        // What is kept stays as it is stored; a new definition may convert it.
        append(column.name, sql, m_rebuild ? affinityOf(column.declaredType, m_now.isStrict) : Affinity::Blob,
               *standard);
    }

    void addRowid(const QString& rowid)
    {
        const qsizetype at = m_rebuild ? m_rebuilt.columns.indexOf(rowid) : -1;
        if (!m_rebuild)
            append(rowid, quoted(m_old.rowidName()), Affinity::Blob, Value::null());
        else if (at >= 0)
            append(rowid, m_rebuilt.expressions[at], Affinity::Blob, Value::null());
    }

    void append(const QString& column, const QString& sql, Affinity affinity, const Value& standard)
    {
        m_content.columns.append(column);
        m_content.affinities.push_back(affinity);
        m_content.defaults.push_back(standard);
        m_content.carried->expressions.append(sql);
    }

    Database& m_work;
    const MoveScene& m_scene;
    const ContentDoubts& m_doubts;
    const Table& m_old;
    const Table& m_now;
    const RebuildStep* m_rebuild = nullptr;
    RebuiltColumns m_rebuilt;
    TableContent m_content;
};

} // namespace

TableContent keptContent(const Table& table)
{
    TableContent content;
    content.name = content.physical = table.name;
    content.columns = table.columnNames();
    if (const QString rowid = rowidBeside(table); !rowid.isEmpty())
        content.columns.append(rowid);
    findKey(table, content);
    return content;
}

std::optional<Value> constantDefault(Database& work, const Column& column)
{
    if (column.defaultSql.isEmpty())
        return Value::null();
    if (column.defaultSql.contains(u'(') ||
        column.defaultSql.contains(QStringLiteral("CURRENT_"), Qt::CaseInsensitive))
        return std::nullopt;
    const auto value = work.value(QStringLiteral("SELECT %1").arg(column.defaultSql));
    return value ? std::optional(*value) : std::nullopt;
}

Result<TableContent> carriedContent(Database& work, const MoveScene& scene, const ChangedTables& changed,
                                    const ContentDoubts& doubts, const QString& name)
{
    const Table* const old = scene.source.table(name);
    const bool isRebuilt = scene.plan.rebuiltTables().contains(name, Qt::CaseInsensitive);
    const Table* const now = isRebuilt ? scene.target.table(name) : old;
    if (!old || !now) {
        TableContent content;
        content.name = content.physical = name;
        content.whyNot = QStringLiteral("the source has no such table");
        return content;
    }
    return CarriedScope(work, scene, doubts, *old, *now).of(*changed.find(name));
}

} // namespace godwit::core
