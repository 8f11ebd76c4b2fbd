"""Updates a DQN of pictures as PyTorch's users write it, as often as each line on stdin says, and answers with the nanoseconds that it took.

Arguments: cpu or cuda, the batch, the number of actions. The replay memory holds whole stacks and draws them with NumPy, as those of CleanRL and
Stable-Baselines3 do; the network is that of Mnih et al. (2015).
"""

import sys
import time

import numpy as np
import torch
from torch import nn

device, batch, actions = torch.device(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
FILLED = 1000
if device.type == "cpu":
    torch.set_num_threads(1)


def network():
    return nn.Sequential(
        nn.Conv2d(4, 32, 8, stride=4),
        nn.ReLU(),
        nn.Conv2d(32, 64, 4, stride=2),
        nn.ReLU(),
        nn.Conv2d(64, 64, 3, stride=1),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(3136, 512),
        nn.ReLU(),
        nn.Linear(512, actions),
    ).to(device)


online, target = network(), network()
target.load_state_dict(online.state_dict())
optimizer = torch.optim.Adam(online.parameters(), lr=1e-4)
random = np.random.default_rng(0)
observations = random.integers(0, 256, (FILLED, 4, 84, 84), np.uint8)
next_observations = random.integers(0, 256, (FILLED, 4, 84, 84), np.uint8)
taken = random.integers(0, actions, (FILLED, 1))
rewards = np.ones((FILLED, 1), np.float32)
ends = np.zeros((FILLED, 1), np.float32)


def update():
    drawn = random.integers(0, FILLED, batch)
    columns = observations, next_observations, taken, rewards, ends
    seen, then, action, reward, end = (torch.as_tensor(column[drawn]).to(device) for column in columns)
    with torch.no_grad():
        best = target(then / 255.0).max(1, keepdim=True).values
        expected = reward + 0.99 * (1 - end) * best
    value = online(seen / 255.0).gather(1, action)
    loss = nn.functional.smooth_l1_loss(value, expected)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


update()
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter_ns()
    for _ in range(int(line)):
        update()
    if device.type == "cuda":
        torch.cuda.synchronize()
    print("done", time.perf_counter_ns() - start, flush=True)
