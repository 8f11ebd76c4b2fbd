"""Writes height, width and frames a second of pictures of the toy text environments given as arguments, int64."""

import sys

import gymnasium
import numpy as np

for env_id in sys.argv[1:]:
    env = gymnasium.make(env_id, render_mode="rgb_array")
    env.reset(seed=0)
    height, width, _ = env.render().shape
    numbers = [height, width, env.metadata["render_fps"]]
    sys.stdout.buffer.write(np.array(numbers, dtype=np.int64).tobytes())
