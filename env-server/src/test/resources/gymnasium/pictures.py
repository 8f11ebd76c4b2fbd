"""Writes 400 random pictures, and what one of Gymnasium's picture wrappers makes of them."""

import struct
import sys

import gymnasium
import numpy as np
from gymnasium import wrappers


class Picture(gymnasium.Env):
    """Observes one picture."""

    def __init__(self, picture):
        self.picture = picture
        self.observation_space = gymnasium.spaces.Box(0, 255, picture.shape, np.uint8)
        self.action_space = gymnasium.spaces.Discrete(2)

    def reset(self, *, seed=None, options=None):
        return self.picture, {}


def write_array(array):
    sys.stdout.buffer.write(struct.pack("<q", array.ndim) + struct.pack(f"<{array.ndim}q", *array.shape))
    sys.stdout.buffer.write(np.ascontiguousarray(array).tobytes())


random = np.random.default_rng(2013)
for i in range(400):
    height, width = random.integers(1, 100, 2)
    if sys.argv[1] == "gray":
        picture = random.integers(0, 256, (height, width, 3), np.uint8)
        wrapped = wrappers.GrayscaleObservation(Picture(picture), keep_dim=i % 2 == 1)
    else:
        new_height, new_width = random.integers(1, height + 1), random.integers(1, width + 1)
        if i % 4 == 0:
            factors = random.integers(1, 5, 2)
            height, width = new_height * factors[0], new_width * factors[1]
        elif i % 40 == 1:
            height, width, new_height, new_width = 210, 160, 84, 84
        shape = [(height, width), (height, width, 1), (height, width, 3), (height, width, 4), (height, width, 2)][i % 5]
        picture = random.integers(0, 256, shape, np.uint8)
        wrapped = wrappers.ResizeObservation(Picture(picture), (int(new_height), int(new_width)))
    write_array(picture)
    write_array(wrapped.reset()[0])
