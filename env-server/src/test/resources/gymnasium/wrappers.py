"""Writes 600 steps of CartPole, or of the pictures of a tiny environment, under one wrapper."""

import struct
import sys

import gymnasium
import numpy as np
from gymnasium import wrappers


class Bytes(gymnasium.Env):
    """Observes bytes that count up, so that arithmetic with integers shows."""

    observation_space = gymnasium.spaces.Box(0, 255, (3, 2), np.uint8)
    action_space = gymnasium.spaces.Discrete(2)

    def reset(self, *, seed=None, options=None):
        self.count = 0
        return self.look(), {}

    def step(self, action):
        self.count += 7
        return self.look(), float(self.count % 5 - 2), self.count > 300, False, {}

    def look(self):
        return (np.arange(6, dtype=np.int64) * 31 + self.count).astype(np.uint8).reshape(3, 2)


stacks = {
    "stack": lambda env: wrappers.FrameStackObservation(env, 4),
    "stack-zero": lambda env: wrappers.FrameStackObservation(env, 3, padding_type="zero"),
    "normalize": lambda env: wrappers.NormalizeObservation(env),
    "normalize-epsilon": lambda env: wrappers.NormalizeObservation(env, epsilon=0.25),
    "clip": lambda env: wrappers.ClipReward(env, -0.5, 0.5),
    "clip-low": lambda env: wrappers.ClipReward(env, min_reward=1.5),
    "skip": lambda env: wrappers.MaxAndSkipObservation(env, 3),
    "statistics": lambda env: wrappers.RecordEpisodeStatistics(env),
    "all": lambda env: wrappers.RecordEpisodeStatistics(
        wrappers.FrameStackObservation(wrappers.NormalizeObservation(wrappers.ClipReward(env, 0, 0.25)), 2)
    ),
}
env = stacks[sys.argv[2]](gymnasium.make("CartPole-v1") if sys.argv[1] == "cartpole" else Bytes())
write = sys.stdout.buffer.write
observation, _ = env.reset(seed=3)
env.action_space.seed(3)
write(np.ascontiguousarray(observation).tobytes())
for _ in range(600):
    action = int(env.action_space.sample())
    observation, reward, terminated, truncated, info = env.step(action)
    write(struct.pack("<q", action))
    write(np.ascontiguousarray(observation).tobytes())
    write(struct.pack("<d??", reward, terminated, truncated))
    statistics = info.get("episode", {"r": 0.0, "l": 0})
    write(struct.pack("<dq", statistics["r"], statistics["l"]))
    if terminated or truncated:
        observation, _ = env.reset()
        write(np.ascontiguousarray(observation).tobytes())
