CREATE TABLE articles (id INTEGER PRIMARY KEY, sections TEXT, languages TEXT CHECK (languages IS NULL OR json_valid(languages)));
