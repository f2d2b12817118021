"""What single values mean: status words, days, companies, channels, reasons, flags, notes."""
