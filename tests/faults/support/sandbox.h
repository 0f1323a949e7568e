// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace godwit::faults {

/// What is done to one call of one command; told.h says how the preloaded library is told.
struct Fault
{
    QString does; ///< kill, nospace, io, quota; empty: nothing
    long at = 0;  ///< from 1
    bool lasts = false;
    bool reads = false; ///< counts reads instead of what changes files

    [[nodiscard]] QString text() const;
};

/// How one call of godwit-cli ended.
struct Ran
{
    int exit = -1; ///< -1: killed, or did not start
    bool wasKilled = false;
    QByteArray out;
    QByteArray err;
};

/// One call that the library counted.
struct CountedCall
{
    QString name;
    QString path;
};

/// A user's folder that godwit-cli works in, states of it that are saved and brought back, and a folder beside for what no
/// user sees. All of it goes with the object. Owned by one worker; one thread at a time. In memory where the system has a
/// place for that: a sweep is thousands of runs.
class Sandbox
{
public:
    Sandbox();

    [[nodiscard]] bool isValid() const { return m_root.isValid(); }
    [[nodiscard]] QString user() const { return m_path + QStringLiteral("/user"); }
    [[nodiscard]] QString user(const QString& name) const { return user() + u'/' + name; }
    [[nodiscard]] QString aside(const QString& name) const { return m_path + u'/' + name; }
    [[nodiscard]] QString database() const { return user(QStringLiteral("app.db")); }

    /// Keeps the user's folder under a name; puts it back.
    void save(const QString& name) const;
    void bringBack(const QString& name) const;
    void clear() const;

    Ran run(const QStringList& arguments, const Fault& fault = {}, const QMap<QString, QString>& more = {}) const;
    /// Runs without a fault and tells which calls it made.
    Ran count(const QStringList& arguments, QList<CountedCall>& calls, bool reads = false) const;
    /// Starts one and leaves it running.
    void start(QProcess& process, const QStringList& arguments, const Fault& fault = {}, const QMap<QString, QString>& more = {}) const;
    /// Waits for its end.
    static Ran finish(QProcess& process);
    /// The environment of such a run, for programs that are started otherwise.
    [[nodiscard]] QProcessEnvironment environment(const Fault& fault, const QMap<QString, QString>& more = {}) const;

    /// Names of all files below the user's folder, sorted.
    [[nodiscard]] QStringList files() const;

private:
    QTemporaryDir m_root;
    QString m_path; ///< without symbolic links
};

/// Copies files and folders with their rights. What goes wrong here ends the program: it is the test's own fault.
void copyTree(const QString& from, const QString& to);
void removeTree(const QString& path);
[[nodiscard]] QByteArray contentOf(const QString& path);

} // namespace godwit::faults
