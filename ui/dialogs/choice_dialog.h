// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;

namespace godwit::ui {

/// A question with a few answers, each a verb and what it means. Nothing is chosen by Enter but the first,
/// safe one.
class ChoiceDialog : public QDialog
{
    Q_OBJECT
public:
    struct Choice
    {
        QString text;
        QString meaning;
        QString name; ///< objectName of the button
    };

    ChoiceDialog(const QString& question, const QString& more, const QList<Choice>& choices, QWidget* parent);
    [[nodiscard]] int chosen() const { return m_chosen; } ///< index into the choices; -1: none

private:
    int m_chosen = -1;
};

/// Chooses one of several named things, such as the phase to roll back to.
class PickDialog : public QDialog
{
    Q_OBJECT
public:
    struct Item
    {
        QString id;
        QString text;
    };

    PickDialog(const QString& question, const QString& verb, const QList<Item>& items, QWidget* parent);
    [[nodiscard]] QString picked() const;

private:
    QComboBox* m_box = nullptr;
};

} // namespace godwit::ui
