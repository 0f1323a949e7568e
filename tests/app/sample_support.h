// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sample/product_manager.h"
#include "core/sqlite/database.h"

#include <QTest>

/// What the tests of the sample share. A failed query ends the test program: the queries are the tests' own.
namespace godwit::app::test {

inline const QString kTables =
    QStringLiteral("suppliers projects task_types milestones tasks project_milestone_tasks"
                   " supplier_task_instances task_templates task_instances");

inline core::Status write(const QString& path, const SampleOptions& options)
{
    auto status = writeProductManagerSample(path, options, {});
    if (!status)
        qInfo().noquote() << status.error().id() << status.error().what << status.error().detail;
    return status;
}

inline core::Database opened(const QString& path)
{
    auto database = core::Database::open(path);
    if (!database)
        qFatal("%s", qPrintable(database.error().what));
    return std::move(database).value();
}

inline qint64 integer(core::Database& database, const QString& sql)
{
    const auto result = database.integer(sql);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

inline std::vector<core::Row> rows(core::Database& database, const QString& sql)
{
    auto result = database.rows(sql);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(result).value();
}

} // namespace godwit::app::test
