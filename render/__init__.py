"""A debate as pages: views, templates, static files, and putting the site in its place.

Nothing is judged here. A page is a function of a node, the heads of its neighbours and a template.
"""
