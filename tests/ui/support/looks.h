// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace godwit::test {

/// What a person would complain about in a window as it is shown now, a line each:
/// - text that is cut, or shortened without a tooltip that has the whole of it: labels, buttons, boxes, cells, headers;
/// - parts that lie on each other or beyond the edge of what holds them;
/// - text of which no pixel has the contrast that people need (4.5 : 1; what is disabled may have less);
/// - something disabled that does not say why;
/// - something to work with that the keyboard does not reach, or that a screen reader has no name for;
/// - two parts with the same mnemonic.
[[nodiscard]] QStringList faultsOfLooks(QWidget* window);

} // namespace godwit::test
