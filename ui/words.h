// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/events.h"
#include "ui/theme/colours.h"

#include <QCoreApplication>
#include <QString>

namespace godwit::ui {

/// How a state is shown: an icon, a word and a tone, always the three together.
struct Sign
{
    QString icon; ///< name under :/ui/icons
    QString word;
    Tone tone = Tone::Plain;
};

/// The states' words in the user's language. Pure; any thread.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::Words)
public:
    [[nodiscard]] static Sign of(core::PhaseState state);
    [[nodiscard]] static Sign of(core::Verdict verdict);
    [[nodiscard]] static Sign of(core::EntryState state);
    [[nodiscard]] static Sign of(const core::QuarantineEntry& entry); ///< its state; "edited" if it waits for a replay
    [[nodiscard]] static Sign of(core::FindingSeverity severity);
    [[nodiscard]] static QString repair(core::LeftOver::Repair repair); ///< what the proposed plan does with it
    [[nodiscard]] static QString shape(core::Shape::Match match);       ///< one sentence; empty: it is not known
    [[nodiscard]] static QString reportKind(const QString& id);   ///< "Integrity"
    [[nodiscard]] static QString reportPeriod(const QString& id); ///< "Last 24 hours"
    [[nodiscard]] static QString reportFormat(const QString& id); ///< "PDF (*.pdf)", also the filter of a file dialog
    [[nodiscard]] static QString suite(const QString& id);    ///< "Data integrity"
    [[nodiscard]] static QString strategy(const QString& id); ///< "phased"
    [[nodiscard]] static QString level(const QString& id);    ///< low … critical, of a risk
    [[nodiscard]] static QString action(const QString& id);   ///< what `started` names: "Running the plan"
};

} // namespace godwit::ui
