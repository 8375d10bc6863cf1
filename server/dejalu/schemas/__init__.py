"""What comes in and goes out over HTTP, as marshmallow schemas: pure validation, strict, and nothing unknown."""
