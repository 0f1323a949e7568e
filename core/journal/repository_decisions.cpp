// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/entry_sql.h"
#include "core/journal/repository.h"
#include "core/sqlite/literal.h"

/// The part of the repository that keeps what people decided about rows in quarantine.
namespace godwit::core {

namespace {

/// What an entry says is kept with the decision: the entry itself goes when its phase starts anew.
constexpr const char* kInsertDecision =
    "INSERT INTO decisions (table_name, key_text, row_digest, kind, reason, who, at, entry, phase, step, column_name,"
    " cause, code, first_cause, row_values, new_values) SELECT q.table_name, %1, '%2', :reason, :who, :at, q.id, q.phase,"
    " q.step, q.column_name, q.cause, q.code, q.first_cause, q.row_values, :new_values";

QString insertDecision(const QString& row, const QString& kind)
{
    return QString::fromLatin1(kInsertDecision).arg(row, kind);
}

void bindDecision(Statement& statement, const QString& reason, const QString& who, const QString& newValues)
{
    statement.bindNamed(QStringLiteral("reason"), Value::ofText(reason));
    statement.bindNamed(QStringLiteral("who"), Value::ofText(who));
    statement.bindNamed(QStringLiteral("at"), Value::ofText(timeText(QDateTime::currentDateTimeUtc())));
    statement.bindNamed(QStringLiteral("new_values"), Value::ofText(newValues));
}

QString literalsText(const QList<std::pair<QString, Value>>& values)
{
    QList<std::pair<QString, QString>> literals;
    for (const auto& [column, value] : values)
        literals.append({column, value.toLiteral()});
    return valuesText(literals);
}

} // namespace

Result<qint64> Repository::waivedRows(qint64 run, const QString& phase, const QString& step)
{
    return m_database.integer(QStringLiteral("SELECT count(*)") + QLatin1String(kEntryFrom) +
                                  QStringLiteral(" AND q.phase = ? AND q.step = ? AND d.kind = 'waived'"),
                              {Value::ofInteger(run), Value::ofText(phase), Value::ofText(step)});
}

Result<qint64> Repository::waive(qint64 run, const QuarantineFilter& filter, const QString& reason, const QString& who)
{
    QuarantineFilter undecided = filter;
    undecided.state = EntryState::Undecided;
    GODWIT_TRY(auto statement,
               m_database.prepare(insertDecision(QStringLiteral("q.key_text, q.row_digest"), QStringLiteral("waived")) +
                                  QLatin1String(kEntryFrom) + conditionsOf(undecided) + QStringLiteral(" ORDER BY q.id")));
    bindFilter(statement, run, undecided);
    bindDecision(statement, reason, who, QStringLiteral("[]"));
    GODWIT_CHECK(statement.run());
    return m_database.changes();
}

Result<qint64> Repository::unwaive(qint64 run, const QuarantineFilter& filter)
{
    QuarantineFilter waived = filter;
    waived.state = EntryState::Waived;
    GODWIT_TRY(auto count, m_database.prepare(QStringLiteral("SELECT count(*)") + QLatin1String(kEntryFrom) + conditionsOf(waived)));
    bindFilter(count, run, waived);
    GODWIT_TRY(const bool hasCount, count.step());
    const qint64 rows = hasCount ? count.integer(0) : 0;
    count.reset();
    // All waivers of such a row: two entries of the same row may have been waived at once.
    GODWIT_TRY(auto statement,
               m_database.prepare(QStringLiteral("UPDATE decisions SET withdrawn = :at WHERE kind = 'waived' AND withdrawn = ''"
                                                 " AND (table_name, key_text IS NULL, coalesce(key_text, ''), row_digest) IN"
                                                 " (SELECT q.table_name, q.key_text IS NULL, coalesce(q.key_text, ''),"
                                                 " q.row_digest") +
                                  QLatin1String(kEntryFrom) + conditionsOf(waived) + QStringLiteral(")")));
    bindFilter(statement, run, waived);
    statement.bindNamed(QStringLiteral("at"), Value::ofText(timeText(QDateTime::currentDateTimeUtc())));
    GODWIT_CHECK(statement.run());
    return rows;
}

Status Repository::addEdit(qint64 run, const EditRecord& edit, const QString& who)
{
    GODWIT_TRY(auto statement, m_database.prepare(insertDecision(QStringLiteral(":key, :digest"), QStringLiteral("edited")) +
                                                  QStringLiteral(" FROM quarantine q WHERE q.run = :run AND q.id = :entry")));
    statement.bindNamed(QStringLiteral("key"), edit.key.isNull() ? Value::null() : Value::ofText(edit.key));
    statement.bindNamed(QStringLiteral("digest"), Value::ofText(edit.digest));
    statement.bindNamed(QStringLiteral("run"), Value::ofInteger(run));
    statement.bindNamed(QStringLiteral("entry"), Value::ofInteger(edit.entry));
    bindDecision(statement, QStringLiteral(""), who, literalsText(edit.values));
    return statement.run();
}

Result<qint64> Repository::withdrawEdits(qint64 run, qint64 entry)
{
    const Value now = Value::ofText(timeText(QDateTime::currentDateTimeUtc()));
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("UPDATE decisions SET withdrawn = ?1 WHERE kind = 'edited' AND withdrawn = '' AND entry ="
                       " (SELECT coalesce((SELECT d.entry FROM decisions d WHERE d.id = q.mended), q.id)"
                       " FROM quarantine q WHERE q.run = ?2 AND q.id = ?3)"),
        {now, Value::ofInteger(run), Value::ofInteger(entry)}));
    if (const qint64 withdrawn = m_database.changes(); withdrawn > 0)
        return withdrawn;
    // Edited before the last replay, and in quarantine again: the edit that made the row what it is now.
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("UPDATE decisions SET withdrawn = ?1 WHERE id = (SELECT max(d.id) FROM decisions d JOIN quarantine q"
                       " ON q.table_name = d.table_name AND q.key_text = d.key_text AND q.row_digest <> d.row_digest"
                       " WHERE q.run = ?2 AND q.id = ?3 AND d.kind = 'edited' AND d.withdrawn = '')"),
        {now, Value::ofInteger(run), Value::ofInteger(entry)}));
    return m_database.changes();
}

