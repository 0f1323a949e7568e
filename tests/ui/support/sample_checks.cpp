// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_checks.h"

#include "tests/ui/support/sample_status.h"

namespace godwit::test {

namespace {

using core::Verdict;

core::CheckResult check(const char* suite, const char* name, const char* figures, qint64 elapsedUs,
                        Verdict verdict = Verdict::Passed)
{
    core::CheckResult result;
    result.phase = QStringLiteral("validate");
    result.suite = QLatin1String(suite);
    result.name = QString::fromUtf8(name);
    result.figures = QLatin1String(figures);
    result.verdict = verdict;
    result.elapsedUs = elapsedUs;
    result.at = sampleTime(44, 30);
    result.query = QStringLiteral("SELECT count(*)\nFROM milestones AS m\nWHERE NOT EXISTS (SELECT 1 FROM "
                                  "task_type_sections AS s WHERE s.id = m.id);");
    if (verdict != Verdict::Passed) {
        result.why = QStringLiteral("The task's milestone wins; these rows are listed for the record.");
        result.rows = 212;
        result.columns = {QStringLiteral("id"), QStringLiteral("milestone_id"),
                          QStringLiteral("task's milestone")};
        for (int row = 0; row < 5; ++row)
            result.samples.append({QStringLiteral("7c240f%1").arg(row), QStringLiteral("m-%1").arg(row),
                                   QStringLiteral("m-%1").arg(row + 1)});
    }
    return result;
}

core::CheckResult measured(const char* name, double before, double after)
{
    core::CheckResult result = check("performance", name, "median of 15", 900'000);
    result.beforeMs = before;
    result.afterMs = after;
    return result;
}

} // namespace

QList<core::CheckResult> sampleChecks(bool isValidated)
{
    QList<core::CheckResult> all{
        check("assessment", "Integrity check", "182,004 pages", 1'600'000),
        check("assessment", "Foreign keys", "0 violations", 310'000),
        check("assessment", "Every milestone has a code or a name", "1,204 rows", 2'000),
        check("assessment", "Due dates that are no dates", "12 rows", 44'000, Verdict::Warning),
        check("assessment", "Milestone differs from its task's", "212 rows", 61'000, Verdict::Warning),
        check("assessment", "Free disk for snapshot and work file", "41 GB free, 0.7 GB needed", 200),
    };
    if (!isValidated)
        return all;
    all += {
        check("data integrity", "Content digest, 9 carried columns", "1,257,292 rows", 1'400'000),
        check("data integrity", "Foreign keys (0 new, 0 before)", "4 keys", 310'000),
        check("data integrity", "Integrity check", "182,004 pages", 1'600'000),
        check("data integrity", "Milestone differs from its task's", "212 rows", 100'000, Verdict::Warning),
        check("functionality", "Effective due day of each instance, before = after", "999,998", 800'000),
        check("functionality", "Overdue by supplier, before = after", "500", 90'000),
        check("functionality", "Objects: 11 kept · 5 changed by plan · 0 lost", "16", 3'000),
        check("functionality", "Triggers and views exercised", "2", 4'000),
        check("security", "No statement of the plan left the database", "48 statements", 1'000),
        check("security", "Snapshot is read-only for others", "mode 0400", 20),
        measured("Dashboard", 84, 61),
        measured("Task list of a project", 12, 9),
        measured("Overdue", 140, 96),
    };
    return all;
}

} // namespace godwit::test
