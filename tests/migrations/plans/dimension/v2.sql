CREATE TABLE devices (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE plays (id INTEGER PRIMARY KEY, track TEXT NOT NULL, device_id INTEGER REFERENCES devices (id), seconds INTEGER NOT NULL);
CREATE TABLE downloads (id INTEGER PRIMARY KEY, device_id INTEGER NOT NULL REFERENCES devices (id), bytes INTEGER NOT NULL);
CREATE INDEX plays_device ON plays (device_id);
CREATE INDEX downloads_device ON downloads (device_id);
