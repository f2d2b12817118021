"""Long computations in threads, by turns and with limits."""
