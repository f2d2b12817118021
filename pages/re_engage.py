"""An address that this page once had; it leads on to the page of today."""

from ajar.ui.frame import navigation

navigation.redirect("re_engage")
