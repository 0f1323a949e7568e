// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "core/engine/requests.h"

#include <QCommandLineOption>

#include <optional>

/// What several verbs have in common: their options, and how words become values. Reading is strict; every
/// error is of code Usage.
namespace godwit::app {

/// --json
[[nodiscard]] QCommandLineOption jsonOption();
/// --workspace, --json, --verbose: of every verb on a database.
[[nodiscard]] QList<QCommandLineOption> databaseOptions();
/// --yes and --confirm: of every verb that may have to ask.
[[nodiscard]] QList<QCommandLineOption> answerOptions();
/// --rehearsal: of verbs that only look.
[[nodiscard]] QCommandLineOption rehearsalOption();
/// --copy-in: of every verb that may change the live file.
[[nodiscard]] QCommandLineOption copyInOption();
[[nodiscard]] QCommandLineOption valueOption(const QString& name, const QString& valueName,
                                             const QString& description);
[[nodiscard]] QCommandLineOption flagOption(const QString& name, const QString& description);
[[nodiscard]] Positional databasePositional();
[[nodiscard]] Positional planPositional();

/// The path from the root, so that no name is taken for `:memory:`, a `file:` URI or a Qt resource. Null
/// stays null.
[[nodiscard]] QString absolutePath(const QString& path);
/// A path, or `example:product-manager` for a built-in plan; an unknown example names those there are.
core::Result<QString> planPath(const QString& argument);
/// Digits only, 0 to 2^63 − 1.
core::Result<qint64> count(const QString& option, const QString& text);
/// "1%" or "0.5%", 0 to 100; as a fraction.
core::Result<double> percentage(const QString& option, const QString& text);
core::Result<core::EntryState> entryState(const QString& text);

/// Database and workspace of the command line; the plan is the run's own.
[[nodiscard]] core::OpenRequest openRequest(const CommandLine& line, qsizetype databaseIndex, bool readOnly);
/// The same for what looks at a migration or writes elsewhere: audited where the workspace can be written.
[[nodiscard]] core::OpenRequest lookRequest(const CommandLine& line, qsizetype databaseIndex);
[[nodiscard]] core::Answers answers(const CommandLine& line);

/// An error if the option is missing.
core::Status needOption(const CommandLine& line, const QString& option);
/// An error if more than one of these options is given.
core::Status atMostOne(const CommandLine& line, const QStringList& options);

} // namespace godwit::app
