"""The use cases: what a learner or an author can do; both front ends call the Trainer."""
