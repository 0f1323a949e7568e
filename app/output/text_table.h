// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace godwit::app {

/// A table for a terminal: a heading, then rows; words to the left, figures to the right, two spaces between
/// columns. Every cell is made visible() before it is measured, so that no value can move what stands beside
/// it.
class TextTable
{
public:
    enum class Align { Left, Right };
    struct Column
    {
        QString heading;
        Align align = Align::Left;
        int most = 48; ///< cells; longer values end in an ellipsis. 0: as long as they are
    };

    explicit TextTable(QList<Column> columns);

    /// Missing cells stay empty.
    void add(const QStringList& cells);
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    /// The heading and one line a row, without spaces at the end. Without a heading text in any column the
    /// heading is left out.
    [[nodiscard]] QStringList lines() const;

private:
    [[nodiscard]] QList<int> widths() const;
    [[nodiscard]] QString line(const QStringList& cells, const QList<int>& widths) const;
    [[nodiscard]] QStringList headings() const;

    QList<Column> m_columns;
    QList<QStringList> m_rows;
};

} // namespace godwit::app
