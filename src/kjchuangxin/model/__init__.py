"""What a valid plan, breakdown and progress file is."""
