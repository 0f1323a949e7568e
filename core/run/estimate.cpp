// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/estimate.h"

#include <algorithm>

namespace godwit::core {

namespace {

// Bytes and rows a second, from bench_workload.
constexpr double kAssessedBytes = 245e6;
constexpr double kBackedUpBytes = 120e6;
constexpr double kExportedBytes = 60e6;
constexpr double kMovedRows = 200'000;
constexpr double kMovedBytes = 60e6; ///< where rows are not counted yet
constexpr double kChangedRows = 100'000;
constexpr double kValidatedBytes = 190e6;
constexpr double kQueriedBytes = 150e6;
constexpr double kSwappedBytes = 120e6; ///< compared, prepared, checked
constexpr double kMeasuredSeconds = 5; ///< a measure stops at ten
constexpr double kStart = 0.1;
constexpr double kAssessStart = 0.3; ///< of an assess phase on a database of a few rows
constexpr double kBytesARow = 300; ///< where rows are not counted yet

/// What one step takes; each kind by its rate.
struct SecondsOf
{
    const EstimateScene& scene;

    [[nodiscard]] double bytes() const { return static_cast<double>(scene.bytes); }
    /// −1: not known.
    [[nodiscard]] double rowsOf(const QString& table) const
    {
        for (auto one = scene.rows.cbegin(); one != scene.rows.cend(); ++one) {
            if (one.key().compare(table, Qt::CaseInsensitive) == 0)
                return static_cast<double>(one.value());
        }
        return -1;
    }
    [[nodiscard]] double changed(const QString& table) const
    {
        const double rows = rowsOf(table);
        return (rows < 0 ? bytes() / kBytesARow : rows) / kChangedRows;
    }
    double operator()(const AssessStep&) const { return bytes() / kAssessedBytes; }
    double operator()(const BackupStep& step) const
    {
        return bytes() / kBackedUpBytes + (step.exportTables.isEmpty() ? 0 : bytes() / kExportedBytes);
    }
    double operator()(const MoveStep& step) const
    {
        const double rows = rowsOf(step.from);
        return rows < 0 ? bytes() / kMovedBytes : rows / kMovedRows;
    }
    double operator()(const UpdateStep& step) const { return changed(step.table); }
    double operator()(const DeleteStep& step) const { return changed(step.table); }
    double operator()(const RebuildStep& step) const { return changed(step.table); }
    double operator()(const SqlStep&) const { return bytes() / kMovedBytes; }
    double operator()(const ValidateStep&) const { return 2 * bytes() / kValidatedBytes; }
    double operator()(const CompareStep&) const { return bytes() / kQueriedBytes; }
    double operator()(const MeasureStep&) const { return std::min(kMeasuredSeconds, 15 * bytes() / kQueriedBytes); }
    double operator()(const CutoverStep&) const { return bytes() / kSwappedBytes; }
    double operator()(const DropStep&) const { return bytes() / kSwappedBytes; }
    template <typename Other>
    double operator()(const Other&) const
    {
        return 0;
    }
};

/// Whose rows a step goes over one by one; empty: it changes none so.
QString changedTable(const Step& step)
{
    if (const auto* const update = std::get_if<UpdateStep>(&step.work))
        return update->table;
    if (const auto* const erase = std::get_if<DeleteStep>(&step.work))
        return erase->table;
    const auto* const rebuild = std::get_if<RebuildStep>(&step.work);
    return rebuild ? rebuild->table : QString();
}

} // namespace

PhaseForecast estimateOf(const Phase& phase, const EstimateScene& scene)
{
    PhaseForecast forecast;
    forecast.phase = phase.id;
    forecast.basis = QStringLiteral("assessment");
    const SecondsOf secondsOf{scene};
    double seconds = kStart;
    qint64 rows = 0;
    bool moves = false;
    bool isKnown = !scene.rows.isEmpty();
    for (const Step& step : phase.steps) {
        seconds += std::visit(secondsOf, step.work);
        if (const auto* const move = std::get_if<MoveStep>(&step.work)) {
            moves = true;
            const double read = secondsOf.rowsOf(move->from);
            isKnown = isKnown && read >= 0; // those of a query are counted when it runs
            rows += std::max<qint64>(0, static_cast<qint64>(read));
        } else if (const QString table = changedTable(step); !table.isEmpty()) {
            moves = true;
            const double changed = secondsOf.rowsOf(table);
            isKnown = isKnown && changed >= 0; // rows that moves bring are not counted before
            rows += std::max<qint64>(0, static_cast<qint64>(changed));
        }
    }
    const double usual = kAssessStart + secondsOf.bytes() / kAssessedBytes;
    const bool isMeasured = scene.assessSeconds > 0;
    const double slowness = isMeasured ? std::clamp(scene.assessSeconds / usual, 0.5, 20.0) : 1;
    forecast.secondsLow = 0.5 * seconds * slowness;
    forecast.secondsHigh = (isMeasured ? 3 : 4) * seconds * slowness + 1;
    forecast.rows = moves && isKnown ? rows : -1;
    if (const auto known = scene.quarantine.constFind(phase.id); known != scene.quarantine.cend())
        forecast.quarantined = *known;
    return forecast;
}

} // namespace godwit::core
