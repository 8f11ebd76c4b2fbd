"""Makes Atari games of ale-py, and GymWire's own, for the scripts beside it."""

import hashlib
import json
import pathlib
import struct
import tempfile

import ale_py
import gymnasium

gymnasium.register_envs(ale_py)
ale_py.ALEInterface.setLoggerMode(ale_py.LoggerMode.Error)

OPEN_PONG = "GymWire/OpenPong-v0"


def register_open_pong():
    # Our own cartridge, which ale-py has to take for a ROM of Pong that it does not know.
    rom = pathlib.Path(tempfile.mkdtemp()) / "pong.bin"
    rom.write_bytes(pathlib.Path("src/main/resources/openpong/openpong.bin").read_bytes())
    ale_py.roms.get_rom_path = lambda name: rom
    pong = gymnasium.spec("ALE/Pong-v5")
    gymnasium.register(OPEN_PONG, pong.entry_point, kwargs=pong.kwargs)


def arguments(kwargs):
    """JSON has lists where Python's arguments are tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kwargs.items()}


def make(env_id, kwargs):
    if env_id == OPEN_PONG:
        register_open_pong()
    return gymnasium.make(env_id, **arguments(json.loads(kwargs)))


def state(observation, info):
    counts = struct.pack("<qqq", info["lives"], info["episode_frame_number"], info["frame_number"])
    return hashlib.md5(observation.tobytes()).digest() + counts
