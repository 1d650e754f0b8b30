"""An office's own old paper → a template: its words exchanged for tags, its look kept."""
