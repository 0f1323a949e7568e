CREATE TABLE subscriptions (id INTEGER PRIMARY KEY, ends_ms INTEGER, state TEXT NOT NULL, days_left INTEGER, checked_at TEXT NOT NULL,
  changed_at TEXT NOT NULL DEFAULT (strftime('%Y', 'now')));
