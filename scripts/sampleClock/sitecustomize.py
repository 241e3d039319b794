"""Gives a Python that has this folder on its PYTHONPATH another time: `$SAMPLE_CLOCK` names a file with three numbers,
the real second at which the clock was set, the second that it then showed, and how many times faster it goes.

So a sample that is recorded in three minutes tells of a week, in all that MLflow dates; nothing is changed afterwards.
"""

import os
import time

real_time = time.time


def shifted_time():
    with open(os.environ["SAMPLE_CLOCK"]) as file:
        set_at, shown, pace = map(float, file.read().split())
    return shown + (real_time() - set_at) * pace


time.time = shifted_time
