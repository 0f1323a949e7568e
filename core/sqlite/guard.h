// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// While it lives, what is prepared on a connection may do only what SQL of a plan may. Never ATTACH, DETACH,
/// PRAGMA, VACUUM, transactions of its own, or a function that function_list.h does not allow.
/// resources/help/guard.md is its public face.
class Guard
{
public:
    enum class Kind {
        Reading,  ///< an expression of a plan: reads, and does not ask for the present time
        Checking, ///< a query of a rule, compare or measure: reads
        Changing, ///< a script of a schema step: also creates, changes and drops in the main schema
    };
    Guard(Database& database, Kind kind);
    /// As Changing, but the rows of these tables of the main schema stay as they are, and so does what is ours (_godwit_…).
    static Guard ofScript(Database& database, const QStringList& untouched);
    /// As Reading, and inserts, updates and deletes in these tables of the main schema; creates and drops
    /// nothing.
    Guard(Database& database, const QStringList& writable);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

private:
    Guard(Database& database, Database::Authorizer rule);
    Database& m_database;
};

/// Prepares a query of a plan while a guard of the caller's lives: NotPermittedSql also for what a guard is not asked about,
/// as VACUUM.
Result<Statement> prepareReading(Database& database, const QString& sql);

/// How much SQL of a plan may take. The defaults are what guard.md says.
struct SqlLimits
{
    static constexpr int kValueBytes = 16 * 1024 * 1024;
    static constexpr int kPatternBytes =
        1000; ///< of LIKE and GLOB: one call takes text times pattern, and nothing interrupts it
    static constexpr qint64 kRowMs = 30'000;
    static constexpr qint64 kQueryMs = 300'000;
    int valueBytes = kValueBytes; ///< the longest value, and row of a sorter
    qint64 rowMs = kRowMs;        ///< the expressions of one row; 0: as long as it takes
    qint64 queryMs = kQueryMs;    ///< a query over whole tables
};

/// While it lives, SQL of a plan runs on a connection with these limits; then what held before holds again.
class SqlBounds
{
public:
    SqlBounds(Database& database, int valueBytes, qint64 milliseconds);
    /// The time alone: what is written beside may be longer than what a plan makes.
    SqlBounds(Database& database, qint64 milliseconds);
    ~SqlBounds();
    SqlBounds(const SqlBounds&) = delete;
    SqlBounds& operator=(const SqlBounds&) = delete;

private:
    Database& m_database;
    qint64 m_milliseconds;
    int m_valueBytes = -1; ///< -1: left alone
    int m_patternBytes = -1;
};

} // namespace godwit::core
