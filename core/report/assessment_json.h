// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/result.h"

#include <QJsonObject>

/// The JSON of an assessment, by the rules of json.h: for `--json`, for reports, and as the journal keeps it (fact
/// kAssessmentFact).
namespace godwit::core {

inline const QString kAssessmentFact = QStringLiteral("assessment");

[[nodiscard]] QJsonObject toJson(const PlanStep& step); ///< phase, step, kind, title
[[nodiscard]] QJsonObject toJson(const ColumnProfile& column);
[[nodiscard]] QJsonObject toJson(const TableProfile& table);
[[nodiscard]] QJsonObject toJson(const InventoryItem& item);
[[nodiscard]] QJsonObject toJson(const BlastReference& reference);
[[nodiscard]] QJsonObject toJson(const BlastRadius& radius);
[[nodiscard]] QJsonObject toJson(const Gap& gap);
[[nodiscard]] QJsonObject toJson(const ExpectedCause& cause);
[[nodiscard]] QJsonObject toJson(const MoveExpectation& expectation);
[[nodiscard]] QJsonObject toJson(const DuplicateKey& key);
[[nodiscard]] QJsonObject toJson(const MissingField& field);
[[nodiscard]] QJsonObject toJson(const Recommendation& advice);
[[nodiscard]] QJsonObject toJson(const Assessment& assessment);

/// Reads back what toJson wrote; an empty text is an empty assessment. JournalTampered where it is no such JSON.
Result<Assessment> assessmentOf(const QByteArray& json);

/// What a forecast needs of it, small enough to be read with every status (fact kAssessedFact): `rows` by table, `quarantine`
/// by phase, without what was not counted.
inline const QString kAssessedFact = QStringLiteral("assessed figures");
[[nodiscard]] QJsonObject figuresOf(const Assessment& assessment);

} // namespace godwit::core
