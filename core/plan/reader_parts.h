// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_cursor.h"

namespace godwit::core {

// The parts of the grammar, one function a theme; all note what is wrong in `reading` and never fail otherwise.

About readAbout(PlanReading& reading, const YamlNode& node);
Criteria readCriteria(PlanReading& reading, const YamlNode& node);
SourceExpectation readSource(PlanReading& reading, const YamlNode& node);
Target readTarget(PlanReading& reading, const YamlNode& node);
QHash<QString, QString> readTexts(PlanReading& reading, const YamlNode& node, const QString& key);
QHash<QString, QHash<QString, QString>> readLookups(PlanReading& reading, const YamlNode& node);
QList<Phase> readPhases(PlanReading& reading, const YamlNode& node);
QList<Rule> readRules(PlanReading& reading, const YamlNode& node);
MoveStep readMove(PlanReading& reading, const YamlNode& node);

/// For what the plan language has and this version does not: a code of its own, never a spelling mistake.
void refuseLater(PlanReading& reading, const Position& at, const QString& what, const QString& next);

} // namespace godwit::core
