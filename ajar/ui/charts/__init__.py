"""Figures on pages."""
