// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/report.h"
#include "core/report/verdict.h"

#include <functional>

/// The parts that reports are made of, each with its anchor. A part that has nothing to tell says so in a
/// sentence.
namespace godwit::core {

[[nodiscard]] QList<Banner> verdictBanners(const Report& report); ///< and whether it is stale
[[nodiscard]] Section adviceSection(const Report& report);
[[nodiscard]] Section runSection(const Report& report); ///< what was migrated, when, with what
[[nodiscard]] Section balanceSection(const Report& report);
[[nodiscard]] Section phasesSection(const Report& report);
[[nodiscard]] Section diskSection(const Report& report); ///< what is forecast of the volumes
[[nodiscard]] Section costSection(const Report& report);
[[nodiscard]] Section checksSection(const Report& report);
[[nodiscard]] Section performanceSection(const Report& report);
[[nodiscard]] Section criteriaSection(const Report& report);
[[nodiscard]] Section quarantineSection(const Report& report);
[[nodiscard]] Section wayBackSection(const Report& report);
[[nodiscard]] Section planSection(const Report& report); ///< the plan for people
[[nodiscard]] Section auditSection(const Report& report);

/// What the assessment found; none if nothing was assessed.
[[nodiscard]] std::vector<Section> assessedSections(const Report& report);

/// One suite of checks: its heading with a tally, and a table.
[[nodiscard]] std::vector<Block> suiteBlocks(const Report& report, const QString& suite);
/// The same of a suite that looked ahead: most important first, and pages show no more than was found. `isBrief`: without
/// queries and rows there.
[[nodiscard]] std::vector<Block> aheadBlocks(const Report& report, const QString& suite, bool isBrief);
/// Checks, each with its query and the rows concerned.
[[nodiscard]] DataTable checkTable(const Report& report,
                                   const std::function<bool(const CheckResult&)>& isWanted);
/// The same for machines.
[[nodiscard]] DataTable checkRecords(const Report& report, const std::function<bool(const CheckResult&)>& isWanted);
[[nodiscard]] bool hasChecks(const Report& report, const QString& suite);

/// Entries of the audit log, in the order given.
[[nodiscard]] DataTable auditTable(const QList<AuditEntry>& entries);
[[nodiscard]] QString auditHead(const QList<AuditEntry>& audit); ///< "entry 12: HASH"; empty: none

/// Cells of a cost, as costColumns() heads them.
[[nodiscard]] QList<TableCell> costCells(const Cost& cost);

/// The title of a phase by its id; the id itself if the run does not know it.
[[nodiscard]] QString phaseTitle(const Report& report, const QString& id);
/// The anchor of a table's first listed row in quarantine; the section's if none of its rows is listed.
[[nodiscard]] QString quarantineAnchor(const Report& report, const QString& table);

void append(std::vector<Block>& blocks, std::vector<Block> more);

} // namespace godwit::core
