// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Puts a snapshot in the database's place, or a copy of it elsewhere.
class Restore : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Restore)
public:
    QString name() const override { return QStringLiteral("restore"); }
    QString summary() const override { return tr("Bring a snapshot back, in place or as a copy."); }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{
                   valueOption(QStringLiteral("snapshot"), QStringLiteral("ID"),
                               tr("Which snapshot; without it the original's.")),
                   valueOption(QStringLiteral("to"), QStringLiteral("FILE"),
                               tr("Write a copy to this new file; the database stays as it is."))} +
               answerOptions() + databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli restore app.db --to before.db"),
                QStringLiteral("godwit-cli restore app.db --snapshot 1 --confirm app.db")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        const core::RestoreRequest request{line.value(QStringLiteral("snapshot")),
                                           absolutePath(line.value(QStringLiteral("to"))), answers(line)};
        Action action;
        action.open = openRequest(line, 0, false);
        action.start = [request](core::Engine& engine) { engine.restore(request); };
        action.preview = [request](core::Engine& engine, const core::RunStatus&) {
            engine.previewRestore(request.snapshot);
        };
        return carryOut(action, line, output);
    }
};

} // namespace

std::unique_ptr<Command> makeRestore()
{
    return std::make_unique<Restore>();
}

} // namespace godwit::app
