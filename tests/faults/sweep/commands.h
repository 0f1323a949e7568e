// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace godwit::faults {

/// A command that faults are injected into, and where it starts from.
struct SweepCommand
{
    QString name;
    QString from;     ///< the state it starts from
    QStringList line; ///< of godwit-cli
    /// How it goes back, also from half-way: the phase, and the state whose content the database has then.
    QString backTo;
    QString backAt;
    /// What a second call says when the first had done all before the fault: an error code that is then right.
    QString doneSays;
    /// It gives findings, whose codes stand in its output and decide its exit code.
    bool findsThings = false;
    /// The error code that it ends with also without a fault, as a run that goes back by itself; empty: none.
    QString endsWith = {};
    QString through = {};        ///< a state whose content the database may have on the way; empty: none
    bool keepsSnapshots = false; ///< which snapshots there are in the end is part of what it does
};

/// What a person changes by hand in a file beside the database.
struct HandEdit
{
    QString file; ///< empty: nothing
    QByteArray from;
    QByteArray to;
};

/// A state: what was done, from which other one.
struct SweepState
{
    QString from; ///< empty: a new database
    QList<QStringList> lines;
    HandEdit edit = {}; ///< after the lines
    QString sql = {}; ///< what an application writes into the database after that
    QString unended = {}; ///< what one was writing as it was killed
};

/// What is swept: states, and commands that start from them. Three: the small plan of tests/faults/plan, which has every kind of step
/// that works on the database; the plans of tests/faults/plan/programs, which run programs that leave a mark each in the folder
/// `settings`, ask for approval, and go back by themselves; and the built-in example.
struct SweepTable
{
    QString plan;
    QString source = {}; ///< the script that makes the database
    bool hasPrograms = false;
    bool isExample = false;
    bool isWal = false; ///< the database is in WAL mode
    bool isLinked = false; ///< the database has a second name, so that new content has to be copied in
    QMap<QString, SweepState> states;
    QList<SweepCommand> commands;
};

/// The command lines of a run up to a phase, and back to its start, with everything answered.
[[nodiscard]] QStringList runTo(const QString& plan, const QString& phase);
[[nodiscard]] QStringList backTo(const QString& phase);

[[nodiscard]] SweepTable smallPlanTable(bool isWal);
[[nodiscard]] SweepTable programsTable();
[[nodiscard]] SweepTable exampleTable();

} // namespace godwit::faults
