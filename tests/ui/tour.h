// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/real_console.h"

#include <QTemporaryDir>

#include <memory>

namespace godwit::test {

/// A person's way through the built-in example, by clicks alone, in both languages: up to the cut-over, back
/// across it with what was written shown, forward again, cleaned up, restored from the backup. Every page and
/// question is looked at.
class TestTour : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesThereAndBackAndShowsNothingToComplainAbout_data();
    void goesThereAndBackAndShowsNothingToComplainAbout();

private:
    void prepare(const QString& language);
    void opens();
    void rehearses();
    void movesAndValidates();
    void mends();
    void decides();
    void waitsForTheFile();
    void cutsOver();
    void goesBackAcrossTheCutOver();
    void goesForwardAgain();
    void restores();
    void choose(int timelineRow);
    void chooseOriginal();
    [[nodiscard]] qint64 live(const QString& sql) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RealConsole> m_console;
    QString m_database;
};

} // namespace godwit::test
