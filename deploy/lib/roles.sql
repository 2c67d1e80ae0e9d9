-- The private cluster's two roles and one database. Run at every start, so it also mends a changed password.
-- dashboard_owner owns the tables and changes them; dashboard_app serves readers, owns nothing and cannot pass
-- row-level security. Passwords come from the environment, never from the command line.
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD

SELECT format('CREATE ROLE %I', name) FROM (VALUES ('dashboard_owner'), ('dashboard_app')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

ALTER ROLE dashboard_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE dashboard_app   LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';

SELECT 'CREATE DATABASE dashboard OWNER dashboard_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'dashboard') \gexec

REVOKE ALL ON DATABASE dashboard FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE dashboard TO dashboard_app;
