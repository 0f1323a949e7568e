// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace godwit::ui {

/// Which report, in which form, for whom: the panel from which one is looked at or saved. It remembers
/// nothing and writes nothing; the request it gives has no file yet.
class ReportChoice : public QFrame
{
    Q_OBJECT
public:
    explicit ReportChoice(QWidget* parent = nullptr);

    [[nodiscard]] core::ReportRequest request() const;
    /// Both buttons, or neither; `why` says why not.
    void allowReports(bool isAllowed, const QString& why);

Q_SIGNALS:
    void previewAsked(const godwit::core::ReportRequest& request); ///< as HTML, whatever form is chosen
    void saveAsked(const godwit::core::ReportRequest& request);

private:
    void showPeriod();

    QComboBox* m_kind;
    QComboBox* m_period;
    QComboBox* m_format;
    QCheckBox* m_redacted;
    QPushButton* m_preview;
    QPushButton* m_save;
};

} // namespace godwit::ui
