// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>

namespace godwit::core {

/// One entry of the audit log with all that its hash covers, texts as they are stored: for the chain and for
/// evidence, where `AuditEntry` is for people.
struct AuditLink
{
    qint64 number = 0;      ///< from 1, without a gap
    QString at = {};        ///< UTC, ISO 8601 with milliseconds
    qint64 monotonicNs = 0; ///< the clock that no change of the wall clock moves
    QString who = {};
    QString action = {};
    QString detail = {};
    QString planHash = {};
    QString previousHash = {}; ///< empty: it is the first
    QString hash = {};         ///< empty: the entry was never completed

    /// True of an entry that was begun and not completed, as after a power cut.
    [[nodiscard]] bool isTorn() const { return hash.isEmpty(); }
};

/// What the action of an entry is that says that the log before it was broken.
inline const QString kBrokenLogAction = QStringLiteral("audit log broken");

/// An entry of which something else says that it was the newest once: a snapshot's manifest, an evidence
/// bundle, the journal's own note.
struct AuditHead
{
    qint64 number = 0; ///< 0: the log was empty, or (older manifests) only the hash is known
    QString hash;
    QString where; ///< who says so, for people: "the manifest of snapshot 2"
};

/// SHA-256 as hex over all fields but the hash, each with its length before it, so that no two entries give
/// the same bytes.
[[nodiscard]] QString hashOf(const AuditLink& link);

/// The whole chain, oldest first, against itself and against what others remember of it. Four ways to
/// differ: AuditEmptied: there is none, and somebody knows one; or it was begun anew after that. JournalTampered: an entry was edited, removed, inserted, or is not the one that was the head;
/// names the first. AuditTruncated: each entry fits, but somebody knows a later one. AuditTorn: only the last
/// entry is incomplete.
Status verifyChain(const QList<AuditLink>& chain, const QList<AuditHead>& heads);

} // namespace godwit::core
