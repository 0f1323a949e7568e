// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kAuditTail = 50;
constexpr qsizetype kHashShown = 16;

DataTable auditRecords(const QList<AuditEntry>& audit)
{
    DataTable table{.id = QStringLiteral("audit"), .shape = DataTable::Shape::Hidden};
    for (const char* id : {"number", "at", "who", "action", "detail", "plan_hash", "hash"})
        table.columns.append({{}, QString::fromLatin1(id)});
    for (const AuditEntry& entry : audit)
        table.rows.push_back(
            rowOf({rawOf(entry.number), rawOf(entry.at), rawOf(entry.who), rawOf(entry.action),
                   rawOf(entry.detail), rawOf(entry.planHash), rawOf(entry.hash)}));
    return table;
}

} // namespace

QString auditHead(const QList<AuditEntry>& audit)
{
    const auto head = std::ranges::max_element(audit, {}, &AuditEntry::number);
    return head == audit.end() ? QString()
                               : QStringLiteral("entry %1: %2").arg(groupedText(head->number), head->hash);
}

DataTable auditTable(const QList<AuditEntry>& entries)
{
    DataTable table{.columns = {{QStringLiteral("No."), {}, true, 0.5},
                                {QStringLiteral("At"), {}, false, 1.6},
                                {QStringLiteral("Who"), {}, false, 0.8},
                                {QStringLiteral("Action"), {}, false, 1.2},
                                {QStringLiteral("Detail"), {}, false, 3.6},
                                {QStringLiteral("Hash"), {}, false, 1.5}}};
    for (const AuditEntry& entry : entries) {
        table.rows.push_back(
            rowOf({figureOf(entry.number), timeOf(entry.at), cellOf(entry.who), cellOf(entry.action),
                   cellOf(entry.detail), codeOf(entry.hash.left(kHashShown))}));
    }
    return table;
}

Section auditSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("audit"), .title = QStringLiteral("Audit")};
    section.blocks.push_back({auditRecords(report.audit)});
    if (report.audit.isEmpty()) {
        section.blocks.push_back(noteBlock(QStringLiteral("Nothing has been recorded yet.")));
        return section;
    }
    QList<AuditEntry> entries = report.audit;
    std::ranges::sort(entries, {}, &AuditEntry::number);
    if (entries.size() > kAuditTail) {
        section.blocks.push_back(
            noteBlock(QStringLiteral("The last %1 of %2 entries; each entry's hash includes the one before.")
                          .arg(groupedText(kAuditTail), groupedText(entries.size()))));
        entries = entries.last(kAuditTail);
    }
    section.blocks.push_back({auditTable(entries)});
    return section;
}

} // namespace godwit::core
