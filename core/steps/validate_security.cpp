// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_suites.h"

#include "core/checks/figures.h"
#include "core/journal/audit.h"
#include "core/safety/snapshot_manifest.h"
#include "core/schema/unknown_names.h"
#include "core/sqlite/function_list.h"
#include "core/steps/further_databases.h"
#include "core/steps/views.h"
#include "core/steps/work_file.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

/// Every file that holds rows of the user's beside the database itself.
Result<QStringList> copiesOf(StepContext& context)
{
    QStringList paths;
    GODWIT_TRY(const auto snapshots, context.journal.snapshots());
    for (const SnapshotRecord& snapshot : snapshots)
        paths += {snapshot.info.path, snapshot.manifestPath};
    GODWIT_TRY(const auto further, furtherSnapshots(context.plan, context.journal, context.run));
    for (const auto& [name, snapshot] : further)
        paths += {snapshot.info.path, snapshot.manifestPath};
    GODWIT_TRY(const auto points, context.journal.points(context.run.id));
    for (const PointRecord& point : points)
        paths += point.deltaPath;
    if (!context.isCutOver()) // afterwards it is a copy of the live file, for a moment
        paths += context.workFile();
    const QDir exports(context.workspace.runFolder(context.run.id) + QStringLiteral("/export"));
    for (const QFileInfo& file : exports.entryInfoList(QDir::Files, QDir::Name))
        paths += file.filePath();
    const QString journal = context.workspace.journal();
    paths += {journal, journal + QStringLiteral("-wal"), journal + QStringLiteral("-shm")};
    paths.removeIf([](const QString& path) { return path.isEmpty() || !QFileInfo::exists(path); });
    paths += context.workspace.folder();
    return paths;
}

/// What others may do with the database that they could not do before: as its snapshot was taken, or by the
/// kept original. Nothing: that is not known.
Result<std::optional<QFileDevice::Permissions>> rightsBefore(StepContext& context)
{
    if (context.isCutOver() && QFileInfo::exists(context.run.keptOriginal))
        return std::optional(QFile::permissions(context.run.keptOriginal));
    GODWIT_TRY(const QString known, context.journal.fact(context.run.id, kDatabaseRightsFact));
    return known.isEmpty() ? std::nullopt : std::optional(QFileDevice::Permissions::fromInt(known.toUInt()));
}

/// Copies and the journal are closed to others; the database is open to whom it was open before, and nobody
/// else may write it but its owner and its group.
Result<CheckResult> checkModes(StepContext& context)
{
    CheckResult check =
        newCheck(kSecuritySuite, QStringLiteral("file modes"),
                 QStringLiteral("rights of the snapshots with their manifests, the rollback points, the work "
                                "file, the exports, the journal, the workspace's folder and the database"));
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(const QStringList copies, copiesOf(context));
    QStringList open;
    for (const QString& path : copies) {
        if (QFile::permissions(path) & kRightsOfOthers)
            open.append(QFileInfo(path).fileName());
    }
    const QString database = context.workspace.database();
    GODWIT_TRY(const auto before, rightsBefore(context));
    const auto now = QFile::permissions(database) & kRightsOfOthers;
    if ((before && (now & ~*before)) || (now & QFileDevice::WriteOther))
        open.append(QFileInfo(database).fileName());
    const qint64 looked = copies.size() + 1;
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    check.verdict = open.isEmpty() ? Verdict::Passed : Verdict::Warning;
    check.figures = QStringLiteral("%1, %2 open to others")
                        .arg(countText(looked, QStringLiteral("file"), QStringLiteral("files")))
                        .arg(open.size());
    check.why = open.isEmpty() ? QString()
                               : QStringLiteral("others may read or write %1")
                                     .arg(open.mid(0, kSampleRows).join(QStringLiteral(", ")));
    return check;
}

