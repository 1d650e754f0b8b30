"""Papers of a .docx → findings: every rule of form passed, failed, not applicable or not evaluated."""
