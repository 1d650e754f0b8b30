"""Run by Alembic: bring the connection that the program hands over to a version of the tables."""

from alembic import context

from thongbao.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
