"""The directory of help services: loading, choosing a country, what Help now shows, links.

Imports nothing but `domain` and the standard library: it is on the way of `selfhelp now`.
"""
