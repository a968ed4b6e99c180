"""What explains a verdict; to become part of views/."""
