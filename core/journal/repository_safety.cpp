// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"
#include "core/sqlite/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>

/// The part of the repository that knows what was created and how to go back: snapshots, rollback points, files, flags
/// and the intents of swaps.
namespace godwit::core {

Result<qint64> Repository::nextSnapshotNumber()
{
    return m_database.integer(QStringLiteral("SELECT coalesce(max(number), 0) + 1 FROM snapshots"));
}

Status Repository::insertSnapshot(const SnapshotRecord& snapshot)
{
    const SnapshotInfo& info = snapshot.info;
    GODWIT_TRY(auto transaction, Transaction::begin(m_database));
    if (info.isOriginal) // a replay takes a new one
        GODWIT_CHECK(m_database.execute(QStringLiteral("UPDATE snapshots SET is_original = 0 WHERE run = ?"), {Value::ofInteger(snapshot.run)}));
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("INSERT INTO snapshots (number, run, path, manifest_path, taken_at, verified_at, bytes, sha256, why,"
                       " is_original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(snapshot.number), Value::ofInteger(snapshot.run), Value::ofText(m_place.stored(info.path)),
         Value::ofText(m_place.stored(snapshot.manifestPath)), Value::ofText(timeText(info.takenAt)),
         Value::ofText(timeText(info.verifiedAt)), Value::ofInteger(info.bytes), Value::ofText(info.sha256),
         Value::ofText(info.why), Value::ofInteger(info.isOriginal ? 1 : 0)}));
    return transaction.commit();
}

Status Repository::markSnapshotVerified(qint64 number, const QDateTime& at)
{
    return m_database.execute(QStringLiteral("UPDATE snapshots SET verified_at = ? WHERE number = ?"),
                              {Value::ofText(timeText(at)), Value::ofInteger(number)});
}

Status Repository::removeSnapshot(qint64 number)
{
    return m_database.execute(QStringLiteral("UPDATE snapshots SET is_removed = 1 WHERE number = ?"),
                              {Value::ofInteger(number)});
}

Result<QList<SnapshotRecord>> Repository::snapshots()
{
    QList<SnapshotRecord> snapshots;
    GODWIT_CHECK(all(QStringLiteral("SELECT number, run, path, manifest_path, taken_at, verified_at, bytes, sha256, why,"
                                    " is_original FROM snapshots WHERE is_removed = 0 ORDER BY number"),
                     {}, [&](const Statement& row) {
                         SnapshotRecord record;
                         record.number = row.integer(0);
                         record.run = row.integer(1);
                         record.manifestPath = m_place.resolved(row.text(3));
                         record.info = SnapshotInfo{.id = QString::number(row.integer(0)),
                                                    .path = m_place.resolved(row.text(2)),
                                                    .takenAt = timeOf(row.text(4)),
                                                    .verifiedAt = timeOf(row.text(5)),
                                                    .bytes = row.integer(6),
                                                    .sha256 = row.text(7),
                                                    .why = row.text(8),
                                                    .isOriginal = row.integer(9) != 0,
                                                    .needed = {}};
                         snapshots.append(record);
                     }));
    return snapshots;
}

Status Repository::putPoint(const PointRecord& point)
{
    return m_database.execute(
        QStringLiteral("INSERT OR REPLACE INTO migration_rollback (run, phase, ordinal, has_work_file, is_live, delta_path,"
                       " pages_path, digest, bytes, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(point.run), Value::ofText(point.phase), Value::ofInteger(point.ordinal),
         Value::ofInteger(point.hasWorkFile ? 1 : 0), Value::ofInteger(point.isLive ? 1 : 0),
         Value::ofText(m_place.stored(point.deltaPath)), Value::ofText(m_place.stored(point.pagesPath)), Value::ofText(point.digest),
         Value::ofInteger(point.bytes), Value::ofText(timeText(point.takenAt))});
}

Result<QList<PointRecord>> Repository::points(qint64 run)
{
    QList<PointRecord> points;
    GODWIT_CHECK(all(QStringLiteral("SELECT run, phase, ordinal, has_work_file, is_live, delta_path, pages_path, digest,"
                                    " bytes, taken_at FROM migration_rollback WHERE run = ? ORDER BY ordinal, phase"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         points.append(PointRecord{.run = row.integer(0),
                                                   .phase = row.text(1),
                                                   .ordinal = static_cast<int>(row.integer(2)),
                                                   .hasWorkFile = row.integer(3) != 0,
                                                   .isLive = row.integer(4) != 0,
                                                   .deltaPath = m_place.resolved(row.text(5)),
                                                   .pagesPath = m_place.resolved(row.text(6)),
                                                   .digest = row.text(7),
                                                   .bytes = row.integer(8),
                                                   .takenAt = timeOf(row.text(9))});
                     }));
    return points;
}

Status Repository::removePoint(qint64 run, const QString& phase)
{
    return m_database.execute(QStringLiteral("DELETE FROM migration_rollback WHERE run = ? AND phase = ?"),
                              {Value::ofInteger(run), Value::ofText(phase)});
}

Status Repository::addFile(qint64 run, const QString& path, const QString& kind)
{
    return m_database.execute(
        QStringLiteral("INSERT OR REPLACE INTO files (path, run, kind, created_at) VALUES (?, ?, ?, ?)"),
        {Value::ofText(m_place.stored(path)), Value::ofInteger(run), Value::ofText(kind),
         Value::ofText(timeText(QDateTime::currentDateTimeUtc()))});
}

Status Repository::forgetFile(const QString& path)
{
    return m_database.execute(QStringLiteral("DELETE FROM files WHERE path = ?"), {Value::ofText(m_place.stored(path))});
}

