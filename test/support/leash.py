"""`leash.py COMMAND…` runs a command, and ends its own process group when the process that started it is gone.

So no server outlives the test that started it, not even a test killed outright.
"""

import os
import signal
import subprocess
import sys
import threading
import time

owner = os.getppid()
child = subprocess.Popen(sys.argv[1:])


def end_with_owner():
    while os.getppid() == owner:
        time.sleep(0.5)
    os.killpg(0, signal.SIGKILL)


if os.name == "posix":
    threading.Thread(target=end_with_owner, daemon=True).start()
sys.exit(child.wait())
