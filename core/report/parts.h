// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/verdict.h"

#include <QDateTime>

/// How facts become parts of a document: the cells, rows and blocks that every section is made of.
namespace godwit::core {

[[nodiscard]] TableCell cellOf(const QString& text);
[[nodiscard]] TableCell headingOf(const QString& text); ///< names its row
[[nodiscard]] TableCell figureOf(const QString& text);
[[nodiscard]] TableCell figureOf(const QString& text, const QString& raw);
[[nodiscard]] TableCell figureOf(qint64 number); ///< grouped; a zero is quiet
[[nodiscard]] TableCell countOf(qint64 number);  ///< the same; a number below zero is not known: a dash
[[nodiscard]] TableCell linkOf(qint64 number, Tone tone,
                               const QString& anchor); ///< the same; a zero opens nothing
[[nodiscard]] TableCell timeOf(const QDateTime& time); ///< raw: ISO 8601 in UTC
[[nodiscard]] TableCell badgeOf(Tone tone, const QString& words);
[[nodiscard]] TableCell badgeOf(Verdict verdict);
[[nodiscard]] TableCell badgeOf(PhaseState state);
[[nodiscard]] TableCell valueOf(const QString& value);
[[nodiscard]] TableCell codeOf(const QString& text);
[[nodiscard]] TableCell chartOf(const Drawing& drawing);
[[nodiscard]] TableCell rawOf(const QString& text); ///< for machines; null stays null
[[nodiscard]] TableCell rawOf(qint64 number);
[[nodiscard]] TableCell rawOf(const QDateTime& time);

[[nodiscard]] TableRow rowOf(const QList<TableCell>& cells);

[[nodiscard]] Block textBlock(const QString& text);
[[nodiscard]] Block noteBlock(const QString& text);
[[nodiscard]] Block headingBlock(const QString& text, const QString& anchor = {});
/// `isWhole`: paper shows all of it, not its first lines alone.
[[nodiscard]] Block foldedBlock(const QString& title, const QString& code, bool isWhole = false);
[[nodiscard]] Block listBlock(const QStringList& lines, Listing::Kind kind = Listing::Kind::Bullets);
[[nodiscard]] Block adviceBlock(const QList<Advice>& advice, Listing::Kind kind);

/// "2026-03-02T09:45:00.000Z"; null for a time that never was.
[[nodiscard]] QString utcStamp(const QDateTime& time);
/// The same moment here, with its offset from UTC.
[[nodiscard]] QString localStamp(const QDateTime& time);
/// With a capital letter in front, or a small one.
[[nodiscard]] QString capitalised(const QString& text);
[[nodiscard]] QString uncapitalised(const QString& text);
/// What writers make of a value of a row: the first 300 characters, and how many there are.
[[nodiscard]] QString shortenedValue(const QString& value);
/// "due_date: the date does not exist"; the cause alone where it names its column itself, or there is none.
[[nodiscard]] QString causeIn(const QString& column, const QString& cause);
/// What stands under a list that is cut on pages and in Markdown.
[[nodiscard]] QString moreRowsText(qint64 rows);
[[nodiscard]] QString iconOf(Tone tone);
[[nodiscard]] Tone toneOf(Verdict verdict);
[[nodiscard]] Tone toneOf(PhaseState state);

} // namespace godwit::core
