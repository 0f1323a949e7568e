// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/sqlite/value.h"

#include <QAbstractTableModel>

namespace godwit::ui {

/// The values of one row in quarantine, to be given new ones: column, the value now, the new value, and a box that
/// makes it NULL. What is written means what it means in a cell of an exported file (core/run/quarantine_cells.h): text as
/// it is, a number where a number was, anything else as an SQL literal after a backslash; so a BLOB is edited as \X'00ff'
/// and stays one. What is not touched stays and is not part of the edit.
class NewValuesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Columns { Name, Now, New, Null, ColumnCount };
    explicit NewValuesModel(const core::QuarantineEntry& entry, QObject* parent = nullptr);

    /// Column → SQL literal of each value that differs. What follows a backslash is passed on as it is: the core says
    /// whether it is a literal.
    [[nodiscard]] QList<std::pair<QString, QString>> changes() const;
    [[nodiscard]] int rowOf(const QString& column) const; ///< -1: there is none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Field
    {
        QString column;
        core::Value now;
        QString wanted; ///< as a cell; null: NULL

        [[nodiscard]] bool isChanged() const;
        [[nodiscard]] QString literal() const; ///< of what is wanted
    };

    [[nodiscard]] static QString shown(const Field& field, int column, int role);
    [[nodiscard]] QVariant toneOf(const Field& field, int column) const;
    void change(int row, const QString& wanted);

    QList<Field> m_fields;
    QString m_failed; ///< the column that the row failed for
};

} // namespace godwit::ui
