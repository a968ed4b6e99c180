"""The languages of the program: which one is spoken, its catalogs, and how it writes names, numbers and days."""
