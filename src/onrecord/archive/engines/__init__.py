"""Engines that carry a job out, each in one file. The rest of the package knows none of them."""
