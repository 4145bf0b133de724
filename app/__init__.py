"""The faces: command and pages."""
