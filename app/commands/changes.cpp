// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/changes_text.h"
#include "core/report/json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// What the application wrote since the cut-over.
class Changes : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Changes)
public:
    QString name() const override { return QStringLiteral("changes"); }
    QString summary() const override { return tr("List what was written since the cut-over."); }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{valueOption(QStringLiteral("out"), QStringLiteral("FOLDER"),
                                                     tr("Write the rows as CSV files, and a changeset, into this new folder."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli changes app.db"), QStringLiteral("godwit-cli changes app.db --out since")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        const core::ListChangesRequest request{absolutePath(line.value(QStringLiteral("out")))};
        EngineRunner runner(output);
        if (const auto exit = openOrPrint(runner, openRequest(line, 0, false), output))
            return *exit;
        const core::Outcome outcome = runner.act([request](core::Engine& engine) { engine.listChanges(request); });
        const auto changes = runner.changes();
        QJsonObject more;
        if (changes) {
            more.insert(QStringLiteral("changes"), core::toJson(*changes));
            output.lines(changesText(*changes));
            if (!changes->isEmpty())
                output.line();
        }
        printOutcome(outcome, more, output);
        printLive(runner.status(), outcome, output);
        return outcome.exit;
    }
};

} // namespace

std::unique_ptr<Command> makeChanges()
{
    return std::make_unique<Changes>();
}

} // namespace godwit::app
