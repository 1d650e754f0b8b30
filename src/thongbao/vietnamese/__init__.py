"""Ground: Vietnamese wording as pure functions: text, dates, deadlines. Imports none of the steps."""
