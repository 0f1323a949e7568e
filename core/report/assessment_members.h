// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"

#include <type_traits>

/// The names that the members of an assessment have in JSON, for writing and for reading: an archive is a
/// writer or a reader of assessment_archive.h.
namespace godwit::core {

// One function a structure; `Of` is its type, const where it is written.
template <typename Archive, typename Of>
void describe(Archive& archive, Of& step) requires std::is_same_v<std::remove_const_t<Of>, PlanStep>
{
    archive("phase", step.phase);
    archive("step", step.index);
    archive("kind", step.kind);
    archive("title", step.title);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& column) requires std::is_same_v<std::remove_const_t<Of>, ColumnProfile>
{
    archive("column", column.name);
    archive("declared_type", column.declaredType);
    archive("nulls", column.nulls);
    archive("blanks", column.blanks);
    archive("integers", column.integers);
    archive("reals", column.reals);
    archive("texts", column.texts);
    archive("blobs", column.blobs);
    archive("mistyped", column.mistyped);
    archive("invalid_utf8", column.invalidUtf8);
    archive("with_nul", column.withNul);
    archive("distinct", column.distinct);
    archive("distinct_is_exact", column.distinctIsExact);
    archive("least", column.least);
    archive("greatest", column.greatest);
    archive("longest", column.longest);
    archive("bytes", column.bytes);
    archive("lengths", column.lengths);
    archive("holds_dates", column.holdsDates);
    archive("dates", column.dates);
    archive("not_dates", column.notDates);
    archive("asks_now", column.asksNow);
    archive("date_faults", column.dateFaults);
    archive("values", column.values);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& table) requires std::is_same_v<std::remove_const_t<Of>, TableProfile>
{
    archive("table", table.table);
    archive("rows", table.rows);
    archive("bytes", table.bytes);
    archive("columns", table.columns);
    archive("not_run", table.notRun);
    archive("elapsed_us", table.elapsedUs);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& item) requires std::is_same_v<std::remove_const_t<Of>, InventoryItem>
{
    archive.choice("kind", item.kind, InventoryItem::Kind::Setting, kindId);
    archive.choice("fate", item.fate, InventoryItem::Fate::Set, fateId);
    archive("name", item.name);
    archive("table", item.table);
    archive("traits", item.traits);
    archive("value", item.value);
    archive("becomes", item.becomes);
    archive("by", item.by);
    archive("how", item.how);
}

template <typename Archive, typename Of>
void describe(Archive& archive,
              Of& reference) requires std::is_same_v<std::remove_const_t<Of>, BlastReference>
{
    archive("child", reference.child);
    archive("columns", reference.columns);
    archive("parent", reference.parent);
    archive("action", reference.action);
    archive("depth", reference.depth);
    archive("cycle", reference.isCycle);
    archive("rows", reference.rows);
    archive("not_run", reference.notRun);
    archive("query", reference.query);
    archive("sample_columns", reference.sampleColumns);
    archive("samples", reference.samples);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& radius) requires std::is_same_v<std::remove_const_t<Of>, BlastRadius>
{
    archive("step", radius.step);
    archive("table", radius.table);
    archive("rows", radius.rows);
    archive("held", radius.isHeld);
    archive("how", radius.how);
    archive("not_run", radius.notRun);
    archive("references", radius.references);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& gap) requires std::is_same_v<std::remove_const_t<Of>, Gap>
{
    archive.choice("priority", gap.priority, Gap::Priority::Cosmetic, priorityId);
    archive("object", gap.object);
    archive("what", gap.what);
    archive("closed_by", gap.closedBy);
    archive("how", gap.how);
    archive("open", gap.isOpen);
    archive("rows", gap.rows);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& cause) requires std::is_same_v<std::remove_const_t<Of>, ExpectedCause>
{
    archive("cause", cause.cause);
    archive("code", cause.code);
    archive("column", cause.column);
    archive("rows", cause.rows);
    archive("keys", cause.keys);
}

template <typename Archive, typename Of>
void describe(Archive& archive,
              Of& expectation) requires std::is_same_v<std::remove_const_t<Of>, MoveExpectation>
{
    archive("step", expectation.step);
    archive("from", expectation.from);
    archive("into", expectation.into);
    archive("rows", expectation.rows);
    archive("skipped", expectation.skipped);
    archive("quarantined", expectation.quarantined);
    archive("causes", expectation.causes);
    archive("lower_bound", expectation.isLowerBound);
    archive("not_counted", expectation.notCounted);
    archive("not_run", expectation.notRun);
    archive("elapsed_us", expectation.elapsedUs);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& key) requires std::is_same_v<std::remove_const_t<Of>, DuplicateKey>
{
    archive("step", key.step);
    archive("table", key.table);
    archive("columns", key.columns);
    archive("index", key.index);
    archive("source", key.source);
    archive("across", key.isAcross);
    archive("keys", key.keys);
    archive("rows", key.rows);
    archive("settled_by", key.settledBy);
    archive("not_run", key.notRun);
    archive("query", key.query);
    archive("sample_columns", key.sampleColumns);
    archive("samples", key.samples);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& field) requires std::is_same_v<std::remove_const_t<Of>, MissingField>
{
    archive("step", field.step);
    archive("table", field.table);
    archive("column", field.column);
    archive("source", field.source);
    archive("rows", field.rows);
    archive("not_run", field.notRun);
    archive("query", field.query);
    archive("sample_columns", field.sampleColumns);
    archive("samples", field.samples);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& advice) requires std::is_same_v<std::remove_const_t<Of>, Recommendation>
{
    archive("step", advice.step);
    archive("table", advice.table);
    archive("column", advice.column);
    archive("rows", advice.rows);
    archive("samples", advice.samples);
    archive("text", advice.text);
    archive("plan", advice.plan);
}

template <typename Archive, typename Of>
void describe(Archive& archive, Of& assessment) requires std::is_same_v<std::remove_const_t<Of>, Assessment>
{
    archive("database", assessment.database);
    archive("plan_hash", assessment.planHash);
    archive("at", assessment.at);
    archive("elapsed_us", assessment.elapsedUs);
    archive("tables", assessment.tables);
    archive("inventory", assessment.inventory);
    archive("gaps", assessment.gaps);
    archive("blast", assessment.blast);
    archive("expectations", assessment.expectations);
    archive("duplicates", assessment.duplicates);
    archive("missing", assessment.missing);
    archive("recommendations", assessment.recommendations);
}

} // namespace godwit::core
