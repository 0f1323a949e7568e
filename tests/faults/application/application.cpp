// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// application DATABASE LOG: the stand-in for a program that knows nothing of Godwit and has the database open. It takes
// commands from standard input, one a line, and answers each on standard output with a line:
//
//     open MODE       opens it, sets the journal mode (keep: leaves it) and reads once
//     close           closes it
//     write           inserts one row into kinds and commits
//     lock            begins an exclusive transaction
//     unlock          commits it
//     read            begins a read transaction and keeps it
//     go              writes without end, until the next line comes; with "go short" by a connection for each row
//     quit
//
// A commit that SQLite said succeeded is in LOG, a line with the row's id, before it is answered.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <sqlite3.h>
#include <unistd.h>

namespace {

class Application
{
public:
    Application(const char* database, const char* log)
        : m_path(database), m_log(::open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600))
    {
    }
    ~Application() { close(); }
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    bool open(const std::string& mode)
    {
        close();
        if (sqlite3_open_v2(m_path, &m_database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            return false;
        sqlite3_busy_timeout(m_database, 200);
        const bool isSet = mode == "keep" || execute("PRAGMA journal_mode = " + mode);
        return isSet && execute("SELECT count(*) FROM kinds");
    }
    void close()
    {
        sqlite3_close_v2(m_database);
        m_database = nullptr;
    }
    bool execute(const std::string& sql)
    {
        return m_database && sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    bool write()
    {
        if (!execute("INSERT INTO kinds (name) VALUES ('written')"))
            return false;
        const std::string line = std::to_string(sqlite3_last_insert_rowid(m_database)) + "\n";
        return ::write(m_log, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    }
    void go(bool isShort)
    {
        struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        while (::poll(&input, 1, 1) == 0) {
            if (isShort)
                (void)open("keep");
            (void)write();
            if (isShort)
                close();
        }
    }

private:
    const char* m_path;
    int m_log;
    sqlite3* m_database = nullptr;
};

bool obey(Application& application, const std::string& line)
{
    if (line.rfind("open ", 0) == 0)
        return application.open(line.substr(5));
    if (line == "close")
        return application.close(), true;
    if (line == "write")
        return application.write();
    if (line == "lock")
        return application.execute("BEGIN EXCLUSIVE");
    if (line == "unlock")
        return application.execute("COMMIT");
    if (line == "read")
        return application.execute("BEGIN; SELECT count(*) FROM kinds");
    return false;
}

void answer(const char* text)
{
    std::puts(text);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return EXIT_FAILURE;
    Application application(argv[1], argv[2]);
    char buffer[256];
    while (std::fgets(buffer, sizeof buffer, stdin)) {
        const std::string line(buffer, std::strcspn(buffer, "\n"));
        if (line == "quit")
            break;
        if (line.rfind("go", 0) == 0) {
            answer("going");
            application.go(line == "go short");
            continue;
        }
        answer(obey(application, line) ? "done" : "refused");
    }
    return EXIT_SUCCESS;
}
