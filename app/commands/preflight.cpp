// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/findings_text.h"
#include "core/report/findings_json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// All that stands in the way of a run, at once; writes nothing.
class Preflight : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Preflight)
public:
    QString name() const override { return QStringLiteral("preflight"); }
    QString summary() const override
    {
        return tr("Look at space, locks, rights and places before a run; writes nothing.");
    }
    QList<Positional> positionals() const override
    {
        Positional plan = planPositional();
        plan.count = Positional::Count::Optional;
        return {databasePositional(), plan};
    }
    QList<QCommandLineOption> options() const override { return databaseOptions(); }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli preflight app.db plan.yaml"),
                QStringLiteral("godwit-cli preflight app.db --json")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        core::OpenRequest request = openRequest(line, 0, true);
        if (line.positionalsFrom(1).size() > 0) {
            GODWIT_TRY(request.plan, planPath(line.positional(1)));
        }
        EngineRunner runner(output);
        const core::Outcome outcome = runner.act([&](core::Engine& engine) { engine.preflight(request); });
        QJsonObject more;
        if (const auto report = runner.preflightReport()) {
            more.insert(QStringLiteral("preflight"), core::toJson(*report));
            output.lines(preflightText(*report));
            output.line();
        }
        printOutcome(outcome, more, output);
        return outcome.exit;
    }
};

} // namespace

std::unique_ptr<Command> makePreflight()
{
    return std::make_unique<Preflight>();
}

} // namespace godwit::app
