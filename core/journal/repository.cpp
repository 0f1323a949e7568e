// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"

#include "core/journal/schema.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace godwit::core {

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QStringLiteral("");
}

QDateTime timeOf(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

QString dispositionId(Disposition disposition)
{
    switch (disposition) {
    case Disposition::Moved:
        return QStringLiteral("moved");
    case Disposition::Merged:
        return QStringLiteral("merged");
    case Disposition::Skipped:
        return QStringLiteral("skipped");
    case Disposition::Quarantined:
        return QStringLiteral("quarantined");
    }
    return {};
}

namespace {

Error notReadable(const QString& path)
{
    return {ErrorCode::WorkspaceUnusable, QStringLiteral("%1 is not a journal that this version can read.").arg(path)};
}

/// It holds values of rows. What SQLite makes beside it gets the same rights.
void closeToOthers(const QString& path)
{
    constexpr auto kOwner =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    for (const QString& file : {path, path + QStringLiteral("-wal"), path + QStringLiteral("-shm")}) {
        if (QFileInfo::exists(file) && (QFile::permissions(file) & ~kOwner))
            QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
}

} // namespace

Result<Repository> Repository::open(const QString& path)
{
    GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::Create, .busyMs = 10'000}));
    Repository repository(std::move(database), JournalPlace(path));
    // Asked before anything is set: what lies here may belong to somebody else.
    GODWIT_TRY(const bool mayHold, repository.isOursOrEmpty());
    if (!mayHold)
        return notReadable(path);
    closeToOthers(path);
    GODWIT_CHECK(repository.m_database.execute(QStringLiteral("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")));
    GODWIT_CHECK(repository.createIfEmpty());
    return repository;
}

Result<Repository> Repository::openReadOnly(const QString& path)
{
    // Where nobody can write, SQLite cannot make the -shm that a WAL database is read with, and there is nothing in a WAL.
    const bool isImmutable = !QFileInfo::exists(path + QStringLiteral("-wal")) && !canWrite(path);
    GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::ReadOnly, .busyMs = 10'000, .isImmutable = isImmutable}));
    Repository repository(std::move(database), JournalPlace(path));
    GODWIT_TRY(const bool isOurs, repository.isJournal());
    if (!isOurs)
        return notReadable(path);
    return repository;
}

bool Repository::canWrite(const QString& path)
{
    const auto may = [](const QString& name) { return faccessat(AT_FDCWD, QFile::encodeName(name).constData(), W_OK, AT_EACCESS) == 0; };
    return may(QFileInfo(path).absolutePath()) && (!QFileInfo::exists(path) || may(path));
}

Result<bool> Repository::isUnbegun(const QString& path)
{
    // It is in WAL mode as soon as it is made: until then a rollback journal lies beside it, which who only reads cannot play back.
    if (QFileInfo(path + QStringLiteral("-journal")).size() > 0)
        return true;
    GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::ReadOnly, .busyMs = 10'000}));
    GODWIT_TRY(const qint64 objects, database.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema")));
    return objects == 0;
}

Result<bool> Repository::isJournal()
{
    GODWIT_TRY(const qint64 version, m_database.integer(QStringLiteral("PRAGMA user_version")));
    GODWIT_TRY(const qint64 id, m_database.integer(QStringLiteral("PRAGMA application_id")));
    return version == kJournalVersion && id == kJournalApplicationId;
}

Result<bool> Repository::isOursOrEmpty()
{
    GODWIT_TRY(const bool isOurs, isJournal());
    GODWIT_TRY(const qint64 objects, m_database.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema")));
    return isOurs || objects == 0;
}

/// Looked at under the lock: two programs may start at once.
Status Repository::createIfEmpty()
{
    GODWIT_TRY(const bool isThere, isJournal());
    if (isThere)
        return {};
    GODWIT_TRY(auto transaction, Transaction::begin(m_database, Transaction::Kind::Immediate));
    GODWIT_TRY(const bool isMadeMeanwhile, isJournal());
    if (!isMadeMeanwhile)
        GODWIT_CHECK(m_database.execute(QString::fromLatin1(kJournalSchema)));
    return transaction.commit();
}

Status Repository::all(const QString& sql, const Row& values, const std::function<void(const Statement&)>& visit)
{
    GODWIT_TRY(auto statement, m_database.prepare(sql));
    statement.bindAll(values);
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return {};
        visit(statement);
    }
}

// Runs ------------------------------------------------------------------------------------------

namespace {

/// "/folder/", with which the paths of what lies in the folder begin.
QString folderWithSlash(const QString& path)
{
    return QFileInfo(path).absolutePath() + (QFileInfo(path).absolutePath().endsWith(u'/') ? QString() : QStringLiteral("/"));
}

Row valuesOf(const RunRecord& run, const JournalPlace& place)
{
    return {Value::ofText(run.database),
            Value::ofText(run.planPath),
            Value::ofText(run.planName),
            Value::ofText(run.planVersion),
            Value::ofText(run.planHash),
            Value::ofText(run.approvedHash),
            Value::ofText(run.strategy),
            Value::ofText(run.seed),
            Value::ofText(timeText(run.startedAt)),
            Value::ofText(timeText(run.cutOverAt)),
            Value::ofText(timeText(run.finishedAt)),
            Value::ofText(run.journalMode),
            Value::ofInteger(run.originalSnapshot),
            Value::ofText(place.stored(run.keptOriginal))};
}

} // namespace

Result<RunRecord> Repository::insertRun(RunRecord run)
{
    Row values = valuesOf(run, m_place);
    values.insert(values.begin(), Value::ofInteger(run.id));
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("INSERT INTO runs (id, database, plan_path, plan_name, plan_version, plan_hash, approved_hash, strategy,"
                       " seed, started_at, cut_over_at, finished_at, journal_mode, original_snapshot, kept_original)"
                       " VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        values));
    run.id = m_database.lastInsertId();
    return run;
}

Status Repository::updateRun(const RunRecord& run)
{
    Row values = valuesOf(run, m_place);
    values.push_back(Value::ofInteger(run.id));
    return m_database.execute(
        QStringLiteral("UPDATE runs SET database = ?, plan_path = ?, plan_name = ?, plan_version = ?, plan_hash = ?,"
                       " approved_hash = ?, strategy = ?, seed = ?, started_at = ?, cut_over_at = ?, finished_at = ?,"
                       " journal_mode = ?, original_snapshot = ?, kept_original = ? WHERE id = ?"),
        values);
}

Result<std::optional<RunRecord>> Repository::lastRun()
{
    std::optional<RunRecord> run;
    GODWIT_CHECK(all(QStringLiteral("SELECT id, database, plan_path, plan_name, plan_version, plan_hash, approved_hash,"
                                    " strategy, seed, started_at, cut_over_at, finished_at, journal_mode,"
                                    " original_snapshot, kept_original FROM runs ORDER BY id DESC LIMIT 1"),
                     {}, [&](const Statement& row) {
                         run = RunRecord{.id = row.integer(0),
                                         .database = row.text(1),
                                         .planPath = row.text(2),
                                         .planName = row.text(3),
                                         .planVersion = row.text(4),
                                         .planHash = row.text(5),
                                         .approvedHash = row.text(6),
                                         .strategy = row.text(7),
                                         .seed = row.text(8),
                                         .startedAt = timeOf(row.text(9)),
                                         .cutOverAt = timeOf(row.text(10)),
                                         .finishedAt = timeOf(row.text(11)),
                                         .journalMode = row.text(12),
                                         .originalSnapshot = row.integer(13),
                                         .keptOriginal = m_place.resolved(row.text(14))};
                     }));
    return run;
}

Status Repository::rebind(const RunRecord& run, const QString& database)
{
    GODWIT_TRY(auto transaction, Transaction::begin(m_database));
    const Row names{Value::ofText(database), Value::ofText(run.database)};
    GODWIT_CHECK(m_database.execute(QStringLiteral("UPDATE runs SET database = ?1 WHERE database = ?2"), names));
    GODWIT_CHECK(m_database.execute(QStringLiteral("UPDATE intents SET live = ?1 WHERE live = ?2 AND state = 'armed'"), names));
    // What waits beside it to take its place has its name and an ending.
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("UPDATE intents SET incoming = ?1 || substr(incoming, length(?2) + 1) WHERE state = 'armed'"
                       " AND substr(incoming, 1, length(?2) + 1) = ?2 || '.' AND instr(substr(incoming, length(?2) + 1), '/') = 0"),
        names));
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("UPDATE files SET path = ?1 || substr(path, length(?2) + 1) WHERE kind = 'work'"
                       " AND substr(path, 1, length(?2) + 1) = ?2 || '.' AND instr(substr(path, length(?2) + 1), '/') = 0"),
        names));
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("UPDATE flags SET file = ?1 || substr(file, length(?2) + 1)"
                       " WHERE is_open = 1 AND substr(file, 1, length(?2)) = ?2"),
        {Value::ofText(folderWithSlash(database)), Value::ofText(folderWithSlash(run.database))}));
    return transaction.commit();
}