/// Functions that SQL in a schema calls and that do more than to compute: SQLite lets them be called from
/// there unless it is told not to trust the schema.
QStringList doubtfulCalls(const Catalog& catalog)
{
    QStringList calls;
    const auto look = [&](const QString& object, const QString& sql) {
        for (const QString& name : calledBySchema(sql)) {
            if (useOf(name.toUtf8().constData()) == FunctionUse::Refused)
                calls.append(QStringLiteral("%1 calls %2").arg(object, name.toLower()));
        }
    };
    for (const Table& table : catalog.tables) {
        if (table.isVirtual || table.isShadow)
            continue;
        look(QStringLiteral("table ") + table.name, table.sql);
        for (const Index& index : table.indexes)
            look(QStringLiteral("index ") + index.name, index.sql);
    }
    for (const auto& objects : {catalog.views, catalog.triggers}) {
        for (const SchemaObject& object : objects)
            look(object.type + u' ' + object.name, object.sql);
    }
    return calls;
}

/// Functions of views, triggers, CHECKs and defaults; what somebody left in sqlite_schema by hand.
Result<CheckResult> checkSchemaTrust(StepContext& context)
{
    CheckResult check = newCheck(
        kSecuritySuite, QStringLiteral("trust in the schema"),
        QStringLiteral(
            "SELECT type, name FROM sqlite_schema WHERE type NOT IN ('table', 'index', 'view', 'trigger')"
            " OR (sql IS NULL AND type <> 'index') ORDER BY type, name"
            "\n-- and the functions that the texts of all objects call"));
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(Database now, Database::open(afterFile(context), {.mode = OpenOptions::Mode::ReadOnly}));
    GODWIT_TRY(const Catalog catalog, readCatalog(now));
    GODWIT_TRY(const auto odd, now.rows(check.query.section(u'\n', 0, 0)));
    const QStringList planned = doubtfulCalls(context.source) + doubtfulCalls(context.target);
    QStringList why;
    qint64 known = 0;
    for (const QString& call : doubtfulCalls(catalog)) {
        // The target's own text may call what only the application has; so may what was there before.
        const bool isKnown = planned.contains(call);
        known += isKnown ? 1 : 0;
        if (!isKnown)
            why.append(call);
    }
    for (const Row& row : odd)
        why.append(QStringLiteral("%1 %2 was written into sqlite_schema by hand")
                       .arg(row[0].toString(), row[1].toString()));
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    check.figures = QStringLiteral("%1 calls of functions that SQLite lacks or that do more than to compute, "
                                   "of which %2 are the plan's or the source's own")
                        .arg(known + why.size() - static_cast<qint64>(odd.size()))
                        .arg(known);
    check.verdict = why.isEmpty() ? Verdict::Passed : Verdict::Warning;
    check.why = why.mid(0, kSampleRows).join(QStringLiteral("; "));
    return check;
}

} // namespace

Status checkSecurity(StepContext& context, QList<CheckResult>& checks)
{
    GODWIT_TRY(const CheckResult modes, checkModes(context));
    checks.append(modes);
    GODWIT_TRY(const CheckResult trust, checkSchemaTrust(context));
    checks.append(trust);
    CheckResult chain = newCheck(kSecuritySuite, QStringLiteral("audit log"), {});
    chain.query = QStringLiteral(
        "the hash chain of migration_audit, entry by entry, and the newest entries that manifests and the journal remember");
    QElapsedTimer timer;
    timer.start();
    Audit audit(context.journal);
    const auto verified = audit.verify(auditHeadsIn(context.workspace.snapshots()));
    GODWIT_TRY(const auto entries, audit.entries());
    chain.verdict = verified ? Verdict::Passed : Verdict::Failed;
    chain.figures = countText(entries.size(), QStringLiteral("entry"), QStringLiteral("entries"));
    chain.why = verified ? QString() : verified.error().what;
    chain.elapsedUs = timer.nsecsElapsed() / 1000;
    checks.append(chain);
    return {};
}

} // namespace godwit::core
