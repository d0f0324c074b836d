"""What all tests share: property tests have no deadline, since a loaded machine is no defect."""

from hypothesis import settings

settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
