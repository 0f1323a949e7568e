// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QLabel>
#include <QPushButton>

class QBoxLayout;
class QLayout;

namespace godwit::ui {

/// Small makers of the few kinds of text, button and frame that all pages use.
[[nodiscard]] QLabel* makeLabel(const QString& text, Tone tone = Tone::Plain);
[[nodiscard]] QLabel* makeWrapped(const QString& text, Tone tone = Tone::Plain);
[[nodiscard]] QLabel* makeName(const QString& text); ///< of a value, which may have several lines: at its top
[[nodiscard]] QLabel* makeStrong(const QString& text);  ///< semi-bold
[[nodiscard]] QLabel* makeHeading(const QString& text); ///< of a page or a section
[[nodiscard]] QLabel* makeFigure(const QString& text);  ///< large figures

[[nodiscard]] QFont makeStrongFont(QFont font);

/// `kind`: "primary", "danger", "link", "small", "small-primary", "choice", or empty.
[[nodiscard]] QPushButton* makeButton(const QString& text, const QString& name, const char* kind = "");
void setKind(QPushButton* button, const char* kind);
/// A disabled button says why; an enabled one shows `hint`.
void allow(QPushButton* button, bool isAllowed, const QString& why, const QString& hint = {});

/// A framed card on a page; its layout has the page's usual margins.
[[nodiscard]] QFrame* makePanel(QBoxLayout* layout);
[[nodiscard]] QFrame* makePanel(const QString& title, QBoxLayout* layout);
void clearLayout(QLayout* layout);

} // namespace godwit::ui
