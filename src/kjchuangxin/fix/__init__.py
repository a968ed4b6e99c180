"""Fixing what can only be meant in one way, and changing no other byte."""
