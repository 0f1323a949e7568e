// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/two_readers.h"

#include "core/functions/collations.h"
#include "core/safety/source_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

Result<Database> openOne(const AssessScene& scene)
{
    GODWIT_TRY(Database database, openSource(scene.file, false));
    database.setCancel(scene.cancel);
    if (!scene.plan.source.collations.isEmpty())
        GODWIT_CHECK(registerCollations(database, scene.plan.source.collations));
    for (const auto& [name, file] : scene.plan.source.attach) {
        const Status attached =
            database.attachReadOnly(QFileInfo(scene.file).absolutePath() + u'/' + file, name);
        (void)attached; // what reads it is then told as not run
    }
    return database;
}

} // namespace

Result<TwoReaders> TwoReaders::open(const AssessScene& scene)
{
    GODWIT_TRY(Database first, openOne(scene));
    GODWIT_TRY(Database second, openOne(scene));
    return TwoReaders{std::move(first), std::move(second)};
}

Result<Reading> Reading::begin(TwoReaders& readers)
{
    const QString enter = QStringLiteral("SELECT count(*) FROM sqlite_schema");
    GODWIT_TRY(Transaction first, Transaction::begin(readers.first, Transaction::Kind::Deferred));
    GODWIT_CHECK(readers.first.integer(enter));
    GODWIT_TRY(Transaction second, Transaction::begin(readers.second, Transaction::Kind::Deferred));
    const auto entered = readers.second.integer(enter);
    if (!entered && entered.error().code != ErrorCode::DatabaseLocked)
        return entered.error();
    return Reading(std::move(first), std::move(second), bool(entered));
}

} // namespace godwit::core
