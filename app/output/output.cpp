// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/output.h"

#include "app/output/error_text.h"
#include "app/output/figures.h"
#include "app/output/visible.h"
#include "app/text.h"

#include <QJsonDocument>

namespace godwit::app {

namespace {

QString levelText(core::LogLine::Level level)
{
    switch (level) {
    case core::LogLine::Level::Info:
        break;
    case core::LogLine::Level::Warning:
        return Text::tr("warning: ");
    case core::LogLine::Level::Error:
        return Text::tr("error: ");
    }
    return {};
}

} // namespace

Output::Output(QIODevice& out, QIODevice& err, Style style)
    : m_out(out), m_err(err), m_style(style), m_progress(err, style.isTerminal)
{
}

Output::~Output()
{
    m_progress.clear();
}

void Output::write(const QByteArray& bytes)
{
    m_progress.clear();
    m_isComplete = m_out.write(bytes) == bytes.size() && m_isComplete;
}

void Output::line(const QString& text)
{
    if (!m_style.json)
        write(visible(text).toUtf8() + '\n');
}

void Output::lines(const QStringList& texts)
{
    for (const QString& text : texts)
        line(text);
}

void Output::json(const QJsonObject& object)
{
    if (m_style.json)
        write(QJsonDocument(object).toJson());
}

void Output::json(const QJsonArray& array)
{
    if (m_style.json)
        write(QJsonDocument(array).toJson());
}

void Output::note(const QString& text)
{
    m_progress.clear();
    m_err.write(visible(text).toUtf8() + '\n');
}

void Output::error(const core::Error& error)
{
    for (const QString& text : errorText(error))
        note(text);
}

void Output::log(const core::LogLine& line)
{
    if (!m_style.verbose)
        return;
    const QString where = line.phase.isEmpty() ? QString() : line.phase + QStringLiteral(": ");
    note(timeText(line.at) + QStringLiteral("  ") + where + levelText(line.level) + line.text);
}

} // namespace godwit::app
