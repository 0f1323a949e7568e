// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/assess.h"

#include "core/assess/advice.h"
#include "core/assess/blast_radius.h"
#include "core/assess/gaps.h"
#include "core/assess/inventory.h"
#include "core/assess/steps_ahead.h"
#include "core/checks/comparer.h"
#include "core/checks/figures.h"
#include "core/checks/profiler.h"
#include "core/functions/functions.h"
#include "core/schema/sql_words.h"
#include "core/schema/table_checks.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>
#include <QSet>

namespace godwit::core {

namespace {

const QString kSuite = QStringLiteral("assessment");

class Assessor
{
public:
    Assessor(const AssessScene& scene, TwoReaders readers) : m_scene(scene), m_readers(std::move(readers)) {}

    Result<AssessResult> assess(const QList<Rule>& rules)
    {
        QElapsedTimer timer;
        timer.start();
        Assessment& assessment = m_result.assessment;
        assessment.database = m_scene.file;
        assessment.planHash = m_scene.plan.hash;
        assessment.at = QDateTime::currentDateTimeUtc();
        m_further = furtherSourcesOf(m_readers.first, m_scene.plan);
        const Catalog known = withFurther(m_scene.source, m_further);
        GODWIT_CHECK(countRowsToRead());
        for (const Table& table : m_scene.source.tables) {
            if (!table.isShadow)
                GODWIT_CHECK(profile(table, {}));
        }
        for (const FurtherSource& further : std::as_const(m_further))
            GODWIT_CHECK(profile(further.table, further.schema));
        GODWIT_CHECK(registerFunctions(m_readers.first, nullptr));
        GODWIT_CHECK(runRules(rules));
        GODWIT_TRY(assessment.inventory, takeInventory(m_readers.first, m_scene.plan, known, m_scene.target));
        GODWIT_TRY(assessment.blast, findBlastRadius(m_readers.first, m_scene));
        GODWIT_CHECK(lookAhead());
        assessment.gaps = findGaps(m_scene.plan, known, m_scene.target, assessment);
        assessment.recommendations =
            adviceOn(assessment, m_scene.plan, known, m_scene.target, m_result.checks);
        assessment.elapsedUs = timer.nsecsElapsed() / 1000;
        m_result.checks = checksOf(assessment) + m_result.checks;
        return m_result;
    }

private:
    void tell(qint64 rows, const QString& activity) { m_scene.progress(m_done + rows, m_total, activity); }

    Status countRowsToRead()
    {
        for (const Table& table : m_scene.source.tables) {
            if (!table.isShadow && isRead(table))
                GODWIT_CHECK(countRowsOf(QStringLiteral("main"), table, table.name));
        }
        for (const FurtherSource& further : std::as_const(m_further)) {
            if (isRead(further.table))
                GODWIT_CHECK(countRowsOf(further.schema, further.table, further.name()));
        }
        for (const auto& [at, move] : stepsOf<MoveStep>(m_scene.plan))
            m_total += std::max<qint64>(0, m_rows.value(foldedName(move->from), 0));
        for (const ChangeAhead& change : changesAhead(m_scene.plan))
            m_total += change.tables.size() == 1
                           ? std::max<qint64>(0, m_rows.value(foldedName(change.tables.first()), 0))
                           : 0;
        return {};
    }

    Status countRowsOf(const QString& schema, const Table& table, const QString& name)
    {
        const auto rows = m_readers.first.integer(
            QStringLiteral("SELECT count(*) FROM %1").arg(quoted(schema, table.name)));
        if (!rows && endsAll(rows.error()))
            return rows.error();
        m_rows.insert(foldedName(name), rows ? *rows : -1);
        m_total += rows ? *rows : 0;
        return {};
    }

    /// Virtual tables whose content is rows of their own; others may compute theirs, or reach beyond the
    /// file.
    static bool isRead(const Table& table)
    {
        static const QSet<QString> kModules{QStringLiteral("fts3"),      QStringLiteral("fts4"),
                                            QStringLiteral("fts5"),      QStringLiteral("rtree"),
                                            QStringLiteral("rtree_i32"), QStringLiteral("geopoly")};
        return !table.isVirtual || kModules.contains(moduleOf(table));
    }

