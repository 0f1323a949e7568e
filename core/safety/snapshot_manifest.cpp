// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/snapshot_manifest.h"

#include "core/journal/repository.h"
#include "core/sqlite/backup.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace godwit::core {

namespace {

const QString kFormat = QStringLiteral("godwit-snapshot");
constexpr qint64 kMostBytes = 64 * 1024 * 1024;

Error changed(const SnapshotRecord& snapshot, const QString& how)
{
    return {ErrorCode::SnapshotTampered,
            QStringLiteral("The manifest of snapshot %1 %2.").arg(snapshot.number).arg(how)};
}

} // namespace

QByteArray manifestBytes(const SnapshotManifest& manifest)
{
    const SnapshotInfo& info = manifest.info;
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), kFormat},
                                     {QStringLiteral("version"), 1},
                                     {QStringLiteral("number"), manifest.number},
                                     {QStringLiteral("database"), manifest.database},
                                     {QStringLiteral("file"), QFileInfo(info.path).fileName()},
                                     {QStringLiteral("taken_at"), timeText(info.takenAt)},
                                     {QStringLiteral("why"), info.why},
                                     {QStringLiteral("bytes"), info.bytes},
                                     {QStringLiteral("sha256"), info.sha256},
                                     {QStringLiteral("journal_mode"), manifest.journalMode},
                                     {QStringLiteral("sqlite"), sqliteVersion()},
                                     {QStringLiteral("audit_number"), manifest.audit.number},
                                     {QStringLiteral("audit_head"), manifest.audit.hash},
                                     {QStringLiteral("collations"), collationsToJson(manifest.collations)},
                                     {QStringLiteral("schema"), manifest.schema},
                                     {QStringLiteral("tables"), manifest.tables}})
        .toJson();
}

Result<QJsonObject> readManifest(const SnapshotRecord& snapshot)
{
    QFile file(snapshot.manifestPath);
    if (!file.open(QIODevice::ReadOnly))
        return changed(snapshot, QStringLiteral("is missing"));
    const QByteArray bytes = file.read(kMostBytes);
    const QJsonObject manifest = QJsonDocument::fromJson(bytes).object();
    const bool isOurs =
        manifest.value(QStringLiteral("format")).toString() == kFormat &&
        manifest.value(QStringLiteral("version")).toInt() == 1 &&
        manifest.value(QStringLiteral("file")).toString() == QFileInfo(snapshot.info.path).fileName() &&
        manifest.value(QStringLiteral("bytes")).toInteger() == snapshot.info.bytes &&
        manifest.value(QStringLiteral("sha256")).toString() == snapshot.info.sha256;
    if (!isOurs || (!snapshot.manifestSha256.isEmpty() && sha256OfBytes(bytes) != snapshot.manifestSha256))
        return changed(snapshot, QStringLiteral("was changed"));
    return manifest;
}

Result<QString> journalModeOf(const SnapshotRecord& snapshot)
{
    GODWIT_TRY(const QJsonObject manifest, readManifest(snapshot));
    return manifest.value(QStringLiteral("journal_mode")).toString();
}

AuditHead auditHeadOf(const QByteArray& manifest, const QString& name)
{
    const QJsonObject object = QJsonDocument::fromJson(manifest).object();
    if (object.value(QStringLiteral("format")).toString() != kFormat)
        return {};
    return {.number = object.value(QStringLiteral("audit_number")).toInteger(),
            .hash = object.value(QStringLiteral("audit_head")).toString(),
            .where = QStringLiteral("the manifest %1").arg(name)};
}

QList<AuditHead> auditHeadsIn(const QString& folder)
{
    QList<AuditHead> heads;
    const QStringList names =
        QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue; // of a snapshot that is known, its own check says so
        if (const AuditHead head = auditHeadOf(file.read(kMostBytes), name); !head.hash.isEmpty())
            heads.append(head);
    }
    return heads;
}

QString sha256OfBytes(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace godwit::core
