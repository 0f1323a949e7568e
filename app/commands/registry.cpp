// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/registry.h"

#include "app/commands/verbs.h"
#include "app/output/text_table.h"
#include "app/text.h"

namespace godwit::app {

namespace {

QStringList exitCodesText()
{
    TextTable table({{{}, TextTable::Align::Right}, {{}, TextTable::Align::Left, 0}});
    table.add({QStringLiteral("0"), Text::tr("done, and verified as far as asked")});
    table.add({QStringLiteral("1"), Text::tr("failed, or the plan or the database was refused")});
    table.add({QStringLiteral("2"), Text::tr("wrong command line")});
    table.add({QStringLiteral("3"), Text::tr("waits for a decision or a date")});
    table.add({QStringLiteral("4"), Text::tr("validation failed")});
    table.add({QStringLiteral("5"), Text::tr("busy: the database is locked, held open or being worked on")});
    table.add({QStringLiteral("6"), Text::tr("no space")});
    table.add(
        {QStringLiteral("7"), Text::tr("tampered: a snapshot, point or journal is not what was written")});
    table.add({QStringLiteral("8"), Text::tr("done as far as asked, with undecided rows in quarantine")});
    table.add({QStringLiteral("9"), Text::tr("paused or cancelled")});
    return table.lines();
}

} // namespace

Registry::Registry()
{
    m_commands.push_back(makeCheck());
    m_commands.push_back(makePreflight());
    m_commands.push_back(makeDoctor());
    m_commands.push_back(makeRecover());
    m_commands.push_back(makeAssess());
    m_commands.push_back(makeRehearse());
    m_commands.push_back(makeRun());
    m_commands.push_back(makeStatus());
    m_commands.push_back(makeMonitor());
    m_commands.push_back(makeValidate());
    m_commands.push_back(makeRollback());
    m_commands.push_back(makeRestore());
    m_commands.push_back(makeChanges());
    m_commands.push_back(makeVerify());
    m_commands.push_back(makeSnapshots());
    m_commands.push_back(makeFinish());
    m_commands.push_back(makeQuarantine());
    m_commands.push_back(makeReport());
    m_commands.push_back(makeEvidence());
    m_commands.push_back(makeHistory());
    m_commands.push_back(makeSample());
    m_commands.push_back(makeHelp(*this));
}

const Command* Registry::find(const QString& name) const
{
    for (const auto& command : m_commands) {
        if (command->name() == name)
            return command.get();
    }
    return nullptr;
}

QStringList usageText(const Registry& registry)
{
    TextTable verbs({{}, {{}, TextTable::Align::Left, 0}});
    for (const auto& command : registry.commands())
        verbs.add({command->name(), command->summary()});
    QStringList lines{Text::tr("Usage: godwit-cli VERB [arguments] [options]"),
                      Text::tr("Carries an SQLite database from one schema to the next, and back."),
                      QString(), Text::tr("Verbs:")};
    for (const QString& line : verbs.lines())
        lines += QStringLiteral("  ") + line;
    lines << QString() << Text::tr("Exit codes:");
    for (const QString& line : exitCodesText())
        lines += QStringLiteral("  ") + line;
    lines << QString() << Text::tr("More on a verb: godwit-cli help VERB");
    return lines;
}

} // namespace godwit::app
