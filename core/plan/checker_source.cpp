// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker.h"

#include "core/plan/checker_parts.h"
#include "core/functions/collations.h"
#include "core/plan/nearest.h"
#include "core/plan/yaml_node.h"
#include "core/schema/collations.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool hasView(const Catalog& catalog, const QString& name)
{
    return std::any_of(catalog.views.begin(), catalog.views.end(),
                       [&](const SchemaObject& view) { return isSameName(view.name, name); });
}

/// Collects the differences; a table that is missing is said once, however often the plan names it.
class SourceCheck
{
public:
    SourceCheck(const Plan& plan, const Catalog& source) : m_plan(plan), m_source(source) {}

    QList<Error> differences(const std::optional<Catalog>& target)
    {
        checkReservedNames(m_source, QStringLiteral("the database"), ErrorCode::SchemaDiffers, m_plan.target.at, m_errors);
        checkExpectations();
        for (const QString& table : m_plan.target.keep)
            needTable(table, m_plan.target.at);
        for (const Phase& phase : m_plan.phases) {
            for (const Step& step : phase.steps)
                checkStep(step, target);
        }
        checkCollations(m_source, {});
        if (target) {
            checkOldNames(*target);
            checkKeptNames(m_plan, m_source, *target, m_errors);
            checkCollations(*target, QStringLiteral("the target's "));
        }
        if (m_errors.isEmpty() && target) { // of another database's tables they would say nothing true
            checkReferenceKeys(m_plan, m_source, *target, m_errors);
            checkKeptKeyUpdates(m_plan, m_source, *target, m_errors);
        }
        return m_errors;
    }

private:
    void add(const Position& at, const QString& what) { addError(m_errors, ErrorCode::SchemaDiffers, at, what); }

    /// An index by a collation that nobody here knows could be neither checked nor written.
    void checkCollations(const Catalog& catalog, const QString& whose)
    {
        for (const Table& table : catalog.tables) {
            const NameMap ofColumns = collationsOf(table);
            const auto need = [&](const QString& collation, const QString& what) {
                if (!collation.isEmpty() && !isKnownCollation(m_plan.source.collations, collation))
                    add(m_plan.source.at, QStringLiteral("%1%2 goes by the collation %3, which only the application has; “collations” of “source” "
                                                         "says which of ours is equal to it.").arg(whose, what, named(collation)));
            };
            for (const QString& collation : whose.isEmpty() ? QStringList() : ofColumns.values())
                need(collation, QStringLiteral("a column of the table ") + named(table.name));
            for (const QString& part : table.isWithoutRowid ? table.primaryKey() : QStringList())
                need(ofColumns.value(foldedName(part)), QStringLiteral("the key of the table ") + named(table.name));
            for (const Index& index : table.indexes) {
                for (const QString& column : index.columns)
                    need(ofColumns.value(foldedName(column)), QStringLiteral("an index of the table ") + named(table.name));
                const QList<SqlWord> words = sqlWords(index.sql);
                for (qsizetype at = 0; at + 1 < words.size(); ++at) {
                    if (words[at].is(u"collate"))
                        need(words[at + 1].text, QStringLiteral("the index ") + named(index.name));
                }
            }
        }
    }

    void checkNumber(const char* name, std::optional<qint64> expected, qint64 found)
    {
        if (expected && *expected != found)
            add(m_plan.source.at, QStringLiteral("the database's %1 is %2; the plan expects %3.")
                                      .arg(QString::fromLatin1(name)).arg(found).arg(*expected));
    }

    void checkExpectations()
    {
        checkNumber("user_version", m_plan.source.userVersion, m_source.userVersion);
        checkNumber("application_id", m_plan.source.applicationId, m_source.applicationId);
        for (const auto& [name, columns] : m_plan.source.tables) {
            const Table* const table = needTable(name, m_plan.source.at);
            for (const QString& column : table ? columns : QStringList())
                needColumn(*table, column, m_plan.source.at);
        }
    }

