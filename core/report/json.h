// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"
#include "core/events.h"
#include "core/journal/audit_chain.h"
#include "core/table_offer.h"

#include <QJsonArray>
#include <QJsonObject>

/// The JSON of every event value: the one place where `--json`, the JSON report and the journal's details get their
/// keys from (snake_case; times as ISO 8601 in UTC with milliseconds; absent instead of null, but for keys and values of
/// rows, where null is NULL). Texts and lists are always there, perhaps empty; a time that never was and a number that
/// is not known or does not apply (-1) are absent. All integers stay exact.
namespace godwit::core {

[[nodiscard]] QJsonObject toJson(const RunStatus& status);
[[nodiscard]] QJsonObject toJson(const PhaseStatus& phase);
[[nodiscard]] QJsonObject toJson(const StepStatus& step);
[[nodiscard]] QJsonObject toJson(const Cost& cost); ///< only what was measured, names as in kCostFigures
[[nodiscard]] QJsonObject toJson(const BalanceRow& row);
[[nodiscard]] QJsonObject toJson(const QuarantineEntry& entry); ///< table, key, column, cause, code, phase, step, state, values …
[[nodiscard]] QJsonObject toJson(const QuarantineCount& count);
[[nodiscard]] QJsonObject toJson(const EditedValue& value); ///< entry, table, key, column, before, after (SQL literals)
[[nodiscard]] QJsonObject toJson(const EditSummary& summary); ///< applied, changed, unchanged, failed, values, problems, warnings
[[nodiscard]] QJsonObject toJson(const RowChange& row); ///< operation, key, before, after (SQL literals)
[[nodiscard]] QJsonObject toJson(const TableChanges& table);
[[nodiscard]] QJsonObject toJson(const ChangesSince& changes); ///< since, at, tables; unlisted, changeset where there is something to say
[[nodiscard]] QJsonObject toJson(const SnapshotInfo& snapshot);
[[nodiscard]] QJsonObject toJson(const PointInfo& point);
[[nodiscard]] QJsonObject toJson(const CheckResult& check);
[[nodiscard]] QJsonObject toJson(const CriterionResult& criterion);
[[nodiscard]] QJsonObject toJson(const AuditEntry& entry);
[[nodiscard]] QJsonObject toJson(const AuditLink& link); ///< number, at, monotonic_ns, who, action, detail, plan_hash, previous_hash, hash
[[nodiscard]] QJsonObject toJson(const LogLine& line);   ///< at, level, phase, step, text
[[nodiscard]] QJsonObject toJson(const Consequence& consequence);
[[nodiscard]] QJsonObject toJson(const SnapshotTables& tables);
[[nodiscard]] QJsonObject toJson(const Progress& progress);
[[nodiscard]] QJsonObject toJson(const Error& error);     ///< code, what, state, next, detail, sqlite
[[nodiscard]] QJsonObject toJson(const Outcome& outcome); ///< action, outcome, exit, message, error, files, checks

template <typename Item>
[[nodiscard]] QJsonArray toJsonArray(const QList<Item>& items)
{
    QJsonArray array;
    for (const Item& item : items)
        array.append(toJson(item));
    return array;
}

/// JSON lines of the audit log read back, texts as they are. EvidenceTampered if a line is none.
Result<QList<AuditLink>> auditLinksOf(const QByteArray& lines);

} // namespace godwit::core
