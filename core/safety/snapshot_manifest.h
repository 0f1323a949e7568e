// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/collations.h"
#include "core/journal/audit_chain.h"
#include "core/journal/records.h"

#include <QJsonArray>
#include <QJsonObject>

/// The manifest beside a snapshot, a JSON file: what was taken of what, and what it holds. Written last and
/// once.
namespace godwit::core {

struct SnapshotManifest
{
    QString database;
    SnapshotInfo info;
    qint64 number = 0;
    QString journalMode; ///< of the source; the file itself cannot keep it
    AuditHead audit;     ///< the audit log's newest entry as the snapshot was taken
    Collations collations;
    QJsonArray tables; ///< {table, rows, digest}
    QString schema;    ///< digest of all else (schemaDigestOf); manifests of before 2026-11-28 have none
};

[[nodiscard]] QByteArray manifestBytes(const SnapshotManifest& manifest);

/// Reads it back and compares it with what the journal knows of the snapshot: SnapshotTampered if it is
/// missing, no manifest, of another file, or not, to the byte, what was written.
Result<QJsonObject> readManifest(const SnapshotRecord& snapshot);

/// What the manifest keeps of the source that the file itself cannot: the journal mode.
Result<QString> journalModeOf(const SnapshotRecord& snapshot);

/// The entries of the audit log that the manifests in a folder remember as the newest, also of snapshots that
/// the journal does not know.
[[nodiscard]] QList<AuditHead> auditHeadsIn(const QString& folder);
/// The same of one manifest; without a hash if it is none. `name`: what it is called to people.
[[nodiscard]] AuditHead auditHeadOf(const QByteArray& manifest, const QString& name);

/// SHA-256 as hex.
[[nodiscard]] QString sha256OfBytes(const QByteArray& bytes);

} // namespace godwit::core
