// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/lineage_writer.h"

namespace godwit::core {

namespace {

/// Of several rows of one key the one with the highest weight counts.
int weightOf(Disposition disposition)
{
    switch (disposition) {
    case Disposition::Skipped:
        return 0;
    case Disposition::Merged:
        return 1;
    case Disposition::Moved:
        return 2;
    case Disposition::Quarantined:
        break;
    }
    return 3;
}

} // namespace

Result<LineageWriter> LineageWriter::create(Database& work, const CompiledMove& move, qint64 sourceId)
{
    GODWIT_TRY(auto insert,
               work.preparePersistent(QStringLiteral("INSERT OR REPLACE INTO main._godwit_lineage (source, row_id, move,"
                                                     " disposition, source_key, target_key, rule)"
                                                     " VALUES (?, ?, ?, ?, ?, ?, ?)")));
    GODWIT_TRY(auto find, work.preparePersistent(QStringLiteral("SELECT disposition, target_key, rule FROM main._godwit_lineage"
                                                                " WHERE source = ? AND row_id = ? AND move = ?")));
    return LineageWriter(move, sourceId, std::move(insert), std::move(find));
}

/// Its row was given NULL for a key: no other row can be told by that.
bool LineageWriter::isKeyless(const KeyOutcome& outcome) const
{
    return outcome.disposition == Disposition::Moved && outcome.targetKey.isNull() && !m_move->makesKey && !m_move->keyIsDerived &&
           m_move->keyColumns.size() == 1 && m_move->targetKeyAt() >= 0;
}

/// A key that kept its value, or whose new value follows from its row, needs no entry.
bool LineageWriter::isTold(const Value& key, const KeyOutcome& outcome) const
{
    if (outcome.disposition != Disposition::Moved || m_move->recordsMoved || isKeyless(outcome) ||
        (outcome.isSeveral && m_move->targetKey.size() == 1))
        return true;
    return !m_move->keyIsDerived && m_move->keyColumns.size() == 1 && !outcome.targetKey.isNull() && !(outcome.targetKey == key);
}

Status LineageWriter::add(const Value& rowId, const Value& key, KeyOutcome outcome, MoveCursor& cursor)
{
    const bool isWeighed = m_move->hasSeveral && m_move->isStaged();
    if (isWeighed) {
        GODWIT_TRY(const bool isOutweighed, this->isOutweighed(rowId, key, outcome, cursor));
        if (isOutweighed)
            return {};
    }
    ++cursor.of(outcome.disposition);
    if ((m_move->sourceTable.isEmpty() && !isWeighed) || !isTold(key, outcome))
        return {}; // derived rows come from no key
    return write(rowId, key, outcome);
}

Status LineageWriter::write(const Value& rowId, const Value& key, const KeyOutcome& outcome)
{
    const bool isChanged = outcome.disposition == Disposition::Merged || !(outcome.targetKey == key);
    const QString mark = outcome.isSeveral ? kBecameSeveral : isKeyless(outcome) ? kBecameKeyless : outcome.rule;
    m_insert.bindInteger(1, m_sourceId);
    m_insert.bind(2, rowId);
    m_insert.bindInteger(3, m_move->number);
    m_insert.bindInteger(4, static_cast<int>(outcome.disposition));
    m_insert.bind(5, key);
    m_insert.bind(6, isChanged ? outcome.targetKey : Value::null());
    m_insert.bindText(7, mark.isNull() ? QStringLiteral("") : mark);
    return m_insert.run();
}

/// Of a key whose rows ended under different keys none stands for it; that is noted with the entry that counts.
Result<bool> LineageWriter::isOutweighed(const Value& rowId, const Value& key, KeyOutcome& outcome, MoveCursor& cursor)
{
    const auto isPlaced = [](Disposition one) { return one == Disposition::Moved || one == Disposition::Merged; };
    GODWIT_TRY(const auto before, find(rowId));
    if (!before)
        return false;
    const bool isOther = isPlaced(before->disposition) && isPlaced(outcome.disposition) && m_move->targetKey.size() == 1 &&
                         !((before->targetKey.isNull() ? key : before->targetKey) == outcome.targetKey);
    outcome.isSeveral = isPlaced(outcome.disposition) && (before->isSeveral || isOther);
    if (weightOf(before->disposition) < weightOf(outcome.disposition)) {
        --cursor.of(before->disposition);
        return false;
    }
    if (outcome.isSeveral && !before->isSeveral)
        GODWIT_CHECK(write(rowId, key, {.disposition = before->disposition, .targetKey = before->targetKey, .rule = {}, .isSeveral = true}));
    return true;
}

Result<std::optional<LineageWriter::Entry>> LineageWriter::find(const Value& rowId)
{
    m_find.bindAll({Value::ofInteger(m_sourceId), rowId, Value::ofInteger(m_move->number)});
    GODWIT_TRY(const bool isThere, m_find.step());
    std::optional<Entry> found;
    if (isThere)
        found = Entry{.disposition = static_cast<Disposition>(m_find.integer(0)),
                      .targetKey = m_find.value(1),
                      .isSeveral = m_find.text(2) == kBecameSeveral && m_find.integer(0) != static_cast<int>(Disposition::Skipped)};
    m_find.reset();
    return found;
}

Result<bool> LineageWriter::isQuarantined(const Value& rowId)
{
    GODWIT_TRY(const auto found, find(rowId));
    return found && found->disposition == Disposition::Quarantined;
}

Result<Value> LineageWriter::movedTo(const Value& rowId)
{
    m_find.bindAll({Value::ofInteger(m_sourceId), rowId, Value::ofInteger(m_move->number)});
    GODWIT_TRY(const bool isThere, m_find.step());
    const Value key = isThere ? m_find.value(1) : Value::null();
    m_find.reset();
    return key;
}

} // namespace godwit::core