Result<QList<EditRecord>> Repository::edits()
{
    QList<EditRecord> edits;
    bool isWhole = true;
    GODWIT_CHECK(all(QStringLiteral("SELECT d.id, d.entry, d.table_name, d.key_text, d.row_digest, d.new_values,"
                                    " d.withdrawn = '' AND d.id = (SELECT max(x.id) FROM decisions x"
                                    " WHERE x.row_digest = d.row_digest AND x.table_name = d.table_name"
                                    " AND x.key_text IS d.key_text AND x.withdrawn = ''), d.reason"
                                    " FROM decisions d WHERE d.kind = 'edited' ORDER BY d.id"),
                     {}, [&](const Statement& row) {
                         EditRecord edit{.id = row.integer(0),
                                         .entry = row.integer(1),
                                         .table = row.text(2),
                                         .key = row.isNull(3) ? QString() : row.text(3),
                                         .digest = row.text(4),
                                         .values = {},
                                         .isInEffect = row.integer(6) == 1,
                                         .leftOut = row.text(7)};
                         for (const auto& [column, literal] : valuesOf(row.text(5))) {
                             const auto value = valueOfLiteral(literal);
                             isWhole = isWhole && value;
                             edit.values.append({column, value.value_or(Value())});
                         }
                         edits.append(edit);
                     }));
    if (!isWhole)
        return Error(ErrorCode::WorkspaceUnusable, QStringLiteral("An edit in the journal holds what is no value."));
    return edits;
}

Status Repository::noteLeftOut(const QList<std::pair<qint64, QString>>& edits)
{
    GODWIT_TRY(auto transaction, Transaction::begin(m_database));
    GODWIT_CHECK(m_database.execute(QStringLiteral("UPDATE decisions SET reason = '' WHERE kind = 'edited' AND reason <> ''")));
    for (const auto& [edit, why] : edits)
        GODWIT_CHECK(m_database.execute(QStringLiteral("UPDATE decisions SET reason = ? WHERE id = ?"),
                                        {Value::ofText(why), Value::ofInteger(edit)}));
    return transaction.commit();
}

