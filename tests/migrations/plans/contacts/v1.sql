-- Contacts that three imports doubled. Some are marked as the one that counts.
CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT, email TEXT, is_primary INTEGER, updated_at TEXT);
INSERT INTO contacts VALUES
 (1, 'Ann', 'ann@x.org', 0, '2024-01-01'), (2, 'Ann P.', ' ANN@x.org', 1, '2023-01-01'), (3, 'A.', 'Ann@X.org', 0, '2025-01-01'),
 (4, 'Bob', 'bob@x.org', 1, '2024-05-01'), (5, 'Bobby', 'bob@x.org', 1, '2024-06-01'), (6, 'B.', 'bob@x.org', 0, '2025-01-01'),
 (7, 'Cy', 'cy@x.org', NULL, NULL), (8, 'Cyril', 'cy@x.org', 0, '2022-02-02'), (9, 'Cy again', 'cy@x.org', 0, '2022-02-02'),
 (10, 'Di', 'di@x.org', 0, NULL), (11, NULL, NULL, 1, NULL), (12, NULL, NULL, 1, NULL);
PRAGMA user_version = 1;
