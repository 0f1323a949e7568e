// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// A transaction that is rolled back unless committed. Borrows the database, and lives on its thread; none within another. BEGIN IMMEDIATE by default, so that a lock is
/// noticed at the start and not in the middle.
class Transaction
{
public:
    enum class Kind { Immediate, Deferred, Exclusive };

    static Result<Transaction> begin(Database& database, Kind kind = Kind::Immediate);
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Status commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace godwit::core
