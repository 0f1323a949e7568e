// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace godwit::core {

/// The HTML report's style sheet: light and dark by the reader's preference, light on paper. Holds neither
/// `<` nor `&`, so that the report stays well-formed XML. Balance segments and tones share their colours with
/// the console's charts.
extern const char* const kReportStyle;

} // namespace godwit::core
