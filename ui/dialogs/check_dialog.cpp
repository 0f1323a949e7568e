// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/check_dialog.h"

#include "ui/format.h"
#include "ui/models/record_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPlainTextEdit>

namespace godwit::ui {

namespace {

constexpr int kWidth = 720;
constexpr int kQueryHeight = 140;
constexpr int kSampleRows = 8;

QWidget* makeSamples(const core::CheckResult& check, QWidget* parent)
{
    QList<RecordColumn<QStringList>> columns;
    for (int column = 0; column < check.columns.size(); ++column)
        columns.append(
            {check.columns.at(column), [column](const QStringList& row) { return row.value(column); }});
    auto* model = new RecordModel<QStringList>(columns, parent);
    auto* table = new DataTable({}, parent);
    table->setObjectName(QStringLiteral("check_samples"));
    table->setSource(model, static_cast<int>(check.columns.size()) - 1);
    model->setRecords(check.samples);
    table->fitHeight(kSampleRows);
    return table;
}

QLabel* verdictLabel(const core::CheckResult& check)
{
    const Sign sign = Words::of(check.verdict);
    return makeLabel(sign.word, sign.tone);
}

} // namespace

CheckDialog::CheckDialog(const core::CheckResult& check, QWidget* parent) : QDialog(parent)
{
    dress(this);
    setObjectName(QStringLiteral("check_dialog"));
    setWindowTitle(check.name);
    setMinimumWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(check.name));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->addRow(makeName(tr("Result")), verdictLabel(check));
    form->addRow(makeName(tr("Figures")), makeWrapped(check.figures));
    if (!check.why.isEmpty())
        form->addRow(makeName(tr("Why")), makeWrapped(check.why));
    form->addRow(makeName(tr("Ran at")), makeLabel(momentText(check.at)));
    form->addRow(makeName(tr("Took")), makeLabel(microsecondsText(check.elapsedUs)));
    layout->addLayout(form);
    layout->addWidget(makeStrong(tr("Query")));
    auto* query = new QPlainTextEdit(check.query);
    query->setObjectName(QStringLiteral("check_query"));
    query->setAccessibleName(tr("Query"));
    query->setReadOnly(true);
    query->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    query->setFixedHeight(kQueryHeight);
    layout->addWidget(query);
    if (!check.samples.isEmpty()) {
        layout->addWidget(makeStrong(
            tr("The first rows of %1").arg(countText(qMax<qint64>(check.rows, check.samples.size())))));
        layout->addWidget(makeSamples(check, this));
    }
    QPushButton* copy = makeButton(tr("Copy query"), QStringLiteral("check_copy"));
    QPushButton* close = makeButton(tr("Close"), QStringLiteral("check_close"), "primary");
    close->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(copy);
    row->addWidget(close);
    layout->addLayout(row);
    connect(copy, &QPushButton::clicked, this,
            [text = check.query] { QGuiApplication::clipboard()->setText(text); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    dress(this);
    setObjectName(QStringLiteral("about_dialog"));
    setWindowTitle(tr("About Godwit"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 24, 32, 20);
    layout->setSpacing(8);
    auto* icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(64, 64));
    layout->addWidget(icon);
    layout->addWidget(makeHeading(tr("Godwit %1").arg(QCoreApplication::applicationVersion())));
    layout->addWidget(makeLabel(tr("Carries an SQLite database from one schema to the next, and back.")));
    layout->addWidget(makeLabel(tr("Works offline: no account, nothing is sent anywhere."), Tone::Muted));
    layout->addWidget(makeLabel(tr("Free software under the GNU General Public License, version 3 or later."),
                                Tone::Muted));
    QPushButton* close = makeButton(tr("Close"), QStringLiteral("about_close"));
    close->setDefault(true);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace godwit::ui
