"""Writes Atari steps of sampled actions: id, keyword arguments as JSON, first seed, number of seeds, steps for each."""

import struct
import sys

import atari_games

env = atari_games.make(sys.argv[1], sys.argv[2])
first, seeds, steps = map(int, sys.argv[3:6])
write = sys.stdout.buffer.write

for seed in range(first, first + seeds):
    observation, info = env.reset(seed=seed)
    write(atari_games.state(observation, info))
    write(struct.pack("<qq", *map(int, info["seeds"])))
    env.action_space.seed(seed)
    for _ in range(steps):
        action = int(env.action_space.sample())
        observation, reward, terminated, truncated, info = env.step(action)
        write(struct.pack("<qd??", action, reward, terminated, truncated))
        write(atari_games.state(observation, info))
        if terminated or truncated:
            write(atari_games.state(*env.reset()))
