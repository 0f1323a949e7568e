// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"

#include <QCoreApplication>

namespace godwit::app {

void setUpApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Godwit"));
    QCoreApplication::setApplicationName(QStringLiteral("godwit"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GODWIT_VERSION));
}

} // namespace godwit::app
