// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/row_tally.h"

#include "core/checks/figures.h"
#include "core/move/compiled_move.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kKeysShown = 5;
constexpr int kShownCharacters = 80;
constexpr size_t kMostSamples = 2 * size_t(kSampleRows); // of the move, and of all moves into its table

/// Never of 0, which stands for NULL.
bool holds(const std::vector<quint64>& sorted, quint64 hash)
{
    return hash != 0 && std::binary_search(sorted.begin(), sorted.end(), hash);
}

QString shown(const Value& value)
{
    if (value.type == Value::Type::Text || value.type == Value::Type::Blob)
        return bytesText(value.bytes, value.type, kShownCharacters);
    return value.toKeyText();
}

ExpectedCause causeOf(const QString& cause, const QString& code, const QString& column)
{
    return {.cause = cause, .code = code, .column = column, .rows = 0, .keys = {}};
}

ExpectedCause causeOf(const RowFault& fault)
{
    return causeOf(fault.cause, codeId(fault.code), fault.column);
}

} // namespace

QString RowTally::keyOf(const RowBatch& batch, int row)
{
    const Value key = batch.values.value(row, CompiledMove::kKeyAt);
    return key.isNull() ? shown(batch.values.value(row, CompiledMove::kRowIdAt)) : shown(key);
}

Status RowTally::open(const Collations& collations)
{
    if (!m_places->row.table)
        return {};
    GODWIT_TRY(TargetRow row, TargetRow::open(m_places->row, collations));
    GODWIT_CHECK(row.prepare(m_places->row));
    m_row.emplace(std::move(row));
    return {};
}

Status RowTally::take(const RowBatch& batch)
{
    for (int row = 0; row < batch.rows(); ++row) {
        const RowHead& head = batch.heads[static_cast<size_t>(row)];
        if (head.beginsKey) {
            endKey();
            ++m_keys;
        }
        if (head.kind == RowHead::Kind::Good) {
            m_isMoved = true;
            GODWIT_CHECK(takeGood(batch, row));
            continue;
        }
        m_key = keyOf(batch, row);
        if (head.kind == RowHead::Kind::Skipped)
            m_skip = causeOf(batch.rules[static_cast<size_t>(head.detail)], {}, {});
        else
            m_fault = causeOf(batch.faults[static_cast<size_t>(head.detail)]);
    }
    return {};
}

/// A key is put aside as a whole if one of its rows is, and skipped if all are.
void RowTally::endKey()
{
    if (m_fault)
        count(*m_fault, false);
    else if (m_skip && !m_isMoved)
        count(*m_skip, true);
    for (size_t row = 0; row < m_pendingRows && !m_fault; ++row)
        keep(m_pending[row], row == 0);
    m_pendingRows = 0;
    m_isMoved = false;
    m_fault.reset();
    m_skip.reset();
}

void RowTally::keep(const Pending& row, bool begins)
{
    if (!m_wanted) {
        for (size_t key = 0; key < m_hashes.size(); ++key) {
            if (row.hashes[key] != 0)
                m_hashes[key].push_back(row.hashes[key]);
        }
        return;
    }
    bool isShared = false;
    for (size_t key = 0; key < m_hashes.size(); ++key) {
        isShared = isShared || row.hashes[key] != 0;
        if (!row.samples[key].cells.isEmpty() && m_samples[key].size() < kMostSamples)
            m_samples[key].push_back(row.samples[key]);
    }
    // A row that begins a key must be there, also if only the next one shares something.
    if (m_wanted->isForSamples || (!isShared && m_pendingRows == 1))
        return;
    m_rows.hashes.insert(m_rows.hashes.end(), row.hashes.begin(), row.hashes.end());
    m_rows.begins.push_back(begins);
    if (m_rows.begins.size() <= RowsOfKeys::kMostNames)
        m_rows.names += m_key;
}

void RowTally::count(const ExpectedCause& cause, bool isSkip)
{
    auto found = std::find_if(m_causes.begin(), m_causes.end(), [&](const Cause& known) {
        return known.isSkip == isSkip && known.cause.cause == cause.cause &&
               known.cause.column == cause.column && known.cause.code == cause.code;
    });
    if (found == m_causes.end()) {
        m_causes.push_back({cause, isSkip});
        found = std::prev(m_causes.end());
    }
    ++found->cause.rows;
    if (found->cause.keys.size() < kKeysShown)
        found->cause.keys += m_key;
}

