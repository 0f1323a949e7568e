// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/html_writer.h"

/// The parts of the HTML report, each a <section> with its anchor, in the order in which reportHtml writes
/// them.
namespace godwit::core {

void writeBanners(HtmlWriter& html, const Report& report);
void writeRecommendations(HtmlWriter& html, const Report& report);
void writeRunFacts(HtmlWriter& html, const Report& report);
void writeBalance(HtmlWriter& html, const Report& report);
void writePhases(HtmlWriter& html, const Report& report);
void writeCost(HtmlWriter& html, const Report& report);
void writeChecks(HtmlWriter& html, const Report& report);
void writePerformance(HtmlWriter& html, const Report& report);
void writeCriteria(HtmlWriter& html, const Report& report);
void writeQuarantine(HtmlWriter& html, const Report& report);
void writeWayBack(HtmlWriter& html, const Report& report);
void writePlanForPeople(HtmlWriter& html, const Report& report);
void writeAudit(HtmlWriter& html, const Report& report);

/// The title of a phase by its id; the id itself if the run does not know it.
[[nodiscard]] QString phaseTitle(const Report& report, const QString& id);
/// The anchor of a table's first listed row in quarantine; the section's if none of its rows is listed.
[[nodiscard]] QString quarantineAnchor(const Report& report, const QString& table);

} // namespace godwit::core
