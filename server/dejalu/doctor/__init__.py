"""Looks over a library and all that belongs to it, and mends what can be mended."""

from dejalu.doctor.doctor import NAMES, Doctor

__all__ = ["NAMES", "Doctor"]
