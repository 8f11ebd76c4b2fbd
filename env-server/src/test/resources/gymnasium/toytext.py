"""Writes whole toy text episodes of sampled actions: id, number of episodes, keyword arguments as JSON."""

import json
import struct
import sys

import gymnasium

env_id, episodes, kwargs = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
env = gymnasium.make(env_id, **kwargs)
write = sys.stdout.buffer.write


def tell(observation, info):
    write(struct.pack("<qd", observation, info["prob"]))
    write(bytes(info.get("action_mask", b"")))


write(struct.pack("<q", env.observation_space.n))
for seed in range(episodes):
    tell(*env.reset(seed=seed))
    env.action_space.seed(seed)
    ended = False
    while not ended:
        action = int(env.action_space.sample())
        observation, reward, terminated, truncated, info = env.step(action)
        ended = terminated or truncated
        write(struct.pack("<q", action))
        tell(observation, info)
        write(struct.pack("<d??", reward, terminated, truncated))
