// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/dispatcher.h"

#include "app/commands/registry.h"
#include "app/commands/usage_error.h"
#include "app/text.h"
#include "core/report/json.h"
#include "core/sqlite/database.h"

namespace godwit::app {

namespace {

QString versionText()
{
    return QStringLiteral("godwit-cli %1 (Qt %2, SQLite %3)")
        .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()), core::sqliteVersion());
}

core::Exit printError(const core::Error& error, const QString& verb, Output& output)
{
    output.json(QJsonObject{{QStringLiteral("action"), verb},
                            {QStringLiteral("outcome"), QStringLiteral("failed")},
                            {QStringLiteral("error"), core::toJson(error)},
                            {QStringLiteral("exit"), static_cast<int>(error.exit())}});
    output.error(error);
    return error.exit();
}

core::Exit printUsageError(const core::Error& error, const QString& verb, const QStringList& usage,
                           Output& output)
{
    const core::Exit exit = printError(error, verb, output);
    output.note(QString());
    for (const QString& line : usage)
        output.note(line);
    return exit;
}

core::Exit execute(const Command& command, const QStringList& arguments, Output& output)
{
    const core::Result<CommandLine> line = CommandLine::parse(command, arguments);
    if (!line)
        return printUsageError(line.error(), command.name(), usageText(command), output);
    if (line->wantsHelp()) {
        output.lines(usageText(command));
        return core::Exit::Done;
    }
    const core::Result<core::Exit> exit = command.execute(*line, output);
    if (exit)
        return *exit;
    if (exit.error().code == core::ErrorCode::Usage)
        return printUsageError(exit.error(), command.name(), usageText(command), output);
    return printError(exit.error(), command.name(), output);
}

core::Exit executeVerb(const QStringList& arguments, Output& output)
{
    const Registry registry;
    const QString verb = arguments.value(0);
    if (verb == QStringLiteral("--version")) {
        output.line(versionText());
        return core::Exit::Done;
    }
    if (verb == QStringLiteral("--help") || verb == QStringLiteral("-h")) {
        output.lines(usageText(registry));
        return core::Exit::Done;
    }
    if (const Command* command = registry.find(verb))
        return execute(*command, arguments, output);
    const QString what =
        arguments.isEmpty() ? Text::tr("A verb is missing.") : Text::tr("There is no verb %1.").arg(verb);
    return printUsageError(usageError(what), verb, usageText(registry), output);
}

/// Looked for before the command line is understood, so that a wrong one is answered in JSON too. Help and
/// the version are for people.
Output::Style styleOf(const QStringList& arguments, bool isTerminal)
{
    const QStringList options = arguments.mid(0, arguments.indexOf(QStringLiteral("--")));
    const auto has = [&options](const char* option) { return options.contains(QLatin1String(option)); };
    const bool isHelp = has("--help") || has("-h");
    return {has("--json") && !isHelp && arguments.value(0) != QStringLiteral("--version"), has("--verbose"), isTerminal};
}

} // namespace

int dispatch(const QStringList& arguments, QIODevice& out, QIODevice& err, bool isTerminal)
{
    Output output(out, err, styleOf(arguments, isTerminal));
    core::Exit exit = executeVerb(arguments, output);
    if (!output.isComplete()) {
        output.error(
            core::Error(core::ErrorCode::FileFailed, Text::tr("Standard output could not be written."))
                .withState(Text::tr("The command itself ended with code %1.").arg(static_cast<int>(exit)))
                .withNext(Text::tr("Look at the result with: godwit-cli status DB")));
        if (exit == core::Exit::Done)
            exit = core::Exit::Failed;
    }
    return static_cast<int>(exit);
}

} // namespace godwit::app
