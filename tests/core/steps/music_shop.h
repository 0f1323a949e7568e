// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/run/run_fixture.h"

namespace godwit::tests {

/// A small shop for music: what it sells, to whom, and what somebody likes to hear.
inline const QString kShopSource = QStringLiteral(
    "CREATE TABLE media (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''));"
    "CREATE INDEX media_name ON media (name);"
    "CREATE TABLE media_log (id INTEGER PRIMARY KEY, word TEXT);"
    "CREATE TRIGGER media_renamed AFTER UPDATE OF name ON media BEGIN INSERT INTO media_log (word) VALUES (new.name); END;"
    "CREATE TABLE artists (id INTEGER PRIMARY KEY, name TEXT);"
    "CREATE TABLE albums (id INTEGER PRIMARY KEY, title TEXT, artist_id INT REFERENCES artists (id));"
    "CREATE TABLE tracks (id INTEGER PRIMARY KEY, title TEXT, album_id INT REFERENCES albums (id), media_id INT, seconds REAL, price TEXT);"
    "CREATE INDEX tracks_album ON tracks (album_id);"
    "CREATE TABLE customers (id TEXT PRIMARY KEY, first TEXT, last TEXT, mail TEXT);"
    "CREATE TABLE invoices (id INTEGER PRIMARY KEY, customer_id TEXT, day TEXT, total REAL);"
    "CREATE TABLE invoice_lines (id INTEGER PRIMARY KEY, invoice_id INT, track_id INT, price REAL, quantity INT);"
    "CREATE TABLE playlists (id INTEGER PRIMARY KEY, name TEXT);"
    "CREATE TABLE playlist_tracks (playlist_id INT, track_id INT, PRIMARY KEY (playlist_id, track_id)) WITHOUT ROWID;"
    "INSERT INTO media VALUES (1, 'file'), (2, 'vinyl');"
    "INSERT INTO artists VALUES (1, 'The Godwits'), (2, 'Low Tide'), (3, 'Mudflat Choir');"
    "INSERT INTO albums VALUES (1, 'North', 1), (2, 'South', 1), (3, 'Brackish', 2), (4, 'Eleven Thousand', 3);"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
    " INSERT INTO tracks SELECT i, 'Track ' || i, 1 + i % 4, 1 + i % 2, i * 1.5, CASE WHEN i % 3 = 0 THEN '0.99' ELSE '1.29' END FROM n;"
    "INSERT INTO customers VALUES ('a-1', 'Mira', 'Holtby', 'mira@example.org'), ('b-2', 'Jon', 'Askew', NULL), ('c-3', 'Ida', 'Varga', 'ida@example.org');"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)"
    " INSERT INTO invoices SELECT i, CASE i % 3 WHEN 0 THEN 'a-1' WHEN 1 THEN 'b-2' ELSE 'c-3' END, date('2025-01-01', i || ' days'), i * 0.5 FROM n;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)"
    " INSERT INTO invoice_lines SELECT i, 1 + i % 60, 1 + i % 200, 0.99, 1 + i % 2 FROM n;"
    "INSERT INTO playlists VALUES (1, 'Dawn'), (2, 'Dusk'), (3, 'Dusk');"
    "INSERT INTO playlist_tracks SELECT 1 + id % 3, id FROM tracks WHERE id <= 30;"
    "PRAGMA user_version = 1");

inline const QString kShopTarget = QStringLiteral(
    "CREATE TABLE artists (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE CHECK (length(name) > 0));\n"
    "CREATE TABLE albums (id INTEGER PRIMARY KEY, title TEXT NOT NULL, artist_id INT NOT NULL REFERENCES artists (id));\n"
    "CREATE TABLE tracks (id INTEGER PRIMARY KEY, title TEXT NOT NULL, album_id INT REFERENCES albums (id), media_id INT REFERENCES media (id),"
    " milliseconds INTEGER NOT NULL, price NUMERIC, shelf TEXT NOT NULL DEFAULT 'new', label TEXT AS (title || ' (' || price || ')'));\n"
    "CREATE INDEX tracks_album ON tracks (album_id);\n"
    "CREATE TABLE customers (id TEXT PRIMARY KEY NOT NULL, full_name TEXT NOT NULL, mail TEXT) WITHOUT ROWID;\n"
    "CREATE TABLE invoices (id INTEGER PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers (id), day_ms INTEGER, total REAL NOT NULL);\n"
    "CREATE INDEX invoices_large ON invoices (total) WHERE total > 10;\n"
    "CREATE TABLE invoice_lines (invoice_id INT NOT NULL REFERENCES invoices (id), track_id INT NOT NULL REFERENCES tracks (id), price REAL, quantity INT);\n"
    "CREATE TABLE playlists (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;\n"
    "CREATE TABLE playlist_items (playlist_id INT NOT NULL REFERENCES playlists (id), track_id INT NOT NULL, PRIMARY KEY (playlist_id, track_id)) WITHOUT ROWID;\n"
    "CREATE VIEW album_titles AS SELECT a.name, b.title FROM albums AS b JOIN artists AS a ON a.id = b.artist_id;\n"
    "CREATE TRIGGER invoices_dated AFTER INSERT ON invoices WHEN new.day_ms IS NULL BEGIN UPDATE invoices SET day_ms = 0 WHERE id = new.id; END;\n"
    "CREATE TRIGGER titles_deleted INSTEAD OF DELETE ON album_titles BEGIN DELETE FROM albums WHERE title = old.title; END;\n");

inline const QString kShopMoves = QStringLiteral(
    "      - { move: artists, into: artists, columns: { id: id, name: name } }\n"
    "      - { move: albums, into: albums, columns: { \"*\": same } }\n"
    "      - { move: tracks, into: tracks, columns: { id: id, title: title, album_id: \"ref(albums, album_id)\", media_id: media_id,"
    " milliseconds: seconds * 1000, price: price } }\n"
    "      - { move: customers, into: customers, columns: { id: id, full_name: first || ' ' || last, mail: mail } }\n"
    "      - { move: invoices, into: invoices, columns: { id: id, customer_id: customer_id, day_ms: date_ms(day), total: total } }\n"
    "      - { move: invoice_lines, into: invoice_lines, columns: { invoice_id: invoice_id, track_id: track_id, price: price, quantity: quantity } }\n"
    "      - { move: playlists, into: playlists, columns: { id: id, name: name }, unique: { column: name, within: [], order: [id], suffix: \" ({n})\" } }\n"
    "      - { move: playlist_tracks, into: playlist_items, columns: { playlist_id: playlist_id, track_id: track_id } }\n");

inline RunText shopText()
{
    RunText text;
    text.source = kShopSource;
    text.target = kShopTarget;
    text.moves = kShopMoves;
    text.keep = QStringLiteral("keep: [media, media_log]");
    text.validate = QStringLiteral("      - validate: all\n"
                                   "      - { measure: tracks of an album, before: SELECT title FROM tracks WHERE album_id = 2 ORDER BY id,"
                                   " after: SELECT title FROM tracks WHERE album_id = 2 ORDER BY id, target_ms: 10000 }\n");
    text.drop = QStringLiteral("      - drop: all\n");
    return text;
}

} // namespace godwit::tests