    const Table* needTable(const QString& name, const Position& at)
    {
        const Table* const table = m_source.table(name);
        if (!table && !containsName(m_missing, name)) {
            m_missing.append(name);
            add(at, QStringLiteral("the database has no table %1%2").arg(named(name), suggestion(name, tableNames(m_source))));
        }
        return table;
    }

    /// True for "users.people" where the plan attaches a database as users.
    [[nodiscard]] bool isFurther(const QString& name) const
    {
        const auto& attached = m_plan.source.attach;
        return !m_source.table(name) && name.contains(u'.') &&
               std::any_of(attached.begin(), attached.end(),
                           [&](const auto& database) { return isSameName(database.first, name.section(u'.', 0, 0)); });
    }

    /// For what may be read from: a table or a view.
    const Table* needReadable(const QString& name, const Position& at)
    {
        return hasView(m_source, name) ? nullptr : needTable(name, at);
    }

    void needColumn(const Table& table, const QString& column, const Position& at)
    {
        const QString full = foldedName(table.name) + u'\n' + foldedName(column);
        if (table.column(column) || m_missing.contains(full))
            return;
        m_missing.append(full);
        add(at, QStringLiteral("the database's table %1 has no column %2%3")
                    .arg(named(table.name), named(column), suggestion(column, table.columnNames())));
    }

    void checkStep(const Step& step, const std::optional<Catalog>& target)
    {
        if (const auto* const backup = std::get_if<BackupStep>(&step.work)) {
            for (const QString& table : backup->exportTables)
                needReadable(table, step.at);
        } else if (const auto* const drop = std::get_if<DropStep>(&step.work)) {
            for (const QString& table : drop->tables + drop->orphans)
                needTable(table, step.at);
        } else if (const auto* const move = std::get_if<MoveStep>(&step.work)) {
            checkMoveSource(step, *move, target);
        } else {
            checkChangeSource(step, target);
        }
        forEachSql(step, [&](const SqlText& sql, SqlPlace place) {
            for (const QString& name : place == SqlPlace::After ? namesIn(sql, u"source") : QStringList())
                needReadable(name, sql.at);
        });
    }

