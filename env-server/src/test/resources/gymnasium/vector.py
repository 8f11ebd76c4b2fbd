"""Writes steps of a vector of CartPoles: vectorization mode, autoreset mode, environments, steps, time limit, sutton."""

import sys

import gymnasium
import numpy as np

mode, autoreset, count, steps, limit, sutton = sys.argv[1:]
count, steps = int(count), int(steps)
arguments = {"max_episode_steps": int(limit), "sutton_barto_reward": sutton == "true"}
if mode == "sync":
    arguments["vector_kwargs"] = {"autoreset_mode": gymnasium.vector.AutoresetMode[autoreset]}
envs = gymnasium.make_vec("CartPole-v1", num_envs=count, vectorization_mode=mode, **arguments)
write = sys.stdout.buffer.write

observation, _ = envs.reset(seed=42, options={"low": -0.1, "high": 0.1})
envs.action_space.seed(7)
write(observation.astype("<f4").tobytes())
ended = np.zeros(count, dtype=bool)
for _ in range(steps):
    if autoreset == "DISABLED" and ended.any():
        observation, _ = envs.reset(options={"reset_mask": ended})
        write(observation.astype("<f4").tobytes())
    actions = envs.action_space.sample()
    observation, reward, terminated, truncated, info = envs.step(actions)
    ended = terminated | truncated
    write(actions.astype("<i8").tobytes())
    write(observation.astype("<f4").tobytes())
    write(reward.astype("<f8").tobytes())
    write(terminated.tobytes())
    write(truncated.tobytes())
    if autoreset == "SAME_STEP":
        mask = info.get("_final_obs", np.zeros(count, dtype=bool))
        write(mask.tobytes())
        for i in np.flatnonzero(mask):
            write(info["final_obs"][i].astype("<f4").tobytes())
