"""Mending what has one meaning, and no other byte."""
