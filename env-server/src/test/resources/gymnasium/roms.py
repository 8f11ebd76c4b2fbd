"""Writes the path of the folder with ale-py's ROMs."""

import pathlib
import sys

import ale_py.roms

sys.stdout.write(str(pathlib.Path(ale_py.roms.__file__).parent))
