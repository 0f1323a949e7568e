// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt.h"

namespace godwit::app::dirt {

using core::Row;
using core::Value;
using Table = SampleTable;

namespace {

void writeWithInstance(SamplePlanter& planter, const Row& item)
{
    planter.write(Table::Templates, item);
    planter.writeBelowTemplate(item[kId]);
}

void plantId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Templates);
    row[kId] = badId(row[kId], variant);
    writeWithInstance(planter, row);
}

/// Ids that look wrong and are good text: they are kept, and so are the references to them.
void plantOddId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Templates);
    const QByteArrayView odd = oddTexts()[static_cast<size_t>(variant)];
    row[kId] = text(QByteArray(row[kId].bytes + odd.toByteArray()));
    writeWithInstance(planter, row);
}

void plantWithoutProject(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Templates);
    row[pmt::kProject] = badReference(planter, row[pmt::kProject], variant);
    writeWithInstance(planter, row);
}

void plantWithoutTask(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Templates);
    row[pmt::kTask] = badReference(planter, row[pmt::kTask], variant);
    writeWithInstance(planter, row);
}

/// The task's milestone wins over another one, over none, and over one that is in quarantine.
void plantOtherMilestone(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Templates);
    const Value right = row[pmt::kMilestone];
    if (variant < kBadReferences) {
        row[pmt::kMilestone] = badReference(planter, right, variant);
    } else if (variant == kBadReferences) {
        while (row[pmt::kMilestone] == right)
            row[pmt::kMilestone] = planter.someId(Table::Milestones);
    } else {
        Row quarantined = planter.fresh(Table::Milestones);
        quarantined[milestone::kCode] = text("");
        quarantined[milestone::kName] = text(" ");
        planter.write(Table::Milestones, quarantined);
        row[pmt::kMilestone] = quarantined[kId];
    }
    writeWithInstance(planter, row);
}

void plantText(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Templates);
    constexpr size_t kColumns[] = {pmt::kDue, pmt::kNotes, pmt::kParties};
    const size_t column = kColumns[variant % 3];
    const Value good = text(column == pmt::kDue ? "2026-03-01" : "Ana Silva");
    row[column] = variant < 3 ? asBlob(good) : asInvalidUtf8(good);
    writeWithInstance(planter, row);
}

template <std::span<const QByteArrayView> (*texts)(), size_t column>
void plantIn(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Templates);
    row[column] = text(texts()[static_cast<size_t>(variant)]);
    planter.write(Table::Templates, row);
    Row instance = planter.instanceOf(row[kId]);
    instance[sti::kDue] = Value::null(); // so that the template's day is the instance's
    planter.write(Table::Instances, instance);
}

// Duplicates of (project, task)

void writeInstance(SamplePlanter& planter, const Value& templateId, const Value& ownDay)
{
    Row row = planter.instanceOf(templateId);
    row[sti::kDue] = ownDay;
    planter.write(Table::Instances, row);
}

/// Templates of one project and task, each with an instance without a day of its own, one with, and one that
/// is blank.
void writeDuplicates(SamplePlanter& planter, std::span<const Value> days)
{
    const Row first = planter.fresh(Table::Templates);
    for (const Value& day : days) {
        Row row = planter.fresh(Table::Templates);
        row[pmt::kProject] = first[pmt::kProject];
        row[pmt::kMilestone] = first[pmt::kMilestone];
        row[pmt::kTask] = first[pmt::kTask];
        row[pmt::kDue] = day;
        planter.write(Table::Templates, row);
        writeInstance(planter, row[kId], Value::null());
        writeInstance(planter, row[kId], text("2026-05-11"));
        writeInstance(planter, row[kId], text("  "));
    }
}

constexpr const char* kPairs[][2] = {
    {"2026-03-01", "2026-03-02"},                // the later one stays
    {"2026-03-02", "01/03/2026"},                // the later one is not the greater text
    {"2026-03-01", "2026-03-01"},                // a tie
    {"2026-03-01", "2026-03-01T18:00:00"},       // a tie of days, not of times
    {"2026-03-01", "2026-03-01T23:30:00-02:00"}, // the next day in UTC
    {"1772323200", "1772323200000"},             // the same moment in seconds and in milliseconds
    {nullptr, "2026-03-01"},                     // no date loses, and is not taken
    {"", "1969-12-31"},                          // even against a day before 1970
    {"  ", nullptr},                             // none has a date: a tie
};

void plantPair(SamplePlanter& planter, int variant)
{
    std::vector<Value> days;
    for (const char* day : kPairs[variant])
        days.push_back(day ? text(day) : Value::null());
    writeDuplicates(planter, days);
}

void plantThree(SamplePlanter& planter, int /*variant*/)
{
    const Value days[] = {text("2026-04-10"), Value::null(), text("2026-04-20")};
    writeDuplicates(planter, days);
}

/// The row with the unreadable day is in quarantine: it takes no part, so nothing is merged into the others
/// but by them.
void plantWithQuarantined(SamplePlanter& planter, int variant)
{
    std::vector<Value> days = {text("2025-02-30"), text("2026-04-20")};
    if (variant == 1)
        days.push_back(text("2026-04-21"));
    writeDuplicates(planter, days);
}

} // namespace

std::span<const Kind> templateKinds()
{
    const auto sizeOf = [](std::span<const QByteArrayView> texts) { return static_cast<int>(texts.size()); };
    static const Kind kKinds[] = {
        {"template: id is no text", &plantId, kBadIds},
        {"template: odd id", &plantOddId, sizeOf(oddTexts())},
        {"template: project is missing", &plantWithoutProject, kBadReferences},
        {"template: task is missing", &plantWithoutTask, kBadReferences},
        {"template: milestone is not its task's", &plantOtherMilestone, kBadReferences + 2},
        {"template: BLOB or invalid UTF-8", &plantText, 6},
        {"template: date of an unusual form", &plantIn<readableDates, pmt::kDue>, sizeOf(readableDates())},
        {"template: unreadable date", &plantIn<unreadableDates, pmt::kDue>, sizeOf(unreadableDates())},
        {"template: list of an unusual form", &plantIn<validLists, pmt::kParties>, sizeOf(validLists())},
        {"template: invalid list", &plantIn<invalidLists, pmt::kParties>, sizeOf(invalidLists())},
        {"template: odd notes", &plantIn<oddTexts, pmt::kNotes>, sizeOf(oddTexts())},
        {"template: two of one project and task", &plantPair, static_cast<int>(std::size(kPairs))},
        {"template: three of one project and task", &plantThree, 1},
        {"template: one of the duplicates is in quarantine", &plantWithQuarantined, 2},
    };
    return kKinds;
}

} // namespace godwit::app::dirt
