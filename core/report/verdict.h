// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/criterion.h"
#include "core/report/document.h"
#include "core/report/report.h"

/// What a report concludes from its facts, once for all its formats. Nothing here looks at a database: a
/// check that did not run is said not to have run.
namespace godwit::core {

/// One conclusion, and the part of the HTML report that shows its rows ("check-3"; empty: none).
struct Advice
{
    Tone tone = Tone::Neutral;
    QString text;
    QString anchor;
};

struct ReportVerdict
{
    enum class Kind { Passed, Undecided, Incomplete, NotValidated, Failed };
    Kind kind = Kind::NotValidated;
    Tone tone = Tone::Neutral;
    QString title;       ///< "Passed, but 17 rows wait for a decision"
    QString explanation; ///< what that means now, one or two sentences
    QList<Advice> failures;
};

[[nodiscard]] QString
verdictId(ReportVerdict::Kind kind); ///< "passed", "undecided", "incomplete", "not_validated", "failed"

/// True if validation of the target has come to an end and gave results.
[[nodiscard]] bool isValidated(const Report& report);

[[nodiscard]] ReportVerdict judgeReport(const Report& report);

/// What to do now, most pressing first; empty if nothing follows from the findings.
[[nodiscard]] QList<Advice> recommendations(const Report& report);

/// The HTML report's anchors, by the item's place in its list.
[[nodiscard]] QString anchorOf(const char* kind, qsizetype index);

} // namespace godwit::core
