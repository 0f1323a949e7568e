// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"

/// The part of the repository that keeps what phases and steps cost.
namespace godwit::core {

Status Repository::addMetric(qint64 run, const QString& phase, int step, const QString& name, double value,
                             const QString& unit)
{
    return m_database.execute(
        QStringLiteral("INSERT INTO migration_metrics (run, phase, step, name, value, unit, at)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(run), Value::ofText(phase), Value::ofInteger(step), Value::ofText(name), Value::ofReal(value),
         Value::ofText(unit), Value::ofText(timeText(QDateTime::currentDateTimeUtc()))});
}

Status Repository::putCost(qint64 run, const CostRecord& record)
{
    GODWIT_TRY(auto transaction, Transaction::begin(m_database));
    for (const CostFigure& figure : kCostFigures) {
        const QString name = QString::fromLatin1(figure.name);
        GODWIT_CHECK(m_database.execute(
            QStringLiteral("DELETE FROM migration_metrics WHERE run = ? AND phase = ? AND step = ? AND name = ?"),
            {Value::ofInteger(run), Value::ofText(record.phase), Value::ofInteger(record.step), Value::ofText(name)}));
        if (const auto value = figure.of(record.cost))
            GODWIT_CHECK(addMetric(run, record.phase, record.step, name, *value, QString::fromLatin1(figure.unit)));
    }
    return transaction.commit();
}

Result<QList<CostRecord>> Repository::costs(qint64 run)
{
    QList<CostRecord> costs;
    GODWIT_CHECK(all(QStringLiteral("SELECT m.phase, m.step, m.name, m.value FROM migration_metrics m"
                                    " JOIN migration_tracking t ON t.run = m.run AND t.phase = m.phase"
                                    " WHERE m.run = ? AND t.state NOT IN ('not_started', 'rolled_back')"
                                    " ORDER BY t.ordinal, m.step, m.id"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         const QString phase = row.text(0);
                         const int step = static_cast<int>(row.integer(1));
                         if (costs.isEmpty() || costs.last().phase != phase || costs.last().step != step)
                             costs.append({.phase = phase, .step = step, .cost = {}});
                         for (const CostFigure& figure : kCostFigures) {
                             if (row.text(2) == QLatin1String(figure.name))
                                 figure.set(costs.last().cost, row.real(3));
                         }
                     }));
    return costs;
}

Status Repository::clearMetrics(qint64 run, const QString& phase)
{
    return m_database.execute(QStringLiteral("DELETE FROM migration_metrics WHERE run = ? AND phase = ?"),
                              {Value::ofInteger(run), Value::ofText(phase)});
}

} // namespace godwit::core
