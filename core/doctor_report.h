// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/preflight_report.h"

#include <QStringList>

/// What the doctor sees of a half-done migration, by other tools or by ours. Values that cross threads.
namespace godwit::core {

/// A column of a left-over that the table it stands for does not have.
struct LeftOverColumn
{
    QString name;
    qint64 values = -1; ///< that are neither NULL nor the column's default; -1: could not be counted
};

/// A table that a tool made for the time of a rebuild, or for itself, and that is still there.
struct LeftOver
{
    QString table;      ///< "_alembic_tmp_users"
    QString tool;       ///< "Alembic"
    QString original;   ///< "users"; empty: it stands for no other table, or none can be told
    bool isOriginalThere = false;
    qint64 rows = -1;         ///< -1: could not be counted
    qint64 originalRows = -1; ///< -1: there is none, or it could not be counted
    qint64 rowsOnlyHere = -1; ///< rows that the original lacks, compared by the columns of both; -1: not compared
    QList<LeftOverColumn> onlyColumns = {}; ///< columns that the original lacks, where that is there
    enum class Repair {
        None,    ///< a person has to decide, or it is no left-over of a rebuild
        Restore, ///< the original is gone and its rows are here: it becomes the original
        Refill,  ///< the original is empty and its rows are here: they go back into it
        Remove,  ///< the original has everything: it goes
    };
    Repair repair = Repair::None;

    /// True if a column that only it has holds values, or may: then neither it nor its rows can go without a loss.
    [[nodiscard]] bool holdsMore() const;
    /// "mail (3 values), note (no values)"; empty: it has no such columns.
    [[nodiscard]] QString onlyColumnsText() const;
};
[[nodiscard]] QString repairId(LeftOver::Repair repair); ///< "none", "restore", "refill", "remove"

/// A tool's own record of which versions were applied.
struct Ledger
{
    QString table;   ///< "alembic_version"; "user_version" for the number in the file's header
    QString tool;    ///< "Alembic"
    QString version; ///< the last one applied; empty: none
    qint64 entries = 0;
    QStringList troubles; ///< failed, unfinished, rolled back, dirty, locked: one sentence each
};

/// One table of the old or the new schema against what the database has.
struct ShapeTable
{
    QString name;
    bool isOld = false;       ///< the plan's source expects it
    bool isNew = false;       ///< the plan's target has it
    bool isThere = false;
    QStringList oldColumns;   ///< there, and only the old version has them
    QStringList newColumns;   ///< there, and only the new version has them
    QStringList missingOld;   ///< columns of the old version that are not there
    QStringList missingNew;   ///< columns of the new version that are not there
    bool isOfNewDefinition = false;  ///< a table that the plan rebuilds, and that has been rebuilt
    bool hasOtherDefinition = false; ///< one that has not; neither: both definitions come to the same
};

/// Which version the tables and columns are of.
struct Shape
{
    enum class Match { Unknown, Old, New, Both, Mixed, Neither };
    Match match = Match::Unknown; ///< Unknown: no plan was given
    QList<ShapeTable> tables;
};
[[nodiscard]] QString matchId(Shape::Match match); ///< "unknown", "old", "new", "both", "mixed", "neither"

/// A plan that would mend it: the text of a plan file and of the schema file beside it.
struct Proposal
{
    QString plan;   ///< YAML, status draft; empty: there is nothing to propose
    QString schema; ///< SQL
    QStringList scripts; ///< of its `sql` steps, in order
    QStringList does;    ///< what it does, one sentence each
    QString problem;     ///< why it does not read or check; empty: it does

    [[nodiscard]] bool isEmpty() const { return plan.isEmpty(); }
};

struct DoctorReport
{
    QString database;
    QDateTime at; ///< UTC
    QList<Finding> findings;
    QList<LeftOver> leftOvers;
    QList<Ledger> ledgers;
    Shape shape;
    Proposal proposal;

    [[nodiscard]] Exit exit() const; ///< as PreflightReport::exit
};

} // namespace godwit::core

Q_DECLARE_METATYPE(godwit::core::DoctorReport)
