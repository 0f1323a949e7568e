// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/pause_rounds.h"

#include "core/error.h"
#include "tests/benchmarks/fresh_copy.h"
#include "tests/benchmarks/measured_process.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTextStream>

#include <algorithm>

namespace godwit::bench {

namespace {

constexpr int kLeastLooks = 8;  // what is over sooner than that cannot be aimed at, and nobody waits for it
constexpr int kMostTries = 3;   // of one target in one go, that were over when the signal came
constexpr int kLooksAfter = 20; // a few microseconds each
constexpr double kLongestWait = 1.0;

const QList<int> kDone{static_cast<int>(core::Exit::Done), static_cast<int>(core::Exit::Undecided)};

double medianOf(QList<double> figures)
{
    std::sort(figures.begin(), figures.end());
    const qsizetype middle = figures.size() / 2;
    return figures.size() % 2 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
}

/// Now that the signal is on its way. Statements that a loop steps row by row take turns within microseconds.
bool stillRuns(const WatchedRun& run, const QString& line)
{
    for (int look = 0; look < kLooksAfter; ++look) {
        if (run.running().contains(line))
            return true;
    }
    return false;
}

QString inSeconds(double value)
{
    return QString::number(value, 'f', 3).rightJustified(8);
}

} // namespace

PauseRounds::PauseRounds(QString cli, QString folder, QString plan, QString sample)
    : m_cli(std::move(cli)), m_folder(std::move(folder)), m_plan(std::move(plan)), m_sample(std::move(sample))
{
}

QStringList PauseRounds::arguments(const QString& database) const
{
    return {QStringLiteral("run"),
            m_plan,
            database,
            QStringLiteral("--all"),
            QStringLiteral("--yes"),
            QStringLiteral("--confirm"),
            QStringLiteral("app.db")};
}

WatchedRun PauseRounds::start(const QString& database) const
{
    return WatchedRun(m_cli, arguments(database), database + QStringLiteral(".running"));
}

void PauseRounds::mustBe(const QList<int>& fine, int code, WatchedRun& run) const
{
    if (!fine.contains(code))
        giveUp(QStringLiteral("%1 run %2 ended with %3.\n%4").arg(m_cli, m_plan).arg(code).arg(run.errors()));
}

void PauseRounds::learn()
{
    const FreshCopy copy(m_folder, m_sample);
    WatchedRun run = start(copy.path());
    while (!run.hasEnded()) {
        for (const QString& line : run.running()) {
            if (!m_parts.contains(line))
                m_order.append(line);
            ++m_parts[line].looks;
        }
    }
    mustBe(kDone, run.exitCode(), run);
    m_order.removeIf([this](const QString& line) { return m_parts.value(line).looks < kLeastLooks; });
}

void PauseRounds::measure(double share)
{
    QSet<QString> open(m_order.cbegin(), m_order.cend());
    while (!open.isEmpty() && goThrough(share, open)) {
    }
}

bool PauseRounds::goThrough(double share, QSet<QString>& open)
{
    const FreshCopy copy(m_folder, m_sample);
    const qsizetype before = open.size();
    QHash<QString, int> missed;
    while (!open.isEmpty()) {
        QString line;
        const Met met = interruptOnce(copy.path(), share, open, line);
        if (met == Met::Ended)
            break;
        if (met == Met::Hit || ++missed[line] == kMostTries)
            open.remove(line);
    }
    return open.size() < before;
}

PauseRounds::Met PauseRounds::interruptOnce(const QString& database, double share, const QSet<QString>& open,
                                            QString& met)
{
    QHash<QString, int> seen;
    WatchedRun run = start(database);
    while (!run.hasEnded()) {
        for (const QString& line : run.running() & open) {
            if (++seen[line] < share * m_parts.value(line).looks)
                continue;
            QElapsedTimer timer;
            timer.start();
            run.interrupt();
            met = line;
            const bool isHit = stillRuns(run, line);
            const int code = run.exitCode();
            const double seconds = double(timer.nsecsElapsed()) / 1e9;
            mustBe(kDone + QList<int>{static_cast<int>(core::Exit::Cancelled)}, code, run);
            if (isHit)
                m_parts[line].seconds.append(seconds);
            return isHit ? Met::Hit : Met::Missed;
        }
    }
    mustBe(kDone, run.exitCode(), run);
    return Met::Ended;
}

void PauseRounds::printTable(const QString& title) const
{
    QTextStream out(stdout);
    out << title << Qt::endl;
    out << QStringLiteral("runs ms   met  median s   most s  ≤ 1 s   what ran when the signal came")
        << Qt::endl;
    for (const QString& line : m_order) {
        const Part part = m_parts.value(line);
        out << QString::number(part.looks).rightJustified(7)
            << QString::number(part.seconds.size()).rightJustified(6);
        if (part.seconds.isEmpty()) {
            out << QStringLiteral("                     not met ") << line << Qt::endl;
            continue;
        }
        const double most = *std::max_element(part.seconds.cbegin(), part.seconds.cend());
        out << u' ' << inSeconds(medianOf(part.seconds)) << u' ' << inSeconds(most)
            << (most <= kLongestWait ? QStringLiteral("  met     ") : QStringLiteral("  missed  ")) << line
            << Qt::endl;
    }
}

} // namespace godwit::bench
