// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/moments.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace godwit::faults;

/// The row "power cut": before a sync of each kind of work the power goes, and of what was not synced nothing, only names, or
/// any part is left, torn at sectors.
class TestPowerCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_sweep = std::make_unique<Sweep>(smallPlanTable(false)); }
    void inTheSnapshot() { cut(QStringLiteral("backup"), 10); }
    void inTheSchema() { cut(QStringLiteral("expand"), 8); }
    void inABatch() { cut(QStringLiteral("move"), 10); }
    void whileRowsChange() { cut(QStringLiteral("change"), 10); }
    void inAPoint() { cut(QStringLiteral("change"), 8, QStringLiteral("/points/")); }
    void inTheCutover() { cut(QStringLiteral("cutover"), 14); }
    void inTheCleanUp() { cut(QStringLiteral("cleanup"), 8); }
    void inARollbackBeforeTheCutover() { cut(QStringLiteral("back before cut-over to change"), 8); }
    void inARollbackAcrossTheCutover() { cut(QStringLiteral("back across cut-over to move"), 12); }
    void inARestoreBeforeTheCutover() { cut(QStringLiteral("restore in place before cut-over"), 8); }
    void inARestore() { cut(QStringLiteral("restore in place after cut-over"), 10); }
    void inARestoreOfTables() { cut(QStringLiteral("restore tables after cut-over"), 8); }
    void inARehearsal() { cut(QStringLiteral("rehearse"), 8); }
    void inFinish() { cut(QStringLiteral("finish"), 6); }

private:
    /// Before every sync point, a sync of one kind of one file, and besides before `most` syncs all over the command. `path`:
    /// only of files with it in their name.
    void cut(const QString& name, int most, const QString& path = {});

    std::unique_ptr<Sweep> m_sweep;
};

namespace {

const QList<Survives> kAll{Survives::Nothing, Survives::NamesOnly, Survives::Some};

/// Numbers of the syncs, from 1, and what survives each cut before them: so many all over the command with whatever may, and
/// the first of each sync point with one of these in turn.
QMap<long, QList<Survives>> chosen(const QList<CountedCall>& calls, int most, const QString& path)
{
    static const QRegularExpression s_numbers(QStringLiteral("[0-9]+"));
    QSet<QString> points; // one name for all of a kind: snapshots/N-N.db.part
    QMap<long, QList<Survives>> cuts;
    QList<long> all;
    long sync = 0;
    for (const CountedCall& call : calls) {
        if (!call.name.endsWith(QStringLiteral("sync")))
            continue;
        ++sync;
        if (!call.path.contains(path))
            continue;
        all += sync;
        const QString point = call.name + u' ' + QString(call.path).replace(s_numbers, QStringLiteral("N"));
        if (!points.contains(point))
            cuts[sync] = {kAll.at(points.size() % kAll.size())};
        points += point;
    }
    for (const long one : thinned(all, most))
        cuts[one] = kAll;
    return cuts;
}

} // namespace

void TestPowerCut::cut(const QString& name, int most, const QString& path)
{
    const SweepCommand& command = commandNamed(*m_sweep, name);
    const auto cuts = chosen(m_sweep->baselineOf(command).calls, most, path);
    int injected = 0;
    for (auto one = cuts.begin(); one != cuts.end(); ++one) {
        const long sync = one.key();
        for (const Survives survives : one.value()) {
            std::mt19937 random(static_cast<unsigned>(sync));
            const Then then = sync % 2 == 0 ? Then::Resume : Then::GoBack;
            const auto violated = m_sweep->cutPower(command, sync, survives, then, random);
            injected += violated ? 1 : 0;
            QVERIFY2(!violated || violated->isEmpty(),
                     qPrintable(QStringLiteral("%1, sync %2, %3, %4: %5").arg(name).arg(sync).arg(static_cast<int>(survives)).arg(thenId(then), violated.value_or(QString()))));
        }
    }
    qInfo("%s: %d cuts before %d of its syncs", qPrintable(name), injected, static_cast<int>(cuts.size()));
    QVERIFY(injected > 0);
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "test_power_cut.moc"
