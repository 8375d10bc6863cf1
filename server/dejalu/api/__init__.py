"""The HTTP API, all under `/api`: JSON in snake_case, one file a resource, the view is the verb.

Every failure leaves in one shape, `{"code", "status", "message", "errors"}`. What each route takes and gives
is at `/api/openapi.json`, made from the schemas.
"""
