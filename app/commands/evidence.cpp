// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Writes all that a run can show of itself into one file, for somebody elsewhere.
class Evidence : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Evidence)
public:
    QString name() const override { return QStringLiteral("evidence"); }
    QString summary() const override
    {
        return tr(
            "Write plan, reports, audit log and digests into one ZIP file that can be verified anywhere.");
    }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{
                   valueOption(QStringLiteral("out"), QStringLiteral("FILE"), tr("The ZIP file to write.")),
                   flagOption(QStringLiteral("with-values"),
                              tr("Include values and keys of rows: in quarantine, in samples of checks, in "
                                 "edits."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli evidence app.db --out app-evidence.zip"),
                QStringLiteral("godwit-cli verify app-evidence.zip")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        GODWIT_CHECK(needOption(line, QStringLiteral("out")));
        const core::EvidenceRequest request{absolutePath(line.value(QStringLiteral("out"))),
                                            line.has(QStringLiteral("with-values"))};
        Action action;
        action.open = lookRequest(line, 0);
        action.start = [request](core::Engine& engine) { engine.writeEvidence(request); };
        return carryOut(action, line, output);
    }
};

} // namespace

std::unique_ptr<Command> makeEvidence()
{
    return std::make_unique<Evidence>();
}

} // namespace godwit::app
