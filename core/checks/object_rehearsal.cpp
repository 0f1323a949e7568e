// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/object_rehearsal.h"

#include "core/checks/figures.h"
#include "core/checks/query.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

constexpr qint64 kMostMs = 10'000;  // of one view or trigger: it works on a few rows
constexpr int kConstraintCode = 19; // SQLITE_CONSTRAINT, the low byte of its extended codes

/// What makes a trigger fire.
struct Event
{
    QString kind;        ///< INSERT, UPDATE, DELETE
    QStringList columns; ///< of UPDATE OF
};

Event eventOf(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    Event event;
    for (qsizetype at = 3; at < words.size(); ++at) { // behind CREATE TRIGGER name
        if (event.kind.isEmpty()) {
            for (const char* const kind : {"INSERT", "UPDATE", "DELETE"})
                event.kind = words[at].is(QString::fromLatin1(kind)) ? QString::fromLatin1(kind) : event.kind;
        } else if (words[at].is(u"ON")) {
            break;
        } else if (words[at].isName() && !words[at].is(u"OF")) {
            event.columns.append(words[at].text);
        }
    }
    return event;
}

/// The stage and what goes on there; lives for one rehearsal.
class Rehearsal
{
public:
    Rehearsal(const RehearsalScene& scene, Database stage) : m_scene(scene), m_stage(std::move(stage)) {}

    Status set(const CancelToken& cancel)
    {
        m_stage.setCancel(cancel);
        // Triggers write into search tables; nothing of the stage outlives the rehearsal.
        GODWIT_CHECK(m_stage.execute(QStringLiteral("PRAGMA trusted_schema = ON")));
        GODWIT_CHECK(m_scene.equip(m_stage));
        for (const QString& table : m_scene.tables) {
            if (!m_stage.execute(table))
                m_notMade.append(table.section(u' ', 0, 5));
        }
        for (const QString& name : m_scene.names) {
            const Status copied = m_scene.copyRows(m_stage, name);
            if (!copied && copied.error().isCancel())
                return copied;
        }
        // Full-text tables and indexes need what only the application has at times: what stands on them says
        // so.
        for (const QString& index : m_scene.indexes)
            (void)m_stage.execute(index);
        return {};
    }

    Result<CheckResult> view(const SchemaObject& view)
    {
        CheckResult check = begun(QStringLiteral("view %1").arg(view.name),
                                  QStringLiteral("SELECT * FROM %1").arg(quoted(view.name)));
        const Status made = m_stage.execute(view.sql);
        if (!made)
            return ended(std::move(check), made);
        qint64 rows = 0;
        const Status read = [&]() -> Status {
            GODWIT_TRY(Statement all, m_stage.prepare(check.query));
            while (true) {
                GODWIT_TRY(const bool hasRow, all.step());
                if (!hasRow)
                    return {};
                ++rows;
            }
        }();
        check.figures = QStringLiteral("reads %1 over a few copied rows").arg(rowsText(rows));
        return ended(std::move(check), read);
    }

    Result<CheckResult> trigger(const SchemaObject& trigger)
    {
        CheckResult check = begun(QStringLiteral("trigger %1").arg(trigger.name), trigger.sql);
        GODWIT_CHECK(m_stage.execute(QStringLiteral("SAVEPOINT godwit_rehearsal")));
        Status fired = m_stage.execute(trigger.sql);
        bool hasRow = true;
        if (fired)
            fired = fire(trigger, eventOf(trigger.sql), check, hasRow);
        GODWIT_CHECK(
            m_stage.execute(QStringLiteral("ROLLBACK TO godwit_rehearsal; RELEASE godwit_rehearsal")));
        if (fired && !hasRow) {
            check.figures.clear();
            check.why = QStringLiteral("%1 has no row to copy").arg(trigger.table);
            return check;
        }
        if (!fired && (fired.error().sqlite & 0xff) == kConstraintCode) {
            check.figures += QStringLiteral("; it refused the copied row: %1").arg(fired.error().what);
            fired = Status();
        }
        return ended(std::move(check), fired);
    }

private:
    CheckResult begun(const QString& name, const QString& query)
    {
        m_timer.start();
        m_stage.limitTime(kMostMs);
        m_stage.restartClock();
        return newCheck(QStringLiteral("functionality"), name, query);
    }

