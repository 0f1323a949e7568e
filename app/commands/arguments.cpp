// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"

#include "app/commands/usage_error.h"
#include "app/text.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace godwit::app {

namespace {

bool isDigits(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar character) {
        return character >= QLatin1Char('0') && character <= QLatin1Char('9');
    });
}

QStringList exampleNames()
{
    QStringList names = QDir(QStringLiteral(":/examples")).entryList(QDir::Dirs, QDir::Name);
    names.replaceInStrings(QStringLiteral("_"), QStringLiteral("-"));
    return names;
}

} // namespace

QCommandLineOption valueOption(const QString& name, const QString& valueName, const QString& description)
{
    return QCommandLineOption(name, description, valueName);
}

QCommandLineOption flagOption(const QString& name, const QString& description)
{
    return QCommandLineOption(name, description);
}

QCommandLineOption jsonOption()
{
    return flagOption(QStringLiteral("json"),
                      Text::tr("Print one JSON value on standard output, and nothing else."));
}

QList<QCommandLineOption> databaseOptions()
{
    return {valueOption(QStringLiteral("workspace"), QStringLiteral("DIR"),
                        Text::tr("The workspace, if it is not FILE.godwit beside the database.")),
            jsonOption(),
            flagOption(QStringLiteral("verbose"), Text::tr("Print the log on standard error."))};
}

QCommandLineOption rehearsalOption()
{
    return flagOption(QStringLiteral("rehearsal"), Text::tr("Show the last rehearsal instead of the migration."));
}

QList<QCommandLineOption> answerOptions()
{
    return {
        flagOption(QStringLiteral("yes"),
                   Text::tr("Accept warnings and approvals, and waive undecided rows when a cut-over asks. "
                            "Never overrides a failed check or a limit.")),
        valueOption(QStringLiteral("confirm"), QStringLiteral("FILENAME"),
                    Text::tr("The database's file name, typed: allows what changes the live file."))};
}

Positional databasePositional()
{
    return {QStringLiteral("DB"), Text::tr("The SQLite database.")};
}

Positional planPositional()
{
    return {QStringLiteral("PLAN"), Text::tr("The plan, a YAML file, or example:product-manager.")};
}

QString absolutePath(const QString& path)
{
    if (path.isEmpty() || path.startsWith(QLatin1Char('/')))
        return path;
    // Not QFileInfo: it takes a leading colon for a resource.
    return QDir::currentPath() + QLatin1Char('/') + path;
}

core::Result<QString> planPath(const QString& argument)
{
    const QString scheme = QStringLiteral("example:");
    if (!argument.startsWith(scheme))
        return absolutePath(argument);
    QString name = argument.mid(scheme.size());
    const QStringList names = exampleNames();
    if (!names.contains(name))
        return usageError(
            Text::tr("There is no example %1; there is: %2").arg(name, names.join(QStringLiteral(", "))));
    name.replace(QLatin1Char('-'), QLatin1Char('_'));
    return QStringLiteral(":/examples/%1/plan.yaml").arg(name);
}

core::Result<qint64> count(const QString& option, const QString& text)
{
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    if (!isDigits(text) || !fits)
        return usageError(Text::tr("--%1 wants a whole number, not \"%2\".").arg(option, text));
    return number;
}

core::Result<double> percentage(const QString& option, const QString& text)
{
    const QStringList parts = text.chopped(text.isEmpty() ? 0 : 1).split(QLatin1Char('.'));
    const bool isNumber = parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), isDigits);
    const double percent = text.chopped(text.isEmpty() ? 0 : 1).toDouble();
    if (!text.endsWith(QLatin1Char('%')) || !isNumber || percent > 100)
        return usageError(
            Text::tr("--%1 wants a percentage from 0% to 100% such as 0.5%, not \"%2\".").arg(option, text));
    return percent / 100;
}

core::Result<core::EntryState> entryState(const QString& text)
{
    const core::EntryState state = core::entryStateOf(text);
    if (core::stateId(state) != text)
        return usageError(Text::tr("--state wants undecided, waived or moved, not \"%1\".").arg(text));
    return state;
}

core::OpenRequest openRequest(const CommandLine& line, qsizetype databaseIndex, bool readOnly)
{
    core::OpenRequest request;
    request.database = absolutePath(line.positional(databaseIndex));
    request.workspace = absolutePath(line.value(QStringLiteral("workspace")));
    request.readOnly = readOnly;
    request.isRehearsal = line.has(QStringLiteral("rehearsal"));
    return request;
}

core::OpenRequest lookRequest(const CommandLine& line, qsizetype databaseIndex)
{
    core::OpenRequest request = openRequest(line, databaseIndex, false);
    request.isLook = true;
    return request;
}

QCommandLineOption copyInOption()
{
    return flagOption(
        QStringLiteral("copy-in"),
        Text::tr(
            "If a program holds the file open and is idle, copy the new content into the file instead of "
            "exchanging it. The program sees it at once."));
}

core::Answers answers(const CommandLine& line)
{
    return {.yes = line.has(QStringLiteral("yes")),
            .confirm = line.value(QStringLiteral("confirm")),
            .reason = line.value(QStringLiteral("reason")),
            .copyIn = line.has(QStringLiteral("copy-in"))};
}

core::Status needOption(const CommandLine& line, const QString& option)
{
    if (line.has(option))
        return {};
    return usageError(Text::tr("The option --%1 is missing.").arg(option));
}

core::Status atMostOne(const CommandLine& line, const QStringList& options)
{
    QStringList given;
    for (const QString& option : options) {
        if (line.has(option))
            given += QStringLiteral("--") + option;
    }
    if (given.size() < 2)
        return {};
    return usageError(Text::tr("These options exclude each other: %1").arg(given.join(QStringLiteral(", "))));
}

} // namespace godwit::app
