"""Record → what its words give and it does not state: assignments, units, deadlines; put into its file on request."""
