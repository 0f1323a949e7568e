// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"

#include "core/sqlite/library.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <csignal>
#include <span>
#include <string_view>

namespace godwit::app {

Q_LOGGING_CATEGORY(lcApp, "godwit.app", QtInfoMsg)

namespace {

void install(QCoreApplication& application, const QString& name, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>();
    // English has a file too, for its plurals; it also serves languages that have none.
    if (!translator->load(QLocale(), name, QStringLiteral("_"), folder) &&
        !translator->load(name + QStringLiteral("_en"), folder)) {
        qCDebug(lcApp) << "no translation" << name << "in" << folder;
        return;
    }
    translator->setParent(&application);
    QCoreApplication::installTranslator(translator.release());
}

/// `report … --format pdf`, wherever its options stand.
bool printsPages(std::span<char* const> arguments)
{
    const auto has = [arguments](std::string_view word) {
        return std::ranges::any_of(arguments, [word](const char* argument) { return word == argument; });
    };
    return has("report") && (has("pdf") || has("--format=pdf"));
}

} // namespace

std::unique_ptr<QCoreApplication> makeCommandLineApplication(int& argc, char** argv)
{
    if (!printsPages({argv, static_cast<std::size_t>(argc)}))
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

void setUpApplication()
{
    core::setUpSqlite(); // before anything else uses it
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is an error of a write then, and ends no program
    QCoreApplication::setOrganizationName(QStringLiteral("Godwit"));
    QCoreApplication::setApplicationName(QStringLiteral("godwit"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GODWIT_VERSION));
}

void setUpLogging()
{
    if (qEnvironmentVariableIsEmpty("QT_MESSAGE_PATTERN"))
        qSetMessagePattern(QStringLiteral("%{time yyyy-MM-dd HH:mm:ss.zzz} %{category} %{type}: %{message}"));
}

void installTranslations(QCoreApplication& application)
{
    install(application, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, QStringLiteral("godwit"), QStringLiteral(":/i18n"));
}

} // namespace godwit::app
