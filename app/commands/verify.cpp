// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/list_text.h"
#include "core/report/evidence.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace godwit::app {

namespace {

/// By what the file begins with, else by its name: a bundle that is cut off or empty is still meant as one.
bool isMeantAsBundle(const QString& path)
{
    QFile file(path);
    // Of a pipe nothing is read: that would wait for ever.
    const QByteArray head =
        QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.read(15) : QByteArray();
    if (head == "SQLite format 3")
        return false;
    return head.startsWith("PK") || path.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive);
}

core::Outcome outcomeOf(const core::EvidenceFinding& finding)
{
    core::Outcome outcome;
    outcome.action = QStringLiteral("verify");
    outcome.checks = finding.checks;
    if (finding.result) {
        outcome.message = QStringLiteral("The evidence is what was written: %1.").arg(finding.about);
        return outcome;
    }
    outcome.kind = core::Outcome::Kind::Failed;
    outcome.error = finding.result.error();
    outcome.message = outcome.error->what;
    outcome.exit = outcome.error->exit();
    return outcome;
}

/// Whether snapshots, rollback points, the kept original and the audit log are still what was written; or an
/// evidence bundle, without any database.
class Verify : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Verify)
public:
    QString name() const override { return QStringLiteral("verify"); }
    QString summary() const override
    {
        return tr("Check that snapshots, rollback points and audit log are intact, or a bundle of evidence.");
    }
    QList<Positional> positionals() const override
    {
        return {{QStringLiteral("DB"), tr("The SQLite database, or a ZIP file that evidence wrote.")}};
    }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{
                   flagOption(
                       QStringLiteral("quick"),
                       tr("Manifests, file sets, sizes, rights and chains; large files are not read.")),
                   flagOption(QStringLiteral("full"), tr("Every byte and every row as well; the default."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli verify app.db"),
                QStringLiteral("godwit-cli verify app.db --quick"),
                QStringLiteral("godwit-cli verify app-evidence.zip")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        GODWIT_CHECK(atMostOne(line, {QStringLiteral("quick"), QStringLiteral("full")}));
        const QString path = absolutePath(line.positional(0));
        if (isMeantAsBundle(path))
            return verifyBundle(path, output);
        const core::VerifyRequest request{line.has(QStringLiteral("quick"))};
        Action action;
        action.open = lookRequest(line, 0);
        action.start = [request](core::Engine& engine) { engine.verify(request); };
        action.summary = [](const core::RunStatus&, const core::Outcome& outcome) {
            return checksText(outcome.checks);
        };
        return carryOut(action, line, output);
    }

private:
    static core::Exit verifyBundle(const QString& path, Output& output)
    {
        const core::Outcome outcome = outcomeOf(core::verifyEvidenceFile(path));
        printOutcome(outcome, {}, output);
        output.line();
        output.lines(checksText(outcome.checks));
        return outcome.exit;
    }
};

} // namespace

std::unique_ptr<Command> makeVerify()
{
    return std::make_unique<Verify>();
}

} // namespace godwit::app
