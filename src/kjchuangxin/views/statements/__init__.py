"""What is said of one target in sentences, as offices say it: what it aims at, how it stands, what it lacks."""
