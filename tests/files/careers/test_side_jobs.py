"""What says that a job is beside another."""

import pytest

from spikes.files.careers import read
from spikes.files.careers.side_jobs import says_so
from tests.files.careers.examples import BLANK


@pytest.mark.parametrize(("share", "expected"), [(0, True), (50, True), (51, False), (100, False)])
def test_half_of_a_job_is_beside_another(share: int, expected: bool) -> None:  # noqa: FBT001
    """Up to 50 % of a job is beside another, in a name and in a column of workloads."""
    assert says_so(f"PM ({share} %)") is expected
    found = read(f"Company,From,To,Pensum\nAcme,2019-01,,{share}\nBeta,2018-01,,100", BLANK)
    assert [role.beside for role in found.roles] == [expected, not expected]


@pytest.mark.parametrize(("length", "expected"), [(60, True), (61, False)])
def test_a_long_cell_says_nothing(length: int, expected: bool) -> None:  # noqa: FBT001
    """A cell of more than 60 characters is a description, which may speak of others."""
    cell = "part-time ".ljust(length, "x")
    found = read(f"Company,From,To,Notes\nAcme,2019-01,,{cell}\nBeta,2018-01,,", BLANK)
    assert [role.beside for role in found.roles] == [expected, not expected]
