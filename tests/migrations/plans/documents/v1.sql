-- A recipe box that kept each recipe as one JSON object.
CREATE TABLE documents (id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO documents VALUES
 (1, '{"title":"Soup","source":{"name":"Gran","url":null},"nutrition":{"kcal":250,"fat":3.5},"tags":["warm","quick"],
   "steps":[{"text":"Chop","minutes":5},{"text":"Boil","minutes":30}],
   "ingredients":[{"name":"leek","amount":2,"unit":"pc","instead":["onion","shallot"]},{"name":"water","amount":1.5,"unit":"l"}],
   "images":["soup.jpg"],"ratings":{"ann":5,"bob":3}}'),
 (2, '{"title":"Toast","tags":[],"steps":[{"text":"Toast it"}],"ingredients":[{"name":"bread","amount":1,"unit":null,"instead":[]}]}'),
 (3, '{"title":"Torn","tags":["warm"'),
 (4, NULL),
 (5, '{"source":{"name":"nobody"},"tags":["untitled"]}'),
 (6, '{"title":"Crème brûlée","source":{"name":"Web","url":"https://example.org/?a=1&b=\"2\""},"images":["a.jpg","b.jpg"],"ratings":{"cy":4}}');
PRAGMA user_version = 1;
