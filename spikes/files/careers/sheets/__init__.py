"""Careers and offers in sheets: rows of cells, from text or from a spreadsheet."""
