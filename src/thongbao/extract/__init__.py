"""3. Vietnamese text → assignments: who leads, who coordinates, by when."""
