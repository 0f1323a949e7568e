// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/list_text.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Whether snapshots, rollback points and the audit log are still what was written.
class Verify : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Verify)
public:
    QString name() const override { return QStringLiteral("verify"); }
    QString summary() const override
    {
        return tr("Check that snapshots, rollback points and audit log are intact.");
    }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override { return databaseOptions(); }
    QStringList examples() const override { return {QStringLiteral("godwit-cli verify app.db")}; }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        Action action;
        action.open = openRequest(line, 0, true);
        action.start = [](core::Engine& engine) { engine.verify(); };
        action.summary = [](const core::RunStatus&, const core::Outcome& outcome) {
            return checksText(outcome.checks);
        };
        return carryOut(action, line, output);
    }
};

} // namespace

std::unique_ptr<Command> makeVerify()
{
    return std::make_unique<Verify>();
}

} // namespace godwit::app
