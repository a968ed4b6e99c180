"""What a person fills in: the text of a new plan, from nothing or from a sheet, and of the report that is owed."""
