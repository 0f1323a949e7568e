// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/prepared_plan.h"

#include "core/checks/query.h"
#include "core/functions/collations.h"
#include "core/move/change_tables.h"
#include "core/move/mover.h"
#include "core/move/prepared_change.h"
#include "core/move/prepared_move.h"
#include "core/move/prepared_sql.h"
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"
#include "core/plan/yaml_node.h"
#include "core/schema/empty_tables.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"
#include "core/steps/prepared_target.h"
#include "core/steps/target_tables.h"

namespace godwit::core {

namespace {

constexpr qint64 kMostScriptMs = 2'000; // of one statement over empty tables

/// A database in memory with the schema of the source, and beside it those of the further ones.
Result<Database> emptySource(const Plan& plan, const PreparedAgainst& against, QStringList& notMade)
{
    GODWIT_TRY(Database database, Database::openInMemory());
    // As in a work file: schemas call functions of SQLite that it takes for unsafe there.
    GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA trusted_schema = ON")));
    notMade += makeEmptyTables(database, against.source);
    for (const auto& [name, catalog] : against.further) {
        GODWIT_CHECK(database.execute(QStringLiteral("ATTACH DATABASE ':memory:' AS %1").arg(quoted(name))));
        notMade += makeEmptyTables(database, catalog, name);
    }
    GODWIT_CHECK(registerCollations(database, plan.source.collations));
    return database;
}

/// What queries of checks may call; no run is there to be asked.
Status equipForQueries(Database& database)
{
    GODWIT_CHECK(registerFunctions(database, nullptr));
    return database.registerFunction(QStringLiteral("disposition"), 2,
                                     [](const Row&) { return Value::null(); });
}

bool isDefinition(const QString& statement)
{
    const QList<SqlWord> words = sqlWords(statement);
    return !words.isEmpty() && (words[0].is(u"create") || words[0].is(u"alter") || words[0].is(u"drop"));
}

/// Of a rule its own name, else the step's.
QString nameOf(const Step& step, const SqlText& query)
{
    const auto* const assess = std::get_if<AssessStep>(&step.work);
    const auto* const validate = std::get_if<ValidateStep>(&step.work);
    for (const Rule& rule : assess ? assess->rules : validate ? validate->rules : QList<Rule>()) {
        if (rule.query.at.line == query.at.line && rule.query.at.column == query.at.column)
            return named(rule.name);
    }
    return named(step.title());
}

/// One plan under the hands of SQLite. Goes through it twice: what runs in the work file in the order of the
/// plan, then the queries of checks.
class Preparation
{
public:
    Preparation(const Plan& plan, const PreparedAgainst& against, Catalog target)
        : m_plan(plan),
          m_against(against),
          m_target(std::move(target)),
          m_staging(against.source, m_target, plan.rebuiltTables())
    {
    }

    PreparedPlan run()
    {
        const Status done = prepareAll();
        if (!done)
            m_found.left += QStringLiteral("The plan's SQL could not be prepared: %1").arg(done.error().what);
        return m_found;
    }

private:
    Status prepareAll()
    {
        GODWIT_TRY(Database work, emptySource(m_plan, m_against, m_notMade));
        for (const Phase& phase : m_plan.phases) {
            for (const Step& step : phase.steps) {
                forEachSql(step,
                           [this](const SqlText& sql, SqlPlace) { m_found.pieces += sql.isEmpty() ? 0 : 1; });
                if (std::holds_alternative<CutoverStep>(step.work))
                    m_isCutOver = true;
                GODWIT_TRY(const bool goesOn, prepareStep(work, step));
                if (!goesOn)
                    return {};
            }
        }
        for (const Error& error : errorsOfTarget(m_plan, m_against.source, m_target))
            add(error);
        return prepareQueries(work);
    }

    /// False: what the steps behind it would find is not known.
    Result<bool> prepareStep(Database& work, const Step& step)
    {
        if (const auto* const schema = std::get_if<SchemaStep>(&step.work)) {
            if (schema->target)
                GODWIT_CHECK(createTargetTables(work, m_target, m_staging));
            return schema->target || prepareScript(work, *schema);
        }
        if (std::holds_alternative<MoveStep>(step.work))
            GODWIT_CHECK(prepareMove(work, step));
        else if (step.changesRows())
            GODWIT_CHECK(prepareChange(work, step));
        return true;
    }

