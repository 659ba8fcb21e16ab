"""How the property tests run: without a deadline, since a busy machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("spikes", deadline=None)
settings.load_profile("spikes")
