// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/plan_program.h"

#include "core/journal/audit.h"
#include "core/safety/tracked_program.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QUuid>

#include <algorithm>

namespace godwit::core {

namespace {

/// The fact of a run that says which program of its plan runs; empty: none.
const QString kRunningFact = QStringLiteral("program running");
const QString kTokenName = QStringLiteral("GODWIT_PROGRAM");
constexpr int kLookMs = 50;

/// What the fact says.
struct Running
{
    QString words;
    QString token;  ///< in its environment: finds it if we were killed before its process was written down
    ProcessMark process;
    QDateTime until; ///< UTC; its time limit
    qint64 timeLimitMs = 0;

    [[nodiscard]] QString text() const
    {
        const QJsonObject object{{QStringLiteral("program"), words},
                                 {QStringLiteral("token"), token},
                                 {QStringLiteral("pid"), process.pid},
                                 {QStringLiteral("started"), process.started},
                                 {QStringLiteral("boot"), process.boot},
                                 {QStringLiteral("until"), until.toString(Qt::ISODateWithMs)},
                                 {QStringLiteral("time_limit_ms"), timeLimitMs}};
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    static Running of(const QString& text)
    {
        const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
        return {.words = object[QStringLiteral("program")].toString(),
                .token = object[QStringLiteral("token")].toString(),
                .process = {.pid = object[QStringLiteral("pid")].toInteger(),
                            .started = object[QStringLiteral("started")].toInteger(-1),
                            .boot = object[QStringLiteral("boot")].toString()},
                .until = QDateTime::fromString(object[QStringLiteral("until")].toString(), Qt::ISODateWithMs),
                .timeLimitMs = object[QStringLiteral("time_limit_ms")].toInteger()};
    }
    [[nodiscard]] QString name() const { return QStringLiteral("%1 (process %2)").arg(words, QString::number(process.pid)); }
};

Status forget(Repository& journal, qint64 run)
{
    return journal.putFact(run, kRunningFact, QStringLiteral(""));
}

/// One that still runs; nothing if none does.
Result<std::optional<Running>> leftRunning(Repository& journal, qint64 run)
{
    GODWIT_TRY(const QString fact, journal.fact(run, kRunningFact));
    if (fact.isEmpty())
        return std::optional<Running>();
    Running left = Running::of(fact);
    if (left.process.pid == 0 && left.process.boot == bootId())
        left.process = startedWith(kTokenName, left.token);
    return isRunning(left.process) ? std::optional(left) : std::nullopt;
}

/// What is left of its time; a clock that was set meanwhile gives it no more than it had.
qint64 restOf(const Running& left)
{
    return std::clamp<qint64>(QDateTime::currentDateTimeUtc().msecsTo(left.until), 0, left.timeLimitMs);
}

/// True if it ended by itself.
Result<bool> waitFor(const Running& left, const CancelToken& cancel)
{
    QElapsedTimer timer;
    timer.start();
    const qint64 rest = restOf(left);
    while (isRunning(left.process) && !timer.hasExpired(rest)) {
        GODWIT_CHECK(cancel.check());
        QThread::msleep(kLookMs);
    }
    return !isRunning(left.process);
}

} // namespace

Status runJournaledProgram(const PlanProgram& program, const CancelToken& cancel, const ProgramListener& listener)
{
    GODWIT_CHECK(awaitLeftProgram(program.journal, program.run, cancel, listener.line));
    Running running{.words = program.words.join(u' '),
                    .token = QUuid::createUuid().toString(QUuid::WithoutBraces),
                    .process = {.pid = 0, .started = -1, .boot = bootId()},
                    .until = QDateTime::currentDateTimeUtc().addMSecs(program.timeLimitMs),
                    .timeLimitMs = program.timeLimitMs};
    GODWIT_CHECK(program.journal.putFact(program.run, kRunningFact, running.text()));
    const auto note = [&](const ProcessMark& process) {
        running.process = process;
        (void)program.journal.putFact(program.run, kRunningFact, running.text()); // else its token finds it
    };
    const Program started{.words = program.words,
                          .folder = QFileInfo(program.database).absolutePath(),
                          .timeLimitMs = program.timeLimitMs,
                          .environment = {{QStringLiteral("GODWIT_DATABASE"), program.database},
                                          {QStringLiteral("GODWIT_PHASE"), program.phase},
                                          {kTokenName, running.token}}};
    const Status ran = runTrackedProgram(started, cancel, listener, note);
    const Status forgotten = forget(program.journal, program.run);
    return ran ? forgotten : ran;
}

Result<QString> leftProgram(Repository& journal, qint64 run)
{
    GODWIT_TRY(const auto left, leftRunning(journal, run));
    return left ? left->name() : QString();
}

Status awaitLeftProgram(Repository& journal, qint64 run, const CancelToken& cancel,
                        const std::function<void(const QString&)>& tell)
{
    GODWIT_TRY(const QString fact, journal.fact(run, kRunningFact));
    if (fact.isEmpty())
        return {};
    GODWIT_TRY(const auto left, leftRunning(journal, run));
    if (!left)
        return forget(journal, run);
    tell(QStringLiteral("Waits for %1, which an interrupted run started: for %2 s at most, then it is ended.")
             .arg(left->name(), QString::number((restOf(*left) + 999) / 1000)));
    GODWIT_TRY(const bool isOver, waitFor(*left, cancel));
    if (!isOver && !endProgram(left->process))
        return Error(ErrorCode::Leased, QStringLiteral("%1, which an interrupted run started, still runs and could not be ended.").arg(left->name()))
            .withState(QStringLiteral("Nothing was changed beside it."))
            .withNext(QStringLiteral("Wait for its end, or end it, then give the command again."));
    GODWIT_CHECK(Audit(journal).add(QStringLiteral("left program"),
                                    QStringLiteral("%1 %2").arg(left->name(), isOver ? QStringLiteral("ended by itself")
                                                                                     : QStringLiteral("was ended")),
                                    {}));
    return forget(journal, run);
}

} // namespace godwit::core
