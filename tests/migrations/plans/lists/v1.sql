-- Articles whose sections and languages are lists of old codes.
CREATE TABLE articles (id INTEGER PRIMARY KEY, sections TEXT, languages TEXT);
INSERT INTO articles VALUES (1, 'sp;pol;eco', '["d","e"]'), (2, 'eco;sp;eco', '["f"]'), (3, 'old;sp', '[]'), (4, 'sp;wx', '["e"]'),
  (5, '', NULL), (6, NULL, '["e","?","d"]'), (7, 'pol', '["e"');
PRAGMA user_version = 1;
