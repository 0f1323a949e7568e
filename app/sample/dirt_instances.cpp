// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt.h"

#include <limits>

namespace godwit::app::dirt {

using core::Row;
using core::Value;
using Table = SampleTable;

namespace {

void plantId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Instances);
    row[kId] = badId(row[kId], variant);
    planter.write(Table::Instances, row);
}

void plantOddId(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Instances);
    row[kId] = text(QByteArray(row[kId].bytes + oddTexts()[static_cast<size_t>(variant)].toByteArray()));
    planter.write(Table::Instances, row);
}

template <size_t column>
void plantOrphan(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Instances);
    row[column] = badReference(planter, row[column], variant);
    planter.write(Table::Instances, row);
}

template <std::span<const QByteArrayView> (*texts)()>
void plantStatus(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Instances);
    row[sti::kStatus] = text(texts()[static_cast<size_t>(variant)]);
    row[sti::kCompleted] = text("2026-01-15 09:30:00"); // so that only the spelling is in question
    planter.write(Table::Instances, row);
}

struct Completion
{
    const char* status;
    const char* completed;
    const char* updated;
};
constexpr Completion kCompletions[] = {
    {"completed", nullptr, "2026-01-20 08:00:00"}, // takes updated_at
    {"completed", "", "2026-01-20 08:00:00"},
    {"completed", "  ", "20/01/2026"},
    {"Done", nullptr, "1768896000"},
    {" closed", "", "2026-01-20T08:00:00+02:00"},
    {"completed", nullptr, nullptr}, // quarantine from here on
    {"completed", "", " "},
    {"COMPLETE", nullptr, ""},
    {"completed", "soon", "2026-01-20 08:00:00"},
    {"completed", nullptr, "soon"},
    {"in_progress", "2026-01-10 08:00:00", nullptr}, // completed once, then taken up again: kept
    {"in_progress", "soon", nullptr},
};

void plantCompletion(SamplePlanter& planter, int variant)
{
    const Completion& what = kCompletions[variant];
    const auto valueOf = [](const char* day) { return day ? text(day) : Value::null(); };
    Row row = planter.fresh(Table::Instances);
    row[sti::kStatus] = text(what.status);
    row[sti::kCompleted] = valueOf(what.completed);
    row[sti::kUpdated] = valueOf(what.updated);
    planter.write(Table::Instances, row);
}

// is_applied has the affinity INTEGER: what looks like a number is one once it is stored.
constexpr const char* kApplied[] = {
    "true",  "TRUE",    " Yes ", "yes", "1",     "+1",
    "-1",    "2",       "1.0",   "0.5", " 007 ", "123456789012345678901234567890",
    "false", "False ",  "no",    "NO",  "0",     "-0",
    "0.0",   "+00.000", "",      "   "};
constexpr const char* kNotApplied[] = {"y",          "n",     "on",     "off",         "t",       "maybe",
                                       "yes please", "true.", "1,0",    "0x1",         "--1",     "1.0.0",
                                       "1 0",        "\t1x",  "true\t", "\xC2\xA0yes", "\xD9\xA1"};
constexpr double kAppliedNumbers[] = {0.25, -0.0, -3.5, 1e300, std::numeric_limits<double>::infinity()};

template <const auto& texts>
void plantApplied(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Instances);
    row[sti::kApplied] = text(texts[variant]);
    planter.write(Table::Instances, row);
}

void plantAppliedNumber(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Instances);
    row[sti::kApplied] = Value::ofReal(kAppliedNumbers[variant]);
    planter.write(Table::Instances, row);
}

template <std::span<const QByteArrayView> (*texts)(), size_t column>
void plantIn(SamplePlanter& planter, int variant)
{
    Row row = planter.fresh(Table::Instances);
    row[column] = text(texts()[static_cast<size_t>(variant)]);
    planter.write(Table::Instances, row);
}

