// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"

#include "core/sqlite/library.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

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

} // namespace

void setUpApplication()
{
    core::setUpSqlite(); // before anything else uses it
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
