"""Turn a folder of raw Vietnamese provincial news into a browsable static website."""

__version__ = "0.1.0"
