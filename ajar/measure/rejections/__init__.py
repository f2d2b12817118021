"""Rejections: their list, reasons and stages."""
