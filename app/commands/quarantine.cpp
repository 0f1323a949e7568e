// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/quarantine_verbs.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"

#include <QCoreApplication>

#include <array>

namespace godwit::app {

namespace {

/// The rows that could not be moved: listed, shown, mended, replayed, waived.
class Quarantine : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Quarantine)
public:
    QString name() const override { return QStringLiteral("quarantine"); }
    QString summary() const override { return tr("List, mend, replay or waive rows in quarantine."); }
    QList<Positional> positionals() const override;
    QList<QCommandLineOption> options() const override;
    QStringList repeatable() const override { return {QStringLiteral("set"), QStringLiteral("null")}; }
    QStringList examples() const override;
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override;
};

QList<Positional> Quarantine::positionals() const
{
    return {databasePositional(),
            {QStringLiteral("ACTION"),
             tr("list, show ID, edit ID COLUMN=TEXT, fix --set, export --out, import FILE, replay, "
                "waive or unwaive with IDs, --cause or --all.")},
            {QStringLiteral("ID"), tr("Entries as list numbers them; the file to import."),
             Positional::Count::Many}};
}

QList<QCommandLineOption> Quarantine::options() const
{
    return QList<QCommandLineOption>{
               valueOption(QStringLiteral("table"), QStringLiteral("NAME"), tr("Only rows of this table.")),
               valueOption(QStringLiteral("cause"), QStringLiteral("TEXT"), tr("Only rows with this cause.")),
               valueOption(QStringLiteral("phase"), QStringLiteral("ID"), tr("Only rows of this phase.")),
               valueOption(QStringLiteral("state"), QStringLiteral("STATE"),
                           tr("Only rows that are undecided, waived or moved.")),
               valueOption(QStringLiteral("limit"), QStringLiteral("N"),
                           tr("At most this many rows; 500 if not given.")),
               valueOption(QStringLiteral("out"), QStringLiteral("FILE"),
                           tr("The CSV file that export writes, with rows of one table.")),
               valueOption(QStringLiteral("null"), QStringLiteral("COLUMN"), tr("A column that edit sets to NULL; repeatable.")),
               flagOption(QStringLiteral("undo"), tr("Take back what was edited through this entry.")),
               valueOption(QStringLiteral("set"), QStringLiteral("COLUMN=EXPRESSION"),
                           tr("What fix gives each row, over its own columns; repeatable.")),
               flagOption(QStringLiteral("yes"), tr("Apply what fix or import would only show; for replay, accept a changed plan.")),
               flagOption(QStringLiteral("all"), tr("All rows: to waive, to unwaive or to fix.")),
               valueOption(QStringLiteral("reason"), QStringLiteral("TEXT"),
                           tr("Why the rows are waived, for the report and the audit log."))} +
           databaseOptions();
}

QStringList Quarantine::examples() const
{
    return {QStringLiteral("godwit-cli quarantine app.db list --table tasks --state undecided"),
            QStringLiteral("godwit-cli quarantine app.db show 17"),
            QStringLiteral("godwit-cli quarantine app.db edit 17 name='New name' rank:=3 --null parent_id"),
            QStringLiteral("godwit-cli quarantine app.db fix --cause 'it has no name' --set \"name='Task ' || id\" --yes"),
            QStringLiteral("godwit-cli quarantine app.db export --table tasks --out tasks.csv"),
            QStringLiteral("godwit-cli quarantine app.db import tasks.csv --yes"),
            QStringLiteral("godwit-cli quarantine app.db replay"),
            QStringLiteral("godwit-cli quarantine app.db waive --all --reason 'agreed with the owner'")};
}

/// What each action is called and what does it.
struct QuarantineAction
{
    const char* name;
    core::Result<core::Exit> (*carryOut)(const CommandLine& line, Output& output);
};

constexpr std::array kActions{
    QuarantineAction{"list", &listQuarantine},     QuarantineAction{"show", &showQuarantine},
    QuarantineAction{"edit", &editQuarantine},     QuarantineAction{"fix", &fixQuarantine},
    QuarantineAction{"export", &exportQuarantine}, QuarantineAction{"import", &importQuarantine},
    QuarantineAction{"replay", &replayQuarantine}, QuarantineAction{"waive", &waiveQuarantine},
    QuarantineAction{"unwaive", &unwaiveQuarantine},
};

core::Result<core::Exit> Quarantine::execute(const CommandLine& line, Output& output) const
{
    const QString action = line.positional(1);
    for (const QuarantineAction& known : kActions) {
        if (action == QLatin1String(known.name))
            return known.carryOut(line, output);
    }
    return usageError(
        tr("quarantine knows list, show, edit, fix, export, import, replay, waive and unwaive, not %1.").arg(action));
}

} // namespace

std::unique_ptr<Command> makeQuarantine()
{
    return std::make_unique<Quarantine>();
}

} // namespace godwit::app
