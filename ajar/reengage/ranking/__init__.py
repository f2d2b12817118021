"""The ranked list: rules, score, reasons, weekly plan and watch list together."""
