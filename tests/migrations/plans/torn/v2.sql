CREATE TABLE lines (shop INT, number TEXT, place INT, sku TEXT REFERENCES prices (sku), cents INT NOT NULL, PRIMARY KEY (shop, number, place));
