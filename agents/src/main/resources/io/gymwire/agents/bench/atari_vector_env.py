"""Steps ale-py's AtariVectorEnv as often as each line on stdin says, and answers with the nanoseconds that it took."""

import sys
import time

import numpy as np
from ale_py.vector_env import AtariVectorEnv

game, num_envs, num_threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
envs = AtariVectorEnv(
    game=game,
    num_envs=num_envs,
    num_threads=num_threads,
    frameskip=4,
    stack_num=4,
    noop_max=30,
    repeat_action_probability=0.0,
    reward_clipping=False,
    use_fire_reset=False,
    autoreset_mode="SameStep",
)
envs.reset(seed=0)
actions = np.random.default_rng(0).integers(envs.single_action_space.n, size=(256, num_envs))
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter_ns()
    for i in range(int(line)):
        envs.step(actions[i % len(actions)])
    print("done", time.perf_counter_ns() - start, flush=True)