/// Moments in turn through the columns that hold them.
template <std::span<const QByteArrayView> (*texts)()>
void plantMoment(SamplePlanter& planter, int variant)
{
    constexpr size_t kColumns[] = {sti::kCreated, sti::kUpdated, sti::kCompleted};
    const size_t column = kColumns[variant % 3];
    Row row = planter.fresh(Table::Instances);
    if (column == sti::kCompleted)
        row[sti::kStatus] = text("completed");
    row[column] = text(texts()[static_cast<size_t>(variant)]);
    planter.write(Table::Instances, row);
}

/// No day where there need be none, and no created_at, which there must be.
void plantBlankDate(SamplePlanter& planter, int variant)
{
    constexpr size_t kColumns[] = {sti::kDue, sti::kUpdated, sti::kCreated};
    Row row = planter.fresh(Table::Instances);
    row[sti::kStatus] = text("submitted");
    row[sti::kCompleted] = text(" ");
    row[kColumns[variant % 3]] = text(variant < 3 ? "" : "   ");
    planter.write(Table::Instances, row);
}

constexpr size_t kTextColumns[] = {sti::kStatus,      sti::kDue,     sti::kCompleted, sti::kNotes,
                                   sti::kAttachments, sti::kCreated, sti::kUpdated,   sti::kApplied};
constexpr int kTextColumnCount = static_cast<int>(std::size(kTextColumns));

void plantText(SamplePlanter& planter, int variant)
{
    const size_t column = kTextColumns[variant % kTextColumnCount];
    Row row = planter.fresh(Table::Instances);
    if (row[column].isNull())
        row[column] = text("2026-02-02 10:00:00");
    row[column] = variant < kTextColumnCount ? asBlob(row[column]) : asInvalidUtf8(row[column]);
    planter.write(Table::Instances, row);
}

template <typename T, size_t Size>
constexpr int sizeOf(const T (&)[Size])
{
    return static_cast<int>(Size);
}

int sizeOf(std::span<const QByteArrayView> texts)
{
    return static_cast<int>(texts.size());
}

} // namespace

std::span<const Kind> instanceKinds()
{
    static const Kind kKinds[] = {
        {"instance: id is no text", &plantId, kBadIds},
        {"instance: odd id", &plantOddId, sizeOf(oddTexts())},
        {"instance: supplier is missing", &plantOrphan<sti::kSupplier>, kBadReferences},
        {"instance: template is missing", &plantOrphan<sti::kTemplate>, kBadReferences},
        {"instance: status of another spelling", &plantStatus<knownStatuses>, sizeOf(knownStatuses())},
        {"instance: unknown status", &plantStatus<unknownStatuses>, sizeOf(unknownStatuses())},
        {"instance: completed, and when", &plantCompletion, sizeOf(kCompletions)},
        {"instance: is_applied of another spelling", &plantApplied<kApplied>, sizeOf(kApplied)},
        {"instance: is_applied unreadable", &plantApplied<kNotApplied>, sizeOf(kNotApplied)},
        {"instance: is_applied is a real number", &plantAppliedNumber, sizeOf(kAppliedNumbers)},
        {"instance: list of an unusual form", &plantIn<validLists, sti::kAttachments>, sizeOf(validLists())},
        {"instance: invalid list", &plantIn<invalidLists, sti::kAttachments>, sizeOf(invalidLists())},
        {"instance: due date of an unusual form", &plantIn<readableDates, sti::kDue>,
         sizeOf(readableDates())},
        {"instance: unreadable due date", &plantIn<unreadableDates, sti::kDue>, sizeOf(unreadableDates())},
        {"instance: moment of an unusual form", &plantMoment<readableDates>, sizeOf(readableDates())},
        {"instance: unreadable moment", &plantMoment<unreadableDates>, sizeOf(unreadableDates())},
        {"instance: blank date", &plantBlankDate, 6},
        {"instance: BLOB or invalid UTF-8", &plantText, 2 * kTextColumnCount},
        {"instance: odd notes", &plantIn<oddTexts, sti::kNotes>, sizeOf(oddTexts())},
    };
    return kKinds;
}

} // namespace godwit::app::dirt
