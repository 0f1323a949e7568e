CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL);
CREATE TABLE order_lines (order_id INTEGER NOT NULL REFERENCES orders (id), place INTEGER NOT NULL, sku TEXT NOT NULL CHECK (sku <> ''),
  pieces INTEGER NOT NULL CHECK (pieces > 0), PRIMARY KEY (order_id, place)) WITHOUT ROWID;
CREATE TABLE line_options (order_id INTEGER NOT NULL, place INTEGER NOT NULL, option TEXT NOT NULL,
  PRIMARY KEY (order_id, place, option), FOREIGN KEY (order_id, place) REFERENCES order_lines (order_id, place));
