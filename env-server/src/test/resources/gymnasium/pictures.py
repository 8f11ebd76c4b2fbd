"""Writes 400 random pictures, and what one of the picture wrappers makes of them: Gymnasium's own, or after Stable-Baselines3 and Bolts."""

import struct
import sys

import cv2
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


def bolts_frame(picture):
    red, green, blue = np.moveaxis(picture.astype(np.float32), 2, 0)
    gray = red * 0.299 + green * 0.587 + blue * 0.114
    return cv2.resize(gray, (84, 110), interpolation=cv2.INTER_AREA)[18:102].astype(np.uint8)


random = np.random.default_rng(2013)
for i in range(400):
    height, width = random.integers(1, 100, 2)
    if sys.argv[1] == "gray":
        picture = random.integers(0, 256, (height, width, 3), np.uint8)
        expected = wrappers.GrayscaleObservation(Picture(picture), keep_dim=i % 2 == 1).reset()[0]
    elif sys.argv[1] == "opencv-gray":
        picture = random.integers(0, 256, (height, width, 3), np.uint8)
        expected = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    elif sys.argv[1] == "bolts":
        # Noise, and a picture of few colours, whose grays are more often next to a whole number.
        picture = random.integers(0, 256, ([210, 250][i % 4 // 2], 160, 3), np.uint8)
        if i % 2:
            picture = random.integers(0, 256, (4, 3), np.uint8)[picture[:, :, 0] // 64]
        expected = bolts_frame(picture)
    else:
        new_height, new_width = random.integers(1, height + 1), random.integers(1, width + 1)
        if i % 4 == 0:
            factors = random.integers(1, 5, 2)
            height, width = new_height * factors[0], new_width * factors[1]
        elif i % 40 == 1:
            height, width, new_height, new_width = 210, 160, 84, 84
        shape = [(height, width), (height, width, 1), (height, width, 3), (height, width, 4), (height, width, 2)][i % 5]
        picture = random.integers(0, 256, shape, np.uint8)
        expected = wrappers.ResizeObservation(Picture(picture), (int(new_height), int(new_width))).reset()[0]
    write_array(picture)
    write_array(expected)