Result<QStringList> Repository::files(qint64 run, const QString& kind)
{
    QStringList paths;
    GODWIT_CHECK(all(QStringLiteral("SELECT path FROM files WHERE run = ? AND (?2 = '' OR kind = ?2) ORDER BY path"),
                     {Value::ofInteger(run), Value::ofText(kind)},
                     [&](const Statement& row) { paths.append(m_place.resolved(row.text(0))); }));
    return paths;
}

Status Repository::addFlag(const FlagRecord& flag)
{
    return m_database.execute(
        QStringLiteral("INSERT INTO flags (run, phase, step, file, key, ours, file_existed, before, parents_made,"
                       " is_open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"),
        {Value::ofInteger(flag.run), Value::ofText(flag.phase), Value::ofInteger(flag.step), Value::ofText(flag.file),
         Value::ofText(flag.key), Value::ofText(flag.ours), Value::ofInteger(flag.fileExisted ? 1 : 0),
         flag.before ? Value::ofText(*flag.before) : Value::null(), Value::ofInteger(flag.parentsMade)});
}

Result<QList<FlagRecord>> Repository::openFlags(qint64 run)
{
    QList<FlagRecord> flags;
    GODWIT_CHECK(all(QStringLiteral("SELECT id, run, phase, step, file, key, ours, file_existed, before, parents_made FROM flags"
                                    " WHERE run = ? AND is_open = 1 ORDER BY id DESC"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         FlagRecord flag{.id = row.integer(0),
                                         .run = row.integer(1),
                                         .phase = row.text(2),
                                         .step = static_cast<int>(row.integer(3)),
                                         .file = row.text(4),
                                         .key = row.text(5),
                                         .ours = row.text(6),
                                         .fileExisted = row.integer(7) != 0,
                                         .before = std::nullopt,
                                         .parentsMade = static_cast<int>(row.integer(9))};
                         if (!row.isNull(8))
                             flag.before = row.text(8);
                         flags.append(flag);
                     }));
    return flags;
}

Status Repository::closeFlag(qint64 id)
{
    return m_database.execute(QStringLiteral("UPDATE flags SET is_open = 0 WHERE id = ?"), {Value::ofInteger(id)});
}

Status Repository::addCommand(const CommandRecord& command)
{
    const QJsonArray undo = QJsonArray::fromStringList(command.undo);
    return m_database.execute(QStringLiteral("INSERT INTO commands (run, phase, step, name, undo, time_limit_ms, is_open)"
                                             " VALUES (?, ?, ?, ?, ?, ?, 1)"),
                              {Value::ofInteger(command.run), Value::ofText(command.phase), Value::ofInteger(command.step),
                               Value::ofText(command.name), Value::ofText(QJsonDocument(undo).toJson(QJsonDocument::Compact)),
                               Value::ofInteger(command.timeLimitMs)});
}

Result<QList<CommandRecord>> Repository::openCommands(qint64 run)
{
    QList<CommandRecord> commands;
    GODWIT_CHECK(all(QStringLiteral("SELECT id, run, phase, step, name, undo, time_limit_ms FROM commands"
                                    " WHERE run = ? AND is_open = 1 ORDER BY id DESC"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         CommandRecord command{.id = row.integer(0),
                                               .run = row.integer(1),
                                               .phase = row.text(2),
                                               .step = static_cast<int>(row.integer(3)),
                                               .name = row.text(4),
                                               .undo = {},
                                               .timeLimitMs = static_cast<int>(row.integer(6))};
                         for (const QJsonValue word : QJsonDocument::fromJson(row.text(5).toUtf8()).array())
                             command.undo.append(word.toString());
                         commands.append(command);
                     }));
    return commands;
}

Status Repository::closeCommand(qint64 id)
{
    return m_database.execute(QStringLiteral("UPDATE commands SET is_open = 0 WHERE id = ?"), {Value::ofInteger(id)});
}

Result<qint64> Repository::armIntent(const IntentRecord& intent)
{
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("INSERT INTO intents (run, kind, live, incoming, kept, live_inode, incoming_inode, journal_mode,"
                       " phase, state, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'armed', ?)"),
        {Value::ofInteger(intent.run), Value::ofText(intent.kind), Value::ofText(intent.live),
         Value::ofText(m_place.stored(intent.incoming)), Value::ofText(m_place.stored(intent.kept)),
         Value::ofInteger(static_cast<qint64>(intent.liveInode)),
         Value::ofInteger(static_cast<qint64>(intent.incomingInode)), Value::ofText(intent.journalMode),
         Value::ofText(intent.phase), Value::ofText(timeText(QDateTime::currentDateTimeUtc()))}));
    return m_database.lastInsertId();
}

Result<std::optional<IntentRecord>> Repository::openIntent()
{
    std::optional<IntentRecord> intent;
    GODWIT_CHECK(all(QStringLiteral("SELECT id, run, kind, live, incoming, kept, live_inode, incoming_inode, journal_mode,"
                                    " phase FROM intents WHERE state = 'armed' ORDER BY id DESC LIMIT 1"),
                     {}, [&](const Statement& row) {
                         intent = IntentRecord{.id = row.integer(0),
                                               .run = row.integer(1),
                                               .kind = row.text(2),
                                               .live = row.text(3),
                                               .incoming = m_place.resolved(row.text(4)),
                                               .kept = m_place.resolved(row.text(5)),
                                               .liveInode = static_cast<quint64>(row.integer(6)),
                                               .incomingInode = static_cast<quint64>(row.integer(7)),
                                               .journalMode = row.text(8),
                                               .phase = row.text(9)};
                     }));
    return intent;
}

Status Repository::closeIntent(qint64 id, const QString& state)
{
    return m_database.execute(QStringLiteral("UPDATE intents SET state = ? WHERE id = ?"),
                              {Value::ofText(state), Value::ofInteger(id)});
}

} // namespace godwit::core
