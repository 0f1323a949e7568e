// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt.h"

namespace godwit::app::dirt {

using core::Row;
using core::Value;
using Table = SampleTable;

namespace {

// The kept tables: they stay as they are, but an id that is no text takes what depends on it into quarantine.

void plantSupplierId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Suppliers);
    row[kId] = badId(row[kId], variant);
    planter.write(Table::Suppliers, row);
    if (row[kId].isNull())
        return;
    Row instance = planter.instanceOf(planter.someId(Table::Templates));
    instance[sti::kSupplier] = row[kId];
    planter.write(Table::Instances, instance);
}

void plantProjectId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Projects);
    row[kId] = badId(row[kId], variant);
    planter.write(Table::Projects, row);
    if (row[kId].isNull())
        return;
    Row item = planter.fresh(Table::Templates);
    item[pmt::kProject] = row[kId];
    planter.write(Table::Templates, item);
    planter.writeBelowTemplate(item[kId]);
}

Row freshTaskType(SamplePlanter& planter)
{
    Row row = planter.fresh(Table::TaskTypes);
    row[named::kName] = text(planter.ownName("Trial process")); // names are UNIQUE
    return row;
}

Row milestoneIn(SamplePlanter& planter, const Value& taskType, QByteArrayView code, QByteArrayView name,
                qint64 sequence)
{
    Row row = planter.fresh(Table::Milestones);
    row[milestone::kTaskType] = taskType;
    row[milestone::kCode] = text(code);
    row[milestone::kName] = text(name);
    row[milestone::kSequence] = Value::ofInteger(sequence);
    return row;
}

void plantTaskTypeId(SamplePlanter& planter, int variant)
{
    Row row = freshTaskType(planter);
    row[kId] = badId(row[kId], variant);
    planter.write(Table::TaskTypes, row);
    if (row[kId].isNull())
        return;
    const Row child = milestoneIn(planter, row[kId], "PA2", "First article run", 10);
    planter.write(Table::Milestones, child);
    planter.writeBelowMilestone(child[kId]);
}

/// Blank, odd and wrong texts in the kept tables, where nobody may touch them; and rows that refer to them
/// move.
void plantKeptText(SamplePlanter& planter, int variant)
{
    Row supplier = planter.fresh(Table::Suppliers);
    Row project = planter.fresh(Table::Projects);
    Row taskType = freshTaskType(planter);
    const Value odd = text(oddTexts()[static_cast<size_t>(variant) % oddTexts().size()]);
    const Value values[] = {text(""), text("  "), asBlob(odd), asInvalidUtf8(odd), odd};
    const Value& value = values[qMin(variant, 4)];
    supplier[named::kName] = value;
    project[named::kText] = value;
    taskType[named::kText] = value;
    supplier[named::kCreated] = text(variant % 2 == 0 ? "" : "last year");
    planter.write(Table::Suppliers, supplier);
    planter.write(Table::Projects, project);
    planter.write(Table::TaskTypes, taskType);
    Row instance = planter.instanceOf(planter.someId(Table::Templates));
    instance[sti::kSupplier] = supplier[kId];
    planter.write(Table::Instances, instance);
}

// Milestones: sections and their names.

void plantMilestoneId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Milestones);
    row[milestone::kCode] = text(planter.ownName("ID"));
    row[milestone::kName] = text(planter.ownName("Unusual id"));
    row[kId] = badId(row[kId], variant);
    planter.write(Table::Milestones, row);
    planter.writeBelowMilestone(row[kId]);
}

void plantMilestoneWithoutType(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Milestones);
    row[milestone::kTaskType] = badReference(planter, row[milestone::kTaskType], variant);
    planter.write(Table::Milestones, row);
    planter.writeBelowMilestone(row[kId]);
}

struct Named
{
    QByteArrayView code;
    QByteArrayView name;
};

/// One milestone more in a type of the stock, which has all of PA2, PA3, NMR1 and NMR2.
template <const auto& From>
void plantNamed(SamplePlanter& planter, int variant)
{
    const Named& what = From[variant];
    const qint64 sequence = variant % 2 == 0 ? 5 : 100; // before and after those that it collides with
    const Row row = milestoneIn(planter, planter.someId(Table::TaskTypes), what.code, what.name, sequence);
    planter.write(Table::Milestones, row);
    planter.writeBelowMilestone(row[kId]);
}

