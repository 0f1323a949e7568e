// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include "app/output/text_table.h"
#include "app/text.h"

namespace godwit::app {

namespace {

constexpr auto kLeft = TextTable::Align::Left;

QString synopsis(const Positional& positional)
{
    switch (positional.count) {
    case Positional::Count::One:
        break;
    case Positional::Count::Optional:
        return QStringLiteral("[%1]").arg(positional.name);
    case Positional::Count::Many:
        return QStringLiteral("[%1 ...]").arg(positional.name);
    }
    return positional.name;
}

QString optionName(const QCommandLineOption& option)
{
    QStringList names;
    for (const QString& name : option.names())
        names += (name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name;
    const QString value = option.valueName();
    return names.join(QStringLiteral(", ")) + (value.isEmpty() ? QString() : QLatin1Char(' ') + value);
}

QStringList section(const QString& title, const QStringList& content)
{
    QStringList lines;
    if (content.isEmpty())
        return lines;
    lines << QString() << title;
    for (const QString& line : content)
        lines += QStringLiteral("  ") + line;
    return lines;
}

} // namespace

QStringList usageText(const Command& command)
{
    QStringList words{QStringLiteral("godwit-cli"), command.name()};
    TextTable arguments({{}, {{}, kLeft, 0}});
    for (const Positional& positional : command.positionals()) {
        words += synopsis(positional);
        arguments.add({positional.name, positional.description});
    }
    TextTable options({{}, {{}, kLeft, 0}});
    for (const QCommandLineOption& option : command.options())
        options.add({optionName(option), option.description()});
    options.add({QStringLiteral("-h, --help"), Text::tr("Show this help.")});
    words += Text::tr("[options]");
    QStringList lines{Text::tr("Usage: %1").arg(words.join(QLatin1Char(' '))), command.summary()};
    lines += section(Text::tr("Arguments:"), arguments.lines());
    lines += section(Text::tr("Options:"), options.lines());
    lines += section(Text::tr("Examples:"), command.examples());
    return lines;
}

} // namespace godwit::app
