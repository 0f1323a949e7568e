// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/cost_meter.h"
#include "tests/core/run/run_fixture.h"

#include <QFile>

using namespace godwit::core;
using namespace godwit::tests;

/// What phases and steps cost, as it is measured, added up and shown.
class TestCost : public QObject
{
    Q_OBJECT
private:
    static Cost costOf(RunFixture& fixture, const QString& phase, int step)
    {
        for (const StepStatus& status : fixture.session().status().steps) {
            if (status.phase == phase && status.index == step)
                return status.cost;
        }
        return {};
    }
    static void grow(const QString& path, int bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::Append) || file.write(QByteArray(bytes, 'x')) != bytes)
            qFatal("%s", qPrintable(file.errorString()));
    }

private Q_SLOTS:
    void goesAddUpAndPeaksAreMaxima()
    {
        Cost before;
        before.rows = 100;
        before.seconds = 4;
        before.batches = 3;
        before.batchP50Ms = 7;
        before.batchMaxMs = 90;
        before.peakMemoryBytes = 50;
        before.bytesRead = 10;
        Cost later;
        later.rows = 300;
        later.seconds = 2;
        later.batches = 2;
        later.batchP50Ms = 5;
        later.batchMaxMs = 40;
        later.peakMemoryBytes = 60;
        later.bytesRead = 5;
        later.cpuSeconds = 1;
        const Cost both = together(before, later);
        QCOMPARE(both.rows, std::optional<qint64>(300)); // a step counts on where it stood
        QCOMPARE(both.seconds, std::optional<double>(6));
        QCOMPARE(both.rowsPerSecond, std::optional<double>(50));
        QCOMPARE(both.batches, std::optional<qint64>(5));
        QCOMPARE(both.batchP50Ms, std::optional<double>(5));
        QCOMPARE(both.batchMaxMs, std::optional<double>(90));
        QCOMPARE(both.peakMemoryBytes, std::optional<qint64>(60));
        QCOMPARE(both.bytesRead, std::optional<qint64>(15));
        QCOMPARE(both.cpuSeconds, std::optional<double>(1));
        QVERIFY(!both.bytesWritten);
        QVERIFY(!both.batchP95Ms);
    }

    void everyFigureHasANameOfItsOwn()
    {
        QStringList names;
        Cost cost;
        double value = 1;
        for (const CostFigure& figure : kCostFigures) {
            QVERIFY(!figure.of(cost));
            figure.set(cost, value);
            QVERIFY(!names.contains(QLatin1String(figure.name)));
            names.append(QLatin1String(figure.name));
            value += 1;
        }
        value = 1;
        for (const CostFigure& figure : kCostFigures) {
            QCOMPARE(figure.of(cost), std::optional<double>(value)); // none writes over another
            value += 1;
        }
    }

    void measuresWhatItsProcessSpends()
    {
        const QTemporaryDir folder;
        const QString work = folder.filePath(QStringLiteral("work.db"));
        CostMeter meter(work);
        QVERIFY(!meter.cost().bytes); // no work file: not known, not nothing
        {
            std::vector<char> touched(64 << 20, 'x');
            volatile char last = touched.back();
            (void)last;
            meter.sample();
        }
        grow(work, 1 << 20);
        const Cost cost = meter.cost();
        QCOMPARE(cost.bytes, std::optional<qint64>(1 << 20));
        QVERIFY(cost.bytesWritten >= std::optional<qint64>(1 << 20));
        QVERIFY(cost.bytesRead > std::optional<qint64>(0)); // its own readings, if nothing else
        QVERIFY(cost.seconds > std::optional<double>(0));
        QVERIFY(cost.cpuSeconds > std::optional<double>(0));
        QVERIFY(cost.peakMemoryBytes >= std::optional<qint64>(64 << 20));

        CostMeter later(work);
        grow(work, 4096);
        QCOMPARE(later.cost().bytes, std::optional<qint64>(4096));
        QVERIFY(QFile::resize(work, 100));
        QCOMPARE(later.cost().bytes, std::optional<qint64>(0));
    }

    void everyPhaseAndStepHasItsCost()
    {
        RunFixture fixture;
        QCOMPARE(fixture.phase(QStringLiteral("backup")).cost, Cost());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        for (const char* id : {"backup", "expand", "move", "validate"}) {
            const Cost phase = fixture.phase(QLatin1String(id)).cost;
            const Cost step = costOf(fixture, QLatin1String(id), 0);
            for (const Cost& cost : {phase, step}) {
                QVERIFY2(cost.seconds > std::optional<double>(0), id);
                QVERIFY2(cost.cpuSeconds >= std::optional<double>(0), id);
                QVERIFY2(cost.peakMemoryBytes > std::optional<qint64>(0), id);
                QVERIFY2(cost.bytesRead > std::optional<qint64>(0), id);
                QVERIFY2(cost.bytesWritten > std::optional<qint64>(0), id);
            }
            QVERIFY2(phase.seconds >= step.seconds, id);
            QVERIFY2(phase.peakMemoryBytes >= step.peakMemoryBytes, id);
        }
        const Cost people = costOf(fixture, QStringLiteral("move"), 0);
        QCOMPARE(people.rows, std::optional<qint64>(3));
        QVERIFY(people.rowsPerSecond > std::optional<double>(0));
        QVERIFY(people.batches > std::optional<qint64>(0));
        QVERIFY(people.batchP50Ms > std::optional<double>(0));
        QVERIFY(people.batchP50Ms <= people.batchP95Ms);
        QVERIFY(people.batchP95Ms <= people.batchMaxMs);
        const Cost move = fixture.phase(QStringLiteral("move")).cost;
        QCOMPARE(move.rows, std::optional<qint64>(6));
        QCOMPARE(*move.batches, *people.batches + *costOf(fixture, QStringLiteral("move"), 1).batches);
        QVERIFY(fixture.phase(QStringLiteral("expand")).cost.bytes > std::optional<qint64>(0));
        QVERIFY(!fixture.phase(QStringLiteral("backup")).cost.bytes);
        QVERIFY(!fixture.phase(QStringLiteral("backup")).cost.rows);
        QVERIFY(!fixture.phase(QStringLiteral("validate")).cost.batches);
        QCOMPARE(fixture.phase(QStringLiteral("cutover")).cost, Cost());
    }

    void batchesOfStepsThatChangeRowsAreCounted()
    {
        RunText text;
        text.keep = QStringLiteral("keep: [kinds, visits]");
        text.drop = QStringLiteral("      - { drop: all, rule: people have moved, orphans: [visits] }\n");
        text.target.replace(QStringLiteral("notes (id INTEGER PRIMARY KEY, person_id INT NOT NULL"), QStringLiteral("notes (id INTEGER PRIMARY KEY, person_id INT"));
        text.moves = QStringLiteral("      - move: people\n        into: people\n        columns: { id: id, name: \"name || id\", kind_id: kind_id }\n"
                                    "      - rebuild: notes\n"
                                    "      - update: notes\n        set: { body: \"coalesce(body, 'none')\" }\n"
                                    "      - delete: visits\n        rule: visits are over\n        when: id = 1\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Done);
        qint64 batches = *costOf(fixture, QStringLiteral("move"), 0).batches;
        for (int step = 1; step <= 3; ++step) {
            const Cost cost = costOf(fixture, QStringLiteral("move"), step);
            QVERIFY2(cost.batches > std::optional<qint64>(0), qPrintable(QString::number(step)));
            QVERIFY(cost.batchP50Ms > std::optional<double>(0));
            QVERIFY(cost.batchP50Ms <= cost.batchP95Ms);
            QVERIFY(cost.batchP95Ms <= cost.batchMaxMs);
            QCOMPARE(cost.rows, std::optional<qint64>(step == 3 ? 2 : 3));
            QVERIFY(cost.rowsPerSecond > std::optional<double>(0));
            batches += *cost.batches;
        }
        const Cost phase = fixture.phase(QStringLiteral("move")).cost;
        QCOMPARE(phase.batches, std::optional<qint64>(batches));
        QCOMPARE(phase.rows, std::optional<qint64>(3 + 3 + 3 + 2));
        QVERIFY(phase.bytes.has_value());
    }

    void aPausedPhaseAddsUpWhenItGoesOn()
    {
        RunFixture fixture;
        fixture.m_onProgress = [&](const Progress& progress) {
            if (progress.phase == QStringLiteral("move"))
                fixture.cancel().ask(CancelToken::Wish::Pause);
        };
        QCOMPARE(fixture.runTo(QStringLiteral("move")).kind, Outcome::Kind::Paused);
        fixture.m_onProgress = {};
        const Cost before = fixture.phase(QStringLiteral("move")).cost;
        const Cost step = costOf(fixture, QStringLiteral("move"), 0);
        QVERIFY(before.seconds > std::optional<double>(0));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.phase(QStringLiteral("move")).cost, before);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        const Cost after = fixture.phase(QStringLiteral("move")).cost;
        QCOMPARE(after.rows, std::optional<qint64>(6));
        QVERIFY(after.seconds > before.seconds);
        QVERIFY(after.bytesRead > before.bytesRead);
        QVERIFY(after.bytesWritten > before.bytesWritten);
        QVERIFY(after.peakMemoryBytes >= before.peakMemoryBytes);
        QVERIFY(costOf(fixture, QStringLiteral("move"), 0).seconds > step.seconds);
    }

    void checksThatRunAgainAddUp()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        const Cost before = fixture.phase(QStringLiteral("validate")).cost;
        (void)fixture.session().validate();
        QVERIFY(fixture.phase(QStringLiteral("validate")).cost.bytesRead > before.bytesRead);
    }

    void whatWasRolledBackDoesNotCount()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        const Cost move = fixture.phase(QStringLiteral("move")).cost;
        const Cost expand = fixture.phase(QStringLiteral("expand")).cost;
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        QCOMPARE(fixture.phase(QStringLiteral("move")).cost, Cost());
        QCOMPARE(costOf(fixture, QStringLiteral("move"), 0), Cost());
        QCOMPARE(fixture.phase(QStringLiteral("validate")).cost, Cost());
        QCOMPARE(fixture.phase(QStringLiteral("expand")).cost, expand);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        QCOMPARE(fixture.phase(QStringLiteral("move")).cost.rows, move.rows);
        QCOMPARE(fixture.phase(QStringLiteral("move")).cost.batches, move.batches);
    }
};

QTEST_GUILESS_MAIN(TestCost)
#include "test_cost.moc"
