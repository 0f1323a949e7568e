// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QSvgRenderer>
#include <QVariant>
#include <QWidget>

namespace godwit::ui {

namespace {

/// `@name` in style.qss stands for a colour, `@down` for a picture in one.
QString styleSheetFor(const Colours& colours)
{
    QFile file(QStringLiteral(":/ui/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    sheet.replace(QLatin1String("@down"), colours.isDark ? QStringLiteral(":/ui/icons/down-dark.svg")
                                                         : QStringLiteral(":/ui/icons/down-light.svg"));
    const std::pair<const char*, QColor> names[] = {
        {"@window", colours.window},     {"@base", colours.base},
        {"@surface", colours.surface},   {"@border", colours.border},
        {"@track", colours.track},       {"@text", colours.text},
        {"@muted", colours.muted},       {"@accentSoft", colours.accentSoft},
        {"@accent", colours.accent},     {"@onAccent", colours.onAccent},
        {"@okSoft", colours.okSoft},     {"@ok", colours.ok},
        {"@warnSoft", colours.warnSoft}, {"@warn", colours.warn},
        {"@badSoft", colours.badSoft},   {"@bad", colours.bad},
    };
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

} // namespace

void dress(QWidget* window)
{
    const Colours& colours = coloursFor(QApplication::palette());
    window->setPalette(paletteOf(colours));
    window->setStyleSheet(styleSheetFor(colours));
}

void repolish(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setTone(QWidget* widget, Tone tone)
{
    const QString name = toneName(tone);
    if (widget->property("tone").toString() == name)
        return;
    widget->setProperty("tone", name);
    repolish(widget);
}

QPixmap tintedPixmap(const QString& name, const QColor& colour, int size, double ratio)
{
    const QString key = QStringLiteral("godwit/%1/%2/%3/%4").arg(name, colour.name()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/ui/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    pixmap = QPixmap(QSizeF(size * ratio, size * ratio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon tintedIcon(const QString& name, const QColor& colour, int size)
{
    QIcon icon;
    icon.addPixmap(tintedPixmap(name, colour, size, 1));
    icon.addPixmap(tintedPixmap(name, colour, size, 2));
    return icon;
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/ui/icons/godwit.svg"));
}

} // namespace godwit::ui
