"""The command line: one module a command. The only place that reads the clock, the environment and the terminal."""