// Tracking --------------------------------------------------------------------------------------

Status Repository::putPhase(qint64 run, int ordinal, const PhaseStatus& phase)
{
    return m_database.execute(
        QStringLiteral("INSERT INTO migration_tracking (run, phase, ordinal, title, state, waits_for, summary, started_at,"
                       " ended_at, elapsed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (run, phase) DO UPDATE SET ordinal = excluded.ordinal, title = excluded.title,"
                       " state = excluded.state, waits_for = excluded.waits_for, summary = excluded.summary,"
                       " started_at = excluded.started_at, ended_at = excluded.ended_at,"
                       " elapsed_ms = excluded.elapsed_ms"),
        {Value::ofInteger(run), Value::ofText(phase.id), Value::ofInteger(ordinal), Value::ofText(phase.title),
         Value::ofText(stateId(phase.state)), Value::ofText(phase.waitsFor), Value::ofText(phase.summary),
         Value::ofText(timeText(phase.startedAt)), Value::ofText(timeText(phase.endedAt)),
         Value::ofInteger(phase.elapsedMs)});
}

Result<QList<PhaseStatus>> Repository::phases(qint64 run)
{
    QList<PhaseStatus> phases;
    GODWIT_CHECK(all(QStringLiteral("SELECT phase, title, state, waits_for, summary, started_at, ended_at, elapsed_ms"
                                    " FROM migration_tracking WHERE run = ? ORDER BY ordinal"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         PhaseStatus phase;
                         phase.id = row.text(0);
                         phase.title = row.text(1);
                         phase.state = phaseStateOf(row.text(2));
                         phase.waitsFor = row.text(3);
                         phase.summary = row.text(4);
                         phase.startedAt = timeOf(row.text(5));
                         phase.endedAt = timeOf(row.text(6));
                         phase.elapsedMs = row.integer(7);
                         phases.append(phase);
                     }));
    return phases;
}

