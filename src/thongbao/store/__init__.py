"""The register's database: engine, tables, migrations; SQLite in a file or PostgreSQL on a server."""
