// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/checks/integrity.h"

#include <algorithm>

namespace godwit::core {

namespace {

const QString& suite()
{
    static const QString name = QStringLiteral("data integrity");
    return name;
}

QString problemsText(qsizetype problems)
{
    return problems == 1 ? QStringLiteral("1 problem") : grouped(problems) + QStringLiteral(" problems");
}

CheckResult judgeDamage(const IntegrityFindings& baseline, const IntegrityFindings& now)
{
    CheckResult check = newCheck(suite(), QStringLiteral("integrity of the file"),
                                 QStringLiteral("PRAGMA integrity_check; FTS5 integrity-check; rtreecheck()"));
    if (!now.tables.isEmpty()) {
        check.name = QStringLiteral("integrity of the new and kept tables");
        check.query = QStringLiteral("PRAGMA quick_check of the file; PRAGMA integrity_check of %1")
                          .arg(now.tables.join(QStringLiteral(", ")));
    }
    QStringList fresh;
    for (const QString& line : now.damage) {
        if (!baseline.damage.contains(line))
            fresh.append(line);
    }
    check.columns = {QStringLiteral("problem")};
    for (const QString& line : fresh.isEmpty() ? now.damage : fresh) {
        if (check.samples.size() < kSampleRows)
            check.samples.append({line});
    }
    check.figures = now.damage.isEmpty() ? QStringLiteral("no problem")
                                         : QStringLiteral("%1, %2 of them new").arg(problemsText(now.damage.size()), grouped(fresh.size()));
    check.verdict = Verdict::Passed;
    if (!fresh.isEmpty()) {
        check.verdict = Verdict::Failed;
        check.why = fresh.first();
    } else if (!now.damage.isEmpty()) {
        check.verdict = Verdict::Warning;
        check.why = QStringLiteral("The file was damaged before the migration, and still is. At most 100 problems are listed.");
    }
    return check;
}

struct Excess
{
    QString pair;
    qint64 before = 0;
    qint64 now = 0;
    bool isAllowed = false; ///< the plan says so
    [[nodiscard]] qint64 fresh() const { return isAllowed ? 0 : std::max<qint64>(0, now - before); }
};

QList<Excess> excessOf(const IntegrityFindings& baseline, const IntegrityFindings& now)
{
    QList<Excess> pairs;
    for (auto it = now.foreignKeyViolations.cbegin(); it != now.foreignKeyViolations.cend(); ++it) {
        if (it.value() > 0)
            pairs.append({it.key(), baseline.foreignKeyViolations.value(it.key()), it.value(),
                          now.orphans.contains(it.key().section(QStringLiteral(" → "), 0, 0), Qt::CaseInsensitive)});
    }
    std::sort(pairs.begin(), pairs.end(), [](const Excess& a, const Excess& b) {
        return a.fresh() != b.fresh() ? a.fresh() > b.fresh() : a.pair < b.pair;
    });
    return pairs;
}

/// Rows of the pairs that got worse; of all if none did.
void addSamples(CheckResult& check, const IntegrityFindings& now, const QList<Excess>& pairs, bool isWorse)
{
    check.columns = kOrphanColumns;
    for (const Excess& pair : pairs) {
        for (const QStringList& sample : now.samples) {
            const bool isOfPair = sample.value(0) + QStringLiteral(" → ") + sample.value(4) == pair.pair;
            if (isOfPair && (pair.fresh() > 0 || !isWorse) && check.samples.size() < kSampleRows)
                check.samples.append(sample);
        }
    }
}

/// Of pairs that did not get worse.
QString whyOld(const QList<Excess>& pairs)
{
    const bool isAllowed = std::any_of(pairs.begin(), pairs.end(), [](const Excess& pair) { return pair.isAllowed; });
    return isAllowed ? QStringLiteral("These rows had no parent before the migration either, or the plan lets them lose it to a drop.")
                     : QStringLiteral("These rows had no parent before the migration either.");
}

CheckResult judgeForeignKeys(const IntegrityFindings& baseline, const IntegrityFindings& now)
{
    CheckResult check = newCheck(suite(), QStringLiteral("foreign keys"), QStringLiteral("PRAGMA foreign_key_check"));
    const QList<Excess> pairs = excessOf(baseline, now);
    qint64 rows = 0;
    qint64 fresh = 0;
    QStringList worse;
    for (const Excess& pair : pairs) {
        rows += pair.now;
        fresh += pair.fresh();
        if (pair.fresh() > 0)
            worse.append(QStringLiteral("%1: %2 before, %3 now").arg(pair.pair, grouped(pair.before), grouped(pair.now)));
    }
    check.figures = rows == 0 ? QStringLiteral("no violation")
                              : QStringLiteral("%1 without their parent, %2 of them new").arg(rowsText(rows), grouped(fresh));
    check.verdict = Verdict::Passed;
    if (rows == 0)
        return check;
    check.verdict = fresh > 0 ? Verdict::Failed : Verdict::Warning;
    check.why = fresh > 0 ? worse.mid(0, kSampleRows).join(QStringLiteral("; "))
                          : whyOld(pairs);
    check.rows = fresh > 0 ? fresh : rows;
    addSamples(check, now, pairs, fresh > 0);
    return check;
}

} // namespace

QList<CheckResult> judgeIntegrity(const IntegrityFindings& baseline, const IntegrityFindings& now, qint64 elapsedUs)
{
    QList<CheckResult> checks{judgeDamage(baseline, now), judgeForeignKeys(baseline, now)};
    checks[0].elapsedUs = std::max<qint64>(0, elapsedUs - now.foreignKeysUs);
    checks[1].elapsedUs = now.foreignKeysUs;
    if (!now.notRun.isEmpty()) {
        CheckResult check = newCheck(suite(), QStringLiteral("integrity that could not be checked"), checks[0].query);
        check.verdict = Verdict::NotRun;
        check.why = now.notRun.join(u'\n');
        check.figures = now.notRun.size() == 1 ? QStringLiteral("1 check did not run")
                                               : grouped(now.notRun.size()) + QStringLiteral(" checks did not run");
        checks.append(check);
    }
    return checks;
}

} // namespace godwit::core
