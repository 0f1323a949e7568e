// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_findings.h"

namespace godwit::test {

core::PreflightReport samplePreflight()
{
    using core::ErrorCode;
    using core::FindingSeverity;
    const auto finding = [](ErrorCode code, FindingSeverity severity, const char* what) {
        return core::Finding{.code = code, .severity = severity, .what = QString::fromLatin1(what), .next = core::Error(code, {}).next,
                             .subject = QStringLiteral("/home/ana/product_manager.db")};
    };
    core::PreflightReport report;
    report.database = QStringLiteral("/home/ana/product_manager.db");
    report.findings = {
        finding(ErrorCode::SpaceShort, FindingSeverity::Error, "The volume /var/tmp has 96.4 MB free; at least 154.0 MB are written to it."),
        finding(ErrorCode::HardLinks, FindingSeverity::Warning, "/home/ana/product_manager.db has 2 names (hard links); all of them will show the new content."),
        finding(ErrorCode::SynchronisedFolder, FindingSeverity::Warning, "The database lies in /home/ana/Documents, which Syncthing synchronises: it may copy a file that is half written."),
        finding(ErrorCode::OpenElsewhere, FindingSeverity::Note, "/home/ana/product_manager.db is open in product-manager (pid 4711)."),
    };
    constexpr qint64 kMB = 1'000'000;
    core::VolumeNeed home;
    home.mountPoint = QStringLiteral("/home");
    home.fileSystem = QStringLiteral("ext4");
    home.total = 64'000 * kMB;
    home.free = 21'400 * kMB;
    home.reserve = 2'147 * kMB;
    home.now = 308 * kMB;
    home.peak = 1'694 * kMB;
    home.after = 1'540 * kMB;
    core::VolumeNeed temporary = home;
    temporary.mountPoint = QStringLiteral("/var/tmp");
    temporary.total = 2'000 * kMB;
    temporary.free = 96 * kMB;
    temporary.reserve = 100 * kMB;
    temporary.now = 0;
    temporary.peak = 154 * kMB;
    temporary.after = 0;
    report.volumes = {home, temporary};
    return report;
}

core::DoctorReport sampleDoctor()
{
    core::DoctorReport report;
    report.database = QStringLiteral("/home/ana/product_manager.db");
    report.leftOvers = {{.table = QStringLiteral("_alembic_tmp_suppliers"), .tool = QStringLiteral("Alembic"), .original = QStringLiteral("suppliers"),
                         .rows = 1204, .repair = core::LeftOver::Repair::Restore},
                        {.table = QStringLiteral("__new_projects"), .tool = QStringLiteral("Drizzle"), .original = QStringLiteral("projects"),
                         .isOriginalThere = true, .rows = 12, .originalRows = 40, .rowsOnlyHere = 0, .repair = core::LeftOver::Repair::Remove}};
    report.ledgers = {{.table = QStringLiteral("user_version"), .tool = QStringLiteral("the application"), .version = QStringLiteral("1"), .entries = 1, .troubles = {}},
                      {.table = QStringLiteral("alembic_version"), .tool = QStringLiteral("Alembic"), .version = QStringLiteral("ae1027a6acf"), .entries = 1, .troubles = {}}};
    report.shape.match = core::Shape::Match::Mixed;
    report.findings = {{.code = core::ErrorCode::HalfMigrated, .severity = core::FindingSeverity::Error,
                        .what = QStringLiteral("_alembic_tmp_suppliers (1,204 rows) was left by Alembic; the table suppliers that it was to replace is gone, so its rows are here."),
                        .next = QStringLiteral("Make it the table suppliers again, by the proposed plan."), .subject = QStringLiteral("_alembic_tmp_suppliers")},
                       {.code = core::ErrorCode::HalfMigrated, .severity = core::FindingSeverity::Warning,
                        .what = QStringLiteral("__new_projects (12 rows) was left by Drizzle; the table projects (40 rows) has all of its rows."),
                        .next = QStringLiteral("Remove it, by the proposed plan."), .subject = QStringLiteral("__new_projects")}};
    report.proposal.plan = QStringLiteral("godwit: 1\n");
    report.proposal.does = {QStringLiteral("_alembic_tmp_suppliers becomes suppliers, with all of its rows."), QStringLiteral("__new_projects goes: projects has all of its rows.")};
    return report;
}

} // namespace godwit::test
