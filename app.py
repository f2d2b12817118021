"""The router: which pages exist is said in ``ajar.ui.navigation``, nothing else happens here."""

from ajar.ui import navigation

navigation.route()
