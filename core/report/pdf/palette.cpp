// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/palette.h"

namespace godwit::core::pdf {

namespace {

struct Role
{
    const char* name;
    QRgb colour;
};

constexpr Role kRoles[]{
    {"moved", 0xff25734b}, {"merged", 0xff5b59b0},      {"skipped", 0xff97a2a6}, {"quarantined", 0xffc07f00},
    {"kept", 0xff8fbccb},  {"unaccounted", 0xffb3261e}, {"track", kRule},        {"before", 0xff97a2a6},
    {"after", 0xff0f6e87}, {"whisker", kText},          {"grid", kRule},         {"band", 0xff8fbccb},
    {"actual", kText},     {"off", 0xffb3261e},
};

} // namespace

QColor toneColour(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QColor::fromRgb(0xff1e6b45);
    case Tone::Warning:
        return QColor::fromRgb(0xff855500);
    case Tone::Bad:
        return QColor::fromRgb(0xffa82020);
    case Tone::Neutral:
        break;
    }
    return QColor::fromRgb(kMuted);
}

QColor toneBack(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QColor::fromRgb(0xffe3f1e9);
    case Tone::Warning:
        return QColor::fromRgb(0xfffdefd3);
    case Tone::Bad:
        return QColor::fromRgb(0xfffbe7e5);
    case Tone::Neutral:
        break;
    }
    return QColor::fromRgb(kPanel);
}

QColor roleColour(const QString& role)
{
    for (const Role& known : kRoles) {
        if (role == QLatin1String(known.name))
            return QColor::fromRgb(known.colour);
    }
    return QColor::fromRgb(kMuted);
}

} // namespace godwit::core::pdf
