"""8. Issued paper → number, register row, assignment rows."""
