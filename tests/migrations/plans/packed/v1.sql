-- A small shop: an order's lines are one text, "sku:pieces:options;…", and the options of a line again one, "red|large".
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, lines TEXT);
INSERT INTO orders VALUES (1, 'Ann', 'pen:2:red|fine;ink:1:'), (2, 'Bob', 'pad:5:'), (3, 'Cy', ''), (4, 'Di', NULL),
  (5, 'Ed', 'pen:two:red'), (6, 'Flo', 'ink:1:blue;:3:green'), (7, 'Gus', 'pen:1:red|red'), (8, 'Ha', 'Füller:1:grün|ünï');
PRAGMA user_version = 1;
