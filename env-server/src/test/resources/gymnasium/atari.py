"""Writes Atari steps of sampled actions: id, keyword arguments as JSON, first seed, number of seeds, steps for each."""

import hashlib
import json
import pathlib
import struct
import sys
import tempfile

import ale_py
import gymnasium

gymnasium.register_envs(ale_py)
ale_py.ALEInterface.setLoggerMode(ale_py.LoggerMode.Error)

env_id, kwargs, first, seeds, steps = sys.argv[1], json.loads(sys.argv[2]), *map(int, sys.argv[3:6])
if isinstance(kwargs.get("frameskip"), list):
    kwargs["frameskip"] = tuple(kwargs["frameskip"])
if env_id == "GymWire/OpenPong-v0":
    # Our own cartridge, which ale-py has to take for a ROM of Pong that it does not know.
    rom = pathlib.Path(tempfile.mkdtemp()) / "pong.bin"
    rom.write_bytes(pathlib.Path("src/main/resources/openpong/openpong.bin").read_bytes())
    ale_py.roms.get_rom_path = lambda name: rom
    pong = gymnasium.spec("ALE/Pong-v5")
    gymnasium.register(env_id, pong.entry_point, kwargs=pong.kwargs)
env = gymnasium.make(env_id, **kwargs)
write = sys.stdout.buffer.write


def state(observation, info):
    write(hashlib.md5(observation.tobytes()).digest())
    write(struct.pack("<qqq", info["lives"], info["episode_frame_number"], info["frame_number"]))


for seed in range(first, first + seeds):
    observation, info = env.reset(seed=seed)
    state(observation, info)
    write(struct.pack("<qq", *map(int, info["seeds"])))
    env.action_space.seed(seed)
    for _ in range(steps):
        action = int(env.action_space.sample())
        observation, reward, terminated, truncated, info = env.step(action)
        write(struct.pack("<qd??", action, reward, terminated, truncated))
        state(observation, info)
        if terminated or truncated:
            observation, info = env.reset()
            state(observation, info)
