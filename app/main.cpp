// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"
#include "ui/main_window.h"

#include <QApplication>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    godwit::app::setUpApplication();
    godwit::ui::MainWindow window;
    window.show();
    return QApplication::exec();
}
