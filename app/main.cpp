// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"
#include "app/output/error_text.h"
#include "app/sqlite_twin.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QMessageBox>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    godwit::app::setUpApplication();
    godwit::app::setUpLogging();
    godwit::app::installTranslations(application);
    if (const auto status = godwit::app::checkQtSharesOurSqlite(); !status) {
        const QStringList lines = godwit::app::errorText(status.error());
        QMessageBox::critical(nullptr, QStringLiteral("Godwit"), lines.join(QLatin1Char('\n')));
        return 1;
    }
    godwit::ui::MainWindow window;
    window.show();
    return QApplication::exec();
}
