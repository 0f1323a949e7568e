CREATE TABLE orders (number TEXT, shop INT, items TEXT, PRIMARY KEY (shop, number)) WITHOUT ROWID;
CREATE TABLE prices (sku TEXT PRIMARY KEY, cents INT);
INSERT INTO orders VALUES ('A1', 1, '[{"sku":"tea","n":2},{"sku":"salt","n":1}]'), ('A2', 1, '[{"sku":"tea","n"'), ('A3', 1, '[]'),
  ('A1', 2, '[{"sku":"salt","n":3}]'), ('A9', 2, 'none');
INSERT INTO prices VALUES ('tea', 250), ('salt', 90);
