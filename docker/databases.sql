-- Run by psql when the database's volume is new: one role for each side, and neither can open the other's database.
\getenv api_password API_DATABASE_PASSWORD
\getenv rasa_password RASA_DATABASE_PASSWORD

CREATE ROLE alongside LOGIN PASSWORD :'api_password';
CREATE DATABASE alongside OWNER alongside;
REVOKE CONNECT ON DATABASE alongside FROM PUBLIC;

CREATE ROLE rasa LOGIN PASSWORD :'rasa_password';
CREATE DATABASE rasa OWNER rasa;
REVOKE CONNECT ON DATABASE rasa FROM PUBLIC;
