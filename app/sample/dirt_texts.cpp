// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt.h"

namespace godwit::app::dirt {

namespace {

/// With the size of the literal: NUL may be inside.
constexpr QByteArrayView operator""_b(const char* bytes, size_t size)
{
    return {bytes, static_cast<qsizetype>(size)};
}

constexpr QByteArrayView kReadableDates[] = {
    // days, and the borders of the calendar
    "2026-02-28"_b, " 2026-03-01 "_b, "2024-02-29"_b, "2000-02-29"_b, "0001-01-01"_b, "9999-12-31"_b,
    "1969-12-31"_b, "31/12/2025"_b, "29/02/2024"_b, "  05/04/2026"_b, "01/01/0001"_b,
    // moments
    "2026-03-01 00:00:00"_b, "2026-03-01T23:59:59"_b, "2026-03-01 10:15:30.1"_b,
    "2026-03-01T10:15:30.123456789"_b, "2026-03-01T10:15:30.1239Z"_b, "2026-03-01 10:15:30Z"_b,
    "1969-12-31T23:59:59.9999Z"_b,
    // offsets; the year has no border after them
    "2026-03-01T10:15:30+02:00"_b, "2026-03-01T23:30:00-02:00"_b, "2026-03-01 00:30:00.5+14:00"_b,
    "2026-03-01T00:30:00+14:59"_b, "2026-03-01T00:30:00-00:00"_b, "0001-01-01T00:00:00+14:59"_b,
    "9999-12-31T23:59:59-14:00"_b,
    // seconds and milliseconds, and where one becomes the other
    "0"_b, "007"_b, "1767225600"_b, "99999999999"_b, "100000000000"_b, "1767225600000"_b,
    " 9223372036854775 "_b, "00000000001767225600"_b};

constexpr QByteArrayView kUnreadableDates[] = {
    // days that do not exist
    "2025-02-30"_b, "2025-02-29"_b, "1900-02-29"_b, "2025-13-01"_b, "2025-00-10"_b, "2025-01-00"_b,
    "2025-04-31"_b, "0000-01-01"_b, "31/02/2025"_b, "00/01/2025"_b, "12/31/2025"_b, "31/12/0000"_b,
    // times that do not exist
    "2025-01-05T24:00:00"_b, "2025-01-05T23:60:00"_b, "2025-01-05T23:59:60"_b, "2025-01-05T10:00:00+15:00"_b,
    "2025-01-05T10:00:00+14:60"_b,
    // near misses of the forms
    "10000-01-01"_b, "25-01-05"_b, "2025-1-5"_b, "2025/01/05"_b, "20250105T100000"_b, "2025-01-05T"_b,
    "2025-01-05 10:00"_b, "2025-01-05  10:00:00"_b, "2025-01-05t10:00:00"_b, "2025-01-05T10:00:00z"_b,
    "2025-01-05T10:00:00."_b, "2025-01-05T10:00:00.1234567890"_b, "2025-01-05T10:00:00,5"_b,
    "2025-01-05T10:00:00+0200"_b, "2025-01-05T10:00:00+02"_b, "2025-01-05T10:00:00+2:00"_b,
    "2025-01-05T10:00:00 Z"_b, "2025-01-05Z"_b, "2025-01-05+02:00"_b, "-2025-01-05"_b, "1/2/2025"_b,
    "31-12-2025"_b, "31/12/25"_b, "31/12/2025 10:00:00"_b,
    // near misses of digits
    "-5"_b,
    "\xE2\x88\x92"
    "5"_b,
    "+5"_b, "1767225600.0"_b, "1e9"_b, "0x10"_b, "1 767 225 600"_b, "9223372036854776"_b,
    "99999999999999999999"_b,
    // other white space and other digits
    "2025-01-05\t"_b, "\n2025-01-05"_b,
    "\xC2\xA0"
    "2025-01-05"_b,
    "\xEF\xBB\xBF"
    "2025-01-05"_b,
    "2025-01-05\0"_b, "1767225600\0"_b, "2025\0-01-05"_b, "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA5-01-05"_b,
    // words
    "today"_b, "n/a"_b, "tbd"_b, "CW 12"_b, "5 January 2025"_b, "2025-01-05 (moved)"_b};

constexpr QByteArrayView kValidLists[] = {"Ana Silva, Ben Ode"_b,
                                          " , Ana,, Ben ,"_b,
                                          ","_b,
                                          " , ,"_b,
                                          ""_b,
                                          "   "_b,
                                          "[]"_b,
                                          "[ ]"_b,
                                          R"(["","  "])"_b,
                                          R"(  ["Ana"]  )"_b,
                                          R"(["Ana", " Ben "])"_b,
                                          "[\n\t\"Ana\"\r\n]"_b,
                                          R"(["\u00e9","\ud83d\ude00"])"_b,
                                          R"(["a\"b\\c\/d\b\f\n\r\t"])"_b,
                                          R"(["a\u0000b"])"_b,
                                          R"(["Ana","Ana"])"_b,
                                          R"(["Zoë 🚚","O'Neil"])"_b,
                                          R"(["Silva, Ana"])"_b,
                                          R"({"name":"Ana"})"_b,
                                          R"("Ana")"_b,
                                          "null"_b,
                                          "42"_b,
                                          "\t[\"Ana\"]"_b,
                                          "Ana;Ben"_b,
                                          R"(Ana "Q" Silva, C:\temp)"_b,
                                          "O'Neil, Zoë 🚚"_b,
                                          "Ana\0x, Ben"_b,
                                          "Ana\tX\nY"_b,
                                          "Ana [QA], Ben [QC]"_b,
                                          "Ana\xEF\xBC\x8C"
                                          "Ben"_b};

