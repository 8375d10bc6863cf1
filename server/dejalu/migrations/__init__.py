"""The schema's history: one Alembic revision a change, each applied in one transaction."""
