// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_model.h"

namespace godwit::ui {

/// What was logged in this session, the oldest first; the last kLogLines are kept.
class LogModel : public RecordModel<core::LogLine>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::LogModel)
public:
    enum Columns { Time, Level, Phase, Text };
    static constexpr int kLogLines = 20'000;

    explicit LogModel(QObject* parent = nullptr);
    void add(const core::LogLine& line);
};

/// The audit chain, the newest first.
class HistoryModel : public RecordModel<core::AuditEntry>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::HistoryModel)
public:
    enum Columns { Number, At, Who, Action, Detail, PlanHash, Hash };
    explicit HistoryModel(QObject* parent = nullptr);
};

} // namespace godwit::ui
