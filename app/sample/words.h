// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sample/random.h"

#include <QByteArrayList>

/// The words of a supplier-tracking application, in UTF-8. Pure functions of their random numbers.
namespace godwit::app::words {

QByteArray person(SampleRandom& random);
QByteArray company(SampleRandom& random);
QByteArray product(SampleRandom& random);
QByteArray task(SampleRandom& random);
QByteArray note(SampleRandom& random);
QByteArray fileName(SampleRandom& random);
/// An e-mail address at the company's name.
QByteArray address(SampleRandom& random, const QByteArray& company);
QByteArray taskType(qint64 index);

/// A JSON array of texts that need no escapes.
QByteArray jsonArray(const QByteArrayList& texts);

/// Days are counted from 2025-01-01. "2026-03-01", and "2026-03-01 08:15:30" as CURRENT_TIMESTAMP writes it.
QByteArray day(qint64 days);
QByteArray moment(qint64 days, SampleRandom& random);

} // namespace godwit::app::words
