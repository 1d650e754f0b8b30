"""Alembic's folder: ``env.py`` runs the versions on a connection that is handed over."""
