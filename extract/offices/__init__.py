"""Which offices persons hold, and of which bodies."""
