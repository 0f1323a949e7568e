// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/row_tally.h"

#include "core/checks/figures.h"
#include "core/move/compiled_move.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kShownCharacters = 80;
constexpr size_t kMostSamples = 2 * size_t(kSampleRows); // of the move, and of all moves into its table

/// Never of 0, which stands for NULL.
bool holds(const std::vector<quint64>& sorted, quint64 hash)
{
    return hash != 0 && std::binary_search(sorted.begin(), sorted.end(), hash);
}

bool contains(const std::vector<int>& places, int place)
{
    return std::find(places.begin(), places.end(), place) != places.end();
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
        if (head.kind == RowHead::Kind::Skipped) {
            m_key = keyOf(batch, row);
            m_skip = causeOf(batch.rules[static_cast<size_t>(head.detail)], {}, {});
            continue;
        }
        m_isMoved = m_isMoved || head.kind == RowHead::Kind::Good;
        GODWIT_CHECK(takeRow(batch, row));
    }
    return {};
}

/// A key is put aside as a whole if one of its rows is, and skipped if all are.
void RowTally::endKey()
{
    for (const ExpectedCause& fault : m_faults)
        count(fault, false);
    if (!m_faults.empty()) {
        ++m_quarantined;
    } else if (m_skip && !m_isMoved) {
        ++m_skipped;
        count(*m_skip, true);
    }
    for (size_t row = 0; row < m_pendingRows; ++row) {
        m_pending[row].isAside = m_pending[row].isAside || !m_faults.empty();
        keep(m_pending[row], row == 0);
    }
    m_pendingRows = 0;
    m_isMoved = false;
    m_faults.clear();
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
    m_rows.asides.push_back(row.isAside);
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

void RowTally::addFault(const RowFault& fault)
{
    ExpectedCause cause = causeOf(fault);
    const bool isKnown = std::any_of(m_faults.begin(), m_faults.end(), [&](const ExpectedCause& one) {
        return one.cause == cause.cause && one.column == cause.column && one.code == cause.code;
    });
    if (!isKnown) // of several rows of one key
        m_faults.push_back(std::move(cause));
}

/// Where the value stands that could not be evaluated. False: nobody knows, or the row has no values; or the
/// plan's own `reject` takes it, and what the target would say of it is not asked.
bool RowTally::findFailed(const RowFault& fault, std::vector<int>& failed) const
{
    if (fault.code == ErrorCode::RowNotText)
        return true;
    const qsizetype at = m_places->columns.indexOf(fault.column);
    if (at < 0)
        return false;
    failed.push_back(CompiledMove::kValuesAt + static_cast<int>(at));
    return true;
}

Status RowTally::takeRow(const RowBatch& batch, int row)
{
    const RowHead& head = batch.heads[static_cast<size_t>(row)];
    std::vector<int> failed;
    bool hasValues = true;
    if (head.faults > 0)
        m_key = keyOf(batch, row);
    for (int at = head.detail; at < head.detail + head.faults; ++at) {
        const RowFault& fault = batch.faults[static_cast<size_t>(at)];
        addFault(fault);
        hasValues = findFailed(fault, failed) && hasValues;
    }
    return hasValues ? takeValues(batch, row, failed) : Status();
}

Status RowTally::takeValues(const RowBatch& batch, int row, std::vector<int>& failed)
{
    m_lacksValue = false;
    takeMissing(batch, row, failed);
    if (m_row) {
        GODWIT_TRY(const auto refused, m_row->take(batch.values, row, m_places->rowColumns, failed));
        if (!refused.empty())
            m_key = keyOf(batch, row);
        for (const RowFault& fault : refused) {
            if (m_places->refuses)
                addFault(fault);
            const qsizetype at = m_places->columns.indexOf(fault.column);
            if (at >= 0)
                failed.push_back(CompiledMove::kValuesAt + static_cast<int>(at));
        }
        m_lacksValue = m_lacksValue || !refused.empty();
    }
    if (!m_places->keys.empty())
        takeKeys(batch, row, failed);
    return {};
}

void RowTally::takeMissing(const RowBatch& batch, int row, const std::vector<int>& failed)
{
    for (size_t field = 0; field < m_missing.size(); ++field) {
        const int place = m_places->missing[field];
        if (batch.values.type(row, place) != Value::Type::Null || contains(failed, place))
            continue;
        m_lacksValue = true;
        ++m_missing[field].rows;
        if (m_missing[field].keys.size() < kSampleRows)
            m_missing[field].keys += keyOf(batch, row);
        if (!m_places->refuses)
            continue;
        const QString column = m_places->missingColumns[static_cast<qsizetype>(field)];
        m_key = keyOf(batch, row);
        addFault({.code = ErrorCode::RowConstraint,
                  .cause = QStringLiteral("%1 has no value (NOT NULL)").arg(column),
                  .column = column,
                  .firstCause = {}});
    }
}

const RowBuffer& RowTally::valuesOf(const RowPlaces::Key& key, const RowBatch& batch) const
{
    return key.isOfRow ? m_row->parts() : batch.values;
}

void RowTally::takeKeys(const RowBatch& batch, int row, const std::vector<int>& failed)
{
    if (m_pending.size() == m_pendingRows)
        m_pending.push_back({.hashes = std::vector<quint64>(m_hashes.size()),
                             .samples = std::vector<Sample>(m_hashes.size()),
                             .isAside = false});
    Pending& pending = m_pending[m_pendingRows++];
    pending.isAside = m_lacksValue;
    bool isShared = false;
    for (size_t at = 0; at < m_hashes.size(); ++at) {
        const RowPlaces::Key& key = m_places->keys[at];
        const RowBuffer& values = valuesOf(key, batch);
        const int place = key.isOfRow ? 0 : row;
        const bool isKnown =
            place < values.rows() && std::none_of(key.needs.begin(), key.needs.end(),
                                                  [&](int need) { return contains(failed, need); });
        const quint64 hash = isKnown ? hashOfKey(values, place, key.parts).value_or(0) : 0;
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

void RowTally::nameKeys(const std::function<QString(const QString& key)>& named)
{
    for (Cause& cause : m_causes) {
        for (QString& key : cause.cause.keys)
            key = named(key);
    }
    for (Missing& missing : m_missing) {
        for (QString& key : missing.keys)
            key = named(key);
    }
    for (std::vector<Sample>& samples : m_samples) {
        for (Sample& sample : samples)
            sample.cells.last() = named(sample.cells.last());
    }
    for (QString& name : m_rows.names)
        name = named(name);
}

void RowTally::addTo(MoveExpectation& expectation) const
{
    expectation.skipped += m_skipped;
    expectation.quarantined += m_quarantined;
    for (const auto& [cause, isSkip] : m_causes) {
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
