"""What the JSON outputs hold, as models: their schemas and their documentation are made from these."""
