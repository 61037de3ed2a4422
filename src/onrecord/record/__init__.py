"""The database: tables, migrations, custody, write, query; the only room that knows its SQL."""
