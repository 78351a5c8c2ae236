"""What several phrases tell together: a meeting and who was there, a loan and what it is for."""
