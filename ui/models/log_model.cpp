// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_model.h"

#include "ui/format.h"

namespace godwit::ui {

namespace {

using Line = core::LogLine;
using Entry = core::AuditEntry;

Sign levelSign(Line::Level level)
{
    switch (level) {
    case Line::Level::Info:
        return {QString(), QString(), Tone::Muted};
    case Line::Level::Warning:
        return {QStringLiteral("attention"), LogModel::tr("warning"), Tone::Warn};
    case Line::Level::Error:
        break;
    }
    return {QStringLiteral("cross"), LogModel::tr("error"), Tone::Bad};
}

} // namespace

LogModel::LogModel(QObject* parent)
    : RecordModel(
          {
              {tr("Time"), [](const Line& line) { return secondsText(line.at); }, Qt::AlignLeft,
               [](const Line& line) { return QVariant(line.at); }},
              {tr("Level"),
               [](const Line& line) { return levelSign(line.level).word; },
               Qt::AlignLeft,
               {},
               [](const Line& line, int role) { return signRole(levelSign(line.level), role); }},
              {tr("Step"), [](const Line& line) { return line.step.isEmpty() ? line.phase : line.step; }},
              {tr("Message"),
               [](const Line& line) { return line.text; },
               Qt::AlignLeft,
               {},
               [](const Line& line, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(line.text) : QVariant();
               }},
          },
          parent)
{
}

void LogModel::add(const core::LogLine& line)
{
    // A tenth at once, so that a long run does not move the whole list for every line.
    if (rowCount() >= kLogLines)
        setRecords(records().mid(kLogLines / 10));
    append(line);
}

HistoryModel::HistoryModel(QObject* parent)
    : RecordModel(
          {
              countColumn(tr("No."), &Entry::number, &countText),
              {tr("When"), [](const Entry& entry) { return momentText(entry.at); }, Qt::AlignLeft,
               [](const Entry& entry) { return QVariant(entry.at); }},
              {tr("Who"), [](const Entry& entry) { return entry.who; }},
              {tr("What"), [](const Entry& entry) { return entry.action; }},
              {tr("Detail"),
               [](const Entry& entry) { return entry.detail; },
               Qt::AlignLeft,
               {},
               [](const Entry& entry, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(entry.detail) : QVariant();
               }},
              {tr("Plan"),
               [](const Entry& entry) { return digestText(entry.planHash); },
               Qt::AlignLeft,
               {},
               [](const Entry& entry, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(entry.planHash) : QVariant();
               }},
              {tr("Hash"),
               [](const Entry& entry) { return digestText(entry.hash); },
               Qt::AlignLeft,
               {},
               [](const Entry& entry, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(entry.hash) : QVariant();
               }},
          },
          parent)
{
}

} // namespace godwit::ui
