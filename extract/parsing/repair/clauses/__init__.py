"""Mends clauses: their verb, who does what it says, and what each of them hangs on."""
