"""Let a program that starts with this folder on its path live at another time: CLOCK is by how many seconds."""

import os
import time

SHIFT = float(os.environ["CLOCK"])
NOW, NOW_NS = time.time, time.time_ns

time.time = lambda: NOW() + SHIFT
time.time_ns = lambda: NOW_NS() + int(SHIFT * 1e9)
