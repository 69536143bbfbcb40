"""Statistics of one learner: sums of what was answered, and what the cards are like now, as figures to be shown."""
