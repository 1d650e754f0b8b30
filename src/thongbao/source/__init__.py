"""1. YAML files → plain data that remembers file, line and column."""
