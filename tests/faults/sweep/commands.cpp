// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

namespace godwit::faults {

namespace {

const QStringList kConfirmed{QStringLiteral("--yes"), QStringLiteral("--confirm"), QStringLiteral("app.db"), QStringLiteral("--reason"), QStringLiteral("agreed")};

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

/// Each phase from the state before it, and back to its own start from half-way.
void addPhases(SweepTable& table, const QStringList& phases)
{
    QString before = QStringLiteral("new");
    table.states.insert(before, {});
    for (const QString& phase : phases) {
        table.states.insert(phase, {.from = before, .lines = {runTo(table.plan, phase)}});
        table.commands.append({.name = phase, .from = before, .line = runTo(table.plan, phase), .backTo = phase, .backAt = before, .doneSays = {}});
        before = phase;
    }
}

void addRollback(SweepTable& table, const char* name, const char* from, const char* to, const char* backAt)
{
    const QString phase = QString::fromUtf8(to);
    table.commands.append({.name = QString::fromUtf8(name), .from = QString::fromUtf8(from), .line = backTo(phase), .backTo = phase, .backAt = QString::fromUtf8(backAt),
                           .doneSays = {}});
}

void add(SweepTable& table, const char* name, const char* from, const char* line, const char* doneSays = "")
{
    table.commands.append({.name = QString::fromUtf8(name), .from = QString::fromUtf8(from), .line = words(line), .backTo = QStringLiteral("move"),
                           .backAt = QStringLiteral("new"), .doneSays = QString::fromUtf8(doneSays)});
}

void addWaysBack(SweepTable& table, const QStringList& phases)
{
    for (const QString& phase : phases.mid(0, phases.indexOf(QStringLiteral("cutover"))))
        addRollback(table, qPrintable(QStringLiteral("back before cut-over to ") + phase), "validate", qPrintable(phase), "new");
    for (const QString& phase : phases.mid(0, phases.indexOf(QStringLiteral("verify"))))
        addRollback(table, qPrintable(QStringLiteral("back across cut-over to ") + phase), "verify", qPrintable(phase), "new");
    addRollback(table, "back to verify", "cleanup", "verify", "cutover");
    addRollback(table, "back to cleanup", "cleanup", "cleanup", "verify");
    addRollback(table, "back over clean-up and cut-over", "cleanup", "move", "new");
    table.states.insert(QStringLiteral("back"), {.from = QStringLiteral("verify"), .lines = {backTo(QStringLiteral("cutover"))}});
    add(table, "restore in place before cut-over", "validate", "restore app.db --yes --confirm app.db");
    add(table, "restore in place after cut-over", "verify", "restore app.db --yes --confirm app.db");
    add(table, "restore in place after clean-up", "cleanup", "restore app.db --yes --confirm app.db");
    add(table, "restore what a rollback took away", "back", "restore app.db --snapshot 2 --yes --confirm app.db");
    table.states.insert(QStringLiteral("damaged"), {.from = QStringLiteral("verify"), .lines = {}, .edit = {.file = QStringLiteral("app.db"), .from = "SQLite format 3", .to = "no database at."}});
    add(table, "restore over a damaged file", "damaged", "restore app.db --yes --confirm app.db");
    addRollback(table, "back over a damaged file", "damaged", "move", "new");
    add(table, "restore as a copy", "validate", "restore app.db --to copy.db", "GW-5012");
    add(table, "finish", "cleanup", "finish app.db --yes --confirm app.db");
    table.commands.last().backTo.clear(); // there is none
}

void addOthers(SweepTable& table)
{
    add(table, "restore tables before cut-over", "validate",
        "restore app.db --tables marks,rooms --yes --confirm app.db");
    add(table, "restore tables after cut-over", "cleanup",
        "restore app.db --tables rooms --yes --confirm app.db");
    add(table, "check again", "validate", "validate app.db");
    add(table, "verify what is kept", "cleanup", "verify app.db");
    add(table, "report", "validate", "report app.db --format html --out report.html");
}

/// A database that the application left in the middle of a write. Until it is recovered nothing goes back.
void addRecovery(SweepTable& table)
{
    const QString writing = QStringLiteral("UPDATE tasks SET name = name || ' again'; DELETE FROM marks; "
                                           "INSERT INTO rooms (name) VALUES ('cellar')");
    for (const auto& [state, from, name] : {std::tuple("unended", "new", "recover"),
                                            std::tuple("unended in a run", "validate", "recover in a run")}) {
        table.states.insert(QString::fromUtf8(state),
                            {.from = QString::fromUtf8(from), .lines = {}, .unended = writing});
        add(table, name, state, "recover app.db --yes");
        table.commands.last().backTo.clear();
    }
}

/// What people do about rows in quarantine: waive, mend, replay, and take each back.
void addRepairs(SweepTable& table)
{
    const auto state = [&table](const char* name, const char* from, const char* line, const HandEdit& edit = {}) {
        table.states.insert(QString::fromUtf8(name), {.from = QString::fromUtf8(from), .lines = {words(line)}, .edit = edit});
    };
    state("edited", "validate", "quarantine app.db edit 1 name=mended");
    state("replayed", "edited", "quarantine app.db replay --yes --reason agreed");
    state("taken back", "replayed", "quarantine app.db edit 5 --undo");
    state("waived", "validate", "quarantine app.db waive --all --reason agreed");
    state("exported", "validate", "quarantine app.db export --table tasks --out rows.csv", {.file = QStringLiteral("rows.csv"), .from = ",7,2, ,70", .to = ",7,2,mended,70"});
    add(table, "waive", "validate", "quarantine app.db waive --all --reason agreed");
    add(table, "waive one", "validate", "quarantine app.db waive 1 --reason agreed", "GW-4013");
    add(table, "waive by cause", "validate", "quarantine app.db waive --table tasks --reason agreed --cause");
    table.commands.last().line.append(QStringLiteral("it has no name"));
    add(table, "unwaive", "waived", "quarantine app.db unwaive --all");
    add(table, "edit", "validate", "quarantine app.db edit 1 name=mended");
    add(table, "edit taken back", "edited", "quarantine app.db edit 1 --undo", "GW-4017");
    add(table, "fix", "validate", "quarantine app.db fix --all --table tasks --set name='mended' --yes");
    add(table, "import", "exported", "quarantine app.db import rows.csv --yes");
    add(table, "replay", "edited", "quarantine app.db replay --yes --reason agreed");
    add(table, "replay of what was taken back", "taken back", "quarantine app.db replay --yes --reason agreed");
    add(table, "export quarantine", "validate", "quarantine app.db export --table tasks --out rows.csv");
}

/// What looks, rehearses, or writes for people and not for the run.
void addLooks(SweepTable& table)
{
    const QByteArray plan = table.plan.toUtf8();
    const auto addWith = [&](const char* name, const char* from, const QByteArray& line) { add(table, name, from, line.constData()); };
    addWith("rehearse", "new", "rehearse " + plan + " app.db --reason agreed");
    addWith("evidence", "verify", "evidence app.db --out evidence.zip");
    if (table.isExample)
        return;
    addWith("rehearse beside a run", "validate", "rehearse " + plan + " app.db --reason agreed");
    const auto addLook = [&](const char* name, const char* from, const QByteArray& line, const char* doneSays = "") {
        add(table, name, from, line.constData(), doneSays);
        table.commands.last().findsThings = true;
    };
    addLook("look: assess", "new", "assess " + plan + " app.db");
    addLook("look: preflight", "new", "preflight app.db " + plan);
    addLook("look: preflight of a run", "validate", "preflight app.db " + plan);
    addLook("look: doctor", "new", "doctor app.db " + plan);
    table.states.insert(QStringLiteral("half-done"), {.from = QStringLiteral("new"), .lines = {},
                                                      .sql = QStringLiteral("ALTER TABLE rooms RENAME TO _alembic_tmp_rooms")});
    addLook("propose a repair", "half-done", "doctor app.db --propose repair.yaml", "GW-5012");
    table.commands.last().backTo.clear(); // there is no run
    table.states.insert(QStringLiteral("written"), {.from = QStringLiteral("verify"), .lines = {},
                                                    .sql = QStringLiteral("INSERT INTO kinds (name) VALUES ('written'); UPDATE tasks SET name = 'again' WHERE id = 3;"
                                                                          "DELETE FROM labels WHERE id = 1")});
    addWith("list what was written", "written", "changes app.db");
    add(table, "export what was written", "written", "changes app.db --out since", "GW-5012");
}

void addSnapshots(SweepTable& table)
{
    const QStringList take = words("snapshots app.db take --reason agreed");
    table.states.insert(QStringLiteral("snapshots"), {.from = QStringLiteral("validate"), .lines = {take, take, take}});
    add(table, "take a snapshot", "validate", "snapshots app.db take --reason agreed");
    add(table, "prune snapshots", "snapshots", "snapshots app.db prune --keep 1 --yes");
    table.commands.last().keepsSnapshots = true;
    add(table, "remove a snapshot", "snapshots", "snapshots app.db remove 2 --yes", "GW-5003");
    table.commands.last().keepsSnapshots = true;
}

} // namespace

QStringList runTo(const QString& plan, const QString& phase)
{
    return QStringList{QStringLiteral("run"), plan, QStringLiteral("app.db"), QStringLiteral("--to"), phase} + kConfirmed;
}

QStringList backTo(const QString& phase)
{
    return {QStringLiteral("rollback"), QStringLiteral("app.db"), QStringLiteral("--to"), phase, QStringLiteral("--yes"), QStringLiteral("--confirm"), QStringLiteral("app.db")};
}

SweepTable smallPlanTable(bool isWal)
{
    SweepTable table;
    table.plan = QStringLiteral(GODWIT_SOURCES "/tests/faults/plan/plan.yaml");
    table.source = QStringLiteral(GODWIT_SOURCES "/tests/faults/plan/v1.sql");
    table.isWal = isWal;
    const QStringList phases = words("assess backup expand move change validate cutover verify cleanup");
    addPhases(table, phases);
    addWaysBack(table, phases);
    addOthers(table);
    addRepairs(table);
    addLooks(table);
    addSnapshots(table);
    if (!isWal) // there a commit that is not in the file yet is nothing unended
        addRecovery(table);
    return table;
}

SweepTable programsTable()
{
    const QString folder = QStringLiteral(GODWIT_SOURCES "/tests/faults/plan/programs/");
    const QStringList allowed{QStringLiteral("--allow-commands"), QStringLiteral("--approve"),
                              QStringLiteral("all")};
    const auto inOneGo = [&](const char* plan) {
        return QStringList{QStringLiteral("run"), folder + QLatin1String(plan), QStringLiteral("app.db")} +
               kConfirmed + allowed;
    };
    SweepTable table;
    table.plan = folder + QStringLiteral("plan.yaml");
    table.source = folder + QStringLiteral("v1.sql");
    table.hasPrograms = true;
    const QStringList phases = words("stop move agree cutover cleanup");
    addPhases(table, phases);
    for (SweepState& state : table.states) {
        for (QStringList& line : state.lines)
            line += allowed;
    }
    for (SweepCommand& command : table.commands)
        command.line += allowed;
    addRollback(table, "back before cut-over", "agree", "stop", "new");
    addRollback(table, "back across cut-over", "cleanup", "stop", "new");
    addRollback(table, "back to the approval", "cleanup", "agree", "move");
    table.commands.append({.name = QStringLiteral("restore"),
                           .from = QStringLiteral("cleanup"),
                           .line = words("restore app.db --yes --confirm app.db"),
                           .backTo = QStringLiteral("stop"),
                           .backAt = QStringLiteral("new"),
                           .doneSays = {}});
    const auto addRun = [&](const char* name, const char* plan, const char* endsWith, const char* through) {
        table.commands.append({.name = QString::fromUtf8(name),
                               .from = QStringLiteral("new"),
                               .line = inOneGo(plan),
                               .backTo = QStringLiteral("stop"),
                               .backAt = QStringLiteral("new"),
                               .doneSays = {},
                               .endsWith = QString::fromUtf8(endsWith),
                               .through = QString::fromUtf8(through)});
    };
    table.states.insert(
        QStringLiteral("all at once"),
        {.from = QStringLiteral("new"), .lines = {runTo(table.plan, QStringLiteral("cutover")) + allowed}});
    addRun("big bang", "big-bang.yaml", "", "all at once");
    addRun("big bang that goes back", "failing.yaml", "GW-4023", "all at once");
    addRun("rule that goes back", "watched.yaml", "GW-4026", "");
    return table;
}

SweepTable exampleTable()
{
    SweepTable table;
    table.plan = QStringLiteral("example:product-manager");
    table.isExample = true;
    const QStringList phases = words("assess backup expand move validate cutover verify cleanup");
    addPhases(table, phases);
    addWaysBack(table, phases);
    addLooks(table);
    return table;
}

} // namespace godwit::faults
