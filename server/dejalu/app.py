"""The composition root: the only place that knows all parts."""

import logging

from flask import Flask

from dejalu import __version__
from dejalu.api import (
    acts,
    addresses,
    archive,
    backups,
    citations,
    clients,
    digests,
    enrichment,
    errors,
    exports,
    guard,
    health,
    imports,
    inbox,
    kept_files,
    library,
    matches,
    notes,
    page,
    parsing,
    request_log,
    sending,
    settings,
    statistics,
    sync,
)
from dejalu.backups.shelf import Shelf
from dejalu.config import Config
from dejalu.database import Database
from dejalu.doctor import Doctor
from dejalu.enrichment.enricher import Enricher
from dejalu.schemas import acts as act_schemas
from dejalu.schemas import operations
from dejalu.services import readers
from dejalu.services.proofs import Prover


def create_app(config: Config, database: Database, shelf: Shelf | None = None) -> Flask:
    """The server's WSGI application, on a database that is open, with its backups on a shelf."""
    shelf = shelf or Shelf.of(config.data)
    enricher = Enricher.of(config, database)
    app = errors.DiscreetFlask("dejalu", static_folder=None)
    app.config.update(
        API_TITLE="Dejalu",
        API_VERSION=__version__,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS={
            "security": [{"token": []}],
            "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        },
    )
    app.logger.setLevel(logging.INFO)
    with database.writing() as session:
        own = readers.get_library(session)
        prover = Prover(own.server_id, own.proof_key)
        readers.get_me(session)
    app.extensions |= {"enricher": enricher, "prover": prover}
    request_log.install(app)
    guard.install(app, database, config)
    parsing.install(app)
    errors.install(app)
    api = errors.UniformApi(app)
    for schema in (*operations.TYPES.values(), *act_schemas.TYPES.values()):
        api.spec.components.schema(schema.__name__, schema=schema)
    for blueprint in (
        clients.blueprint(database, prover, config),
        sync.blueprint(database),
        library.blueprint(database),
        acts.blueprint(database),
        inbox.blueprint(database),
        statistics.blueprint(database),
        imports.blueprint(database),
        citations.blueprint(database),
        exports.blueprint(database),
        archive.blueprint(database),
        digests.blueprint(database),
        kept_files.blueprint(database, config.data),
        addresses.blueprint(database, config.public_url),
        matches.blueprint(database),
        notes.blueprint(database),
        settings.blueprint(database),
        sending.blueprint(database, config),
        enrichment.blueprint(enricher),
        backups.blueprint(database, shelf),
        health.blueprint(Doctor(database, shelf, config.data)),
    ):
        api.register_blueprint(blueprint)
    app.register_blueprint(addresses.public(database))
    app.register_blueprint(page.blueprint())
    return app
