// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/quarantine_verbs.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// The rows that could not be moved: listed, shown, exported, waived.
class Quarantine : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Quarantine)
public:
    QString name() const override { return QStringLiteral("quarantine"); }
    QString summary() const override { return tr("List, show, export or waive rows in quarantine."); }
    QList<Positional> positionals() const override;
    QList<QCommandLineOption> options() const override;
    QStringList examples() const override;
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override;
};

QList<Positional> Quarantine::positionals() const
{
    return {databasePositional(),
            {QStringLiteral("ACTION"),
             tr("list, show ID, export --out FILE, or waive with IDs, --cause or --all.")},
            {QStringLiteral("ID"), tr("Entries to show or waive, as list numbers them."),
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
                           tr("The CSV file that export writes.")),
               flagOption(QStringLiteral("all"), tr("Waive all undecided rows.")),
               valueOption(QStringLiteral("reason"), QStringLiteral("TEXT"),
                           tr("Why the rows are waived, for the report and the audit log."))} +
           databaseOptions();
}

QStringList Quarantine::examples() const
{
    return {QStringLiteral("godwit-cli quarantine app.db list --table tasks --state undecided"),
            QStringLiteral("godwit-cli quarantine app.db show 17"),
            QStringLiteral("godwit-cli quarantine app.db export --out quarantine.csv"),
            QStringLiteral("godwit-cli quarantine app.db waive 17 18 --reason 'test rows'"),
            QStringLiteral("godwit-cli quarantine app.db waive --all --reason 'agreed with the owner'")};
}

core::Result<core::Exit> Quarantine::execute(const CommandLine& line, Output& output) const
{
    const QString action = line.positional(1);
    if (action == QStringLiteral("list"))
        return listQuarantine(line, output);
    if (action == QStringLiteral("show"))
        return showQuarantine(line, output);
    if (action == QStringLiteral("export"))
        return exportQuarantine(line, output);
    if (action == QStringLiteral("waive"))
        return waiveQuarantine(line, output);
    return usageError(tr("quarantine knows list, show, export and waive, not %1.").arg(action));
}

} // namespace

std::unique_ptr<Command> makeQuarantine()
{
    return std::make_unique<Quarantine>();
}

} // namespace godwit::app
