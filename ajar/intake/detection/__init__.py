"""Where on which sheets the applications stand."""
