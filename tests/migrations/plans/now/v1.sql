-- Subscriptions that say when they end, and nothing else.
CREATE TABLE subscriptions (id INTEGER PRIMARY KEY, ends TEXT);
INSERT INTO subscriptions VALUES (1, '2026-01-14'), (2, '2026-01-15'), (3, '15/01/2027'), (4, NULL), (5, 'never'), (6, '2026-01-15T00:00:01Z');
PRAGMA user_version = 1;
