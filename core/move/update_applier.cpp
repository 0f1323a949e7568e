// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/update_applier.h"

#include "core/move/constraint_cause.h"

namespace godwit::core {

bool isTaken(const Error& error)
{
    constexpr int kPrimaryKey = 1555; // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE and _ROWID
    constexpr int kUnique = 2067;
    constexpr int kRowid = 2579;
    return error.sqlite == kPrimaryKey || error.sqlite == kUnique || error.sqlite == kRowid;
}

Status UpdateApplier::prepare()
{
    Database& work = m_scene.work;
    GODWIT_TRY(auto read, work.preparePersistent(m_text.read));
    GODWIT_TRY(auto one, work.preparePersistent(m_text.readOne));
    GODWIT_TRY(auto change, work.preparePersistent(m_text.change));
    m_read.emplace(std::move(read));
    m_one.emplace(std::move(one));
    m_change.emplace(std::move(change));
    return {};
}

Statement& UpdateApplier::rowsBehind(qint64 place)
{
    m_read->reset();
    m_read->bindNamed(QStringLiteral("_godwit_from"), Value::ofInteger(place));
    return *m_read;
}

Result<Statement*> UpdateApplier::rowAt(qint64 place)
{
    m_one->reset();
    m_one->bindNamed(QStringLiteral("_godwit_from"), Value::ofInteger(place));
    GODWIT_TRY(const bool hasRow, m_one->step());
    if (!hasRow)
        return Error(ErrorCode::SqlFailed, QStringLiteral("%1: a row of its values is gone.").arg(m_scene.title()));
    return &*m_one;
}

Result<bool> UpdateApplier::apply(const Statement& row)
{
    if (row.isNull(m_text.identityAt())) { // it left with a row that it depends on
        ++m_cursor.quarantined;
        return true;
    }
    const Row identity = identityOf(row);
    if (row.integer(1) != 0) {
        GODWIT_CHECK(putAside(identity, {.code = static_cast<ErrorCode>(row.integer(1)),
                                         .cause = row.text(2),
                                         .column = row.text(3),
                                         .firstCause = row.text(4)}));
        return true;
    }
    bool isSame = true;
    for (int column = 0; column < m_text.columns.size(); ++column) {
        isSame = isSame && row.value(m_text.place(column)) == row.value(m_text.old(column));
        m_change->bindColumn(1 + column, row, m_text.place(column));
    }
    if (isSame) {
        ++m_cursor.unchanged;
        return true;
    }
    m_change->bindAll(identity, 1 + static_cast<int>(m_text.columns.size()));
    const Status changed = m_change->run();
    if (changed) {
        GODWIT_CHECK(count(changedBy(row)));
        return true;
    }
    if (!isRefusal(changed.error()))
        return changed.error();
    m_refusal = changed.error();
    if (isTaken(*m_refusal))
        return false;
    GODWIT_CHECK(refuse(row));
    return true;
}

Status UpdateApplier::refuse(const Statement& row)
{
    return putAside(identityOf(row), faultOf(*m_refusal));
}

ChangeFault UpdateApplier::faultOf(const Error& refusal) const
{
    const ConstraintCause why = constraintCause(refusal, m_scene.target.table(m_step.table));
    return {.code = ErrorCode::RowConstraint, .cause = why.cause, .column = why.column, .firstCause = {}};
}

Row UpdateApplier::identityOf(const Statement& row) const
{
    Row identity;
    for (int part = 0; part < m_text.order.size(); ++part)
        identity.push_back(row.value(m_text.identityAt() + part));
    return identity;
}

ChangedRow UpdateApplier::changedBy(const Statement& row) const
{
    ChangedRow changed{.identity = identityOf(row), .now = {}, .keyBefore = Value::null(), .keyAfter = Value::null()};
    changed.now = changed.identity;
    for (int part = 0; part < m_text.identityParts.size(); ++part) {
        if (m_text.identityParts[part] >= 0)
            changed.now[static_cast<size_t>(part)] = row.value(m_text.place(m_text.identityParts[part]));
    }
    if (m_text.keyAt >= 0) {
        changed.keyBefore = row.value(m_text.oldKeyAt());
        changed.keyAfter = row.value(m_text.place(m_text.keyAt));
    }
    return changed;
}

Status UpdateApplier::count(const ChangedRow& row)
{
    ++m_cursor.changed;
    if (row.keyBefore == row.keyAfter && row.identity == row.now)
        return {};
    return m_departures.rekey(m_text.table, row.identity, row.now, row.keyBefore, row.keyAfter);
}

Status UpdateApplier::putAside(const Row& identity, const ChangeFault& fault)
{
    ++m_cursor.quarantined;
    if (m_step.keepsOld)
        return m_departures.note(m_text.table, identity, fault);
    GODWIT_TRY([[maybe_unused]] const qint64 gone, m_departures.quarantine(m_text.table, identity, fault));
    return {};
}

} // namespace godwit::core
