// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

#include <memory>

class QCoreApplication;

namespace godwit::app {

/// What the programs themselves log; rules by QT_LOGGING_RULES, as "godwit.*=true".
Q_DECLARE_LOGGING_CATEGORY(lcApp)

/// The command line's application: without fonts or a screen, but for a report as PDF, which needs fonts. Even that asks
/// for no display.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeCommandLineApplication(int& argc, char** argv);

/// Names of organisation and application, version; for settings and logs. A limit on the size of files (SIGXFSZ) ends neither
/// program, it comes back as an error of a write. Both programs call it first.
void setUpApplication();

/// Log lines with time and category on standard error, unless QT_MESSAGE_PATTERN says otherwise.
void setUpLogging();

/// Installs the translations for the user's language, if there are any: Qt's own, then Godwit's from :/i18n.
/// They belong to the application.
void installTranslations(QCoreApplication& application);

} // namespace godwit::app
