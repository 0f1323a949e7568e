// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/transaction.h"

namespace godwit::core {

Result<Transaction> Transaction::begin(Database& database, Kind kind)
{
    switch (kind) {
    case Kind::Immediate:
        GODWIT_CHECK(database.execute(QStringLiteral("BEGIN IMMEDIATE")));
        break;
    case Kind::Deferred:
        GODWIT_CHECK(database.execute(QStringLiteral("BEGIN")));
        break;
    case Kind::Exclusive:
        GODWIT_CHECK(database.execute(QStringLiteral("BEGIN EXCLUSIVE")));
        break;
    }
    return Transaction(database);
}

Transaction::~Transaction()
{
    // After some errors SQLite has rolled back by itself; then there is nothing left to do here.
    if (m_database && m_database->inTransaction())
        (void)m_database->execute(QStringLiteral("ROLLBACK"));
}

Status Transaction::commit()
{
    GODWIT_CHECK(m_database->execute(QStringLiteral("COMMIT")));
    m_database = nullptr;
    return {};
}

} // namespace godwit::core
