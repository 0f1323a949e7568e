-- A cash book that never kept a running balance. An entry without an amount was never finished.
CREATE TABLE entries (id INTEGER PRIMARY KEY, account TEXT NOT NULL, day TEXT NOT NULL, cents INTEGER);
INSERT INTO entries VALUES (1, 'bank', '2025-01-03', -500), (2, 'bank', '2025-01-01', 1000), (3, 'cash', '2025-01-01', 50),
  (4, 'bank', '2025-01-02', 250), (5, 'cash', '2025-01-04', -70), (6, 'bank', '2025-01-03', 25), (7, 'cash', '2025-01-02', NULL);
PRAGMA user_version = 1;
