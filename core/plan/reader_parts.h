// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_cursor.h"

namespace godwit::core {

// The parts of the grammar, one function a theme; all note what is wrong in `reading` and never fail otherwise.

About readAbout(PlanReading& reading, const YamlNode& node);
Criteria readCriteria(PlanReading& reading, const YamlNode& node);
Retention readRetention(PlanReading& reading, const YamlNode& node);
TimeLimits readLimits(PlanReading& reading, const YamlNode& node);
SourceExpectation readSource(PlanReading& reading, const YamlNode& node);
Target readTarget(PlanReading& reading, const YamlNode& node);
QHash<QString, QString> readTexts(PlanReading& reading, const YamlNode& node, const QString& key);
QHash<QString, QHash<QString, QString>> readLookups(PlanReading& reading, const YamlNode& node);
QList<Phase> readPhases(PlanReading& reading, const YamlNode& node);
QList<Rule> readRules(PlanReading& reading, const YamlNode& node);
MoveStep readMove(PlanReading& reading, const YamlNode& node);
UpdateStep readUpdate(PlanReading& reading, const YamlNode& node);
DeleteStep readDelete(PlanReading& reading, const YamlNode& node);
RebuildStep readRebuild(PlanReading& reading, const YamlNode& node);
SqlStep readSqlStep(PlanReading& reading, const YamlNode& node);
CommandStep readCommand(PlanReading& reading, const YamlNode& node);
ApproveStep readApprove(PlanReading& reading, const YamlNode& node);
Triggers readTriggers(PlanReading& reading, const YamlNode& node);

// Parts that several kinds of steps share.

/// Notes an error if the node is no map `of` something.
void requireMap(PlanReading& reading, const YamlNode& node, const QString& key, const QString& of);
/// `quarantine`, `{skip: RULE}`, `{value: EXPRESSION}` or an expression; `keep` where the key is “none”.
Fallback readFallback(PlanReading& reading, const YamlNode& node, const QString& key);
/// An expression, {lookup, of, each, otherwise}, or {ref, key, missing, quarantined, merged_parent}.
ColumnValue readValue(PlanReading& reading, const YamlNode& key, const YamlNode& node);
QList<ColumnValue> readValues(PlanReading& reading, const YamlNode& node, const QString& key);
QList<Where> readWheres(PlanReading& reading, const YamlNode& node);
QList<Reject> readRejects(PlanReading& reading, const YamlNode& node);
Limit readLimit(PlanReading& reading, const PlanCursor& cursor); ///< `limit` and `on_error`

/// For what the plan language has and this version does not: a code of its own, never a spelling mistake.
void refuseLater(PlanReading& reading, const Position& at, const QString& what, const QString& next);

} // namespace godwit::core
