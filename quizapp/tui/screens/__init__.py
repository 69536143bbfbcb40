"""The screens: each maps keys to what a learner can do there."""
