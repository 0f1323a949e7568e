// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/arguments.h"
#include "app/commands/registry.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// How the program, or one verb, is called.
class Help : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Help)
public:
    explicit Help(const Registry& registry) : m_registry(registry) {}

    QString name() const override { return QStringLiteral("help"); }
    QString summary() const override { return tr("Show all verbs, or how one is called."); }
    QList<Positional> positionals() const override
    {
        return {{QStringLiteral("VERB"), tr("The verb."), Positional::Count::Optional}};
    }
    QList<QCommandLineOption> options() const override { return {}; }
    QStringList examples() const override { return {QStringLiteral("godwit-cli help run")}; }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        const QString verb = line.positional(0);
        if (verb.isNull()) {
            output.lines(usageText(m_registry));
            return core::Exit::Done;
        }
        const Command* command = m_registry.find(verb);
        if (command == nullptr)
            return usageError(tr("There is no verb %1.").arg(verb));
        output.lines(usageText(*command));
        return core::Exit::Done;
    }

private:
    const Registry& m_registry;
};

} // namespace

std::unique_ptr<Command> makeHelp(const Registry& registry)
{
    return std::make_unique<Help>(registry);
}

} // namespace godwit::app
