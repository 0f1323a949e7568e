// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace godwit::ui {

namespace {

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

} // namespace

const Colours& lightColours()
{
    static const Colours colours{.isDark = false,
                                 .window = rgb(0xf2f4f5),
                                 .base = rgb(0xffffff),
                                 .surface = rgb(0xfafcfc),
                                 .border = rgb(0xd9dfe2),
                                 .track = rgb(0xdbe0e3),
                                 .text = rgb(0x1b2226),
                                 .muted = rgb(0x59646b),
                                 .accent = rgb(0x0f6b84),
                                 .onAccent = rgb(0xffffff),
                                 .accentSoft = rgb(0xd6eaf0),
                                 .ok = rgb(0x1f6b43),
                                 .okSoft = rgb(0xdcf0e4),
                                 .warn = rgb(0x7d5200),
                                 .warnSoft = rgb(0xfdefd5),
                                 .bad = rgb(0xb02a20),
                                 .badSoft = rgb(0xfbe5e2),
                                 .merged = rgb(0x5a5ca8),
                                 .skipped = rgb(0x98a2a7)};
    return colours;
}

const Colours& darkColours()
{
    static const Colours colours{.isDark = true,
                                 .window = rgb(0x1d2124),
                                 .base = rgb(0x23272a),
                                 .surface = rgb(0x292e32),
                                 .border = rgb(0x3c4348),
                                 .track = rgb(0x3c4348),
                                 .text = rgb(0xe7eaec),
                                 .muted = rgb(0xa4afb6),
                                 .accent = rgb(0x52b7d1),
                                 .onAccent = rgb(0x0d2027),
                                 .accentSoft = rgb(0x17414d),
                                 .ok = rgb(0x6ac796),
                                 .okSoft = rgb(0x1d3a2a),
                                 .warn = rgb(0xe4ad48),
                                 .warnSoft = rgb(0x43340f),
                                 .bad = rgb(0xf3958c),
                                 .badSoft = rgb(0x4a2420),
                                 .merged = rgb(0x9a9cf0),
                                 .skipped = rgb(0x7d888e)};
    return colours;
}

const Colours& coloursFor(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightnessF() < 0.5 ? darkColours() : lightColours();
}

const Colours& coloursOf(const QWidget* widget)
{
    return coloursFor(widget->window()->palette());
}

QPalette paletteOf(const Colours& colours)
{
    QPalette palette(colours.window);
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.surface);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::Button, colours.base);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.surface);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Highlight, colours.accentSoft);
    palette.setColor(QPalette::HighlightedText, colours.text);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::Mid, colours.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.muted);
    return palette;
}

QColor toneColour(Tone tone, const Colours& colours)
{
    switch (tone) {
    case Tone::Plain:
        return colours.text;
    case Tone::Muted:
        return colours.muted;
    case Tone::Accent:
        return colours.accent;
    case Tone::Ok:
        return colours.ok;
    case Tone::Warn:
        return colours.warn;
    case Tone::Bad:
        break;
    }
    return colours.bad;
}

QColor toneGround(Tone tone, const Colours& colours)
{
    switch (tone) {
    case Tone::Plain:
    case Tone::Muted:
        return colours.surface;
    case Tone::Accent:
        return colours.accentSoft;
    case Tone::Ok:
        return colours.okSoft;
    case Tone::Warn:
        return colours.warnSoft;
    case Tone::Bad:
        break;
    }
    return colours.badSoft;
}

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return QStringLiteral("plain");
    case Tone::Muted:
        return QStringLiteral("muted");
    case Tone::Accent:
        return QStringLiteral("accent");
    case Tone::Ok:
        return QStringLiteral("ok");
    case Tone::Warn:
        return QStringLiteral("warn");
    case Tone::Bad:
        break;
    }
    return QStringLiteral("bad");
}

double contrast(const QColor& one, const QColor& other)
{
    const double lighter = std::max(luminance(one), luminance(other));
    const double darker = std::min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace godwit::ui
