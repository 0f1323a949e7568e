// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/moments.h"

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
    void inTheCutover() { cut(QStringLiteral("cutover"), 14); }
    void inTheCleanUp() { cut(QStringLiteral("cleanup"), 8); }
    void inARollbackBeforeTheCutover() { cut(QStringLiteral("back before cut-over to change"), 8); }
    void inARollbackAcrossTheCutover() { cut(QStringLiteral("back across cut-over to move"), 12); }
    void inARestore() { cut(QStringLiteral("restore in place after cut-over"), 10); }
    void inFinish() { cut(QStringLiteral("finish"), 6); }

private:
    void cut(const QString& name, int most);

    std::unique_ptr<Sweep> m_sweep;
};

void TestPowerCut::cut(const QString& name, int most)
{
    const SweepCommand& command = commandNamed(*m_sweep, name);
    const QList<long> syncs = callsWhere(m_sweep->baselineOf(command).calls, [](const CountedCall& call) { return call.name.endsWith(QStringLiteral("sync")); });
    int injected = 0;
    for (const long sync : thinned(allBetween(1, syncs.size()), most)) {
        for (const Survives survives : {Survives::Nothing, Survives::NamesOnly, Survives::Some}) {
            std::mt19937 random(static_cast<unsigned>(sync));
            const Then then = sync % 2 == 0 ? Then::Resume : Then::GoBack;
            const auto violated = m_sweep->cutPower(command, sync, survives, then, random);
            injected += violated ? 1 : 0;
            QVERIFY2(!violated || violated->isEmpty(),
                     qPrintable(QStringLiteral("%1, sync %2, %3, %4: %5").arg(name).arg(sync).arg(static_cast<int>(survives)).arg(thenId(then), violated.value_or(QString()))));
        }
    }
    QVERIFY(injected > 0);
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "test_power_cut.moc"
