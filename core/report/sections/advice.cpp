// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/sections/sections.h"

namespace godwit::core {

QList<Banner> verdictBanners(const Report& report)
{
    QList<Banner> banners;
    if (report.isStale)
        banners.append(
            {Tone::Warning,
             QStringLiteral("Stale"),
             QStringLiteral(
                 "A file changed since the checks ran. What follows was true before that; validate again."),
             {}});
    const ReportVerdict verdict = judgeReport(report);
    Banner banner{verdict.tone, verdict.title, verdict.explanation, {}};
    for (const Advice& failure : verdict.failures)
        banner.lines.append({failure.text, failure.tone, failure.anchor});
    banners.append(banner);
    return banners;
}

Section adviceSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("recommendations"),
                    .title = QStringLiteral("What to do now"),
                    .isListed = false};
    const QList<Advice> advice = recommendations(report);
    section.blocks.push_back(advice.isEmpty()
                                 ? noteBlock(QStringLiteral("Nothing follows from these findings."))
                                 : adviceBlock(advice, Listing::Kind::Numbers));
    return section;
}

void append(std::vector<Block>& blocks, std::vector<Block> more)
{
    blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace godwit::core
