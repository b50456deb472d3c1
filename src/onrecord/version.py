"""The version, kept where it can be read without importing anything else."""

VERSION = "0.2.0"
