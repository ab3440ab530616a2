"""The screens of the journal, one file a screen."""
