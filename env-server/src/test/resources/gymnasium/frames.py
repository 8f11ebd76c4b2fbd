"""Writes pictures of CartPoles at the positions and angles given as pairs of arguments."""

import sys

import gymnasium
import numpy as np

env = gymnasium.make("CartPole-v1", render_mode="rgb_array")
env.reset(seed=0)
numbers = [float(argument) for argument in sys.argv[1:]]
for position, angle in zip(numbers[::2], numbers[1::2], strict=True):
    env.unwrapped.state = np.array([position, 0.0, angle, 0.0])
    sys.stdout.buffer.write(np.ascontiguousarray(env.render()).tobytes())
