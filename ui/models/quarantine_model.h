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

    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void pageWanted(const godwit::core::QuarantineFilter& filter);

private:
    core::QuarantineFilter m_filter;
    qint64 m_total = 0;
    bool m_isAsking = false;
};

/// Causes with their counts, the first line being all of them.
class CausesModel : public RecordModel<core::QuarantineCount>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::CausesModel)
public:
    explicit CausesModel(QObject* parent = nullptr);
    /// Sums the counts by cause, the most frequent first; `table` empty: over all tables.
    void setCounts(const QList<core::QuarantineCount>& counts, const QString& table);
};

} // namespace godwit::ui
