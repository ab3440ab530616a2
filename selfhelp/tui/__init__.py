"""The full-screen companion. The only room that knows Textual.

`start.run` is the way in; it cleans the environment before Textual is imported. Each screen is a
file in `screens/`, with its style beside it where it needs one; each way of answering is a file in
`widgets/`.
"""