constexpr QByteArrayView kInvalidLists[] = {
    "["_b, "[]]"_b, R"(["Ana")"_b, R"(["Ana",])"_b, R"([,"Ana"])"_b, R"(["Ana",,"Ben"])"_b, "['Ana']"_b,
    "[Ana, Ben]"_b, R"(["Ana" "Ben"])"_b, R"(["Ana"] x)"_b, R"( ["Ana"],["Ben"])"_b, "[\"Ana\"]\0"_b,
    // arrays, but not of texts
    "[1,2]"_b, R"(["Ana",null])"_b, "[true]"_b, R"([["Ana"]])"_b, R"([{"name":"Ana"}])"_b, "[NaN]"_b,
    // escapes and characters that JSON does not know
    R"(["\ud83d"])"_b, R"(["\ude00"])"_b, R"(["\ud83dx"])"_b, R"(["\ud83d\u0041"])"_b,
    R"(["\ude00\ud83d"])"_b, R"(["\x41"])"_b, R"(["\u12g4"])"_b, R"(["Ana\"])"_b, "[\"a\tb\"]"_b,
    "[\"a\nb\"]"_b, "[\"a\0b\"]"_b, "[/* who */\"Ana\"]"_b, "[\xC2\xA0\"Ana\"]"_b, "[\f\"Ana\"]"_b};

constexpr QByteArrayView kKnownStatuses[] = {
    "done"_b,        "complete"_b,    "closed"_b,      "open"_b,        "new"_b,           "todo"_b,
    "wip"_b,         "started"_b,     "Done"_b,        "COMPLETE"_b,    " closed "_b,      "Open"_b,
    "NEW"_b,         "ToDo "_b,       "WIP"_b,         " Started"_b,    "Completed"_b,     "Not Started"_b,
    "not-started"_b, "NOT_STARTED"_b, "In Progress"_b, "in-progress"_b, " In-Progress "_b, "Blocked"_b,
    " blocked"_b,    "SUBMITTED"_b};

constexpr QByteArrayView kUnknownStatuses[] = {""_b,
                                               "   "_b,
                                               "cancelled"_b,
                                               "on hold"_b,
                                               "to do"_b,
                                               "to-do"_b,
                                               "in  progress"_b,
                                               "in progress."_b,
                                               "-done"_b,
                                               "done-"_b,
                                               "inprogress"_b,
                                               "in\tprogress"_b,
                                               "done\t"_b,
                                               "done\n"_b,
                                               "\xC2\xA0"
                                               "done"_b,
                                               "done\0"_b,
                                               "d\xC3\x96ne"_b,
                                               "\xC4\xB0n progress"_b,
                                               "n\xE2\x80\x91"
                                               "a"_b,
                                               "3"_b,
                                               "erledigt"_b,
                                               "✅"_b};

constexpr QByteArrayView kOddTexts[] = {"O'Neil & \"Sons\""_b,
                                        "Größe 5 µm, naïve café"_b,
                                        "ready 🚚📦"_b,
                                        "family 👩‍👩‍👧"_b,
                                        "before\0after"_b,
                                        "two\nlines\r\n"_b,
                                        "tab\there"_b,
                                        "  spaces around  "_b,
                                        "=1+1"_b,
                                        "a;b,\"c\""_b,
                                        "'; DROP TABLE tasks; --"_b,
                                        "<b>bold</b> %1 %n"_b,
                                        "\xEF\xBB\xBF"
                                        "mark"_b,
                                        "e\xCC\x81 composed late"_b,
                                        "עברית"_b};

} // namespace

std::span<const QByteArrayView> readableDates()
{
    return kReadableDates;
}
std::span<const QByteArrayView> unreadableDates()
{
    return kUnreadableDates;
}
std::span<const QByteArrayView> validLists()
{
    return kValidLists;
}
std::span<const QByteArrayView> invalidLists()
{
    return kInvalidLists;
}
std::span<const QByteArrayView> knownStatuses()
{
    return kKnownStatuses;
}
std::span<const QByteArrayView> unknownStatuses()
{
    return kUnknownStatuses;
}
std::span<const QByteArrayView> oddTexts()
{
    return kOddTexts;
}

core::Value asBlob(const core::Value& value)
{
    return core::Value::ofBlob(value.toString().toUtf8());
}

core::Value asInvalidUtf8(const core::Value& value)
{
    // A Latin-1 letter, an overlong slash and a surrogate: the tail alone would pass a lenient reader.
    return core::Value::ofText(QByteArray(value.toString().toUtf8() + "\xE9\xC0\xAF\xED\xA0\x80"));
}

core::Value badId(const core::Value& id, int variant)
{
    if (variant == 0)
        return asBlob(id);
    return variant == 1 ? asInvalidUtf8(id) : core::Value::null();
}

core::Value badReference(SamplePlanter& planter, const core::Value& right, int variant)
{
    switch (variant) {
    case 0:
        return planter.unknownId();
    case 1:
        return core::Value::ofText(right.bytes.toUpper());
    case 2:
        return core::Value::ofText(QByteArray(right.bytes + ' '));
    case 3:
        return asBlob(right);
    case 4:
        return core::Value::ofText(QByteArray(""));
    default:
        return asInvalidUtf8(right);
    }
}

} // namespace godwit::app::dirt
