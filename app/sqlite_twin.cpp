// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sqlite_twin.h"

#include "core/sqlite/database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace godwit::app {

namespace {

core::Result<QString> sourceIdOfQt()
{
    const QString connection = QStringLiteral("godwit sqlite twin");
    QString id;
    QString failure;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(QStringLiteral(":memory:"));
        if (database.open()) {
            QSqlQuery query(QStringLiteral("SELECT sqlite_source_id()"), database);
            if (query.next())
                id = query.value(0).toString();
            failure = query.lastError().text();
        } else {
            failure = database.lastError().text();
        }
    } // a connection is removed only after its last user is gone
    QSqlDatabase::removeDatabase(connection);
    if (id.isEmpty())
        return core::Error(core::ErrorCode::TwoSqliteLibraries,
                           QStringLiteral("Qt's SQLite driver gives no answer."))
            .withDetail(failure);
    return id;
}

} // namespace

core::Status checkQtSharesOurSqlite()
{
    GODWIT_TRY(const QString ofQt, sourceIdOfQt());
    if (ofQt == core::sqliteSourceId())
        return {};
    return core::Error(core::ErrorCode::TwoSqliteLibraries,
                       QStringLiteral("Qt and Godwit use two different copies of SQLite."))
        .withDetail(QStringLiteral("Qt: %1\nGodwit: %2").arg(ofQt, core::sqliteSourceId()));
}

} // namespace godwit::app
