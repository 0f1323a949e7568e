// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_style.h"

namespace godwit::core {

const char* const kReportStyle = R"css(
:root { color-scheme: light dark; --page: #ffffff; --panel: #f6f8f8; --text: #1d2427; --muted: #586469; --line: #d9dfe1;
  --accent: #0f6e87; --bar: #0f6e87; --good: #1e6b45; --good-back: #e3f1e9; --warning: #855500; --warning-back: #fdefd3;
  --bad: #a82020; --bad-back: #fbe7e5; --moved: #25734b; --merged: #5b59b0; --skipped: #97a2a6; --quarantined: #c07f00;
  --kept: #8fbccb; --unaccounted: #b3261e; --before: #97a2a6; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #15191b; --panel: #1d2326; --text: #e4e9eb; --muted: #9fabb0; --line: #343d41; --accent: #62bcd4;
    --bar: #2d94b0; --good: #74cb9f; --good-back: #17301f; --warning: #e6b65c; --warning-back: #35290f; --bad: #f39890;
    --bad-back: #3c1b19; --moved: #3f9a69; --merged: #8a88dd; --skipped: #76838a; --quarantined: #d79a2b;
    --kept: #4b7f90; --unaccounted: #e4635a; --before: #76838a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1120px; padding: 24px; background: var(--page); color: var(--text);
  font: 14px/1.45 system-ui, "Inter", "Noto Sans", "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 22px; margin: 0; } h2 { font-size: 18px; margin: 32px 0 8px; } h3 { font-size: 15px; margin: 16px 0 8px; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; } h1, h2, h3, p, li { overflow-wrap: anywhere; }
p { margin: 8px 0; } ul, ol { margin: 8px 0; padding-left: 24px; } li { margin: 4px 0; }
ul.boxes { list-style: none; padding-left: 4px; } ul.boxes span { margin-right: 8px; }
a { color: var(--accent); } a.warning { color: var(--warning); } a.bad { color: var(--bad); font-weight: 600; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { margin: 8px 0 16px; color: var(--muted); } nav a { margin-right: 16px; white-space: nowrap; }
.muted, .note, .subtitle { color: var(--muted); } .muted { font-weight: normal; }
.banner { border: 1px solid; border-radius: 8px; padding: 12px 16px; margin: 16px 0; break-inside: avoid; }
.banner strong { font-size: 17px; } .banner .badge { white-space: normal; } .banner p { color: var(--text); margin: 4px 0 0; }
.good { color: var(--good); } .warning { color: var(--warning); } .bad { color: var(--bad); }
a.neutral { color: var(--accent); } .badge.neutral { color: var(--muted); } .badge { white-space: nowrap; font-weight: 600; }
.banner.good { background: var(--good-back); } .banner.warning { background: var(--warning-back); }
.banner.bad { background: var(--bad-back); } .banner.neutral { background: var(--panel); color: var(--muted); }
table { border-collapse: collapse; width: 100%; margin: 8px 0; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line); }
thead th { color: var(--muted); font-size: 12px; vertical-align: bottom; } tbody th { font-weight: 500; }
caption { text-align: left; padding: 4px 8px; }
.n { text-align: right; white-space: nowrap; } thead th.n { white-space: normal; } td.key { min-width: 12em; }
 .total td, .total th { font-weight: 600; border-top: 2px solid var(--line); }
.time { white-space: nowrap; } .zero { color: var(--muted); } tr.part td { color: var(--muted); font-size: 13px; }
tr.more td { border-bottom: 1px solid var(--line); padding-top: 0; } tr.lead td { border-bottom: 0; }
:target, tr:target td { background: var(--panel); box-shadow: inset 3px 0 var(--accent); }
tr:target td + td { box-shadow: none; }
dl.facts { display: grid; align-content: start; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 8px 0; }
dl.facts dt { color: var(--muted); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.mono, pre { font-family: ui-monospace, "JetBrains Mono", "DejaVu Sans Mono", monospace; font-size: 12px; }
.mono { overflow-wrap: anywhere; } td.mono { white-space: pre-wrap; } pre { margin: 4px 0; padding: 8px; background: var(--panel); white-space: pre-wrap;
  overflow-wrap: anywhere; border-radius: 4px; }
.value { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.null { color: var(--muted); font-style: italic; font-size: 12px; }
.pair { display: inline-block; margin-right: 16px; max-width: 100%; } .pair i { color: var(--muted); font-style: normal; }
.pair.cause i { color: var(--warning); font-weight: 600; }
summary { cursor: pointer; color: var(--accent); } details { margin: 4px 0; }
table.samples { width: auto; max-width: 100%; background: var(--panel); font-size: 12px; }
svg { display: block; width: 100%; } td.chart { min-width: 180px; width: 30%; vertical-align: middle; }
svg .track { fill: var(--line); } svg .before { fill: var(--before); } svg .after { fill: var(--bar); }
svg line { vector-effect: non-scaling-stroke; } svg .grid { stroke: var(--line); stroke-width: 1; }
 svg .band { fill: var(--kept); } svg .actual { fill: var(--text); } svg .off { fill: var(--unaccounted); }
 svg .whisker { stroke: var(--text); stroke-width: 2; } svg rect.whisker { fill: var(--text); stroke: none; }
.moved { fill: var(--moved); } .merged { fill: var(--merged); } .skipped { fill: var(--skipped); }
.quarantined { fill: var(--quarantined); } .kept { fill: var(--kept); } .unaccounted { fill: var(--unaccounted); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--muted); font-size: 12px; }
.legend span { display: inline-flex; align-items: center; gap: 5px; } .legend svg { width: 10px; height: 10px; }
table.matrix { width: auto; } table.matrix td { min-width: 96px; border: 1px solid var(--line); }
td.shade-good { background: var(--good-back); } td.shade-warning { background: var(--warning-back); }
td.shade-bad { background: var(--bad-back); } td small { display: block; color: var(--muted); }
.scale { display: flex; justify-content: space-between; gap: 16px; }
.pair-of-columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 0 32px; }
footer { margin-top: 32px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--muted); font-size: 12px; }
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; } h1 { font-size: 15pt; } h2 { font-size: 12pt; margin-top: 16pt; }
  h3 { font-size: 10pt; } nav { display: none; } a { text-decoration: none; } th, td { padding: 2.5pt 5pt; }
  thead th, .mono, pre, table.samples, .legend { font-size: 7.5pt; } thead { display: table-header-group; }
  tr, .pair, dl.facts dd { break-inside: avoid; } tr.lead { break-after: avoid; } p { orphans: 3; widows: 3; }
  .banner, td.shade-good, td.shade-warning, td.shade-bad { print-color-adjust: exact; }
  td.chart { min-width: 80px; width: 18%; }
  .new-page { break-before: page; } details::details-content { display: block; content-visibility: visible; height: auto; }
  :target, tr:target td { background: none; box-shadow: none; } .pair-of-columns { display: block; } }
)css";

} // namespace godwit::core
