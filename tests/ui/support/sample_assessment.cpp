// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_assessment.h"

#include "tests/ui/support/sample_status.h"

namespace godwit::test {

namespace {

using Item = core::InventoryItem;

core::PlanStep step(const char* phase, int index, const char* kind, const char* title)
{
    return {.phase = QString::fromLatin1(phase),
            .index = index,
            .kind = QString::fromLatin1(kind),
            .title = QString::fromUtf8(title)};
}

core::ColumnProfile column(const char* name, const char* type, qint64 texts, qint64 distinct,
                           const char* least, const char* greatest)
{
    core::ColumnProfile profile;
    profile.name = QString::fromLatin1(name);
    profile.declaredType = QString::fromLatin1(type);
    profile.texts = texts;
    profile.distinct = distinct;
    profile.distinctIsExact = distinct <= 10'000;
    profile.least = QString::fromUtf8(least);
    profile.greatest = QString::fromUtf8(greatest);
    profile.longest = 36;
    profile.lengths = texts * 21;
    profile.bytes = profile.lengths;
    return profile;
}

QList<core::TableProfile> tables()
{
    core::TableProfile tasks{.table = QStringLiteral("project_milestone_tasks"),
                             .rows = 1'257'292,
                             .bytes = 231'400'000,
                             .columns = {},
                             .notRun = {},
                             .elapsedUs = 812'000};
    tasks.columns = {column("id", "TEXT", 1'257'292, 1'249'871, "00003f2a-51c0-4a11", "fffff1c2-0e7b-4b3d"),
                     column("project_id", "TEXT", 1'257'292, 100, "p-001", "p-100"),
                     column("status", "TEXT", 1'257'292, 7, "???", "todo"),
                     column("due_date", "TEXT", 1'131'563, 900, "2023-11-14", "soon"),
                     column("notes", "TEXT", 1'194'428, 812'344, "", "zebra crossing")};
    tasks.columns[2].values = {
        {QStringLiteral("done"), 700'000}, {QStringLiteral("todo"), 556'035}, {QStringLiteral("???"), 1'257}};
    tasks.columns[3].nulls = 125'729;
    tasks.columns[3].holdsDates = true;
    tasks.columns[3].dates = 1'131'551;
    tasks.columns[3].notDates = 12;
    tasks.columns[3].dateFaults = {QStringLiteral("soon"), QStringLiteral("2026-02-30")};
    tasks.columns[4].blanks = 62'864;
    tasks.columns[4].invalidUtf8 = 3;
    core::TableProfile milestones{.table = QStringLiteral("milestones"),
                                  .rows = 1'000,
                                  .bytes = 61'000,
                                  .columns = {},
                                  .notRun = {},
                                  .elapsedUs = 900};
    milestones.columns = {column("id", "TEXT", 1'000, 1'000, "m-0001", "m-1000"),
                          column("code", "TEXT", 1'000, 4, "NMR1", "PA3")};
    return {tasks, milestones};
}

QList<Item> inventory()
{
    const core::PlanStep move = step("move", 2, "move", "project_milestone_tasks → project_items");
    return {{.kind = Item::Kind::Table,
             .fate = Item::Fate::Moved,
             .name = QStringLiteral("project_milestone_tasks"),
             .table = {},
             .traits = {},
             .value = {},
             .becomes = QStringLiteral("project_items"),
             .by = move,
             .how = QStringLiteral("the old table is dropped after the cut-over")},
            {.kind = Item::Kind::Column,
             .fate = Item::Fate::Moved,
             .name = QStringLiteral("status"),
             .table = QStringLiteral("project_milestone_tasks"),
             .traits = {QStringLiteral("NOT NULL")},
             .value = {},
             .becomes = QStringLiteral("project_items.status"),
             .by = move,
             .how = {}},
            {.kind = Item::Kind::Column,
             .fate = Item::Fate::Open,
             .name = QStringLiteral("migrated_at"),
             .table = QStringLiteral("project_milestone_tasks"),
             .traits = {},
             .value = {},
             .becomes = {},
             .by = {},
             .how = QStringLiteral("no step reads it")},
            {.kind = Item::Kind::Index,
             .fate = Item::Fate::Dropped,
             .name = QStringLiteral("ix_tasks_due"),
             .table = QStringLiteral("project_milestone_tasks"),
             .traits = {QStringLiteral("partial"), QStringLiteral("expression")},
             .value = {},
             .becomes = {},
             .by = step("cleanup", 0, "drop", "all"),
             .how = {}},
            {.kind = Item::Kind::Table,
             .fate = Item::Fate::Kept,
             .name = QStringLiteral("suppliers"),
             .table = {},
             .traits = {QStringLiteral("WITHOUT ROWID"), QStringLiteral("STRICT")},
             .value = {},
             .becomes = QStringLiteral("suppliers"),
             .by = {},
             .how = {}},
            {.kind = Item::Kind::View,
             .fate = Item::Fate::Added,
             .name = QStringLiteral("items_open"),
             .table = {},
             .traits = {},
             .value = {},
             .becomes = {},
             .by = step("cutover", 0, "cutover", "swap"),
             .how = {}},
            {.kind = Item::Kind::Setting,
             .fate = Item::Fate::Set,
             .name = QStringLiteral("user_version"),
             .table = {},
             .traits = {},
             .value = QStringLiteral("1"),
             .becomes = QStringLiteral("2"),
             .by = step("cutover", 0, "cutover", "swap"),
             .how = {}}};
}

QList<core::Gap> gaps()
{
    const core::PlanStep move = step("move", 2, "move", "project_milestone_tasks → project_items");
    using Priority = core::Gap::Priority;
    return {{.priority = Priority::DataLoss,
             .object = QStringLiteral("project_milestone_tasks.migrated_at"),
             .what = QStringLiteral(
                 "No column of the new schema takes the values of project_milestone_tasks.migrated_at."),
             .closedBy = {},
             .how = QStringLiteral("no step reads it"),
             .isOpen = true,
             .rows = 1'204},
            {.priority = Priority::Constraint,
             .object = QStringLiteral("project_items.section_id"),
             .what = QStringLiteral("project_items.section_id wants a value in every row."),
             .closedBy = {},
             .how = QStringLiteral("these rows have none; they go to quarantine"),
             .isOpen = true,
             .rows = 17},
            {.priority = Priority::Constraint,
             .object = QStringLiteral("project_items"),
             .what = QStringLiteral("section_id of project_items now refers to sections."),
             .closedBy = move,
             .how = QStringLiteral("rows without a parent go to quarantine"),
             .isOpen = false,
             .rows = -1},
            {.priority = Priority::Shape,
             .object = QStringLiteral("project_items.due_ms"),
             .what = QStringLiteral("project_items.due_ms is new."),
             .closedBy = move,
             .how = QStringLiteral("the move gives its value"),
             .isOpen = false,
             .rows = -1},
            {.priority = Priority::Cosmetic,
             .object = QStringLiteral("user_version"),
             .what = QStringLiteral("user_version is 2, and was 1."),
             .closedBy = step("cutover", 0, "cutover", "swap"),
             .how = {},
             .isOpen = false,
             .rows = -1}};
}

} // namespace

core::Assessment sampleAssessment()
{
    const core::PlanStep move = step("move", 2, "move", "project_milestone_tasks → project_items");
    core::Assessment assessment;
    assessment.database = QStringLiteral("/home/ana/product_manager.db");
    assessment.at = sampleTime(2);
    assessment.tables = tables();
    assessment.inventory = inventory();
    assessment.gaps = gaps();
    assessment.expectations = {
        {.step = move,
         .from = QStringLiteral("project_milestone_tasks"),
         .into = QStringLiteral("project_items"),
         .rows = 1'257'292,
         .skipped = 204,
         .quarantined = 1'269,
         .causes = {{.cause = QStringLiteral("the value is not in the lookup statuses"),
                     .code = QStringLiteral("GW-2107"),
                     .column = QStringLiteral("status"),
                     .rows = 1'257,
                     .keys = {QStringLiteral("00003f2a-51c0-4a11")}},
                    {.cause = QStringLiteral("test projects stay behind"),
                     .code = {},
                     .column = {},
                     .rows = 204,
                     .keys = {}},
                    {.cause = QStringLiteral("not a date: soon"),
                     .code = QStringLiteral("GW-2103"),
                     .column = QStringLiteral("due_ms"),
                     .rows = 12,
                     .keys = {}}},
         .isLowerBound = true,
         .notCounted = {QStringLiteral("section_id depends on rows that have moved by then.")},
         .notRun = {},
         .elapsedUs = 1'100'000}};
    assessment.duplicates = {{.step = move,
                              .table = QStringLiteral("project_items"),
                              .columns = {QStringLiteral("legacy_id")},
                              .source = QStringLiteral("project_milestone_tasks"),
                              .keys = 2,
                              .rows = 5,
                              .settledBy = {},
                              .notRun = {},
                              .query = {},
                              .sampleColumns = {},
                              .samples = {}}};
    core::BlastRadius drop{
        .step = step("cleanup", 0, "drop", "all"),
        .table = QStringLiteral("milestones"),
        .rows = 1'000,
        .isHeld = true,
        .how = QStringLiteral("Foreign keys are off while tables are dropped: no row of another table goes."),
        .notRun = {},
        .references = {}};
    drop.references = {{.child = QStringLiteral("supplier_notes"),
                        .columns = {QStringLiteral("milestone_id")},
                        .parent = QStringLiteral("milestones"),
                        .action = QStringLiteral("CASCADE"),
                        .depth = 1,
                        .rows = 8'412,
                        .notRun = {},
                        .query = {},
                        .sampleColumns = {QStringLiteral("id")},
                        .samples = {{QStringLiteral("n-0001")}, {QStringLiteral("n-0002")}}}};
    assessment.blast = {drop};
    return assessment;
}

} // namespace godwit::test
