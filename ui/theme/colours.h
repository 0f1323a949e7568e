// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QWidget;

namespace godwit::ui {

/// What a colour stands for. Never the only sign: an icon and a word go with it.
enum class Tone { Plain, Muted, Accent, Ok, Warn, Bad };

/// One of the two colour sets. Text colours keep 4.5 : 1 on `window`, `base`, `surface` and on their own soft
/// ground.
struct Colours
{
    bool isDark = false;
    QColor window;  ///< behind the phase list and the tabs
    QColor base;    ///< behind pages
    QColor surface; ///< behind cards on a page
    QColor border;
    QColor track; ///< the empty part of a bar
    QColor text;
    QColor muted;
    QColor accent;
    QColor onAccent;
    QColor accentSoft; ///< behind selected rows
    QColor ok;
    QColor okSoft;
    QColor warn;
    QColor warnSoft;
    QColor bad;
    QColor badSoft;
    QColor merged;  ///< in the balance's bars
    QColor skipped; ///< in the balance's bars, and "before" in performance
};

[[nodiscard]] const Colours& lightColours();
[[nodiscard]] const Colours& darkColours();

/// Qt 6.4 does not tell the colour scheme: the lightness of the window's ground decides.
[[nodiscard]] const Colours& coloursFor(const QPalette& palette);
/// The same for a widget, by its window: a style sheet may have made the widget's own ground transparent.
[[nodiscard]] const Colours& coloursOf(const QWidget* widget);

[[nodiscard]] QPalette paletteOf(const Colours& colours);
[[nodiscard]] QColor toneColour(Tone tone, const Colours& colours);
[[nodiscard]] QColor toneGround(Tone tone, const Colours& colours);
[[nodiscard]] QString toneName(Tone tone); ///< "ok", as the style sheet's `tone` property has it

/// WCAG 2 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor& one, const QColor& other);

} // namespace godwit::ui
