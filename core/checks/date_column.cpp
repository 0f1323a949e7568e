// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/date_column.h"

#include "core/checks/figures.h"
#include "core/functions/date_text.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kSamples = 5;
constexpr qint64 kLooked = 64; // a few values again and again would make a text each time
constexpr int kShownCharacters = 80;

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// 2026-01-…
bool looksLikeIso(QByteArrayView text)
{
    return text.size() >= 10 && text[4] == '-' && text[7] == '-' &&
           std::all_of(text.begin(), text.begin() + 4, isDigit);
}

/// "due_date" and "dueDate" → "date"; "update" stays whole.
QString lastWordOf(const QString& name)
{
    qsizetype start = name.size();
    while (start > 0 && name[start - 1].isLetterOrNumber()) {
        --start;
        const bool isHump = start > 0 && name[start].isUpper() && name[start - 1].isLower();
        if (isHump)
            break;
    }
    return name.mid(start).toLower();
}

} // namespace

bool saysDate(const QString& column, const QString& declaredType)
{
    const QString type = declaredType.toUpper();
    if (type.startsWith(QStringLiteral("DATE")) || type.startsWith(QStringLiteral("TIMESTAMP")))
        return true;
    const QString word = lastWordOf(column);
    return word == QStringLiteral("date") || word == QStringLiteral("datetime") ||
           word == QStringLiteral("timestamp");
}

void DateTally::add(QByteArrayView text)
{
    if ((m_saysDate || looksLikeIso(text)) && dateMicroseconds(text)) {
        ++m_dates;
        return;
    }
    ++m_others;
    if (m_others <= kLooked && m_samples.size() < kSamples) {
        const QString sample = bytesText(text, Value::Type::Text, kShownCharacters);
        if (!m_samples.contains(sample))
            m_samples.append(sample);
    }
}

void DateTally::add(const DateTally& other)
{
    m_dates += other.m_dates;
    m_others += other.m_others;
    for (const QString& sample : other.m_samples) {
        if (m_samples.size() < kSamples && !m_samples.contains(sample))
            m_samples.append(sample);
    }
}

void DateTally::write(ColumnProfile& profile) const
{
    profile.holdsDates = m_saysDate || m_dates > m_others;
    if (!profile.holdsDates)
        return;
    profile.dates = m_dates;
    profile.notDates = m_others;
    profile.dateFaults = m_samples;
}

} // namespace godwit::core
