// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"
#include "app/example.h"
#include "app/output/error_text.h"
#include "app/sqlite_twin.h"
#include "core/engine/engine.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QMessageBox>

namespace {

using namespace godwit;

struct Wish
{
    core::OpenRequest request;
    bool wantsExample = false;
    QString exampleFolder;
};

QString absolute(const QString& path)
{
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

Wish readCommandLine(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "godwit::app", "Carries an SQLite database from one schema to the next, and back."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption plan(QStringLiteral("plan"),
                                  QCoreApplication::translate("godwit::app", "The plan to open."),
                                  QStringLiteral("PLAN"));
    const QCommandLineOption workspace(
        QStringLiteral("workspace"),
        QCoreApplication::translate("godwit::app", "The workspace, if it is not beside the database."),
        QStringLiteral("DIR"));
    const QCommandLineOption example(
        QStringLiteral("example"),
        QCoreApplication::translate("godwit::app",
                                    "Opens the built-in example; the path then names its folder."));
    parser.addOptions({plan, workspace, example});
    parser.addPositionalArgument(QStringLiteral("DB"),
                                 QCoreApplication::translate("godwit::app", "The database to open."),
                                 QStringLiteral("[DB]"));
    parser.process(application);
    Wish wish;
    const QString path = parser.positionalArguments().value(0);
    wish.wantsExample = parser.isSet(example);
    wish.exampleFolder = wish.wantsExample ? path : QString();
    wish.request.plan = absolute(parser.value(plan));
    wish.request.workspace = absolute(parser.value(workspace));
    wish.request.database = wish.wantsExample ? QString() : absolute(path);
    return wish;
}

bool sharesOneSqlite()
{
    const core::Status status = app::checkQtSharesOurSqlite();
    if (status)
        return true;
    const QStringList lines = app::errorText(status.error());
    QMessageBox::critical(nullptr, QStringLiteral("Godwit"), lines.join(QLatin1Char('\n')));
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    app::setUpApplication();
    app::setUpLogging();
    app::installTranslations(application);
    QApplication::setDesktopFileName(QStringLiteral("godwit"));
    const Wish wish = readCommandLine(application);
    if (!sharesOneSqlite())
        return 1;
    core::Engine engine;
    ui::MainWindow window(engine, app::makeExampleOpener(wish.exampleFolder));
    window.show();
    if (wish.wantsExample)
        window.openExample();
    else if (!wish.request.database.isEmpty() || !wish.request.plan.isEmpty())
        window.open(wish.request);
    return QApplication::exec();
}
