// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the sweep that looks at what a run does outside the database, and at what may be in it on the way.
#include "sweep.h"

#include "core/sqlite/database.h"

namespace godwit::faults {

bool Sweep::mayHold(const SweepCommand& command, const QString& content) const
{
    const Baseline& baseline = m_baselines[command.name];
    return content == baseline.before.live.text || content == baseline.after.live.text ||
           (!command.through.isEmpty() && content == m_states.value(command.through).text);
}

/// No program has left its mark, or taken it away, without a word in the audit log before, or right after.
QString Sweep::checkPrograms() const
{
    if (!m_table.hasPrograms)
        return {};
    auto journal = journalCopy(m_sandbox);
    const auto rows = journal ? journal->rows(QStringLiteral("SELECT action, detail FROM migration_audit WHERE action LIKE '%command%' ORDER BY number"))
                              : core::Result<std::vector<core::Row>>(journal.error());
    QMap<QString, QString> last; // the last action on each mark
    for (const core::Row& row : rows ? *rows : std::vector<core::Row>()) {
        if (row[0].toString() != QStringLiteral("allow commands"))
            last.insert(row[1].toString().section(u' ', -1), row[0].toString());
    }
    for (const QString& mark : outsideOf(m_sandbox).keys()) {
        if (mark.startsWith(QStringLiteral("settings/")) && last.value(mark) != QStringLiteral("run command"))
            return QStringLiteral("%1 is there, and the audit log's last word on it is “%2”").arg(mark, last.value(mark));
    }
    return {};
}

/// After the way back what was done outside the database is undone, too.
QString Sweep::checkUndone(const SweepCommand& command) const
{
    const auto now = outsideOf(m_sandbox);
    const auto expected = m_outside.value(command.backAt);
    return now == expected ? QString()
                           : QStringLiteral("after the way back there are outside: %1 instead of: %2").arg(QStringList(now.keys()).join(u' '), QStringList(expected.keys()).join(u' '));
}

} // namespace godwit::faults