    /// Its tables are made, without rows.
    bool prepareScript(Database& work, const SchemaStep& schema)
    {
        if (m_isCutOver) {
            m_found.left += QStringLiteral("%1 runs after the cut-over: it was not looked at.")
                                .arg(named(schema.script.at.file));
            m_hasLateScript = true;
            return true;
        }
        const Guard guard = Guard::ofScript(work, accountedTables(m_against.source, m_target, m_staging));
        const Status made =
            forEachStatement(work, schema.script.text, [&work](Statement& statement, const QString& text) {
                const SqlBounds bounds(work, SqlLimits::kValueBytes, kMostScriptMs);
                return isDefinition(text) ? statement.run() : Status();
            });
        if (!made && made.error().code == ErrorCode::SqlTooLong)
            m_found.left += QStringLiteral("A table that %1 fills as it makes it cannot be known before it "
                                           "runs; nothing behind it was looked at.")
                                .arg(named(schema.script.at.file));
        else if (!made)
            add(refusedPiece(work, schema.script.at, QStringLiteral("the script"), made.error(), {}));
        return static_cast<bool>(made);
    }

    Status prepareMove(Database& work, const Step& step)
    {
        GODWIT_TRY(const FurtherTables further, readFurtherTables(work, m_plan, m_against.source));
        const MoveScene scene{.plan = m_plan,
                              .source = m_against.source,
                              .target = m_target,
                              .staging = m_staging,
                              .seed = QStringLiteral("check"),
                              .further = further};
        GODWIT_TRY(const MoveSession session, openMoveSession(work, scene));
        const auto* const move = &std::get<MoveStep>(step.work);
        m_found.doubts += lookupsOfNumbers(*move, m_against.source);
        for (const Error& error :
             errorsOfMove(session.work, scene, static_cast<int>(movesOf(m_plan).indexOf(move)), step))
            add(error);
        return {};
    }

    Status prepareChange(Database& work, const Step& step)
    {
        GODWIT_TRY(const FurtherTables further, readFurtherTables(work, m_plan, m_against.source));
        ChangeScene scene{.work = work,
                          .plan = m_plan,
                          .source = m_against.source,
                          .target = m_target,
                          .staging = m_staging,
                          .number = m_changes++,
                          .seed = QStringLiteral("check"),
                          .further = further};
        GODWIT_CHECK(scene.open());
        for (const Error& error : errorsOfChange(scene, step))
            add(error);
        const auto* const rebuild = std::get_if<RebuildStep>(&step.work);
        return rebuild ? exchange(work, rebuild->table) : Status();
    }

