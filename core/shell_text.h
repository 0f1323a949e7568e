// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// Command lines that are shown to be pasted into a shell: whatever a file's name holds, the shell takes them for what they
/// are.
namespace godwit::core {

/// One word, quoted where a shell would read it otherwise. Control characters become escapes, as bash and zsh read them.
[[nodiscard]] QString shellQuoted(const QString& word);
/// A file's name, which no program takes for an option.
[[nodiscard]] QString shellPath(const QString& path);
/// Words with spaces between them, each quoted.
[[nodiscard]] QString shellLine(const QStringList& words);

} // namespace godwit::core
