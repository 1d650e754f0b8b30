"""9. Issued papers → sealed package, and back: verify, search, export."""
