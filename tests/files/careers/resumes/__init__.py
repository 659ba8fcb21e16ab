"""Tests of the files of résumé builders."""
