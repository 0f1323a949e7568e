// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace godwit::test {

/// What a person would complain about in a window as it is shown now, a line each: text that is cut, a button
/// that is disabled and does not say why, something to work with that a screen reader has no name for,
/// widgets beyond their parent's edge.
[[nodiscard]] QStringList faultsOfLooks(const QWidget* window);

} // namespace godwit::test
