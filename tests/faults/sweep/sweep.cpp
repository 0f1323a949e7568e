// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep.h"

#include "databases.h"

#include "core/sqlite/database.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <unistd.h>

namespace godwit::faults {

namespace {

const QStringList kVerify{QStringLiteral("verify"), QStringLiteral("app.db"), QStringLiteral("--json")};
const QStringList kRehearsal{QStringLiteral("status"), QStringLiteral("app.db"), QStringLiteral("--rehearsal"), QStringLiteral("--json")};

QString said(const Ran& ran)
{
    return QStringLiteral("exit %1: %2").arg(ran.exit).arg(QString::fromUtf8(ran.err.isEmpty() ? ran.out.left(400) : ran.err.left(800)).trimmed());
}

QString codeIn(const Ran& ran)
{
    static const QRegularExpression s_code(QStringLiteral("GW-[0-9]{4}"));
    return s_code.match(QString::fromUtf8(ran.err)).captured();
}

/// A disk that was written anew has other inodes than the one that the power was cut from; a real one keeps them.
void correctInodes(const Sandbox& sandbox, const QHash<quint64, quint64>& inodes)
{
    auto copy = journalCopy(sandbox);
    if (!copy)
        return; // not made yet
    const auto armed = copy->rows(QStringLiteral("SELECT id, live_inode, incoming_inode FROM intents WHERE state = 'armed' ORDER BY id"));
    const auto taken = copy->rows(QStringLiteral("SELECT run, value FROM facts WHERE name = 'journal mode taken' AND value <> '' ORDER BY run"));
    if (!armed || !taken || (armed->empty() && taken->empty()))
        return;
    auto journal = core::Database::open(sandbox.user(QStringLiteral("app.db.godwit/journal.db")), {.mode = core::OpenOptions::Mode::ReadWrite});
    if (!journal)
        return;
    for (const core::Row& row : *taken) {
        const QString mode = row[1].toString().section(u' ', 0, 0);
        const quint64 inode = inodes.value(row[1].toString().section(u' ', 1).toULongLong());
        (void)journal->execute(QStringLiteral("UPDATE facts SET value = ? WHERE run = ? AND name = 'journal mode taken'"),
                               {core::Value::ofText(QStringLiteral("%1 %2").arg(mode).arg(inode)), row[0]});
    }
    for (const core::Row& row : *armed) {
        const auto now = [&inodes](const core::Value& old) {
            return core::Value::ofInteger(static_cast<qint64>(inodes.value(static_cast<quint64>(old.integer))));
        };
        (void)journal->execute(QStringLiteral("UPDATE intents SET live_inode = ?, incoming_inode = ? WHERE id = ?"), {now(row[1]), now(row[2]), row[0]});
    }
}

} // namespace

QString thenId(Then then)
{
    switch (then) {
    case Then::Resume:
        return QStringLiteral("resumed");
    case Then::VerifyAndResume:
        return QStringLiteral("verified, resumed");
    case Then::GoBack:
        return QStringLiteral("rolled back");
    case Then::KillAgain:
        return QStringLiteral("killed again, resumed");
    }
    return {};
}

Sweep::Sweep(SweepTable table) : m_table(std::move(table)) {}

void Sweep::make(const QString& state)
{
    makeUnlinked(state);
    if (!m_table.isLinked)
        return;
    const QString second = m_sandbox.aside(QStringLiteral("second.db"));
    QFile::remove(second);
    if (::link(QFile::encodeName(m_sandbox.database()).constData(), QFile::encodeName(second).constData()) != 0)
        qFatal("No hard link can be made.");
}

void Sweep::makeUnlinked(const QString& state)
{
    if (m_states.contains(state)) {
        m_sandbox.bringBack(state);
        return;
    }
    const SweepState made = m_table.states.value(state);
    if (made.from.isEmpty()) {
        m_sandbox.clear();
        makeDatabase(m_sandbox, m_table);
    } else {
        make(made.from);
    }
    for (const QStringList& line : made.lines) {
        const Ran ran = m_sandbox.run(line);
        if (ran.exit != 0 && ran.exit != 8)
            qFatal("The state %s cannot be made: %s", qPrintable(state), qPrintable(said(ran)));
    }
    if (!made.edit.file.isEmpty())
        editByHand(m_sandbox, made.edit);
    writeAsTheApplication(m_sandbox, made.sql);
    leaveUnended(m_sandbox, made.unended);
    m_sandbox.save(state);
    m_states.insert(state, m_contents.of(m_sandbox, m_sandbox.database()));
    m_outside.insert(state, outsideOf(m_sandbox));
}

void Sweep::makeStatesOf(const SweepCommand& command)
{
    for (const QString& state : {command.backAt, command.through}) {
        if (!state.isEmpty() && !m_states.contains(state))
            make(state);
    }
}

Facts Sweep::factsOf(const SweepCommand& command, const QJsonObject& status) const
{
    Facts facts{.live = m_contents.of(m_sandbox, m_sandbox.database()), .beside = filesBeside(m_sandbox), .status = lastingPartOf(status)};
    if (command.keepsSnapshots)
        facts.status.insert(QStringLiteral("snapshots"), snapshotsIn(status));
    if (command.line.first() == QStringLiteral("rehearse"))
        facts.status.insert(QStringLiteral("rehearsal"), lastingPartOf(QJsonDocument::fromJson(m_sandbox.run(kRehearsal).out).object()));
    return facts;
}

QJsonObject Sweep::verifiedStatus(QString& failed) const
{
    const Ran ran = m_sandbox.run(kVerify);
    const QJsonObject outcome = QJsonDocument::fromJson(ran.out).object();
    const QString code = outcome.value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString();
    // Before there is a run nothing is kept; a finished one keeps nothing any more.
    if (ran.exit != 0 && code != QStringLiteral("GW-4002"))
        failed = QStringLiteral("what is kept does not verify, ") + said(ran);
    return outcome.value(QStringLiteral("status")).toObject();
}

const Baseline& Sweep::baselineOf(const SweepCommand& command)
{
    const auto known = m_baselines.constFind(command.name);
    if (known != m_baselines.constEnd())
        return *known;
    Baseline baseline;
    make(command.from);
    baseline.before = factsOf(command, {});
    m_sandbox.count(command.line, baseline.reads, true);
    make(command.from);
    const Ran ran = m_sandbox.count(command.line, baseline.calls);
    baseline.exit = ran.exit;
    baseline.after = factsOf(command, verifiedStatus(baseline.failed));
    baseline.known = QStringList{QStringLiteral("app.db")} + baseline.after.beside.keys();
    if (m_table.isWal)
        baseline.known += {QStringLiteral("app.db-wal"), QStringLiteral("app.db-shm")};
    const bool endsSo = !command.endsWith.isEmpty() && codeIn(ran) == command.endsWith;
    if (ran.exit != 0 && ran.exit != 8 && !(command.findsThings && ran.exit > 0) && !endsSo)
        baseline.failed = said(ran);
    if (const QStringList strays = straysIn(m_sandbox, baseline.known, When::AfterTheNextStart); !strays.isEmpty())
        baseline.failed += QStringLiteral("stray files: ") + strays.join(u' ');
    return *m_baselines.insert(command.name, baseline);
}

QString Sweep::checkRightAfter(const SweepCommand& command, const Baseline& baseline, const Ran& ran) const
{
    if (const QString failed = checkPrograms(); !failed.isEmpty())
        return QStringLiteral("right after the fault (%1) %2").arg(said(ran), failed);
    const LiveContents::Content live = m_contents.of(m_sandbox, m_sandbox.database());
    if (!mayHold(command, live.text))
        return QStringLiteral("right after the fault (%1) the database holds neither what it held nor what it will:\n%2").arg(said(ran), live.text);
    const QStringList known = baseline.known + baseline.before.beside.keys() + (m_table.hasPrograms ? QStringList(outsideOf(m_sandbox).keys()) : QStringList());
    if (const QStringList strays = straysIn(m_sandbox, known, When::AfterTheFault); !strays.isEmpty())
        return QStringLiteral("right after the fault (%1) there are stray files: %2").arg(said(ran), strays.join(u' '));
    return {};
}

/// A fault that was said has a stable code, what happened, the state of the data and what to do.
QString Sweep::checkError(const SweepCommand& command, const Ran& ran) const
{
    static const QRegularExpression s_form(QStringLiteral("^GW-[0-9]{4}  [^\\n]+\\n[^\\n]+\\n[^\\n]+"), QRegularExpression::MultilineOption);
    if (ran.exit < 0)
        return QStringLiteral("the program crashed or stood still: ") + said(ran);
    if (ran.exit == 2)
        return QStringLiteral("the fault was taken for a wrong command line: ") + said(ran);
    if (command.findsThings && ran.err.isEmpty() && ran.out.contains("GW-"))
        return {};
    if (!s_form.match(QString::fromUtf8(ran.err)).hasMatch())
        return QStringLiteral("no code, or no next action: ") + said(ran);
    return {};
}

QString Sweep::checkTheEnd(const SweepCommand& command, const Baseline& baseline, const Ran& ran, const QStringList& known) const
{
    const bool isSame = ran.exit == baseline.exit;
    const bool wasDone = !isSame && !command.doneSays.isEmpty() && codeIn(ran) == command.doneSays;
    const bool endsSo = command.endsWith.isEmpty() || codeIn(ran) == command.endsWith;
    if ((!isSame && !wasDone) || !endsSo)
        return QStringLiteral("the command does not go on, ") + said(ran);
    QString failed;
    const QJsonObject status = verifiedStatus(failed);
    if (!failed.isEmpty())
        return failed;
    if (!accountCloses(status))
        return QStringLiteral("the account does not close");
    const QString differs = factsOf(command, status).differenceFrom(baseline.after);
    if (!differs.isEmpty())
        return (wasDone ? QStringLiteral("the command says it was done (%1), but ").arg(codeIn(ran)) : QStringLiteral("after the command went on ")) + differs;
    if (const QStringList strays = straysIn(m_sandbox, known, When::AfterTheNextStart); !strays.isEmpty())
        return QStringLiteral("in the end there are stray files: ") + strays.join(u' ');
    return {};
}

QString Sweep::resumed(const SweepCommand& command, const Baseline& baseline) const
{
    return checkTheEnd(command, baseline, m_sandbox.run(command.line), baseline.known);
}

/// Back from half-way, and forward again if it was a run.
QString Sweep::checkWayBack(const SweepCommand& command, const Baseline& baseline)
{
    const Ran back = m_sandbox.run({QStringLiteral("rollback"), QStringLiteral("app.db"), QStringLiteral("--to"), command.backTo, QStringLiteral("--yes"),
                                    QStringLiteral("--confirm"), QStringLiteral("app.db")});
    const QString code = codeIn(back);
    // The phase had not begun, or there was no run yet: then nothing has to be undone.
    const bool hadNotBegun = code == QStringLiteral("GW-4011") || code == QStringLiteral("GW-4002");
    if (back.exit != 0 && back.exit != 8 && !hadNotBegun)
        return QStringLiteral("the way back fails, ") + said(back);
    const LiveContents::Content live = m_contents.of(m_sandbox, m_sandbox.database());
    if (live != m_states.value(command.backAt))
        return QStringLiteral("after the way back the database holds:\n%1%2").arg(live.journalMode, live.text);
    if (const QString failed = checkUndone(command); !failed.isEmpty())
        return failed;
    QString failed;
    (void)verifiedStatus(failed);
    if (!failed.isEmpty())
        return QStringLiteral("after the way back ") + failed;
    if (const QStringList strays = straysIn(m_sandbox, baseline.known + baseline.before.beside.keys(), When::AfterTheNextStart); !strays.isEmpty())
        return QStringLiteral("after the way back there are stray files: ") + strays.join(u' ');
    if (command.line.first() != QStringLiteral("run"))
        return {};
    failed = resumed(command, baseline);
    return failed.isEmpty() ? failed : QStringLiteral("back and forward again: ") + failed;
}

std::optional<QString> Sweep::inject(const SweepCommand& command, const Fault& fault, Then then, std::mt19937& random)
{
    const Baseline& baseline = baselineOf(command);
    if (!baseline.failed.isEmpty())
        return QStringLiteral("already without a fault: ") + baseline.failed;
    makeStatesOf(command);
    make(command.from);
    const Ran ran = m_sandbox.run(command.line, fault);
    if (fault.does == QStringLiteral("kill") && !ran.wasKilled)
        return {};
    if (!ran.wasKilled && ran.exit != baseline.exit) {
        if (const QString failed = checkError(command, ran); !failed.isEmpty())
            return failed;
    }
    return checkAfter(command, ran, then, random);
}

std::optional<QString> Sweep::cutPower(const SweepCommand& command, long sync, Survives survives, Then then, std::mt19937& random)
{
    if (const QString failed = baselineOf(command).failed; !failed.isEmpty())
        return QStringLiteral("already without a fault: ") + failed;
    makeStatesOf(command);
    make(command.from);
    DiskImage image(m_sandbox.user());
    const QString log = m_sandbox.aside(QStringLiteral("disk-log"));
    QFile::remove(log);
    (void)m_sandbox.run(command.line, {}, {{QStringLiteral("GODWIT_FAULT_DISK"), log}});
    long seen = 0;
    for (const DiskEvent& event : readDiskLog(log)) {
        seen += isSync(event) ? 1 : 0;
        if (seen == sync && isSync(event)) // the cut comes just before it
            break;
        image.apply(event);
    }
    if (seen < sync)
        return {};
    correctInodes(m_sandbox, image.writeTo(m_sandbox.user(), survives, random));
    return checkAfter(command, {.exit = -1, .wasKilled = true, .out = {}, .err = "power cut"}, then, random);
}

QString Sweep::checkAfter(const SweepCommand& command, const Ran& ran, Then then, std::mt19937& random)
{
    const Baseline& baseline = baselineOf(command);
    if (const QString failed = checkRightAfter(command, baseline, ran); !failed.isEmpty())
        return failed;
    if (then == Then::GoBack && !command.backTo.isEmpty())
        return checkWayBack(command, baseline);
    if (then == Then::VerifyAndResume) {
        QString failed;
        (void)verifiedStatus(failed);
        // Whoever only looks cannot undo an interrupted write to the live file, and says so; nor one of another program.
        const bool isForRecovery = command.line.first() == QStringLiteral("recover") && failed.contains(QStringLiteral("GW-1007"));
        if (!failed.isEmpty() && !isForRecovery && !failed.contains(QStringLiteral("it undoes its own write first")))
            return QStringLiteral("right after the fault (%1) %2").arg(said(ran), failed);
    }
    if (then != Then::KillAgain)
        return resumed(command, baseline);
    const long most = std::max<long>(1, baseline.calls.size());
    const Fault again{.does = QStringLiteral("kill"), .at = std::uniform_int_distribution<long>(1, most)(random), .lasts = false, .reads = false};
    const Ran second = m_sandbox.run(command.line, again);
    QString failed = checkRightAfter(command, baseline, second);
    if (failed.isEmpty())
        failed = resumed(command, baseline);
    return failed.isEmpty() ? failed : QStringLiteral("killed again at call %1: %2").arg(again.at).arg(failed);
}

} // namespace godwit::faults
