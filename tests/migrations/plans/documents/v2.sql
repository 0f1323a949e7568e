CREATE TABLE recipes (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE sources (recipe_id INTEGER PRIMARY KEY REFERENCES recipes (id), name TEXT NOT NULL, url TEXT);
CREATE TABLE nutrition (recipe_id INTEGER PRIMARY KEY REFERENCES recipes (id), kcal INTEGER NOT NULL, fat REAL);
CREATE TABLE tags (recipe_id INTEGER NOT NULL REFERENCES recipes (id), tag TEXT NOT NULL, PRIMARY KEY (recipe_id, tag));
CREATE TABLE steps (recipe_id INTEGER NOT NULL REFERENCES recipes (id), place INTEGER NOT NULL, text TEXT NOT NULL, minutes INTEGER, PRIMARY KEY (recipe_id, place));
CREATE TABLE ingredients (recipe_id INTEGER NOT NULL REFERENCES recipes (id), place INTEGER NOT NULL, name TEXT NOT NULL, amount REAL, unit TEXT, PRIMARY KEY (recipe_id, place));
CREATE TABLE substitutes (recipe_id INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (recipe_id, place, name),
  FOREIGN KEY (recipe_id, place) REFERENCES ingredients (recipe_id, place));
CREATE TABLE images (recipe_id INTEGER NOT NULL REFERENCES recipes (id), place INTEGER NOT NULL, file TEXT NOT NULL, PRIMARY KEY (recipe_id, place));
CREATE TABLE ratings (recipe_id INTEGER NOT NULL REFERENCES recipes (id), person TEXT NOT NULL, stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5), PRIMARY KEY (recipe_id, person));
