// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace godwit::ui {

class DataTable;
class ElidedLabel;
class FlowLayout;
class ValuesModel;

/// One quarantined row: why, where, and all its values; the failed one stands out.
class EntryPanel : public QFrame
{
    Q_OBJECT
public:
    explicit EntryPanel(QWidget* parent = nullptr);
    void setEntry(const core::QuarantineEntry& entry, const QString& phase); ///< the phase's title
    void clear();
    void addButton(QPushButton* button); ///< beneath the cause

private:
    FlowLayout* m_buttons = nullptr;
    ElidedLabel* m_title = nullptr;
    QLabel* m_cause = nullptr;
    ValuesModel* m_values = nullptr;
    DataTable* m_table = nullptr;
};

} // namespace godwit::ui
