// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include <algorithm>

namespace godwit::core {

namespace {

struct KindOf
{
    QString operator()(const AssessStep&) const { return QStringLiteral("assess"); }
    QString operator()(const BackupStep&) const { return QStringLiteral("backup"); }
    QString operator()(const SchemaStep&) const { return QStringLiteral("schema"); }
    QString operator()(const MoveStep&) const { return QStringLiteral("move"); }
    QString operator()(const ValidateStep&) const { return QStringLiteral("validate"); }
    QString operator()(const CompareStep&) const { return QStringLiteral("compare"); }
    QString operator()(const MeasureStep&) const { return QStringLiteral("measure"); }
    QString operator()(const FlagStep&) const { return QStringLiteral("flag"); }
    QString operator()(const CutoverStep&) const { return QStringLiteral("cutover"); }
    QString operator()(const DropStep&) const { return QStringLiteral("drop"); }
    QString operator()(const UpdateStep&) const { return QStringLiteral("update"); }
    QString operator()(const DeleteStep&) const { return QStringLiteral("delete"); }
    QString operator()(const RebuildStep&) const { return QStringLiteral("rebuild"); }
    QString operator()(const SqlStep&) const { return QStringLiteral("sql"); }
    QString operator()(const CommandStep&) const { return QStringLiteral("command"); }
    QString operator()(const ApproveStep&) const { return QStringLiteral("approve"); }
};

struct TitleOf
{
    QString operator()(const AssessStep&) const { return QStringLiteral("profile every table"); }
    QString operator()(const BackupStep& step) const
    {
        return step.exportTables.isEmpty() ? QStringLiteral("snapshot")
                                           : QStringLiteral("snapshot, export of %1").arg(step.exportTables.join(QStringLiteral(", ")));
    }
    QString operator()(const SchemaStep& step) const
    {
        return step.target ? QStringLiteral("the target's tables") : QStringLiteral("a script");
    }
    QString operator()(const MoveStep& step) const { return QStringLiteral("%1 → %2").arg(step.from, step.into); }
    QString operator()(const ValidateStep&) const { return QStringLiteral("balance, integrity and rules"); }
    QString operator()(const CompareStep& step) const { return step.name; }
    QString operator()(const MeasureStep& step) const { return step.name; }
    QString operator()(const FlagStep& step) const
    {
        return QStringLiteral("%1=%2 in %3").arg(step.key, step.value, step.file);
    }
    QString operator()(const CutoverStep&) const { return QStringLiteral("swap the new file into place"); }
    QString operator()(const DropStep& step) const
    {
        return step.tables.isEmpty() ? QStringLiteral("all that is the old version's")
                                     : step.tables.join(QStringLiteral(", "));
    }
    QString operator()(const UpdateStep& step) const { return step.table; }
    QString operator()(const DeleteStep& step) const { return QStringLiteral("%1: %2").arg(step.table, step.rule); }
    QString operator()(const RebuildStep& step) const { return step.table; }
    QString operator()(const SqlStep& step) const { return step.name; }
    QString operator()(const CommandStep& step) const { return step.name; }
    QString operator()(const ApproveStep& step) const { return step.name; }
};

} // namespace

QString Position::toString() const
{
    if (line == 0)
        return file;
    return QStringLiteral("%1:%2:%3").arg(file, QString::number(line), QString::number(column));
}

QString Step::kind() const
{
    return std::visit(KindOf{}, work);
}

QString Step::title() const
{
    return std::visit(TitleOf{}, work);
}

bool Step::changesRows() const
{
    return std::holds_alternative<UpdateStep>(work) || std::holds_alternative<DeleteStep>(work) ||
           std::holds_alternative<RebuildStep>(work) || std::holds_alternative<SqlStep>(work);
}

bool Step::changesData() const
{
    return changesRows() || std::holds_alternative<SchemaStep>(work) || std::holds_alternative<MoveStep>(work) ||
           std::holds_alternative<CutoverStep>(work) || std::holds_alternative<DropStep>(work);
}

bool Phase::changesLiveFile(bool isCutOver) const
{
    return has<CutoverStep>() || (isCutOver && (has<DropStep>() || has<SchemaStep>() || has<MoveStep>()));
}

bool Phase::changesData() const
{
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return step.changesData(); });
}

bool Phase::settles() const
{
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) {
        return step.changesRows() || std::holds_alternative<MoveStep>(step.work);
    });
}

QStringList Plan::rebuiltTables() const
{
    QStringList tables;
    for (const Phase& phase : phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work))
                tables.append(rebuild->table);
        }
    }
    return tables;
}

const Phase* Plan::phase(const QString& id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &phases.at(index);
}

int Plan::indexOf(const QString& id) const
{
    for (int index = 0; index < phases.size(); ++index) {
        if (phases.at(index).id == id)
            return index;
    }
    return -1;
}

} // namespace godwit::core
