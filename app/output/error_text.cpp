// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/error_text.h"

#include "app/output/changes_text.h"
#include "app/output/text_table.h"
#include "app/text.h"
#include "core/shell_text.h"

namespace godwit::app {

namespace {

QStringList indented(const QStringList& lines)
{
    QStringList result;
    for (const QString& line : lines)
        result += QStringLiteral("  ") + line;
    return result;
}

} // namespace

QStringList errorText(const core::Error& error)
{
    QStringList lines{error.id() + QStringLiteral("  ") + error.what};
    if (!error.state.isEmpty())
        lines += error.state;
    if (!error.next.isEmpty())
        lines += error.next;
    if (!error.detail.isEmpty())
        lines += indented(error.detail.split(QLatin1Char('\n')));
    return lines;
}

QStringList consequenceText(const core::Consequence& consequence)
{
    QStringList lines{consequence.action};
    if (!consequence.refused.isEmpty())
        lines += Text::tr("As things are it would be refused: %1").arg(consequence.refused);
    lines += indented(consequence.does);
    TextTable facts({{}, {{}, TextTable::Align::Left, 0}});
    for (const auto& [name, value] : consequence.facts)
        facts.add({name, value});
    lines += indented(facts.lines());
    lines +=
        consequence.loses.isEmpty() ? Text::tr("Nothing would be lost.") : Text::tr("What would be lost:");
    lines += indented(consequence.loses);
    if (consequence.written)
        lines += indented(writtenSamples(*consequence.written));
    if (!consequence.wayBack.isEmpty())
        lines += Text::tr("The way back: %1").arg(consequence.wayBack);
    return lines;
}

QString confirmedCommand(const QStringList& arguments, const QString& name, bool wantsYes)
{
    const QString yes = QStringLiteral("--yes");
    const QStringList more = wantsYes && !arguments.contains(yes) ? QStringList{yes} : QStringList();
    return commandWith(arguments, more + QStringList{QStringLiteral("--confirm"), name});
}

QString commandWith(const QStringList& arguments, const QStringList& answer)
{
    // Right after the verb: behind a "--" of the user's it would be taken for a file.
    return core::shellLine(QStringList{QStringLiteral("godwit-cli"), arguments.value(0)} + answer +
                           arguments.mid(1));
}

} // namespace godwit::app
