// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"

#include <QByteArrayView>

namespace godwit::core {

/// True for a column whose last word is date, datetime or timestamp (due_date, dueDate), or whose declared type says so.
[[nodiscard]] bool saysDate(const QString& column, const QString& declaredType);

/// Finds texts that are no date in a column of dates, while its values are read. What counts as a date is what the plan's date
/// functions read (functions/date_text.h). A column that does not say that it holds dates holds them if more than half of its
/// texts are ISO dates; there only texts that look like one are read as one.
class DateTally
{
public:
    explicit DateTally(bool saysDate) : m_saysDate(saysDate) {}

    void add(QByteArrayView text); ///< not blank
    void add(const DateTally& other);
    void write(ColumnProfile& profile) const;

private:
    bool m_saysDate;
    qint64 m_dates = 0;
    qint64 m_others = 0;
    QStringList m_samples; ///< of the others
};

} // namespace godwit::core
