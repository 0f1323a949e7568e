// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace godwit::test {

/// The part of a page, dialog or window by its object name; nullptr if there is none. The whole owns it.
template <typename Widget>
[[nodiscard]] Widget* part(const QWidget& whole, const char* name)
{
    return whole.findChild<Widget*>(QLatin1String(name));
}

} // namespace godwit::test