    void checkChangeSource(const Step& step, const std::optional<Catalog>& target)
    {
        if (const auto* const update = std::get_if<UpdateStep>(&step.work)) {
            const Table* const table = keptTable(update->table, step.at);
            for (const ColumnValue& value : table ? update->set : QList<ColumnValue>())
                needColumn(*table, value.column, value.at);
        } else if (const auto* const erase = std::get_if<DeleteStep>(&step.work)) {
            keptTable(erase->table, step.at);
        } else if (const auto* const script = std::get_if<SqlStep>(&step.work)) {
            for (const QString& table : script->writes)
                keptTable(table, step.at);
        } else if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work)) {
            const Table* const from = needTable(rebuild->table, step.at);
            const Table* const into = target ? target->table(rebuild->table) : nullptr;
            if (from && into)
                checkRebuilt(step, *rebuild, *from, *into);
        }
    }

    const Table* keptTable(const QString& name, const Position& at)
    {
        return containsName(m_plan.target.keep, name) ? needTable(name, at) : nullptr;
    }

    void checkRebuilt(const Step& step, const RebuildStep& rebuild, const Table& from, const Table& into)
    {
        for (const Column& column : into.columns) {
            const bool isGiven = from.column(column.name) ||
                                 std::any_of(rebuild.columns.begin(), rebuild.columns.end(),
                                             [&](const ColumnValue& value) { return isSameName(value.column, column.name); });
            const bool numbersItself = column.keyPart > 0 && isSameName(column.declaredType, u"INTEGER");
            if (isGiven || !column.notNull || !column.defaultSql.isNull() || column.isGenerated || numbersItself)
                continue;
            add(step.at, QStringLiteral("the new column %1 of %2 may not be NULL, and the rebuild gives it no value.")
                             .arg(named(column.name), named(into.name)));
        }
    }

    void checkMoveSource(const Step& step, const MoveStep& move, const std::optional<Catalog>& target)
    {
        if (!move.query.isEmpty()) {
            if (!move.accountsForTable.isEmpty() && !isFurther(move.accountsForTable))
                needTable(move.accountsForTable, step.at);
            return;
        }
        if (isFurther(move.from))
            return; // another database's; looked at when a run begins
        const Table* const table = needReadable(move.from, step.at);
        if (!table)
            return;
        QStringList expected = move.expect.keys();
        expected.sort();
        for (const QString& column : expected) {
            if (column != QStringLiteral("*"))
                needColumn(*table, column, step.at);
        }
        const Table* const into = target ? target->table(move.into) : nullptr;
        if (into && move.carryAll)
            checkCarried(step, move, *table, *into);
    }

    void checkCarried(const Step& step, const MoveStep& move, const Table& from, const Table& into)
    {
        for (const Column& column : into.columns) {
            const bool isGiven = from.column(column.name) ||
                                 std::any_of(move.columns.begin(), move.columns.end(), [&](const ColumnValue& value) {
                                     return isSameName(value.column, column.name);
                                 });
            const bool numbersItself = column.keyPart > 0 && isSameName(column.declaredType, u"INTEGER");
            if (isGiven || !column.notNull || !column.defaultSql.isNull() || column.isGenerated || numbersItself)
                continue;
            add(step.at, QStringLiteral("the column %1 of the target's %2 may not be NULL, and %3 has no column of that name.")
                             .arg(named(column.name), named(into.name), named(from.name)));
        }
    }

    /// A table whose name the target takes is kept under `keep_old_as`: that name must be free.
    void checkOldNames(const Catalog& target)
    {
        for (const Table& table : target.tables) {
            if (!m_source.table(table.name) || containsName(m_plan.rebuiltTables(), table.name))
                continue;
            const QString old = m_plan.target.keptName(table.name);
            if (m_source.hasName(old) || target.hasName(old))
                add(m_plan.target.at, QStringLiteral("the old table %1 would be kept as %2, and that name is taken.")
                                          .arg(named(table.name), named(old)));
        }
    }

    const Plan& m_plan;
    const Catalog& m_source;
    QList<Error> m_errors;
    QStringList m_missing;
};

bool isSameShape(const Table& one, const Table& other)
{
    return std::equal(one.columns.begin(), one.columns.end(), other.columns.begin(), other.columns.end(),
                      [](const Column& left, const Column& right) {
                          return isSameName(left.name, right.name) &&
                                 isSameName(left.declaredType, right.declaredType) && left.notNull == right.notNull &&
                                 left.keyPart == right.keyPart;
                      });
}

bool hasTargetShape(const Plan& plan, const Catalog& source, const Catalog& target)
{
    const auto version = targetVersions(plan).userVersion;
    if (target.tables.isEmpty() || (version && source.userVersion != *version))
        return false;
    return std::all_of(target.tables.begin(), target.tables.end(), [&](const Table& table) {
        const Table* const there = source.table(table.name);
        return there && isSameShape(*there, table);
    });
}

} // namespace

QList<Error> checkSource(const Plan& plan, const Catalog& source)
{
    const auto script = catalogOfScript(plan.target.schema.text);
    const std::optional<Catalog> target = script ? std::optional(script.value()) : std::nullopt;
    const QList<Error> errors = SourceCheck(plan, source).differences(target);
    // A plan from a schema to itself fits its own result: only a database that differs can be done with.
    if (!errors.isEmpty() && target && hasTargetShape(plan, source, *target))
        return {Error(ErrorCode::AlreadyMigrated,
                      QStringLiteral("The database has the target's tables and user_version %1 already.").arg(source.userVersion))};
    return errors;
}

} // namespace godwit::core
