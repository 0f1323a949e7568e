// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QDialog>

namespace godwit::ui {

/// All that a tick rests on: the query, the figures, the time, why it warns or fails, and the first rows
/// concerned.
class CheckDialog : public QDialog
{
    Q_OBJECT
public:
    CheckDialog(const core::CheckResult& check, QWidget* parent);
};

/// What this program is, its version, its licence.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent);
};

} // namespace godwit::ui