    /// The steps behind a rebuild find the table as it is then.
    Status exchange(Database& work, const QString& name)
    {
        const Table* const wanted = m_target.table(name);
        if (!wanted)
            return {};
        GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(wanted->name))));
        GODWIT_CHECK(work.execute(m_staging.createTable(*wanted)));
        for (const Index& index : wanted->indexes) {
            if (!index.sql.isEmpty())
                (void)work.execute(index.sql); // one whose name is taken comes later
        }
        return {};
    }

    /// The queries of assess, validate, compare and measure, on the sides that they look at.
    Status prepareQueries(Database& work)
    {
        GODWIT_TRY(Database before, emptySource(m_plan, m_against, m_notMade));
        GODWIT_CHECK(equipForQueries(before));
        GODWIT_CHECK(work.execute(QStringLiteral("ATTACH DATABASE ':memory:' AS source")));
        m_notMade += makeEmptyTables(work, m_against.source, QStringLiteral("source"));
        GODWIT_CHECK(showStagedTables(work, m_target, m_staging));
        GODWIT_CHECK(showTargetViews(work, m_target));
        GODWIT_CHECK(equipForQueries(work));
        for (const Phase& phase : m_plan.phases) {
            for (const Step& step : phase.steps) {
                if (std::holds_alternative<CutoverStep>(step.work))
                    showNewVersion(work);
                if (const auto* const drop = std::get_if<DropStep>(&step.work))
                    takeAway(work, *drop);
                if (const auto* const compare = std::get_if<CompareStep>(&step.work))
                    compareColumns(before, work, *compare);
                forEachSql(step, [&](const SqlText& sql, SqlPlace place) {
                    if (place != SqlPlace::Move && !sql.isEmpty())
                        prepareQueryOf(place == SqlPlace::Before ? before : work, step, sql);
                });
            }
        }
        return {};
    }

    void prepareQueryOf(Database& database, const Step& step, const SqlText& sql)
    {
        const auto prepared = prepareQuery(database, sql, m_plan.parameters);
        if (!prepared && !m_hasLateScript)
            add(refusedPiece(database, sql.at, QStringLiteral("the query of %1").arg(nameOf(step, sql)),
                             prepared.error(), {}));
    }

    /// Rows of different widths are never the same.
    void compareColumns(Database& before, Database& after, const CompareStep& step)
    {
        const auto one = prepareQuery(before, step.before, m_plan.parameters);
        const auto other = prepareQuery(after, step.after, m_plan.parameters);
        if (one && other && one->columnCount() != other->columnCount())
            add(planError(ErrorCode::PlanSql, step.after.at,
                          QStringLiteral("%1: its query gives %2 columns, and the one before gives %3; such rows are never the same.")
                              .arg(named(step.name)).arg(other->columnCount()).arg(one->columnCount())));
    }

    /// Old tables that are gone for what stands behind a drop; under `source` they stay, as in the snapshot.
    void takeAway(Database& work, const DropStep& drop) const
    {
        QStringList tables = drop.tables;
        for (const Table& table : drop.tables.isEmpty() ? m_against.source.tables : QList<Table>()) {
            if (!isCarried(table.name))
                tables.append(table.name);
        }
        for (const QString& table : std::as_const(tables)) {
            const QString old = m_plan.target.keptName(table);
            if (m_staging.isStaged(table))
                (void)work.execute(QStringLiteral("DROP VIEW IF EXISTS temp.%1").arg(quoted(old)));
            (void)work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(table)));
        }
    }

    [[nodiscard]] bool isCarried(const QString& table) const
    {
        return containsName(m_plan.target.keep, table) || containsName(m_plan.rebuiltTables(), table);
    }

    /// What the cut-over makes but views, and old tables by their new names. What cannot be made is told by
    /// what asks for it.
    void showNewVersion(Database& work) const
    {
        for (const Table& table : m_target.tables) {
            if (indexesOtherTable(table))
                (void)work.execute(table.sql);
            if (m_staging.isStaged(table.name))
                (void)work.execute(QStringLiteral("CREATE TEMP VIEW %1 AS SELECT * FROM main.%2")
                                       .arg(quoted(m_plan.target.keptName(table.name)), quoted(table.name)));
        }
    }

    /// What speaks of a table that could not be made here is not judged; SQLite's own tables come and go.
    void add(const Error& error)
    {
        const QString said = error.detail.section(u'\n', 0, 0);
        const QString table = said.startsWith(QStringLiteral("no such table: "))
                                  ? said.section(QStringLiteral(": "), 1)
                                  : QString();
        const QString name = table.section(u'.', -1);
        const bool isUnread = table.contains(u'.') && isFurther(table.section(u'.', 0, 0));
        if (!table.isEmpty() &&
            (isUnread || name.startsWith(QStringLiteral("sqlite_")) || containsName(m_notMade, name)))
            m_found.left +=
                QStringLiteral(
                    "%1 could not be looked at: its table %2 cannot be made without the application.")
                    .arg(error.what.section(QStringLiteral(": "), 0, 1), named(table));
        else
            m_found.errors += error;
    }

    [[nodiscard]] bool isFurther(const QString& schema) const
    {
        const auto isCalled = [&](const auto& one) { return isSameName(one.first, schema); };
        const auto& all = m_plan.source.attach;
        return std::any_of(all.begin(), all.end(), isCalled) &&
               std::none_of(m_against.further.begin(), m_against.further.end(), isCalled);
    }

    const Plan& m_plan;
    const PreparedAgainst& m_against;
    Catalog m_target;
    Staging m_staging;
    PreparedPlan m_found;
    QStringList m_notMade;
    int m_changes = 0; ///< steps that change rows, so far
    bool m_isCutOver = false;
    bool m_hasLateScript = false;
};

} // namespace

PreparedPlan preparePlan(const Plan& plan, const PreparedAgainst& against)
{
    auto target = catalogOfScript(plan.target.schema.text);
    return target ? Preparation(plan, against, std::move(*target)).run()
                  : PreparedPlan(); // checkPlan tells what is wrong
}

} // namespace godwit::core
