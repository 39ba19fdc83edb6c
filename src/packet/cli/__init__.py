"""argv → calls, printing, exit codes, the clock: one small file a command."""
