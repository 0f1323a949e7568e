// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/integrity.h"

#include "core/checks/damage.h"
#include "core/checks/foreign_keys.h"
#include "core/checks/search_index.h"
#include "core/functions/collations.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>
#include <QRegularExpression>

namespace godwit::core {

namespace {

constexpr int kDamageLines = 100;   // that are kept, each once
constexpr int kMostLines = 100'000; // that SQLite lists: a row each of values that a schema would not take may come first
constexpr int kReadOnlyCode = 8; // SQLITE_READONLY, the low byte of its extended codes

void addDamage(QStringList& damage, const QString& line)
{
    const bool isHeading = line.startsWith(QStringLiteral("*** in database "));
    if (damage.size() < kDamageLines && !isHeading && line != QStringLiteral("ok") && !damage.contains(line))
        damage.append(line);
}

/// The lines of integrity_check or quick_check. What makes SQLite itself give up is damage too.
Result<QStringList> damageOf(Database& database, const QString& pragma)
{
    QStringList damage;
    auto statement = database.prepare(pragma);
    if (!statement && statement.error().code != ErrorCode::DatabaseCorrupt)
        return std::move(statement).error();
    if (!statement)
        return QStringList{statement.error().what};
    while (damage.size() < kDamageLines) {
        const auto hasRow = statement->step();
        if (!hasRow && hasRow.error().code != ErrorCode::DatabaseCorrupt)
            return hasRow.error();
        if (!hasRow)
            addDamage(damage, hasRow.error().what);
        if (!hasRow || !*hasRow)
            break;
        const QStringList lines = statement->text(0).split(u'\n', Qt::SkipEmptyParts); // several errors in one row
        for (const QString& line : lines)
            addDamage(damage, line);
    }
    return damage;
}

/// Sorts a failure: damage, not run, or (cancel) an error of the whole.
Status settle(IntegrityFindings& findings, const QString& subject, const Status& outcome)
{
    if (outcome)
        return {};
    const Error& error = outcome.error();
    if (error.isCancel())
        return error;
    const QString line = subject + QStringLiteral(": ") + error.what;
    if (error.code == ErrorCode::DatabaseCorrupt)
        addDamage(findings.damage, line);
    else
        findings.notRun.append(line);
    return {};
}

struct StoredTable
{
    QString name;
    QString sql;
};

Result<QList<StoredTable>> tablesOf(Database& database)
{
    GODWIT_TRY(auto statement, database.prepare(QStringLiteral(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' "
        "ORDER BY name")));
    QList<StoredTable> tables;
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return tables;
        tables.append({statement.text(0), statement.text(1)});
    }
}

/// The module of a virtual table in lower case, or nothing. SQLite stores the text from the name on as it was given.
QString moduleOf(const QString& sql)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^CREATE VIRTUAL TABLE\s+(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|`(?:[^`]|``)*`|\[[^\]]*\]|[^\s"'`\[]+))"
                       R"(\s*USING\s+["'`\[]?(\w+))"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(sql).captured(1).toLower();
}

/// Undoes whatever happened since SAVEPOINT, also if the check failed half way. What is only read is copied.
Status checkFullText(Database& database, const StoredTable& table, const QString& module)
{
    GODWIT_CHECK(database.execute(QStringLiteral("SAVEPOINT godwit_check")));
    const Status outcome = database.execute(searchCheck(QStringLiteral("main"), table.name, module));
    GODWIT_CHECK(database.execute(QStringLiteral("ROLLBACK TO godwit_check; RELEASE godwit_check")));
    const bool isReadOnly = !outcome && (outcome.error().sqlite & 0xff) == kReadOnlyCode;
    return isReadOnly ? checkSearchIndex(database, table.name, table.sql, module) : outcome;
}

/// FTS4 with content='' has nothing to check its index against.
Result<bool> keepsNoText(Database& database, const StoredTable& table)
{
    Table search;
    search.name = table.name;
    search.sql = table.sql;
    search.isVirtual = true;
    if (indexesOtherTable(search))
        return false;
    GODWIT_TRY(const qint64 texts,
               database.integer(QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE name = ? COLLATE NOCASE"),
                                {Value::ofText(table.name + QStringLiteral("_content"))}));
    return texts == 0;
}

Status checkSearch(Database& database, const StoredTable& table, const QString& module, IntegrityFindings& findings)
{
    const QString subject = QStringLiteral("%1 table %2").arg(module.toUpper(), table.name);
    GODWIT_TRY(const bool hasNothing, module == kNewestSearch ? Result(false) : keepsNoText(database, table));
    if (hasNothing)
        findings.notRun.append(subject + QStringLiteral(": it keeps no text that SQLite could check its index against."));
    return hasNothing ? Status() : settle(findings, subject, checkFullText(database, table, module));
}