Status Repository::putStep(qint64 run, const StepStatus& step)
{
    return m_database.execute(
        QStringLiteral("INSERT OR REPLACE INTO migration_steps (run, phase, step, kind, title, state, source_rows, moved,"
                       " merged, skipped, quarantined, written, changed, unchanged, elapsed_ms)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(run), Value::ofText(step.phase), Value::ofInteger(step.index), Value::ofText(step.kind),
         Value::ofText(step.title), Value::ofText(stateId(step.state)), Value::ofInteger(step.rows),
         Value::ofInteger(step.moved), Value::ofInteger(step.merged), Value::ofInteger(step.skipped),
         Value::ofInteger(step.quarantined), Value::ofInteger(step.written), Value::ofInteger(step.changed),
         Value::ofInteger(step.unchanged), Value::ofInteger(step.elapsedMs)});
}

Result<QList<StepStatus>> Repository::steps(qint64 run)
{
    QList<StepStatus> steps;
    GODWIT_CHECK(all(QStringLiteral("SELECT s.phase, s.step, s.kind, s.title, s.state, s.source_rows, s.moved, s.merged,"
                                    " s.skipped, s.quarantined, s.written, s.changed, s.unchanged, s.elapsed_ms FROM migration_steps s"
                                    " JOIN migration_tracking t ON t.run = s.run AND t.phase = s.phase"
                                    " WHERE s.run = ? ORDER BY t.ordinal, s.step"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         steps.append(StepStatus{.phase = row.text(0),
                                                 .index = static_cast<int>(row.integer(1)),
                                                 .kind = row.text(2),
                                                 .title = row.text(3),
                                                 .state = phaseStateOf(row.text(4)),
                                                 .rows = row.integer(5),
                                                 .moved = row.integer(6),
                                                 .merged = row.integer(7),
                                                 .skipped = row.integer(8),
                                                 .quarantined = row.integer(9),
                                                 .written = row.integer(10),
                                                 .changed = row.integer(11),
                                                 .unchanged = row.integer(12),
                                                 .elapsedMs = row.integer(13),
                                                 .sql = {}});
                     }));
    return steps;
}

Status Repository::clearSteps(qint64 run, const QString& phase)
{
    return m_database.execute(QStringLiteral("DELETE FROM migration_steps WHERE run = ? AND phase = ?"),
                              {Value::ofInteger(run), Value::ofText(phase)});
}

// Log, facts ------------------------------------------------------------------------------------

Status Repository::addLog(qint64 run, const LogLine& line)
{
    return m_database.execute(
        QStringLiteral("INSERT INTO migration_log (run, at, level, phase, step, text) VALUES (?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(run), Value::ofText(timeText(line.at)), Value::ofInteger(static_cast<int>(line.level)),
         Value::ofText(line.phase), Value::ofText(line.step), Value::ofText(line.text)});
}

Result<QList<LogLine>> Repository::log(qint64 run, qint64 afterId, qint64* lastId)
{
    QList<LogLine> lines;
    GODWIT_CHECK(all(QStringLiteral("SELECT id, at, level, phase, step, text FROM migration_log"
                                    " WHERE run = ? AND id > ? ORDER BY id"),
                     {Value::ofInteger(run), Value::ofInteger(afterId)}, [&](const Statement& row) {
                         *lastId = row.integer(0);
                         lines.append(LogLine{.at = timeOf(row.text(1)),
                                              .level = static_cast<LogLine::Level>(row.integer(2)),
                                              .phase = row.text(3),
                                              .step = row.text(4),
                                              .text = row.text(5)});
                     }));
    return lines;
}

Status Repository::putFact(qint64 run, const QString& name, const QString& value)
{
    return m_database.execute(QStringLiteral("INSERT OR REPLACE INTO facts (run, name, value) VALUES (?, ?, ?)"),
                              {Value::ofInteger(run), Value::ofText(name), Value::ofText(value)});
}

Result<QString> Repository::fact(qint64 run, const QString& name)
{
    return m_database.text(QStringLiteral("SELECT value FROM facts WHERE run = ? AND name = ?"),
                           {Value::ofInteger(run), Value::ofText(name)});
}

} // namespace godwit::core
