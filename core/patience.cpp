// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/patience.h"

namespace godwit::core {

bool Patience::isOver(const CancelToken& token)
{
    if (token.isCancelled())
        return true;
    if (token.wish() == CancelToken::Wish::Go) {
        m_sincePause.invalidate();
        return false;
    }
    if (!m_sincePause.isValid())
        m_sincePause.start();
    return m_sincePause.hasExpired(kPauseMs);
}

} // namespace godwit::core
