// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// A text that Markdown shows as it is, on one line: whatever would be markup, a link, a mention or HTML is
/// escaped, and control characters are made visible.
[[nodiscard]] QString markdownText(const QString& text);

/// `text`, as code on one line; as plain text where it holds what would end the code.
[[nodiscard]] QString markdownCode(const QString& text);

/// Code in a fence that it cannot close.
[[nodiscard]] QString markdownFence(const QString& code);

} // namespace godwit::core
