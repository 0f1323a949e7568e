// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/run_text.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Back to the start of a phase, also across the cut-over.
class Rollback : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Rollback)
public:
    QString name() const override { return QStringLiteral("rollback"); }
    QString summary() const override { return tr("Go back to the start of a phase."); }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{valueOption(QStringLiteral("to"), QStringLiteral("ID"),
                                                     tr("The phase to go back to the start of.")),
                                         valueOption(QStringLiteral("plan"), QStringLiteral("PLAN"),
                                                     tr("The plan that the run began with, if the run's own copy is gone.")),
                                         copyInOption()} +
               answerOptions() + databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli rollback app.db --to move"),
                QStringLiteral("godwit-cli rollback app.db --to cutover --confirm app.db")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        GODWIT_CHECK(needOption(line, QStringLiteral("to")));
        const core::RollbackRequest request{line.value(QStringLiteral("to")), answers(line)};
        Action action;
        action.open = openRequest(line, 0, false);
        if (line.has(QStringLiteral("plan"))) {
            GODWIT_TRY(action.open.plan, planPath(line.value(QStringLiteral("plan"))));
        }
        action.start = [request](core::Engine& engine) { engine.rollBack(request); };
        action.preview = [request](core::Engine& engine, const core::RunStatus&) {
            engine.previewRollback(request.to);
        };
        action.summary = [](const core::RunStatus& status, const core::Outcome&) {
            return phasesText(status);
        };
        return carryOut(action, line, output);
    }
};

} // namespace

std::unique_ptr<Command> makeRollback()
{
    return std::make_unique<Rollback>();
}

} // namespace godwit::app
