// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace godwit::app {

/// The translation context of everything the command line says outside a class of its own.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Text)
};

} // namespace godwit::app