constexpr Named kTakenNames[] = {{"PA2", "First article run"},
                                 {"PA2", "Second article"},
                                 {"PA3", ""},
                                 {"NMR1", "Papers"},
                                 {"NMR2", "  "},
                                 {"FA", "First Article"},
                                 {"PT", " Production Trial "},
                                 {"DOC", "Documentation"},
                                 {"TST", "Testing"},
                                 {"TST2", "Testing (2)"},
                                 {"START", "Start of production"}};
constexpr Named kNearCodes[] = {{"pa2", "Lower case code"},  {" PA2", "Space before"},
                                {"PA2 ", "Space after"},     {"PA-2", "Hyphen"},
                                {{"PA2\0", 4}, "NUL after"}, {"X1", "testing"},
                                {"X2", "\tTesting"},         {"X3", "Testing\xC2\xA0"}};
constexpr Named kBlankNames[] = {{"C-17", ""},    {" C 18 ", "   "},      {"Testing", " "},
                                 {"", "No code"}, {"  ", " Blank code "}, {"TAB", "\t"}};
constexpr Named kBlankBoth[] = {{"", ""}, {"  ", " "}};

/// Three of one name, and one that bears what they would be given: before, between and after them.
void plantNameRow(SamplePlanter& planter, int variant)
{
    const Value type = planter.someId(Table::TaskTypes);
    const QByteArray name = planter.ownName("Gate review");
    constexpr qint64 kSuffixed[] = {19, 21, 24};
    for (const qint64 sequence : {20, 22, 23})
        planter.write(Table::Milestones, milestoneIn(planter, type, "GATE", name, sequence));
    planter.write(Table::Milestones, milestoneIn(planter, type, "GATE", name + " (2)", kSuffixed[variant]));
}

/// Equal in name and sequence: the id decides.
void plantNameTie(SamplePlanter& planter, int /*variant*/)
{
    const Value type = planter.someId(Table::TaskTypes);
    const QByteArray name = planter.ownName("Design review");
    planter.write(Table::Milestones, milestoneIn(planter, type, "DR", name, 30));
    planter.write(Table::Milestones, milestoneIn(planter, type, "DR", ' ' + name, 30));
    planter.write(Table::Milestones, milestoneIn(planter, type, "DR", name + ' ', -1));
}

/// The first of the name is in quarantine, so the second gets the name as it is.
void plantNameFreedByQuarantine(SamplePlanter& planter, int variant)
{
    const Value type = planter.someId(Table::TaskTypes);
    const QByteArray name = planter.ownName("Capability study");
    Row first = milestoneIn(planter, type, "CAP", name, 40);
    first[kId] = badId(first[kId], variant);
    planter.write(Table::Milestones, first);
    planter.write(Table::Milestones, milestoneIn(planter, type, "CAP", name, 41));
}

void plantMilestoneText(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Milestones);
    constexpr size_t kColumns[] = {milestone::kCode, milestone::kName};
    if (variant == 0)
        row[milestone::kSequence] = asBlob(row[milestone::kSequence]);
    else if (variant <= 2)
        row[kColumns[variant - 1]] = asBlob(row[kColumns[variant - 1]]);
    else
        row[kColumns[variant - 3]] = asInvalidUtf8(row[kColumns[variant - 3]]);
    planter.write(Table::Milestones, row);
    planter.writeBelowMilestone(row[kId]);
}

void plantMilestoneOddName(SamplePlanter& planter, int variant)
{
    planter.write(Table::Milestones,
                  milestoneIn(planter, planter.someId(Table::TaskTypes), planter.ownName("ODD"),
                              oddTexts()[static_cast<size_t>(variant)], 50));
}

// Tasks

void plantTaskId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Tasks);
    row[kId] = badId(row[kId], variant);
    planter.write(Table::Tasks, row);
    planter.writeBelowTask(row[kId]);
}

