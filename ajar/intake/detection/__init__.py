"""Detection of the sheets, header rows and tables that hold applications."""
