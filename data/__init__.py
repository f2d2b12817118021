"""The sample, the blank template, and the scripts and the simulated searches behind them."""
