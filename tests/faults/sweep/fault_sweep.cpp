// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fault_sweep: injects faults into the commands of godwit-cli, one call after the other, and prints how many were injected
// and how many violated anything.
#include "sweep.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <atomic>
#include <mutex>
#include <thread>

using namespace godwit::faults;

namespace {

/// One kind of fault, by the name that --kind takes.
struct Kind
{
    const char* name;
    Fault fault;
    std::optional<Survives> power = {}; ///< a power cut, at a sync
};

const QList<Kind>& kinds()
{
    static const QList<Kind> s_kinds{
        {"kill", {.does = QStringLiteral("kill")}},
        {"full", {.does = QStringLiteral("nospace"), .at = 0, .lasts = true}},
        {"full-once", {.does = QStringLiteral("nospace")}},
        {"quota", {.does = QStringLiteral("quota"), .at = 0, .lasts = true}},
        {"io-once", {.does = QStringLiteral("io")}},
        {"io", {.does = QStringLiteral("io"), .at = 0, .lasts = true}},
        {"read-once", {.does = QStringLiteral("io"), .at = 0, .lasts = false, .reads = true}},
        {"power", {.does = QStringLiteral("power cut, nothing unsynced is left,")}, Survives::Nothing},
        {"power-names", {.does = QStringLiteral("power cut, unsynced names are left,")}, Survives::NamesOnly},
        {"power-some", {.does = QStringLiteral("power cut, some is left,")}, Survives::Some},
    };
    return s_kinds;
}

struct Task
{
    int command;
    int kind;
    long at;
    Then then;
};

struct Totals
{
    int injected = 0;
    int violated = 0;
};

struct Options
{
    SweepTable table;
    QString only;
    QString kind;
    QString then;
    long at = 0;
    int each = 0;
    int seconds = 0;
    unsigned seed = 1;
    int jobs = 2;
    int slice = 0; ///< from 0, of `slices`: only every so-many-th fault
    int slices = 1;
};

/// The calls of one command that get a fault: all of them, or so many, spread by chance; around a swap each one.
QList<long> momentsOf(const Baseline& baseline, const Kind& kind, const Options& options, std::mt19937& random)
{
    const auto syncs = std::count_if(baseline.calls.begin(), baseline.calls.end(), [](const CountedCall& call) { return call.name.endsWith(QStringLiteral("sync")); });
    const qsizetype calls = kind.power ? syncs : kind.fault.reads ? baseline.reads.size() : baseline.calls.size();
    if (options.at > 0)
        return {options.at};
    QSet<long> chosen;
    for (long n = 1; n <= calls && (options.each == 0 || calls <= options.each); ++n)
        chosen.insert(n);
    while (options.each > 0 && calls > options.each && chosen.size() < options.each)
        chosen.insert(std::uniform_int_distribution<long>(1, calls)(random));
    for (qsizetype index = 0; index < calls && !kind.fault.reads && !kind.power && options.each != 0; ++index) {
        if (baseline.calls.at(index).name.endsWith(QStringLiteral(":exchange")) && options.each >= 10)
            for (long n = index; n <= index + 6; ++n)
                chosen.insert(std::clamp<long>(n, 1, calls));
    }
    QList<long> list(chosen.begin(), chosen.end());
    std::sort(list.begin(), list.end());
    return list;
}

Then thenOf(const Options& options, long at, std::mt19937& random)
{
    constexpr Then kAll[]{Then::Resume, Then::VerifyAndResume, Then::GoBack, Then::KillAgain};
    for (const Then then : kAll) {
        if (thenId(then).startsWith(options.then) && !options.then.isEmpty())
            return then;
    }
    return kAll[(static_cast<unsigned long>(at) + random() % 2) % 4];
}

QList<Task> tasksOf(Sweep& sweep, const Options& options, std::mt19937& random)
{
    QList<Task> tasks;
    for (int command = 0; command < sweep.table().commands.size(); ++command) {
        const SweepCommand& one = sweep.table().commands.at(command);
        if (!options.only.isEmpty() && !QRegularExpression(options.only).match(one.name).hasMatch())
            continue;
        const Baseline& baseline = sweep.baselineOf(one);
        if (!baseline.failed.isEmpty())
            qFatal("%s, without a fault: %s", qPrintable(one.name), qPrintable(baseline.failed));
        for (int kind = 0; kind < kinds().size(); ++kind) {
            if (!options.kind.isEmpty() && !options.kind.split(u',').contains(QLatin1String(kinds().at(kind).name)))
                continue;
            if (sweep.table().hasPrograms && kinds().at(kind).power)
                continue; // what other programs have written the log of the disk does not hold
            for (const long at : momentsOf(baseline, kinds().at(kind), options, random))
                tasks.append({.command = command, .kind = kind, .at = at, .then = thenOf(options, at, random)});
        }
    }
    QList<Task> sliced;
    for (qsizetype index = options.slice; index < tasks.size(); index += options.slices)
        sliced.append(tasks.at(index));
    tasks = sliced;
    if (options.seconds > 0)
        std::shuffle(tasks.begin(), tasks.end(), random);
    return tasks;
}

/// What all workers share.
struct Shared
{
    const QList<Task>& tasks;
    const Options& options;
    QElapsedTimer timer;
    std::atomic<qsizetype> next{0};
    std::mutex mutex;
    QMap<std::pair<int, int>, Totals> totals;
    QList<Violation> violations;
};

void work(Shared& shared, Sweep& sweep)
{
    while (shared.options.seconds == 0 || !shared.timer.hasExpired(shared.options.seconds * 1000LL)) {
        const qsizetype index = shared.next.fetch_add(1);
        if (index >= shared.tasks.size())
            return;
        const Task& task = shared.tasks.at(index);
        const SweepCommand& command = sweep.table().commands.at(task.command);
        Fault fault = kinds().at(task.kind).fault;
        fault.at = task.at;
        std::mt19937 random(shared.options.seed + static_cast<unsigned>(index));
        const auto& power = kinds().at(task.kind).power;
        const auto result = power ? sweep.cutPower(command, task.at, *power, task.then, random) : sweep.inject(command, fault, task.then, random);
        const std::lock_guard lock(shared.mutex);
        if (!result)
            continue;
        Totals& totals = shared.totals[{task.command, task.kind}];
        ++totals.injected;
        if (result->isEmpty())
            continue;
        ++totals.violated;
        shared.violations.append({.command = command.name, .fault = fault, .then = task.then, .what = *result});
    }
}

int report(const Shared& shared, const SweepTable& table, QTextStream& out)
{
    for (const Violation& violation : shared.violations)
        out << "VIOLATED  " << violation.command << ", " << violation.fault.text() << ", " << thenId(violation.then) << ": " << violation.what << "\n\n";
    Totals all;
    out << QStringLiteral("%1  %2  %3  %4\n").arg(QStringLiteral("Command"), -40).arg(QStringLiteral("Kind"), -10).arg(QStringLiteral("Injected"), 8).arg(QStringLiteral("Violated"), 8);
    for (auto one = shared.totals.begin(); one != shared.totals.end(); ++one) {
        out << QStringLiteral("%1  %2  %3  %4\n").arg(table.commands.at(one.key().first).name, -40).arg(QLatin1String(kinds().at(one.key().second).name), -10)
                   .arg(one.value().injected, 8).arg(one.value().violated, 8);
        all.injected += one.value().injected;
        all.violated += one.value().violated;
    }
    const qsizetype left = shared.tasks.size() - std::min(shared.next.load(), shared.tasks.size());
    out << "Faults injected: " << all.injected << ", violated anything: " << all.violated;
    if (left > 0)
        out << "; not injected, because the time was up: " << left;
    out << " (" << shared.timer.elapsed() / 1000 << " s, seed " << shared.options.seed << ")\n";
    return all.violated == 0 && all.injected > 0 ? 0 : 1;
}

Options optionsOf(const QCommandLineParser& parser)
{
    Options options;
    const QString plan = parser.value(QStringLiteral("plan"));
    options.table = plan == QStringLiteral("example")    ? exampleTable()
                    : plan == QStringLiteral("programs") ? programsTable()
                                                         : smallPlanTable(plan == QStringLiteral("wal"));
    options.table.isLinked = plan == QStringLiteral("linked");
    options.only = parser.value(QStringLiteral("command"));
    options.kind = parser.value(QStringLiteral("kind"));
    options.then = parser.value(QStringLiteral("then"));
    options.at = parser.value(QStringLiteral("at")).toLong();
    options.each = parser.value(QStringLiteral("each")).toInt();
    options.seconds = parser.value(QStringLiteral("seconds")).toInt();
    options.seed = parser.value(QStringLiteral("seed")).toUInt();
    options.jobs = std::max(1, parser.value(QStringLiteral("jobs")).toInt());
    const QString slice = parser.value(QStringLiteral("slice"));
    options.slice = slice.section(u'/', 0, 0).toInt() - 1;
    options.slices = slice.section(u'/', 1).toInt();
    if (options.slice < 0 || options.slice >= options.slices)
        qFatal("A slice is N/M, with N from 1 to M, not %s.", qPrintable(slice));
    return options;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Injects faults into godwit-cli; the exit code is 0 if nothing was violated."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("plan"), QStringLiteral("small, wal (the same in WAL mode), linked (the same with a second name), programs or example"), QStringLiteral("name"), QStringLiteral("small")},
                       {QStringLiteral("command"), QStringLiteral("only commands whose name this expression finds"), QStringLiteral("expression")},
                       {QStringLiteral("kind"), QStringLiteral("only these kinds: kill, full, full-once, quota, io, io-once, read-once, power, power-names, power-some"), QStringLiteral("names")},
                       {QStringLiteral("then"), QStringLiteral("always: resumed, verified, rolled or killed"), QStringLiteral("what")},
                       {QStringLiteral("at"), QStringLiteral("only at this call"), QStringLiteral("n")},
                       {QStringLiteral("each"), QStringLiteral("so many calls of a command and kind, by chance; 0: all"), QStringLiteral("count"), QStringLiteral("0")},
                       {QStringLiteral("slice"), QStringLiteral("only every M-th of these faults, from the N-th on"), QStringLiteral("N/M"), QStringLiteral("1/1")},
                       {QStringLiteral("seconds"), QStringLiteral("at most so long"), QStringLiteral("count"), QStringLiteral("0")},
                       {QStringLiteral("seed"), QStringLiteral("of what is left to chance"), QStringLiteral("number"), QStringLiteral("1")},
                       {QStringLiteral("jobs"), QStringLiteral("sandboxes at a time"), QStringLiteral("count"), QStringLiteral("2")}});
    parser.process(application);
    const Options options = optionsOf(parser);
    std::mt19937 random(options.seed);
    std::vector<std::unique_ptr<Sweep>> sweeps;
    for (int job = 0; job < options.jobs; ++job)
        sweeps.push_back(std::make_unique<Sweep>(options.table));
    const QList<Task> tasks = tasksOf(*sweeps.front(), options, random);
    Shared shared{.tasks = tasks, .options = options, .timer = {}, .mutex = {}, .totals = {}, .violations = {}};
    shared.timer.start();
    std::vector<std::thread> workers;
    for (const auto& sweep : sweeps)
        workers.emplace_back([&shared, &sweep] { work(shared, *sweep); });
    for (std::thread& worker : workers)
        worker.join();
    QTextStream out(stdout);
    return report(shared, options.table, out);
}
