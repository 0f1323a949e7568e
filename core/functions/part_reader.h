// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstring>
#include <optional>

namespace godwit::core {

/// The parts of a text between its separators, one after the other: always at least one, and empty ones too. An empty
/// separator splits nothing. Copies nothing: text and separator must outlive it. Linear in the text whatever the
/// separator is (memmem is).
class PartReader
{
public:
    PartReader(QByteArrayView text, QByteArrayView separator)
        : m_at(text.data()), m_end(m_at + text.size()), m_separator(separator)
    {
    }

    /// Nothing after the last part.
    std::optional<QByteArrayView> next()
    {
        if (m_isDone)
            return std::nullopt;
        const char* const first = m_at;
        const char* const found = separatorFrom(first);
        m_isDone = !found;
        if (!found)
            return QByteArrayView(first, m_end);
        m_at = found + m_separator.size();
        return QByteArrayView(first, found);
    }

private:
    [[nodiscard]] const char* separatorFrom(const char* first) const
    {
        if (m_separator.isEmpty())
            return nullptr;
        return static_cast<const char*>(
            ::memmem(first, std::size_t(m_end - first), m_separator.data(), std::size_t(m_separator.size())));
    }

    const char* m_at;
    const char* m_end;
    QByteArrayView m_separator;
    bool m_isDone = false;
};

} // namespace godwit::core
