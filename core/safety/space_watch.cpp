// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/space_watch.h"

#include "core/checks/figures.h"

#include <utility>

namespace godwit::core {

namespace {

constexpr qint64 kMsBetweenLooks = 100;

} // namespace

SpaceWatch::SpaceWatch(QStringList folders, const CancelToken& cancel, bool acceptedTight, Look look)
    : m_folders(std::move(folders)), m_cancel(cancel), m_acceptedTight(acceptedTight), m_look(std::move(look))
{
}

void SpaceWatch::look()
{
    if (!m_shortage.isEmpty() || (m_sinceLook.isValid() && !m_sinceLook.hasExpired(kMsBetweenLooks)))
        return;
    m_sinceLook.start();
    for (const QString& folder : m_folders) {
        const auto volume = m_look(folder);
        if (!volume)
            continue; // what is wrong with it shows where it is written to
        const qint64 reserve = m_acceptedTight ? reserveOf(*volume) / 4 : reserveOf(*volume);
        if (volume->free >= reserve)
            continue;
        m_shortage = QStringLiteral("Only %1 are free on %2, where %3 are to stay free.")
                         .arg(sizeText(volume->free), volume->mountPoint, sizeText(reserve));
        m_hasAsked = m_cancel.wish() == CancelToken::Wish::Go; // a wish of a person's stands
        if (m_hasAsked)
            m_cancel.ask(CancelToken::Wish::Pause);
        return;
    }
}

Status SpaceWatch::judge(const Status& ended)
{
    if (m_shortage.isEmpty())
        return ended;
    const QString shortage = std::exchange(m_shortage, {});
    if (!std::exchange(m_hasAsked, false))
        return ended;
    if (m_cancel.wish() == CancelToken::Wish::Pause)
        m_cancel.ask(CancelToken::Wish::Go);
    const bool isPaused = !ended && ended.error().code == ErrorCode::Paused;
    return isPaused ? Status(Error(ErrorCode::ReserveReached, shortage)) : ended;
}

} // namespace godwit::core
