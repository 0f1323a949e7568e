// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/error_text.h"
#include "app/text.h"
#include "core/report/json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Brings a database that was left in the middle of a write to its last complete state.
class Recover : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Recover)
public:
    QString name() const override { return QStringLiteral("recover"); }
    QString summary() const override
    {
        return tr("Let SQLite undo a write that a program did not end, or make damaged indexes anew; the "
                  "files are copied first.");
    }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return databaseOptions()
               << flagOption(QStringLiteral("yes"), tr("Do it; without, it is said what would be done."))
               << valueOption(
                      QStringLiteral("confirm"), QStringLiteral("NAME"),
                      tr("The database's file name: what lies beside it is its own, although indexes would "
                         "not agree with their tables."));
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli recover app.db"),
                QStringLiteral("godwit-cli recover app.db --yes")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        core::RecoverRequest request{openRequest(line, 0, false), {}};
        request.answers.yes = line.has(QStringLiteral("yes"));
        request.answers.confirm = line.value(QStringLiteral("confirm"));
        EngineRunner runner(output);
        const core::Outcome outcome = runner.act([&](core::Engine& engine) { engine.recover(request); });
        const bool asks = outcome.error && outcome.error->code == core::ErrorCode::RecoveryUnconfirmed;
        if (!asks) {
            printOutcome(outcome, {}, output);
            return outcome.exit;
        }
        const core::Consequence consequence =
            runner.preview([](core::Engine& engine) { engine.previewRecovery(); });
        const QString command = commandWith(line.arguments(), {QStringLiteral("--yes")});
        printOutcome(outcome,
                     {{QStringLiteral("consequence"), core::toJson(consequence)},
                      {QStringLiteral("command"), command}},
                     output);
        output.line();
        output.lines(consequenceText(consequence));
        output.lines({QString(), Text::tr("To go on, type:"), QStringLiteral("  ") + command});
        return outcome.exit;
    }
};

} // namespace

std::unique_ptr<Command> makeRecover()
{
    return std::make_unique<Recover>();
}

} // namespace godwit::app
