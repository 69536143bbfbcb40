"""How each kind of answer is marked; `core.grading` chooses among these."""
