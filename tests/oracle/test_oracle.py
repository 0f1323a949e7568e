# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test of the oracle itself: small cases worked out by hand, so that it can be trusted.

    python3 tests/oracle/test_oracle.py [-v] [CLASS[.TEST]]
"""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from test_comparing import *  # noqa: E402,F401,F403
from test_tables import *  # noqa: E402,F401,F403
from test_values import *  # noqa: E402,F401,F403

if __name__ == "__main__":
    unittest.main()
