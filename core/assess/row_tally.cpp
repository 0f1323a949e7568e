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

QString shown(const Value& value)
{
    if (value.type == Value::Type::Text || value.type == Value::Type::Blob)
        return bytesText(value.bytes, value.type, kShownCharacters);
    return value.toKeyText();
}

} // namespace

QString RowTally::keyOf(const RowBatch& batch, int row)
{
    const Value key = batch.values.value(row, CompiledMove::kKeyAt);
    return key.isNull() ? shown(batch.values.value(row, CompiledMove::kRowIdAt)) : shown(key);
}

void RowTally::take(const RowBatch& batch)
{
    for (int row = 0; row < batch.rows(); ++row) {
        const RowHead& head = batch.heads[static_cast<size_t>(row)];
        if (head.beginsKey) {
            endKey();
            m_isOpen = true;
            ++m_keys;
        }
        if (head.kind == RowHead::Kind::Good) {
            m_isMoved = true;
            takeGood(batch, row);
            continue;
        }
        m_key = keyOf(batch, row);
        if (head.kind == RowHead::Kind::Skipped) {
            m_skip = ExpectedCause{.cause = batch.rules[static_cast<size_t>(head.detail)],
                                   .code = {},
                                   .column = {},
                                   .rows = 0,
                                   .keys = {}};
        } else {
            const RowFault& fault = batch.faults[static_cast<size_t>(head.detail)];
            m_fault = ExpectedCause{.cause = fault.cause,
                                    .code = codeId(fault.code),
                                    .column = fault.column,
                                    .rows = 0,
                                    .keys = {}};
        }
    }
}

/// A key is put aside as a whole if one of its rows is, and skipped if all are.
void RowTally::endKey()
{
    if (m_fault)
        count(*m_fault, false);
    else if (m_skip && !m_isMoved)
        count(*m_skip, true);
    m_isMoved = false;
    m_fault.reset();
    m_skip.reset();
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

void RowTally::takeGood(const RowBatch& batch, int row)
{
    for (size_t field = 0; field < m_missing.size(); ++field) {
        if (batch.values.type(row, m_places->missing[field]) != Value::Type::Null)
            continue;
        ++m_missing[field].rows;
        if (m_missing[field].keys.size() < kSampleRows)
            m_missing[field].keys += keyOf(batch, row);
    }
    if (m_places->collectsKeys)
        takeKeys(batch, row);
}

void RowTally::takeKeys(const RowBatch& batch, int row)
{
    for (size_t key = 0; key < m_hashes.size(); ++key) {
        const auto hash = hashOfKey(batch.values, row, m_places->keys[key]);
        if (hash && !m_isSampling) {
            m_hashes[key].push_back(*hash);
        } else if (hash && m_wanted[key].contains(*hash) && m_samples[key].size() < size_t(kSampleRows)) {
            QStringList sample;
            for (const KeyPart& part : m_places->keys[key])
                sample += shown(batch.values.value(row, part.value));
            m_samples[key].push_back(sample << keyOf(batch, row));
        }
    }
}

bool RowTally::hasAllWanted() const
{
    for (size_t key = 0; key < m_samples.size(); ++key) {
        if (!m_wanted[key].empty() && m_samples[key].size() < size_t(kSampleRows))
            return false;
    }
    return m_isSampling;
}

void RowTally::finish()
{
    endKey();
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
