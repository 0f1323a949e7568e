// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QIcon>
#include <QPixmap>

class QLabel;
class QWidget;

namespace godwit::ui {

/// Gives a window our palette and style sheet, light or dark as the system's palette is. To be called for
/// each top-level window, and again when the application's palette changes.
void dress(QWidget* window);

/// Does nothing but re-evaluate the style sheet after a dynamic property changed.
void repolish(QWidget* widget);
void setTone(QWidget* widget, Tone tone);

/// An icon of ours (resources under :/ui/icons) in one colour. Sharp at any scale; cached.
[[nodiscard]] QPixmap tintedPixmap(const QString& name, const QColor& colour, int size, double ratio);
[[nodiscard]] QIcon tintedIcon(const QString& name, const QColor& colour, int size = 16);
[[nodiscard]] QIcon applicationIcon();

} // namespace godwit::ui
