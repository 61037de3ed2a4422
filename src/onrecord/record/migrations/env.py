"""Run the migrations on the connection that was handed over; the caller holds the transaction."""

from alembic import context

from onrecord.record.reading_tables import OF_A_READING

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=OF_A_READING[0].metadata,
    transactional_ddl=False,  # the caller's transaction holds everything, pragmas too
)
context.run_migrations()
