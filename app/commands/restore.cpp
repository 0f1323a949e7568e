// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"
#include "app/output/list_text.h"
#include "app/text.h"
#include "core/report/json.h"

#include <QCoreApplication>

#include <utility>

namespace godwit::app {

namespace {

/// "a,b,"c,d"": names between commas; in quotation marks, which are doubled inside, a comma is part of the
/// name.
core::Result<QStringList> namesOf(const QStringList& values)
{
    QStringList names;
    for (const QString& value : values) {
        QString name;
        bool isQuoted = false;
        bool wasQuoted = false;
        const auto end = [&]() -> core::Status {
            if (name.isEmpty() && !wasQuoted)
                return usageError(
                    Text::tr("--tables wants names with commas between them, not \"%1\".").arg(value));
            names.append(std::exchange(name, QString()));
            wasQuoted = false;
            return {};
        };
        for (qsizetype at = 0; at < value.size(); ++at) {
            const QChar character = value.at(at);
            if (isQuoted && character == u'"' && value.mid(at + 1, 1) == QStringLiteral("\"")) {
                name += character;
                ++at;
            } else if (character == u'"' && (isQuoted || name.isEmpty())) {
                isQuoted = !isQuoted;
                wasQuoted = true;
            } else if (character == u',' && !isQuoted) {
                GODWIT_CHECK(end());
            } else {
                name += character;
            }
        }
        if (isQuoted)
            return usageError(Text::tr("A quotation mark of --tables is not closed: %1").arg(value));
        GODWIT_CHECK(end());
    }
    return names;
}

core::Exit listTables(const CommandLine& line, Output& output)
{
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, true), output))
        return *exit;
    const core::SnapshotTables tables = runner.tables(line.value(QStringLiteral("snapshot")));
    output.json(core::toJson(tables));
    output.lines(tablesText(tables));
    return tables.refused.isEmpty() ? core::Exit::Done : core::Exit::Failed;
}

/// Puts a snapshot, or tables of it, in the database's place, or a copy of it elsewhere.
class Restore : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Restore)
public:
    QString name() const override { return QStringLiteral("restore"); }
    QString summary() const override
    {
        return tr("Bring a snapshot or tables of it back, in place or as a copy.");
    }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{
                   valueOption(QStringLiteral("snapshot"), QStringLiteral("ID"),
                               tr("Which snapshot; without it the original's.")),
                   valueOption(QStringLiteral("to"), QStringLiteral("FILE"),
                               tr("Write a copy to this new file; the database stays as it is.")),
                   valueOption(QStringLiteral("tables"), QStringLiteral("NAME,NAME"),
                               tr("Only these tables, into the database as it is; can be given several "
                                  "times. A name with a "
                                  "comma stands in quotation marks.")),
                   flagOption(QStringLiteral("list-tables"),
                              tr("List the snapshot's tables, their rows then and now, and what keeps one "
                                 "from coming back "
                                 "by itself.")),
                   copyInOption()} +
               answerOptions() + databaseOptions();
    }
    QStringList repeatable() const override { return {QStringLiteral("tables")}; }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli restore app.db --to before.db"),
                QStringLiteral("godwit-cli restore app.db --snapshot 1 --confirm app.db"),
                QStringLiteral("godwit-cli restore app.db --list-tables"),
                QStringLiteral("godwit-cli restore app.db --tables people,notes --confirm app.db")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        GODWIT_CHECK(
            atMostOne(line, {QStringLiteral("to"), QStringLiteral("tables"), QStringLiteral("list-tables")}));
        GODWIT_CHECK(atMostOne(line, {QStringLiteral("to"), QStringLiteral("copy-in")}));
        if (line.has(QStringLiteral("list-tables")))
            return listTables(line, output);
        GODWIT_TRY(const QStringList tables, namesOf(line.values(QStringLiteral("tables"))));
        const core::RestoreRequest request{line.value(QStringLiteral("snapshot")),
                                           absolutePath(line.value(QStringLiteral("to"))), answers(line),
                                           tables};
        Action action;
        action.open = openRequest(line, 0, false);
        action.start = [request](core::Engine& engine) { engine.restore(request); };
        action.preview = [request](core::Engine& engine, const core::RunStatus&) {
            engine.previewRestore(request.snapshot, request.tables);
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
