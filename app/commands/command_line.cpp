// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"

#include "app/commands/command.h"
#include "app/commands/usage_error.h"
#include "app/text.h"

#include <QCommandLineParser>

#include <algorithm>

namespace godwit::app {

namespace {

QCommandLineOption helpOption()
{
    return QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")});
}

core::Status checkPositionals(const Command& command, const QStringList& given)
{
    const QList<Positional> wanted = command.positionals();
    for (qsizetype index = 0; index < wanted.size(); ++index) {
        if (wanted[index].count == Positional::Count::One && index >= given.size())
            return usageError(Text::tr("%1 is missing.").arg(wanted[index].name));
    }
    const bool takesMany = !wanted.isEmpty() && wanted.last().count == Positional::Count::Many;
    if (!takesMany && given.size() > wanted.size())
        return usageError(Text::tr("There is an argument too many: %1").arg(given[wanted.size()]));
    if (std::any_of(given.begin(), given.end(), [](const QString& word) { return word.isEmpty(); }))
        return usageError(Text::tr("An argument is empty."));
    return {};
}

/// The parser takes the word after such an option for its value, whatever it is: in "--reason --json" the value was forgotten.
/// "--reason=--json" says that it is meant.
core::Status checkForgottenValues(const QList<QCommandLineOption>& options, const QStringList& words)
{
    const auto optionOf = [&options](const QString& word) {
        return std::find_if(options.begin(), options.end(), [&word](const QCommandLineOption& option) {
            return word == QLatin1String("--") + option.names().last();
        });
    };
    for (qsizetype index = 0; index + 1 < words.size() && words[index] != QLatin1String("--"); ++index) {
        const auto option = optionOf(words[index]);
        if (option == options.end() || option->valueName().isEmpty())
            continue;
        if (optionOf(words[index + 1]) != options.end())
            return usageError(Text::tr("The option %1 needs a value.").arg(words[index]));
        ++index;
    }
    return {};
}

} // namespace

core::Result<CommandLine> CommandLine::parse(const Command& command, const QStringList& arguments)
{
    QList<QCommandLineOption> options = command.options();
    options += helpOption();
    QCommandLineParser parser;
    parser.addOptions(options);
    // The parser takes the first word, here the verb, for the program's name.
    const bool isUnderstood = parser.parse(arguments);
    GODWIT_CHECK(checkForgottenValues(options, arguments));
    CommandLine line;
    line.m_arguments = arguments;
    line.m_positionals = parser.positionalArguments();
    for (const QCommandLineOption& option : options) {
        const QString name = option.names().last();
        if (parser.isSet(option))
            line.m_options.insert(name, parser.values(option));
        if (parser.values(option).size() > 1 && !command.repeatable().contains(name))
            return usageError(Text::tr("The option --%1 is given more than once.").arg(name));
    }
    // A name such as -dash.db reads as short options, with an h among them.
    if (line.wantsHelp() && parser.unknownOptionNames().isEmpty())
        return line;
    if (!isUnderstood)
        return usageError(parser.errorText());
    for (const QCommandLineOption& option : options) {
        const QString name = option.names().last();
        const QStringList values = option.valueName().isEmpty() ? QStringList() : line.values(name);
        if (std::any_of(values.begin(), values.end(), [](const QString& value) { return value.trimmed().isEmpty(); }))
            return usageError(Text::tr("The option --%1 needs a value.").arg(name));
    }
    GODWIT_CHECK(checkPositionals(command, line.m_positionals));
    return line;
}

} // namespace godwit::app
