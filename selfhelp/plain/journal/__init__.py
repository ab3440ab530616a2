"""The journal in lines: making and opening it, and its pages."""
