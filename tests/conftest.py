"""What all tests share: laws are tried without a wall clock."""

from hypothesis import HealthCheck, settings

settings.register_profile("quizapp", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("quizapp")
