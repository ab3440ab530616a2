"""The command line. One file a command group; a group's code is imported only when it runs."""
