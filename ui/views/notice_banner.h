// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "ui/theme/colours.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace godwit::ui {

class FlowLayout;

/// A thing a person can do about a notice: a verb and what it does.
struct NoticeChoice
{
    QString text;
    QString name; ///< objectName of the button
    std::function<void()> act;
};

/// A calm, non-modal notice beneath the safety strip: what happened, what state the data is in, what can be
/// done (at most three buttons), and details with the code to copy. Stays until dismissed or replaced.
class NoticeBanner : public QFrame
{
    Q_OBJECT
public:
    static constexpr int kChoices = 3;

    explicit NoticeBanner(QWidget* parent = nullptr);
    void showError(const core::Error& error, Tone tone, const QList<NoticeChoice>& choices);
    void showText(const QString& what, const QString& more, Tone tone,
                  const QList<NoticeChoice>& choices = {});
    void dismiss();
    [[nodiscard]] QString what() const;

private:
    void setChoices(const QList<NoticeChoice>& choices);
    void setDetails(const QString& details);

    QLabel* m_what = nullptr;
    QLabel* m_more = nullptr;
    QLabel* m_next = nullptr;
    QLabel* m_code = nullptr; ///< GW-nnnn, the same as on the command line
    QWidget* m_choices = nullptr;
    FlowLayout* m_buttons = nullptr;
    QPushButton* m_toggle = nullptr;
    QPushButton* m_copy = nullptr;
    QPlainTextEdit* m_details = nullptr;
};

} // namespace godwit::ui
