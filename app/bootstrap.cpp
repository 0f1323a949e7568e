// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace godwit::app {

Q_LOGGING_CATEGORY(lcApp, "godwit.app", QtInfoMsg)

namespace {

void install(QCoreApplication& application, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(QLocale(), name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void setUpApplication()
{
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
    // English stands in the code; asking for it would find the next language of the user's list instead.
    if (QLocale().language() == QLocale::English || QLocale().language() == QLocale::C)
        return;
    install(application, QStringLiteral("godwit"), QStringLiteral(":/i18n"));
    install(application, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace godwit::app
