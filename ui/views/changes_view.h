// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"
#include "core/events.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace godwit::ui {

class WrittenView;

/// What was written since the cut-over, of the present on the Restore page: figures by table, the first rows
/// of the chosen one, and the way to have all of them as files. Listed when it is asked for, since both files
/// are read for it.
class ChangesView : public QWidget
{
    Q_OBJECT
public:
    explicit ChangesView(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    void setChanges(const core::ChangesSince& changes);

Q_SIGNALS:
    void listAsked();
    void exportAsked();

private:
    void forget();

    QString m_run; ///< whose changes are shown, with where it stands
    QLabel* m_state = nullptr;
    QPushButton* m_list = nullptr;
    QPushButton* m_export = nullptr;
    WrittenView* m_written = nullptr;
};

} // namespace godwit::ui
