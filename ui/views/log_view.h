// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace godwit::ui {

class DataTable;
class LogModel;

/// The log of this session: searchable, follows its end while one looks there.
class LogView : public QWidget
{
    Q_OBJECT
public:
    explicit LogView(QWidget* parent = nullptr);
    void add(const core::LogLine& line);
    void focusSearch();

private:
    void filter(const QString& text);

    LogModel* m_model = nullptr;
    DataTable* m_table = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_count = nullptr;
};

} // namespace godwit::ui
