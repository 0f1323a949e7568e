// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/nearest.h"

#include <limits>
#include <numeric>
#include <vector>

namespace godwit::core {

namespace {

constexpr qsizetype kLongest = 80; // longer words are compared by their beginning

qsizetype distance(const QString& one, const QString& other)
{
    std::vector<qsizetype> row(static_cast<size_t>(other.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype left = 0; left < one.size(); ++left) {
        qsizetype diagonal = row[0];
        row[0] = left + 1;
        for (qsizetype right = 0; right < other.size(); ++right) {
            const auto at = static_cast<size_t>(right);
            const qsizetype replaced = diagonal + (one[left] == other[right] ? 0 : 1);
            diagonal = row[at + 1];
            row[at + 1] = qMin(replaced, qMin(row[at], row[at + 1]) + 1);
        }
    }
    return row.back();
}

QString comparable(const QString& word)
{
    return word.left(kLongest).toLower();
}

} // namespace

QString nearest(const QString& word, const QStringList& candidates)
{
    QString best;
    qsizetype fewest = std::numeric_limits<qsizetype>::max();
    for (const QString& candidate : candidates) {
        const qsizetype edits = distance(comparable(word), comparable(candidate));
        if (edits < fewest) {
            fewest = edits;
            best = candidate;
        }
    }
    return best;
}

QString suggestion(const QString& word, const QStringList& candidates)
{
    const QString best = nearest(word, candidates);
    if (best.isEmpty())
        return QStringLiteral(".");
    const qsizetype edits = distance(comparable(word), comparable(best));
    const bool isLikely = edits <= qMax<qsizetype>(2, best.size() / 3);
    return isLikely ? QStringLiteral("; did you mean %1?").arg(named(best))
                    : QStringLiteral("; the nearest is %1.").arg(named(best));
}

QString named(const QString& word)
{
    return QChar(0x201c) + word + QChar(0x201d);
}

} // namespace godwit::core
