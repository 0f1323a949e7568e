// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_model.h"

namespace godwit::ui {

/// The rows in quarantine that were loaded so far. Asks for the next page when the view reaches the end.
class QuarantineModel : public RecordModel<core::QuarantineEntry>
{
    Q_OBJECT
public:
    enum Columns { Key, Table, FailedColumn, Value, Cause, State };
    explicit QuarantineModel(QObject* parent = nullptr);

    /// The next page to load for these rows; forgets the rows if the filter is another one.
    void setFilter(const core::QuarantineFilter& filter);
    [[nodiscard]] const core::QuarantineFilter& filter() const { return m_filter; }
    /// Takes a page: the first replaces what is shown, a later one is appended; others are late answers.
    void addPage(const core::QuarantinePage& page);
    [[nodiscard]] qint64 total() const { return m_total; }
    /// False while the first page of the filter is awaited, or after forget(): what is shown may be other rows, or rows
    /// under numbers that they no longer have, and nothing can be decided about it.
    [[nodiscard]] bool isCurrent() const { return m_isCurrent; }
    void forget() { m_isCurrent = false; } ///< rows may have moved again; they stay in sight until the next page

    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void pageWanted(const godwit::core::QuarantineFilter& filter);

private:
    core::QuarantineFilter m_filter;
    qint64 m_total = 0;
    bool m_isAsking = false;
    bool m_isCurrent = false;
};

/// Causes with their counts, the first line being all of them.
class CausesModel : public RecordModel<core::QuarantineCount>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::CausesModel)
public:
    explicit CausesModel(QObject* parent = nullptr);
    /// Sums the counts by cause, the most frequent first: of the filter's table and phase, and only rows in its state. A
    /// cause none of whose rows is in that state stays, with 0.
    void setCounts(const QList<core::QuarantineCount>& counts, const core::QuarantineFilter& filter);
    [[nodiscard]] int rowOf(const QString& cause) const; ///< -1: it is not there; 0 for an empty one
};

} // namespace godwit::ui
