"""Results into pictures: Vega-Lite specs without data, and the data they name.

Each spec is built once; the page sends coverages along, and sends them again when those change.
Weights change no coverage: each chart listens to an input of the page that holds them.
"""
