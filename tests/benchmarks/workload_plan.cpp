// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/workload_plan.h"

#include <QDir>
#include <QFile>

namespace godwit::bench {

using core::Error;
using core::ErrorCode;
using core::Status;

namespace {

core::Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return file.readAll();
}

Status writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return Error(ErrorCode::FileFailed, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace

QString workloadFile(const QString& name)
{
    return QStringLiteral(GODWIT_WORKLOAD "/") + name;
}

core::Result<QString> writeWorkloadPlan(const QString& folder, bool hasJson)
{
    constexpr const char* kPlainNotes = " notes: notes\n";
    constexpr const char* kJsonNotes = " notes: json_extract(notes, '$.n')\n";
    GODWIT_TRY(QByteArray plan, readFile(workloadFile(QStringLiteral("plan.yaml"))));
    GODWIT_TRY(const QByteArray schema, readFile(workloadFile(QStringLiteral("target.sql"))));
    if (plan.count(kPlainNotes) != 1)
        return Error(ErrorCode::FileFailed, QStringLiteral("plan.yaml has not one line `notes: notes`."));
    if (hasJson)
        plan.replace(kPlainNotes, kJsonNotes);
    const QDir home(folder);
    const QString path =
        home.filePath(hasJson ? QStringLiteral("plan-json.yaml") : QStringLiteral("plan.yaml"));
    GODWIT_CHECK(writeFile(path, plan));
    GODWIT_CHECK(writeFile(home.filePath(QStringLiteral("target.sql")), schema));
    return path;
}

} // namespace godwit::bench
