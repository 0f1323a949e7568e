// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/look_ahead.h"

#include "core/sqlite/quoting.h"

/// What tells a row of the source in samples.
namespace godwit::core {

QString LookAhead::keysTable() const
{
    const bool isCopied = m_move.copies.contains(m_move.keysTable);
    return quoted(isCopied ? QStringLiteral("temp") : QStringLiteral("main"), m_move.keysTable);
}

QString LookAhead::keyTerms() const
{
    QStringList terms;
    for (const QString& column : m_move.keyColumns)
        terms += QStringLiteral("k.") + quoted(column);
    return terms.isEmpty() ? QStringLiteral("k.") + quoted(m_move.keysRowid) : terms.join(QStringLiteral(", "));
}

QString LookAhead::shownKeyOf(const Row& key)
{
    if (key.size() == 1)
        return key.front().toKeyText();
    QStringList parts;
    for (const Value& part : key)
        parts += part.toLiteral();
    return parts.join(QStringLiteral(", "));
}

QString LookAhead::sampleName() const
{
    return m_move.keyColumns.isEmpty() ? QStringLiteral("source row")
                                       : QStringLiteral("source ") + m_move.keyColumns.join(QStringLiteral(", "));
}

/// A key of several columns is handed on as its row's number, which in a copy of ours nobody knows.
Status LookAhead::nameKeys(std::vector<RowTally>& tallies)
{
    if (m_move.keyColumns.size() < 2)
        return {};
    auto find = m_readers.first.prepare(QStringLiteral("SELECT %1 FROM %2 AS k WHERE k.%3 = ?")
                                            .arg(keyTerms(), keysTable(), quoted(m_move.keysRowid)));
    if (!find)
        return {}; // rows of a query that names a key of its own
    const auto named = [&find](const QString& rowId) {
        find->bindInteger(1, rowId.toLongLong());
        const auto found = find->step();
        Row key;
        for (int part = 0; found && *found && part < find->columnCount(); ++part)
            key.push_back(find->value(part));
        find->reset();
        return key.empty() ? rowId : shownKeyOf(key);
    };
    for (RowTally& tally : tallies)
        tally.nameKeys(named);
    return {};
}

} // namespace godwit::core
