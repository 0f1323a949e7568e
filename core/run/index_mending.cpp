// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/index_mending.h"

#include "core/checks/damage.h"
#include "core/checks/integrity.h"
#include "core/run/recovery_trial.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

constexpr int kConstraint = 19; // SQLITE_CONSTRAINT, the low byte of its extended codes

Status remake(Database& database, const QString& index)
{
    const Status made = database.execute(QStringLiteral("REINDEX main.%1").arg(quoted(index)));
    if (made || made.error().isCancel())
        return made;
    const QString what = QStringLiteral("The index %1 cannot be made anew: %2").arg(index, made.error().what);
    Error error(ErrorCode::SqlFailed, what);
    error.sqlite = made.error().sqlite;
    if ((error.sqlite & 0xff) == kConstraint)
        error.next = QStringLiteral(
            "Rows of its table have equal values that must differ, since it was damaged. Change or delete "
            "all but one of them in the application, then give the command again.");
    return error;
}

} // namespace

Result<QStringList> damagedIndexes(RunState& state)
{
    GODWIT_TRY(Database database, openSource(state.file.real, false));
    database.setCancel(state.cancel);
    GODWIT_TRY(const IntegrityFindings found, checkIntegrity(database));
    const Damage damage = sorted(found.damage);
    if (!damage.structure.isEmpty())
        return Error(ErrorCode::DatabaseCorrupt,
                     QStringLiteral("%1 is damaged, and no index alone: what is lost there cannot be made "
                                    "anew from the rest.")
                         .arg(state.file.real))
            .withDetail(found.damage.join(u'\n'));
    return damage.indexes;
}

Status remakeIndexes(const QString& path, const QStringList& indexes)
{
    {
        GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::ReadWrite}));
        GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA synchronous = FULL")));
        GODWIT_TRY(Transaction transaction, Transaction::begin(database));
        for (const QString& index : indexes)
            GODWIT_CHECK(remake(database, index));
        GODWIT_CHECK(transaction.commit());
    }
    return letSqliteDoIt(path);
}

void addRemaking(const QStringList& indexes, Consequence& consequence)
{
    consequence.does.append(
        QStringLiteral("Made anew from the rows of their tables, in one transaction: %1. No row is changed.")
            .arg(indexes.join(QStringLiteral(", "))));
}

} // namespace godwit::core
