"""Writes whole CartPole episodes: id, how actions are chosen, number of episodes, then the environment's arguments."""

import struct
import sys

import gymnasium

env_id, controller, episodes = sys.argv[1], sys.argv[2], int(sys.argv[3])
arguments = dict(pair.split("=", 1) for pair in sys.argv[4:])
low, high = float(arguments.get("low", -0.05)), float(arguments.get("high", 0.05))
env = gymnasium.make(env_id, sutton_barto_reward="sutton" in arguments)
if "semi" in arguments:
    env.unwrapped.kinematics_integrator = "semi-implicit euler"
write = sys.stdout.buffer.write


def balance(observation):
    x, x_dot, theta, theta_dot = (float(number) for number in observation)
    return int(theta + 0.4 * theta_dot + 0.02 * x + 0.06 * x_dot > 0)


for seed in range(episodes):
    observation, _ = env.reset(seed=seed, options={"low": low, "high": high})
    env.action_space.seed(seed)
    write(env.unwrapped.state.astype("<f8").tobytes())
    write(observation.astype("<f4").tobytes())
    ended = False
    while not ended:
        action = balance(observation) if controller == "balance" else int(env.action_space.sample())
        observation, reward, terminated, truncated, _ = env.step(action)
        ended = terminated or truncated
        write(struct.pack("<q", action))
        write(env.unwrapped.state.astype("<f8").tobytes())
        write(observation.astype("<f4").tobytes())
        write(struct.pack("<d??", reward, terminated, truncated))
