// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"

#include "core/report/report_text.h"

namespace godwit::core {

namespace {

constexpr qsizetype kShownCharacters = 300;

TableCell ofKind(TableCell::Kind kind, const QString& text)
{
    TableCell cell;
    cell.kind = kind;
    cell.text = text;
    return cell;
}

Block paragraph(Paragraph::Kind kind, const QString& text)
{
    return {Paragraph{.kind = kind, .text = text}};
}

} // namespace

TableCell cellOf(const QString& text)
{
    return ofKind(TableCell::Kind::Text, text);
}

TableCell headingOf(const QString& text)
{
    TableCell cell = cellOf(text);
    cell.isHeading = true;
    return cell;
}

TableCell figureOf(const QString& text)
{
    return ofKind(TableCell::Kind::Figure, text);
}

TableCell figureOf(const QString& text, const QString& raw)
{
    TableCell cell = figureOf(text);
    cell.raw = raw;
    return cell;
}

TableCell figureOf(qint64 number)
{
    return figureOf(groupedText(number), QString::number(number));
}

TableCell countOf(qint64 number)
{
    return number < 0 ? figureOf(QStringLiteral("—"), QString()) : figureOf(number);
}

TableCell linkOf(qint64 number, Tone tone, const QString& anchor)
{
    TableCell cell = figureOf(number);
    if (number != 0) {
        cell.tone = tone;
        cell.link = anchor;
    }
    return cell;
}

TableCell timeOf(const QDateTime& time)
{
    TableCell cell = ofKind(TableCell::Kind::Time, localTimeText(time));
    if (time.isValid() && cell.text != utcTimeText(time))
        cell.lines.append({utcTimeText(time)});
    cell.raw = utcStamp(time);
    return cell;
}

TableCell badgeOf(Tone tone, const QString& words)
{
    TableCell cell = ofKind(TableCell::Kind::Badge, words);
    cell.tone = tone;
    return cell;
}

TableCell badgeOf(Verdict verdict)
{
    TableCell cell = badgeOf(toneOf(verdict), verdictWords(verdict));
    cell.raw = verdictId(verdict);
    return cell;
}

TableCell badgeOf(PhaseState state)
{
    TableCell cell = badgeOf(toneOf(state), stateWords(state));
    cell.raw = stateId(state);
    return cell;
}

TableCell valueOf(const QString& value)
{
    return ofKind(TableCell::Kind::Value, value);
}

TableCell codeOf(const QString& text)
{
    return ofKind(TableCell::Kind::Code, text);
}

TableCell chartOf(const Drawing& drawing)
{
    TableCell cell = ofKind(TableCell::Kind::Chart, drawing.label);
    cell.drawing = drawing;
    return cell;
}

TableCell rawOf(const QString& text)
{
    TableCell cell = cellOf(text);
    cell.raw = text;
    return cell;
}

TableCell rawOf(qint64 number)
{
    return rawOf(QString::number(number));
}

TableCell rawOf(const QDateTime& time)
{
    return rawOf(utcStamp(time));
}

TableRow rowOf(const QList<TableCell>& cells)
{
    TableRow row;
    row.cells = cells;
    return row;
}

Block textBlock(const QString& text)
{
    return paragraph(Paragraph::Kind::Text, text);
}

Block noteBlock(const QString& text)
{
    return paragraph(Paragraph::Kind::Note, text);
}

Block headingBlock(const QString& text, const QString& anchor)
{
    return {Paragraph{.kind = Paragraph::Kind::Heading, .text = text, .anchor = anchor}};
}

Block foldedBlock(const QString& title, const QString& code, bool isWhole)
{
    return {Paragraph{.kind = Paragraph::Kind::Folded, .text = code, .title = title, .isWhole = isWhole}};
}

Block listBlock(const QStringList& lines, Listing::Kind kind)
{
    Listing list{.kind = kind, .lines = {}};
    for (const QString& line : lines)
        list.lines.append({line});
    return {list};
}

Block adviceBlock(const QList<Advice>& advice, Listing::Kind kind)
{
    Listing list{.kind = kind, .lines = {}};
    for (const Advice& finding : advice)
        list.lines.append({finding.text, finding.tone, finding.anchor});
    return {list};
}

QString utcStamp(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString localStamp(const QDateTime& time)
{
    const QDateTime local = time.toLocalTime();
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QString capitalised(const QString& text)
{
    return text.left(1).toUpper() + text.mid(1);
}

QString uncapitalised(const QString& text)
{
    return text.left(1).toLower() + text.mid(1);
}

QString shortenedValue(const QString& value)
{
    if (value.size() <= kShownCharacters)
        return value;
    qsizetype length = kShownCharacters;
    if (value[length - 1].isHighSurrogate())
        --length;
    return QStringLiteral("%1… (%2 characters)").arg(value.left(length), groupedText(value.size()));
}

QString causeIn(const QString& column, const QString& cause)
{
    return column.isEmpty() || cause.startsWith(column) ? cause : QStringLiteral("%1: %2").arg(column, cause);
}

QString moreRowsText(qint64 rows)
{
    return QStringLiteral("%1 more in the report as HTML and JSON.")
        .arg(countText(rows, QStringLiteral("row"), QStringLiteral("rows")));
}

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("✓");
    case Tone::Warning:
        return QStringLiteral("!");
    case Tone::Bad:
        return QStringLiteral("✕");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("○");
}

Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return Tone::Good;
    case Verdict::Warning:
        return Tone::Warning;
    case Verdict::Failed:
        return Tone::Bad;
    case Verdict::NotRun:
        break;
    }
    return Tone::Neutral;
}

Tone toneOf(PhaseState state)
{
    switch (state) {
    case PhaseState::Done:
        return Tone::Good;
    case PhaseState::DoneWithExceptions:
    case PhaseState::Waiting:
    case PhaseState::Paused:
        return Tone::Warning;
    case PhaseState::Failed:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

} // namespace godwit::core
