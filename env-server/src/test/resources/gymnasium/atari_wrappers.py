"""Writes Atari steps of sampled actions under wrappers.

Arguments: id, its keyword arguments as JSON, the wrappers as JSON, innermost first: [[name, keyword arguments], ...], first seed,
number of seeds, steps for each. What Gymnasium has is Gymnasium's; the others are written out after Mnih et al. (2015), WarpFrame and
OpenCVGray with the calls to OpenCV that Stable-Baselines3 and Gymnasium 0.29 make, BoltsFrame with those of Lightning Bolts.
"""

import json
import struct
import sys

import atari_games
import cv2
import gymnasium
import numpy as np
from gymnasium import wrappers


class NoopReset(gymnasium.Wrapper):
    def __init__(self, env, noop_max):
        super().__init__(env)
        self.noop_max = noop_max

    def reset(self, **kwargs):
        observation, info = self.env.reset(**kwargs)
        for _ in range(self.unwrapped.np_random.integers(1, self.noop_max + 1)):
            observation, _, terminated, truncated, info = self.env.step(0)
            if terminated or truncated:
                observation, info = self.env.reset(**kwargs)
        return observation, info


class EpisodicLife(gymnasium.Wrapper):
    over, lives = True, 0

    def step(self, action):
        observation, reward, terminated, truncated, info = self.env.step(action)
        self.over = terminated or truncated
        left = self.unwrapped.ale.lives()
        lost, self.lives = left < self.lives, left
        return observation, reward, terminated or (lost and left > 0), truncated, info

    def reset(self, **kwargs):
        ended = self.over or kwargs.get("seed") is not None
        if not ended:
            observation, _, terminated, truncated, info = self.env.step(0)
            ended = terminated or truncated
        if ended:
            observation, info = self.env.reset(**kwargs)
        self.lives = self.unwrapped.ale.lives()
        return observation, info


class FireReset(gymnasium.Wrapper):
    def reset(self, **kwargs):
        self.env.reset(**kwargs)
        for action in 1, 2:
            observation, _, terminated, truncated, info = self.env.step(action)
            if terminated or truncated:
                observation, info = self.env.reset(**kwargs)
        return observation, info


class ClipReward(gymnasium.RewardWrapper):
    def __init__(self, env, sign):
        super().__init__(env)

    def reward(self, reward):
        return float(np.sign(reward))


class Picture(gymnasium.ObservationWrapper):
    """Shows a picture of another shape."""

    def __init__(self, env):
        super().__init__(env)
        self.observation_space = gymnasium.spaces.Box(0, 255, self.observation(env.observation_space.sample()).shape, np.uint8)


class OpenCVGray(Picture):
    def observation(self, picture):
        return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)


class WarpFrame(Picture):
    def observation(self, picture):
        return cv2.resize(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (84, 84), interpolation=cv2.INTER_AREA)


class BoltsFrame(Picture):
    def observation(self, picture):
        red, green, blue = np.moveaxis(picture.astype(np.float32), 2, 0)
        gray = red * 0.299 + green * 0.587 + blue * 0.114
        return cv2.resize(gray, (84, 110), interpolation=cv2.INTER_AREA)[18:102].astype(np.uint8)


made = {
    "AtariPreprocessing": wrappers.AtariPreprocessing,
    "BoltsFrame": BoltsFrame,
    "ClipReward": ClipReward,
    "EpisodicLife": EpisodicLife,
    "FireReset": FireReset,
    "FrameStack": wrappers.FrameStackObservation,
    "GrayscaleObservation": wrappers.GrayscaleObservation,
    "MaxAndSkip": wrappers.MaxAndSkipObservation,
    "NoopReset": NoopReset,
    "OpenCVGray": OpenCVGray,
    "ResizeObservation": wrappers.ResizeObservation,
    "WarpFrame": WarpFrame,
}


env = atari_games.make(sys.argv[1], sys.argv[2])
for name, kwargs in json.loads(sys.argv[3]):
    env = made[name](env, **atari_games.arguments(kwargs))
first, seeds, steps = map(int, sys.argv[4:7])
write = sys.stdout.buffer.write


def state(observation, info):
    return atari_games.state(np.ascontiguousarray(observation), info)


for seed in range(first, first + seeds):
    write(state(*env.reset(seed=seed)))
    env.action_space.seed(seed)
    for _ in range(steps):
        action = int(env.action_space.sample())
        observation, reward, terminated, truncated, info = env.step(action)
        write(struct.pack("<qd??", action, reward, terminated, truncated))
        write(state(observation, info))
        if terminated or truncated:
            write(state(*env.reset()))
