"""What things are: plain dataclasses and pure rules. No files, no clock, no terminal."""
