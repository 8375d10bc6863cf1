"""Runs the revisions on the connection that `database` hands over, inside its transaction."""

from alembic import context

from dejalu.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
