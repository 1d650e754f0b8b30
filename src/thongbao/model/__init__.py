"""2. Plain data → Office, Units, Notice: every key of the record, read strictly and named in English."""
