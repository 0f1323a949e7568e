// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_cursor.h"

namespace godwit::core {

// The grammar of a plan, one function a theme. Each gives values of its own and borrows `node` for the call; what is wrong
// is noted in `reading` with its place, the first one only, and what is given then is empty. Any thread.

// Top-level keys.
About readAbout(PlanReading& reading, const YamlNode& node);
Criteria readCriteria(PlanReading& reading, const YamlNode& node);
Retention readRetention(PlanReading& reading, const YamlNode& node);
TimeLimits readLimits(PlanReading& reading, const YamlNode& node); ///< in seconds
SourceExpectation readSource(PlanReading& reading, const YamlNode& node);
Target readTarget(PlanReading& reading, const YamlNode& node); ///< reads the schema's file, too
QHash<QString, QString> readTexts(PlanReading& reading, const YamlNode& node, const QString& key); ///< a map of texts
QHash<QString, QHash<QString, QString>> readLookups(PlanReading& reading, const YamlNode& node);
QList<Phase> readPhases(PlanReading& reading, const YamlNode& node);
Triggers readTriggers(PlanReading& reading, const YamlNode& node); ///< `rollback_when`

// Kinds of steps that are more than a few keys; the others stand in reader_steps.cpp.
MoveStep readMove(PlanReading& reading, const YamlNode& node);
UpdateStep readUpdate(PlanReading& reading, const YamlNode& node);
DeleteStep readDelete(PlanReading& reading, const YamlNode& node);
RebuildStep readRebuild(PlanReading& reading, const YamlNode& node);
SqlStep readSqlStep(PlanReading& reading, const YamlNode& node); ///< reads the script's file, too
CommandStep readCommand(PlanReading& reading, const YamlNode& node);
ApproveStep readApprove(PlanReading& reading, const YamlNode& node);

// Parts that several kinds of steps share.
QList<Rule> readRules(PlanReading& reading, const YamlNode& node); ///< of assess and validate
/// Notes an error if the node is no map `of` something.
void requireMap(PlanReading& reading, const YamlNode& node, const QString& key, const QString& of);
/// `quarantine`, `{skip: RULE}`, `{value: EXPRESSION}` or an expression; `keep` where the key is “none”.
Fallback readFallback(PlanReading& reading, const YamlNode& node, const QString& key);
/// An expression, {lookup, of, each, otherwise}, or {ref, key, missing, quarantined, merged_parent}.
ColumnValue readValue(PlanReading& reading, const YamlNode& key, const YamlNode& node);
/// A map of columns and their values, in the order in which they stand.
QList<ColumnValue> readValues(PlanReading& reading, const YamlNode& node, const QString& key);
/// Conditions that a row has to meet, each with the name that skipped rows are counted under.
QList<Where> readWheres(PlanReading& reading, const YamlNode& node);
/// Conditions that send a row to quarantine, each with its cause.
QList<Reject> readRejects(PlanReading& reading, const YamlNode& node);
Limit readLimit(PlanReading& reading, const PlanCursor& cursor); ///< `limit` and `on_error`

/// For what the plan language has and this version does not: a code of its own, never a spelling mistake.
void refuseLater(PlanReading& reading, const Position& at, const QString& what, const QString& next);

} // namespace godwit::core
