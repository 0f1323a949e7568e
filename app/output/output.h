// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output/progress_line.h"
#include "core/events.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonObject>

namespace godwit::app {

/// Where a verb speaks. Results go to standard output: lines for people, or with --json exactly one JSON
/// value and nothing else. Errors, notes, log and progress go to standard error. Every line is made
/// visible(), whatever it quotes.
class Output
{
public:
    struct Style
    {
        bool json = false;
        bool verbose = false;    ///< log lines on standard error
        bool isTerminal = false; ///< standard error is one: show progress
    };

    /// The devices are not owned and outlive the output.
    Output(QIODevice& out, QIODevice& err, Style style);
    ~Output();

    [[nodiscard]] bool isJson() const { return m_style.json; }
    [[nodiscard]] bool isTerminal() const { return m_progress.isShown(); }

    /// Nothing with --json.
    void line(const QString& text = {});
    void lines(const QStringList& texts);
    /// Nothing without --json.
    void json(const QJsonObject& object);
    void json(const QJsonArray& array);

    void note(const QString& text);
    void error(const core::Error& error);
    void log(const core::LogLine& line);
    [[nodiscard]] ProgressLine& progress() { return m_progress; }

    /// False if something could not be written, as on a full disk.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

private:
    void write(const QByteArray& bytes);

    QIODevice& m_out;
    QIODevice& m_err;
    Style m_style;
    ProgressLine m_progress;
    bool m_isComplete = true;
};

} // namespace godwit::app
