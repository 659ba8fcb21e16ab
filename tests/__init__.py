"""One file a module; page: the page without a browser; browser: the page in a real one."""
