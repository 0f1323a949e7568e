// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QLabel;

namespace godwit::ui {

class DataTable;
class EditsModel;

/// What edits would do: the counts in a line, the first values before and after, and why rows are left as they are.
class EditsView : public QWidget
{
    Q_OBJECT
public:
    explicit EditsView(QWidget* parent = nullptr);
    void setSummary(const core::EditSummary& summary);
    void clear(const QString& why); ///< nothing to show yet, and why

private:
    QLabel* m_counts = nullptr;
    QLabel* m_problems = nullptr;
    EditsModel* m_edits = nullptr;
    DataTable* m_table = nullptr;
};

} // namespace godwit::ui