void plantTaskWithoutMilestone(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Tasks);
    row[task::kMilestone] = badReference(planter, row[task::kMilestone], variant);
    planter.write(Table::Tasks, row);
    planter.writeBelowTask(row[kId]);
}

void plantTaskText(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Tasks);
    row[task::kDescription] = text("Described");
    const Value values[] = {text(""), text("   "), asBlob(row[task::kName]), asInvalidUtf8(row[task::kName])};
    if (variant < 4)
        row[task::kName] = values[variant];
    else if (variant == 4)
        row[task::kDescription] = asBlob(row[task::kDescription]);
    else if (variant == 5)
        row[task::kDescription] = asInvalidUtf8(row[task::kDescription]);
    else
        row[task::kSequence] = asBlob(row[task::kSequence]);
    planter.write(Table::Tasks, row);
    planter.writeBelowTask(row[kId]);
}

void plantTaskOddText(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Tasks);
    row[task::kName] = text(oddTexts()[static_cast<size_t>(variant)]);
    row[task::kDescription] = row[task::kName];
    planter.write(Table::Tasks, row);
    planter.writeBelowTask(row[kId]);
}

// The retired tables: only exported, but as CSV.

void plantRetired(SamplePlanter& planter, int variant)
{
    const Value odd = text(oddTexts()[static_cast<size_t>(variant)]);
    Row old = planter.fresh(Table::OldTemplates);
    old[named::kName] = odd;
    old[kId] = variant < kBadIds ? badId(old[kId], variant) : old[kId];
    planter.write(Table::OldTemplates, old);
    Row instance = planter.fresh(Table::OldInstances);
    const Value parents[] = {Value::null(), planter.unknownId(), asBlob(odd), asInvalidUtf8(odd), old[kId]};
    instance[old_instance::kTemplate] = parents[qMin(variant, 4)];
    instance[old_instance::kStatus] = odd;
    instance[old_instance::kDue] = text(unreadableDates()[static_cast<size_t>(variant)]);
    instance[kId] = variant < kBadIds ? badId(instance[kId], variant) : instance[kId];
    planter.write(Table::OldInstances, instance);
}

template <typename T, size_t Size>
constexpr int sizeOf(const T (&)[Size])
{
    return static_cast<int>(Size);
}

} // namespace

std::span<const Kind> parentKinds()
{
    static const int kOdd = static_cast<int>(oddTexts().size());
    static const Kind kKinds[] = {
        {"supplier: id is no text", &plantSupplierId, kBadIds},
        {"project: id is no text", &plantProjectId, kBadIds},
        {"task type: id is no text", &plantTaskTypeId, kBadIds},
        {"kept tables: blank, odd and wrong texts", &plantKeptText, 4 + kOdd},
        {"milestone: id is no text", &plantMilestoneId, kBadIds},
        {"milestone: task type is missing", &plantMilestoneWithoutType, kBadReferences},
        {"milestone: name is taken", &plantNamed<kTakenNames>, sizeOf(kTakenNames)},
        {"milestone: code is nearly a known one", &plantNamed<kNearCodes>, sizeOf(kNearCodes)},
        {"milestone: name or code is blank", &plantNamed<kBlankNames>, sizeOf(kBlankNames)},
        {"milestone: name and code are blank", &plantNamed<kBlankBoth>, sizeOf(kBlankBoth)},
        {"milestone: the name with its number is taken too", &plantNameRow, 3},
        {"milestone: equal name and sequence", &plantNameTie, 1},
        {"milestone: one in quarantine takes no name", &plantNameFreedByQuarantine, kBadIds},
        {"milestone: BLOB or invalid UTF-8", &plantMilestoneText, 5},
        {"milestone: odd name", &plantMilestoneOddName, kOdd},
        {"task: id is no text", &plantTaskId, kBadIds},
        {"task: milestone is missing", &plantTaskWithoutMilestone, kBadReferences},
        {"task: blank name, BLOB or invalid UTF-8", &plantTaskText, 7},
        {"task: odd name", &plantTaskOddText, kOdd},
        {"retired tables: all of it", &plantRetired, kOdd},
    };
    return kKinds;
}

} // namespace godwit::app::dirt
