// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/stored_form.h"

#include <QTest>

using namespace godwit::core;

/// Values in the form a column keeps them in: as SQLite itself stores them, whatever is given.
class TestStoredForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storesAsSqliteDoes()
    {
        auto database = Database::openInMemory();
        QVERIFY(database);
        auto form = StoredForm::create();
        QVERIFY(form);
        const QStringList literals{QStringLiteral("NULL"),
                                   QStringLiteral("0"),
                                   QStringLiteral("-7"),
                                   QStringLiteral("9223372036854775807"),
                                   QStringLiteral("1.0"),
                                   QStringLiteral("-0.0"),
                                   QStringLiteral("0.1"),
                                   QStringLiteral("1e300"),
                                   QStringLiteral("9e999"),
                                   QStringLiteral("9007199254740993"),
                                   QStringLiteral("9.2e18"),
                                   QStringLiteral("9.3e18"),
                                   QStringLiteral("''"),
                                   QStringLiteral("'12'"),
                                   QStringLiteral("' 12 '"),
                                   QStringLiteral("'1.0'"),
                                   QStringLiteral("'1e3'"),
                                   QStringLiteral("'12abc'"),
                                   QStringLiteral("'2026-01-02'"),
                                   QStringLiteral("'-'"),
                                   QStringLiteral("'+5'"),
                                   QStringLiteral("'.5'"),
                                   QStringLiteral("'5.'"),
                                   QStringLiteral("'1e-5'"),
                                   QStringLiteral("'0x10'"),
                                   QStringLiteral("'9223372036854775808'"),
                                   QStringLiteral("'1' || char(0)"),
                                   QStringLiteral("'+49 30 1'"),
                                   QStringLiteral("x'3132'"),
                                   QStringLiteral("x''"),
                                   QStringLiteral("'inf'"),
                                   QStringLiteral("'nan'"),
                                   QStringLiteral("printf('%01500d', 7)")};
        const QStringList types{QString(),
                                QStringLiteral("TEXT"),
                                QStringLiteral("VARCHAR(20)"),
                                QStringLiteral("INTEGER"),
                                QStringLiteral("INT"),
                                QStringLiteral("NUMERIC"),
                                QStringLiteral("DATE"),
                                QStringLiteral("BOOLEAN"),
                                QStringLiteral("REAL"),
                                QStringLiteral("DOUBLE"),
                                QStringLiteral("BLOB"),
                                QStringLiteral("FLOATING POINT"),
                                QStringLiteral("STRING")};
        for (const QString& type : types) {
            QVERIFY(
                database->execute(QStringLiteral("DROP TABLE IF EXISTS t; CREATE TABLE t (v %1)").arg(type)));
            for (const QString& literal : literals) {
                const auto given = database->value(QStringLiteral("SELECT %1").arg(literal));
                QVERIFY(given);
                QVERIFY(database->execute(QStringLiteral("DELETE FROM t")));
                QVERIFY(database->execute(QStringLiteral("INSERT INTO t (v) VALUES (?)"), {*given}));
                const auto stored = database->value(QStringLiteral("SELECT v FROM t"));
                QVERIFY(stored);
                const auto told = form->of(viewOf(*given), affinityOf(type, false));
                QVERIFY(told);
                QVERIFY2(
                    valueOf(*told) == *stored,
                    qPrintable(QStringLiteral("%1 in %2: %3, not %4")
                                   .arg(literal, type, valueOf(*told).toLiteral(), stored->toLiteral())));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestStoredForm)
#include "test_stored_form.moc"