    Result<CheckResult> ended(CheckResult check, const Status& outcome) const
    {
        check.elapsedUs = m_timer.nsecsElapsed() / 1000;
        if (outcome) {
            check.verdict = Verdict::Passed;
            return check;
        }
        if (outcome.error().isCancel())
            return outcome.error();
        const bool lacks =
            lacksFunction(outcome.error()) ||
            outcome.error().what.contains(QStringLiteral("unsafe use of")) ||
            (outcome.error().what.contains(QStringLiteral("no such table")) && !m_notMade.isEmpty());
        check.verdict = lacks ? Verdict::NotRun : Verdict::Failed;
        check.figures.clear();
        check.why = outcome.error().what;
        return check;
    }

    Status fire(const SchemaObject& trigger, const Event& event, CheckResult& check, bool& hasRow)
    {
        const QString table = quoted(trigger.table);
        QStringList columns;
        std::optional<Row> row;
        bool isView = false;
        for (const SchemaObject& view : m_scene.views)
            isView = isView || isSameName(view.name, trigger.table);
        {
            GODWIT_TRY(const Catalog now, readCatalog(m_stage));
            const Table* const found = now.table(trigger.table);
            GODWIT_TRY(Statement first,
                       m_stage.prepare(
                           QStringLiteral("SELECT %1 FROM %2 LIMIT 1")
                               .arg(found ? quotedList(found->columnNames()) : QStringLiteral("*"), table)));
            for (int column = 0; column < first.columnCount(); ++column)
                columns.append(first.columnName(column));
            GODWIT_TRY(hasRow, first.step());
            if (!hasRow)
                return {};
            row = first.row();
        }
        check.figures = QStringLiteral("fired by %1 of a copied row").arg(event.kind);
        if (event.kind == QLatin1StringView("DELETE"))
            return m_stage.execute(QStringLiteral("DELETE FROM %1").arg(table));
        if (event.kind == QLatin1StringView("UPDATE")) {
            QStringList sets;
            for (const QString& column : event.columns.isEmpty() ? columns : event.columns)
                sets.append(QStringLiteral("%1 = %1").arg(quoted(column)));
            return m_stage.execute(
                QStringLiteral("UPDATE %1 SET %2").arg(table, sets.join(QStringLiteral(", "))));
        }
        if (!isView) { // the row makes room for itself
            const bool fires = m_stage.setTriggers(false);
            const Status removed = m_stage.execute(QStringLiteral("DELETE FROM %1").arg(table));
            m_stage.setTriggers(fires);
            GODWIT_CHECK(removed);
        }
        const QStringList marks(columns.size(), QStringLiteral("?"));
        return m_stage.execute(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                                   .arg(table, quotedList(columns), marks.join(QStringLiteral(", "))),
                               *row);
    }

    const RehearsalScene& m_scene;
    Database m_stage;
    QStringList m_notMade; ///< tables whose module only the application has
    QElapsedTimer m_timer;
};

} // namespace

Result<QList<CheckResult>> rehearseObjects(const RehearsalScene& scene, const CancelToken& cancel)
{
    QList<CheckResult> checks;
    if (scene.views.isEmpty() && scene.triggers.isEmpty())
        return checks;
    GODWIT_TRY(Database stage, Database::openInMemory());
    Rehearsal rehearsal(scene, std::move(stage));
    GODWIT_CHECK(rehearsal.set(cancel));
    for (const SchemaObject& view : scene.views) {
        GODWIT_TRY(const CheckResult check, rehearsal.view(view));
        checks.append(check);
    }
    for (const SchemaObject& trigger : scene.triggers) {
        GODWIT_TRY(const CheckResult check, rehearsal.trigger(trigger));
        checks.append(check);
    }
    return checks;
}

} // namespace godwit::core