Status RowTally::takeGood(const RowBatch& batch, int row)
{
    bool isWhole = true;
    for (size_t field = 0; field < m_missing.size(); ++field) {
        if (batch.values.type(row, m_places->missing[field]) != Value::Type::Null)
            continue;
        ++m_missing[field].rows;
        if (m_missing[field].keys.size() < kSampleRows)
            m_missing[field].keys += keyOf(batch, row);
        if (isWhole && m_places->refuses) {
            const QString column = m_places->missingColumns[static_cast<qsizetype>(field)];
            m_key = keyOf(batch, row);
            m_fault = causeOf(QStringLiteral("%1 has no value (NOT NULL)").arg(column),
                              codeId(ErrorCode::RowConstraint), column);
        }
        isWhole = false;
    }
    if (!isWhole)
        return {};
    if (m_row) {
        GODWIT_TRY(const auto refused, m_row->take(batch.values, row, m_places->rowColumns));
        if (refused) {
            m_key = keyOf(batch, row);
            m_fault = m_places->refuses ? std::optional(causeOf(*refused)) : m_fault;
            return {};
        }
    }
    if (!m_places->keys.empty())
        takeKeys(batch, row);
    return {};
}

const RowBuffer& RowTally::valuesOf(const RowPlaces::Key& key, const RowBatch& batch) const
{
    return key.isOfRow ? m_row->parts() : batch.values;
}

void RowTally::takeKeys(const RowBatch& batch, int row)
{
    if (m_pending.size() == m_pendingRows)
        m_pending.push_back({std::vector<quint64>(m_hashes.size()), std::vector<Sample>(m_hashes.size())});
    Pending& pending = m_pending[m_pendingRows++];
    bool isShared = false;
    for (size_t at = 0; at < m_hashes.size(); ++at) {
        const RowPlaces::Key& key = m_places->keys[at];
        const RowBuffer& values = valuesOf(key, batch);
        const int place = key.isOfRow ? 0 : row;
        const quint64 hash = hashOfKey(values, place, key.parts).value_or(0);
        const bool isWanted = !m_wanted || holds(m_wanted->hashes[at], hash);
        pending.hashes[at] = isWanted ? hash : 0;
        if (!m_wanted)
            continue;
        isShared = isShared || isWanted;
        Sample& sample = pending.samples[at];
        sample = {.cells = {},
                  .isOwn = holds(m_wanted->shown[at], hash),
                  .isAcross = holds(m_wanted->across[at], hash)};
        if ((!sample.isOwn && !sample.isAcross) || m_samples[at].size() >= kMostSamples)
            continue;
        for (const KeyPart& part : key.parts)
            sample.cells += shown(values.value(place, part.value));
        sample.cells += keyOf(batch, row);
    }
    if (isShared && m_rows.begins.size() <= RowsOfKeys::kMostNames)
        m_key = keyOf(batch, row);
}

bool RowTally::hasAllWanted() const
{
    if (!m_wanted || !m_wanted->isForSamples)
        return false;
    for (size_t key = 0; key < m_samples.size(); ++key) {
        const bool isAsked = !m_wanted->shown[key].empty() || !m_wanted->across[key].empty();
        if (isAsked && m_samples[key].size() < kMostSamples)
            return false;
    }
    return true;
}

void RowTally::finish()
{
    endKey();
    m_row.reset();
    for (std::vector<quint64>& hashes : m_hashes)
        std::sort(hashes.begin(), hashes.end());
}

void RowTally::addTo(MoveExpectation& expectation) const
{
    for (const auto& [cause, isSkip] : m_causes) {
        (isSkip ? expectation.skipped : expectation.quarantined) += cause.rows;
        const auto found = std::find_if(expectation.causes.begin(), expectation.causes.end(),
                                        [&, &one = cause](const ExpectedCause& known) {
                                            return known.cause == one.cause && known.column == one.column &&
                                                   known.code == one.code;
                                        });
        if (found == expectation.causes.end()) {
            expectation.causes.append(cause);
            continue;
        }
        found->rows += cause.rows;
        found->keys = (found->keys + cause.keys).mid(0, kKeysShown);
    }
}

} // namespace godwit::core
