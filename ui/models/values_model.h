// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/value.h"
#include "ui/models/record_model.h"

#include <QHash>

namespace godwit::ui {

/// Column, value and type of one row, edited ones as before → after; the failed column is toned.
class ValuesModel : public RecordModel<std::pair<QString, QString>>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ValuesModel)
public:
    explicit ValuesModel(QObject* parent = nullptr);
    void setEntry(const core::QuarantineEntry& entry);

private:
    [[nodiscard]] static QString typeOf(const core::Value& value); ///< "text, 10 bytes"; empty for NULL
    [[nodiscard]] QString text(const std::pair<QString, QString>& value) const;

    QString m_failed;
    QHash<QString, QString> m_types; ///< column → type of the value that it has now
    QHash<QString, QString> m_edits; ///< column → what it was given
};

/// Names and values of a Consequence's facts.
class FactsModel : public RecordModel<std::pair<QString, QString>>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::FactsModel)
public:
    explicit FactsModel(QObject* parent = nullptr);
};

} // namespace godwit::ui
