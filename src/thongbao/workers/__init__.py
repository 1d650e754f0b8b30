"""Work that is done by many: processes of this machine, or machines behind a scheduler."""
