"""Forecasts of a dyad as distributions, each beside its backtest."""

from summitry.relations.forecast.predict import predict
from summitry.relations.forecast.record import Forecast, Step

__all__ = ["Forecast", "Step", "predict"]
