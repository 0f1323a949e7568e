-- A player's statistics: each play and each download repeats the name of its device.
CREATE TABLE plays (id INTEGER PRIMARY KEY, track TEXT NOT NULL, device TEXT, seconds INTEGER NOT NULL);
CREATE TABLE downloads (id INTEGER PRIMARY KEY, device TEXT, bytes INTEGER NOT NULL);
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 50000)
INSERT INTO plays SELECT n, 'track ' || (n % 700),
  CASE WHEN n % 1000 = 0 THEN NULL WHEN n % 7 = 0 THEN ' Device ' || (n % 40) || ' ' ELSE 'Device ' || (n % 40) END, n % 300 FROM numbers;
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 50000)
INSERT INTO downloads SELECT n, CASE WHEN n % 500 = 0 THEN '  ' ELSE 'Device ' || (n % 50) END, n * 10 FROM numbers;
PRAGMA user_version = 1;