Status Repository::addMended(qint64 run, const QString& phase, qint64 edit, const QString& table, const QString& digest)
{
    // In quarantine all the same, for another reason or by another step.
    static const QString kIsAside = QStringLiteral(
        "EXISTS (SELECT 1 FROM quarantine q WHERE q.row_digest = :digest AND +q.run = :run AND +q.table_name "
        "= :table"
        " AND q.mended = 0 AND q.phase NOT IN (SELECT t.phase FROM migration_tracking t WHERE t.run = :run"
        " AND t.state IN ('not_started', 'rolled_back')))");
    GODWIT_TRY(auto add,
               m_database.prepare(
                   QStringLiteral("INSERT INTO quarantine (run, phase, step, table_name, row_id, key_text, "
                                  "row_digest, column_name, cause,"
                                  " code, first_cause, row_values, mended) SELECT :run, d.phase, d.step, "
                                  "d.table_name, NULL, d.key_text,"
                                  " d.row_digest, d.column_name, d.cause, d.code, d.first_cause, "
                                  "d.row_values, d.id FROM decisions d"
                                  " WHERE d.id = :edit AND (d.phase = :phase OR d.phase IN (SELECT t.phase "
                                  "FROM migration_tracking t"
                                  " WHERE t.run = :run AND t.state IN ('done', 'done_with_exceptions')))"
                                  " AND NOT EXISTS (SELECT 1 FROM quarantine m WHERE m.row_digest = "
                                  "d.row_digest AND +m.run = :run"
                                  " AND m.mended = d.id AND m.phase = d.phase) AND NOT ") +
                   kIsAside));
    GODWIT_TRY(auto remove,
               m_database.prepare(QStringLiteral("DELETE FROM quarantine WHERE row_digest = (SELECT "
                                                 "d.row_digest FROM decisions d WHERE d.id = :edit)"
                                                 " AND +run = :run AND mended = :edit AND ") +
                                  kIsAside));
    for (Statement* const statement : {&add, &remove}) {
        statement->bindNamed(QStringLiteral("run"), Value::ofInteger(run));
        statement->bindNamed(QStringLiteral("phase"), Value::ofText(phase));
        statement->bindNamed(QStringLiteral("edit"), Value::ofInteger(edit));
        statement->bindNamed(QStringLiteral("table"), Value::ofText(table));
        statement->bindNamed(QStringLiteral("digest"), Value::ofText(digest));
        GODWIT_CHECK(statement->run());
    }
    return {};
}

Result<qint64> Repository::decidedOtherwise(qint64 run)
{
    return m_database.integer(QStringLiteral("SELECT count(*)") + QLatin1String(kEntryFrom) +
                                  QStringLiteral(" AND %1 = 'undecided' AND EXISTS (SELECT 1 FROM decisions o"
                                                 " WHERE o.table_name = q.table_name AND o.key_text IS q.key_text"
                                                 " AND o.row_digest <> q.row_digest AND o.withdrawn = '')")
                                      .arg(QLatin1String(kEntryState)),
                              {Value::ofInteger(run)});
}

Status Repository::addEdits(QList<QuarantineEntry>& entries, const QList<qint64>& through)
{
    for (qsizetype index = 0; index < entries.size(); ++index) {
        if (through[index] == 0)
            continue;
        QuarantineEntry& entry = entries[index];
        GODWIT_CHECK(all(QStringLiteral("SELECT new_values FROM decisions WHERE kind = 'edited' AND entry = ?"
                                        " AND withdrawn = '' ORDER BY id"),
                         {Value::ofInteger(through[index])}, [&](const Statement& row) {
                             for (const auto& edit : valuesOf(row.text(0))) {
                                 entry.edits.removeIf([&](const auto& earlier) { return earlier.first == edit.first; });
                                 entry.edits.append(edit);
                             }
                         }));
    }
    return {};
}

} // namespace godwit::core
