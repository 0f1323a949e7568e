// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

/// The system's file dialogs, answered later: `then` is called in the console's thread if a file was chosen.
namespace godwit::ui {

using FileChosen = std::function<void(const QString& path)>;

void askOpenFile(QWidget* parent, const QString& title, const QStringList& filters, const FileChosen& then);
/// `suggested` is a full path; asks before an existing file is replaced.
void askSaveFile(QWidget* parent, const QString& title, const QString& suggested, const QStringList& filters,
                 const FileChosen& then);

/// A folder that is to be made; `suggested` is a full path.
void askNewFolder(QWidget* parent, const QString& title, const QString& suggested, const FileChosen& then);

} // namespace godwit::ui