Status checkTree(Database& database, const QString& table)
{
    GODWIT_TRY(const QString answer, database.text(QStringLiteral("SELECT rtreecheck('main', ?)"),
                                                   {Value::ofText(table)}));
    if (answer == QStringLiteral("ok"))
        return {};
    return Error(ErrorCode::DatabaseCorrupt, answer.section(u'\n', 0, 0));
}

Status checkModule(Database& database, const StoredTable& table, IntegrityFindings& findings)
{
    const QString module = moduleOf(table.sql);
    if (module == kNewestSearch || module == QStringLiteral("fts4") || module == QStringLiteral("fts3"))
        return checkSearch(database, table, module, findings);
    if (module == QStringLiteral("rtree") || module == QStringLiteral("rtree_i32"))
        return settle(findings, QStringLiteral("R-tree ") + table.name, checkTree(database, table.name));
    return {};
}

/// integrity_check of the whole file, or what of it can run.
Status checkPages(Database& database, IntegrityFindings& findings)
{
    auto damage = damageOf(database, QStringLiteral("PRAGMA main.integrity_check(1000)"));
    if (!damage && damage.error().code == ErrorCode::SqlFailed) {
        // A collation or function that only the application has: at least the quick form may do without.
        GODWIT_CHECK(settle(findings, QStringLiteral("integrity_check"), damage.error()));
        damage = quickCheck(database);
        if (!damage && damage.error().code == ErrorCode::SqlFailed)
            return settle(findings, QStringLiteral("quick_check"), damage.error());
    }
    if (!damage)
        return damage.error();
    findings.damage = *damage;
    return {};
}

/// Foreign keys and modules of all tables, or of some.
Status checkRelations(Database& database, const QStringList& only, IntegrityFindings& findings)
{
    auto tables = tablesOf(database);
    if (!tables)
        return settle(findings, QStringLiteral("The schema"), tables.error());
    tables->removeIf([&](const StoredTable& table) {
        return !only.isEmpty() && !only.contains(table.name, Qt::CaseInsensitive);
    });
    QElapsedTimer timer;
    timer.start();
    for (const StoredTable& table : std::as_const(*tables)) {
        GODWIT_CHECK(settle(findings, QStringLiteral("Foreign keys of ") + table.name,
                            checkForeignKeys(database, table.name, findings)));
    }
    findings.foreignKeysUs = timer.nsecsElapsed() / 1000;
    for (const StoredTable& table : std::as_const(*tables))
        GODWIT_CHECK(checkModule(database, table, findings));
    return {};
}

} // namespace

Result<QStringList> quickCheck(Database& database)
{
    GODWIT_TRY(const QStringList lines, damageOf(database, QStringLiteral("PRAGMA main.quick_check(%1)").arg(kMostLines)));
    return sorted(lines).broken();
}

Result<QStringList> wholeCheck(Database& database)
{
    GODWIT_TRY(const QStringList lines, damageOf(database, QStringLiteral("PRAGMA main.integrity_check(%1)").arg(kMostLines)));
    return sorted(lines).broken();
}

Result<IntegrityFindings> checkThoroughly(Database& database, const QStringList& tables)
{
    refuseUnknownCollations(database);
    IntegrityFindings findings;
    findings.tables = tables;
    for (const QString& table : tables) {
        const auto damage = damageOf(database, QStringLiteral("PRAGMA main.integrity_check(%1)").arg(quoted(table)));
        if (!damage && damage.error().code != ErrorCode::SqlFailed)
            return damage.error();
        if (!damage) {
            GODWIT_CHECK(settle(findings, QStringLiteral("integrity_check of ") + table, damage.error()));
            continue;
        }
        for (const QString& line : *damage)
            addDamage(findings.damage, line);
    }
    return findings;
}

Result<IntegrityFindings> checkAround(Database& database, const QStringList& tables)
{
    refuseUnknownCollations(database);
    IntegrityFindings findings;
    findings.tables = tables;
    GODWIT_TRY(findings.damage, quickCheck(database)); // values of these tables are the other half's
    GODWIT_CHECK(checkRelations(database, tables, findings));
    return findings;
}

IntegrityFindings joined(IntegrityFindings around, const IntegrityFindings& thorough)
{
    for (const QString& line : thorough.damage)
        addDamage(around.damage, line);
    around.notRun += thorough.notRun;
    return around;
}

Result<IntegrityFindings> checkIntegrity(Database& database, const QStringList& only)
{
    if (!only.isEmpty()) {
        GODWIT_TRY(const IntegrityFindings around, checkAround(database, only));
        GODWIT_TRY(const IntegrityFindings thorough, checkThoroughly(database, only));
        return joined(around, thorough);
    }
    refuseUnknownCollations(database);
    IntegrityFindings findings;
    GODWIT_CHECK(checkPages(database, findings));
    GODWIT_CHECK(checkRelations(database, only, findings));
    return findings;
}

} // namespace godwit::core
