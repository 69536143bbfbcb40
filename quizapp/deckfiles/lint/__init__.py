"""Item-writing rules: what makes a question better, each rule with its reason, its limits and an example."""
