// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/series.h"
#include "tests/benchmarks/workload_sample.h"

#include <QSet>

#include <optional>

namespace godwit::bench {

/// The rounds of bench_workload: in each, every part takes its turn on a fresh copy of its sample, so that a
/// slow minute of the machine meets all of them. Owned by the program.
class WorkloadRounds
{
public:
    /// What can be measured, as `--only` names it.
    [[nodiscard]] static QStringList allParts();

    /// Where a program that compared the content of a database by itself writes down what it took: seconds,
    /// and those of the processor.
    [[nodiscard]] static QString fileOfVisit(const QString& database)
    {
        return database + QStringLiteral(".content");
    }

    /// `folder` holds samples, plans and copies.
    WorkloadRounds(const QString& cli, const QString& folder, qint64 rows, const QStringList& parts);

    /// Writes the samples and plans that the parts need and that are not there yet.
    void prepare();
    void measureRound();
    void printTable() const;

private:
    using Variant = WorkloadSample::Variant;

    [[nodiscard]] bool wants(const char* part) const { return m_parts.contains(QString::fromLatin1(part)); }
    [[nodiscard]] bool wantsPhases() const;
    [[nodiscard]] QString sample(Variant variant, qint64 rows) const;
    void measureScript(const QString& name, const QString& script);
    void measureRowLoop();
    void measurePhases();
    void measureContent(const QString& database);
    void measureMove(const QString& name, Variant variant);
    void measureSmall();
    /// Reads from the journal how long the longest batch of a move took; nothing if it does not say.
    void takeLongestBatch(const QString& database);

    QString m_cli;
    QString m_folder;
    qint64 m_rows;
    QSet<QString> m_parts;
    QMap<Variant, QString> m_plans; ///< files, for each variant that is measured
    Series m_series;
    std::optional<double> m_longestBatchMs;
};

} // namespace godwit::bench