    /// `schema`: of a further database; empty: the source itself.
    Status profile(const Table& table, const QString& schema)
    {
        GODWIT_CHECK(m_scene.cancel.check());
        QElapsedTimer timer;
        timer.start();
        TableProfile profile;
        if (isRead(table)) {
            GODWIT_TRY(const Reading reading, Reading::begin(m_readers));
            GODWIT_TRY(profile, profiled(table, schema, reading.hasBoth()));
        } else {
            profile.notRun = QStringLiteral("It is a table of the module %1, whose rows are not looked at.")
                                 .arg(moduleOf(table));
        }
        profile.table = schema.isEmpty() ? table.name : schema + u'.' + table.name;
        profile.elapsedUs = timer.nsecsElapsed() / 1000;
        m_done += std::max<qint64>(0, profile.rows);
        m_result.checks += findingsOf(table, profile, schema);
        if (schema.isEmpty()) {
            GODWIT_TRY(const auto orphans, findOrphans(m_readers.first, table));
            m_result.checks += orphans;
        }
        m_result.assessment.tables.append(profile);
        return {};
    }

    /// A generated column may call what only the application has: then the others are read without it.
    Result<TableProfile> profiled(const Table& table, const QString& schema, bool hasBoth)
    {
        const auto read = [&](const Table& columns) {
            return profileTable(
                m_readers.first, columns,
                [&](qint64 rows) { tell(rows, QStringLiteral("profiling %1").arg(table.name)); },
                hasBoth ? &m_readers.second : nullptr, schema.isEmpty() ? QStringLiteral("main") : schema);
        };
        auto found = read(table);
        const auto isGenerated = [](const Column& column) { return column.isGenerated; };
        const bool hasGenerated = std::any_of(table.columns.begin(), table.columns.end(), isGenerated);
        if (!found && !endsAll(found.error()) && hasGenerated) {
            const QString why = found.error().what;
            Table stored = table;
            stored.columns.removeIf(isGenerated);
            found = read(stored);
            if (found)
                noteGenerated(table, why);
        }
        if (!found && endsAll(found.error()))
            return found.error();
        TableProfile none;
        none.notRun = found ? QString() : found.error().what;
        return found ? *found : none;
    }

    void noteGenerated(const Table& table, const QString& why)
    {
        CheckResult check = newCheck(kSuite, QStringLiteral("generated columns of %1").arg(table.name), {});
        check.verdict = Verdict::NotRun;
        check.why = why;
        m_result.checks.append(check);
    }

    Status runRules(const QList<Rule>& rules)
    {
        for (const Rule& rule : rules) {
            const SqlBounds bounds(m_readers.first, m_scene.limits.valueBytes, m_scene.limits.queryMs);
            GODWIT_TRY(CheckResult result, runRule(m_readers.first, rule, m_scene.plan.parameters, kSuite));
            // What an assessment finds is a warning: nothing has moved yet, and quarantine will hold such
            // rows.
            if (result.verdict == Verdict::Failed && rule.severity == Severity::Warning)
                result.verdict = Verdict::Warning;
            m_result.checks.append(result);
        }
        return {};
    }

    Status lookAhead()
    {
        StepsAhead ahead(m_readers, m_scene,
                         {.profiles = m_result.assessment.tables, .rows = m_rows, .further = m_further});
        GODWIT_CHECK(ahead.look([this](qint64 read, qint64 rows, const QString& activity) {
            if (read < 0)
                m_done += rows;
            else
                tell(std::min(read, rows), activity);
        }));
        ahead.addTo(m_result.assessment);
        return {};
    }

    const AssessScene& m_scene;
    TwoReaders m_readers;
    AssessResult m_result;
    FurtherSources m_further;
    QHash<QString, qint64> m_rows; ///< of tables, by their folded names; −1: they could not be counted
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<AssessResult> assess(const AssessScene& scene, const QList<Rule>& rules)
{
    GODWIT_TRY(TwoReaders readers, TwoReaders::open(scene));
    return Assessor(scene, std::move(readers)).assess(rules);
}

} // namespace godwit::core
