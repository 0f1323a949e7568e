// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace godwit::core {

/// The journal's format, version 1. Times are ISO 8601 in UTC with milliseconds.
inline constexpr const char* kJournalSchema = R"sql(
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, database TEXT NOT NULL, plan_path TEXT NOT NULL, plan_name TEXT NOT NULL,
  plan_version TEXT NOT NULL, plan_hash TEXT NOT NULL, approved_hash TEXT NOT NULL, strategy TEXT NOT NULL,
  seed TEXT NOT NULL, started_at TEXT NOT NULL, cut_over_at TEXT NOT NULL, finished_at TEXT NOT NULL,
  journal_mode TEXT NOT NULL, original_snapshot INTEGER NOT NULL, kept_original TEXT NOT NULL);
CREATE TABLE migration_tracking (
  run INTEGER NOT NULL REFERENCES runs(id), phase TEXT NOT NULL, ordinal INTEGER NOT NULL, title TEXT NOT NULL,
  state TEXT NOT NULL, waits_for TEXT NOT NULL, summary TEXT NOT NULL, started_at TEXT NOT NULL,
  ended_at TEXT NOT NULL, elapsed_ms INTEGER NOT NULL, PRIMARY KEY (run, phase)) WITHOUT ROWID;
CREATE TABLE migration_steps (
  run INTEGER NOT NULL REFERENCES runs(id), phase TEXT NOT NULL, step INTEGER NOT NULL, kind TEXT NOT NULL,
  title TEXT NOT NULL, state TEXT NOT NULL, source_rows INTEGER NOT NULL, moved INTEGER NOT NULL,
  merged INTEGER NOT NULL, skipped INTEGER NOT NULL, quarantined INTEGER NOT NULL, written INTEGER NOT NULL,
  changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, elapsed_ms INTEGER NOT NULL, PRIMARY KEY (run, phase, step)) WITHOUT ROWID;
CREATE TABLE migration_metrics (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), phase TEXT NOT NULL, step INTEGER NOT NULL,
  name TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE migration_log (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), at TEXT NOT NULL, level INTEGER NOT NULL,
  phase TEXT NOT NULL, step TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE migration_rollback (
  run INTEGER NOT NULL REFERENCES runs(id), phase TEXT NOT NULL, ordinal INTEGER NOT NULL,
  has_work_file INTEGER NOT NULL, is_live INTEGER NOT NULL, delta_path TEXT NOT NULL, pages_path TEXT NOT NULL,
  digest TEXT NOT NULL, bytes INTEGER NOT NULL, taken_at TEXT NOT NULL, PRIMARY KEY (run, phase)) WITHOUT ROWID;
CREATE TABLE migration_audit (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, monotonic_ns INTEGER NOT NULL, who TEXT NOT NULL,
  action TEXT NOT NULL, detail TEXT NOT NULL, plan_hash TEXT NOT NULL, previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL);
CREATE TABLE snapshots (
  number INTEGER PRIMARY KEY, run INTEGER NOT NULL, path TEXT NOT NULL, manifest_path TEXT NOT NULL,
  taken_at TEXT NOT NULL, verified_at TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
  why TEXT NOT NULL, is_original INTEGER NOT NULL, is_removed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE files (
  path TEXT PRIMARY KEY, run INTEGER NOT NULL, kind TEXT NOT NULL, created_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE flags (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL, phase TEXT NOT NULL, step INTEGER NOT NULL, file TEXT NOT NULL,
  key TEXT NOT NULL, ours TEXT NOT NULL, file_existed INTEGER NOT NULL, before TEXT, parents_made INTEGER NOT NULL,
  is_open INTEGER NOT NULL);
CREATE TABLE commands (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL, phase TEXT NOT NULL, step INTEGER NOT NULL, name TEXT NOT NULL,
  undo TEXT NOT NULL, time_limit_ms INTEGER NOT NULL, is_open INTEGER NOT NULL);
CREATE TABLE intents (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL, kind TEXT NOT NULL, live TEXT NOT NULL, incoming TEXT NOT NULL,
  kept TEXT NOT NULL, live_inode INTEGER NOT NULL, incoming_inode INTEGER NOT NULL, journal_mode TEXT NOT NULL,
  phase TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE balance (
  run INTEGER NOT NULL REFERENCES runs(id), table_name TEXT NOT NULL, source_rows INTEGER NOT NULL,
  moved INTEGER NOT NULL, merged INTEGER NOT NULL, skipped INTEGER NOT NULL, quarantined INTEGER NOT NULL,
  kept INTEGER NOT NULL, unaccounted INTEGER NOT NULL, PRIMARY KEY (run, table_name)) WITHOUT ROWID;
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL REFERENCES runs(id), phase TEXT NOT NULL, step TEXT NOT NULL,
  table_name TEXT NOT NULL, row_id, key_text TEXT, row_digest TEXT NOT NULL, column_name TEXT NOT NULL,
  cause TEXT NOT NULL, code TEXT NOT NULL, first_cause TEXT NOT NULL, row_values TEXT NOT NULL,
  mended INTEGER NOT NULL DEFAULT 0);
CREATE INDEX quarantine_by_cause ON quarantine (run, table_name, cause);
CREATE INDEX quarantine_by_row ON quarantine (row_digest);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, key_text TEXT, row_digest TEXT NOT NULL, kind TEXT NOT NULL,
  reason TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, withdrawn TEXT NOT NULL DEFAULT '',
  entry INTEGER NOT NULL, phase TEXT NOT NULL, step TEXT NOT NULL, column_name TEXT NOT NULL, cause TEXT NOT NULL,
  code TEXT NOT NULL, first_cause TEXT NOT NULL, row_values TEXT NOT NULL, new_values TEXT NOT NULL DEFAULT '[]');
CREATE INDEX decisions_by_row ON decisions (row_digest, table_name);
CREATE INDEX decisions_by_entry ON decisions (entry);
CREATE TABLE lineage (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), phase TEXT NOT NULL, table_name TEXT NOT NULL,
  row_id, source_key, disposition INTEGER NOT NULL, target_key, rule TEXT NOT NULL);
CREATE INDEX lineage_by_key ON lineage (run, table_name, source_key);
CREATE TABLE checks (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), phase TEXT NOT NULL, step INTEGER NOT NULL,
  suite TEXT NOT NULL, name TEXT NOT NULL, verdict TEXT NOT NULL, figures TEXT NOT NULL, query TEXT NOT NULL,
  why TEXT NOT NULL, rows_concerned INTEGER NOT NULL, elapsed_us INTEGER NOT NULL, at TEXT NOT NULL,
  samples TEXT NOT NULL, before_ms REAL NOT NULL, after_ms REAL NOT NULL, p95_before_ms REAL NOT NULL,
  p95_after_ms REAL NOT NULL);
CREATE TABLE facts (
  run INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (run, name)) WITHOUT ROWID;
PRAGMA application_id = 1196902740;
PRAGMA user_version = 1;
)sql";

inline constexpr long kJournalVersion = 1; // user_version
inline constexpr long kJournalApplicationId = 1196902740; // "GWIT"

} // namespace godwit::core
