// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

namespace godwit::ui {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {}

} // namespace godwit::ui
