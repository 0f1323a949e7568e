// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/files.h"

#include <QFileDialog>
#include <QFileInfo>

namespace godwit::ui {

namespace {

QFileDialog* makeDialog(QWidget* parent, const QString& title, const QStringList& filters,
                        const FileChosen& then)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(filters);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, then);
    return dialog;
}

} // namespace

void askOpenFile(QWidget* parent, const QString& title, const QStringList& filters, const FileChosen& then)
{
    QFileDialog* dialog = makeDialog(parent, title, filters, then);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void askSaveFile(QWidget* parent, const QString& title, const QString& suggested, const QStringList& filters,
                 const FileChosen& then)
{
    QFileDialog* dialog = makeDialog(parent, title, filters, then);
    const QFileInfo file(suggested);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(file.absolutePath());
    dialog->selectFile(file.fileName());
    dialog->setDefaultSuffix(file.suffix());
    dialog->open();
}

void askNewFolder(QWidget* parent, const QString& title, const QString& suggested, const FileChosen& then)
{
    // Asked for as a file to be saved: a dialog for folders takes only what is there already.
    QFileDialog* dialog = makeDialog(parent, title, {}, then);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // a folder that holds something is refused
    dialog->setDirectory(QFileInfo(suggested).absolutePath());
    dialog->selectFile(QFileInfo(suggested).fileName());
    dialog->open();
}

} // namespace godwit::ui
