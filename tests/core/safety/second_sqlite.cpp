// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A library that shows SQLite's name as if it brought a copy of it.
extern "C" __attribute__((visibility("default"))) int sqlite3_libversion_number()
{
    return 3000000;
}
