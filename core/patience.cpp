// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/patience.h"

namespace godwit::core {

bool Patience::isOver(const CancelToken& token)
{
    switch (token.wish()) {
    case CancelToken::Wish::Go:
        m_sincePause.invalidate();
        return false;
    case CancelToken::Wish::Cancel:
        return true;
    case CancelToken::Wish::Pause:
        break;
    }
    if (!m_sincePause.isValid())
        m_sincePause.start();
    return m_sincePause.hasExpired(kPauseMs);
}

} // namespace godwit::core
