// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace godwit::core {

/// Who has the database open beside us, at the moment it was asked: what a swap of the live file would meet.
struct FileUse
{
    QString holders;     ///< "app (pid 4711)"; empty: nobody that can be seen
    QString whyNoCopyIn; ///< why the content cannot be put into the file as long as they have it
                         ///< (Answers::copyIn), one sentence; empty: it can, as soon as they have no
                         ///< transaction open
};

} // namespace godwit::core

Q_DECLARE_METATYPE(godwit::core::FileUse)
