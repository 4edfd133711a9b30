"""How relations moved, by numbers: barometer, a meeting's effect, forecasts; each beside its baseline."""
