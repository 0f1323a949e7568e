// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// The point of no return: removes snapshots, points and the kept original of a completed run.
class Finish : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Finish)
public:
    QString name() const override { return QStringLiteral("finish"); }
    QString summary() const override
    {
        return tr(
            "Remove snapshots, rollback points and the kept original; after this there is no way back.");
    }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override { return answerOptions() + databaseOptions(); }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli finish app.db"),
                QStringLiteral("godwit-cli finish app.db --confirm app.db")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        const core::FinishRequest request{answers(line)};
        Action action;
        action.open = openRequest(line, 0, false);
        action.start = [request](core::Engine& engine) { engine.finish(request); };
        action.preview = [](core::Engine& engine, const core::RunStatus&) { engine.previewFinish(); };
        return carryOut(action, line, output);
    }
};

} // namespace

std::unique_ptr<Command> makeFinish()
{
    return std::make_unique<Finish>();
}

} // namespace godwit::app
