// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sample/planter.h"

#include <QByteArrayView>

#include <span>

/// The dirt of the sample: everything that RULES.md of the built-in example names, as tables of named kinds.
/// Each kind writes a row or a small family of rows; what is beside the point in them is clean.
namespace godwit::app::dirt {

struct Kind
{
    const char* name;
    void (*plant)(SamplePlanter& planter, int variant);
    int variants;
};

/// Suppliers, projects, task types, milestones, tasks and the retired tables; with what depends on them.
[[nodiscard]] std::span<const Kind> parentKinds();
[[nodiscard]] std::span<const Kind> templateKinds();
[[nodiscard]] std::span<const Kind> instanceKinds();

// The texts that the kinds plant, NUL and invalid UTF-8 included.
[[nodiscard]] std::span<const QByteArrayView> readableDates();
[[nodiscard]] std::span<const QByteArrayView> unreadableDates();
[[nodiscard]] std::span<const QByteArrayView> validLists();
[[nodiscard]] std::span<const QByteArrayView> invalidLists();
[[nodiscard]] std::span<const QByteArrayView> knownStatuses();
[[nodiscard]] std::span<const QByteArrayView> unknownStatuses();
[[nodiscard]] std::span<const QByteArrayView> oddTexts(); ///< unusual, but good text

// For the tables of kinds.
inline core::Value text(QByteArrayView utf8)
{
    return core::Value::ofText(utf8.toByteArray());
}
/// Ids that are no text, by variant: a BLOB, text that is not UTF-8, NULL.
inline constexpr int kBadIds = 3;
[[nodiscard]] core::Value badId(const core::Value& id, int variant);
/// References that lead nowhere: unknown, the right one in capitals, with a space after it, as a BLOB, blank,
/// not UTF-8.
inline constexpr int kBadReferences = 6;
[[nodiscard]] core::Value badReference(SamplePlanter& planter, const core::Value& right, int variant);
/// A BLOB of the same bytes (of digits, for a number), and text that is not UTF-8.
[[nodiscard]] core::Value asBlob(const core::Value& value);
[[nodiscard]] core::Value asInvalidUtf8(const core::Value& value);

} // namespace godwit::app::dirt
