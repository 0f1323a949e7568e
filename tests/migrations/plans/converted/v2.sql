CREATE TABLE days (id INTEGER PRIMARY KEY, day_ms INTEGER UNIQUE, mood TEXT);
CREATE TABLE places (id INTEGER PRIMARY KEY, street TEXT, town TEXT, note TEXT);
CREATE UNIQUE INDEX places_once ON places (coalesce(street, ''), coalesce(town, ''));
