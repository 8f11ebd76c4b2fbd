"""What Gymnasium's spaces are, and what they sample: one line a space and seed."""

import warnings

import numpy as np
from gymnasium.spaces import Box, Dict, Discrete, MultiBinary, MultiDiscrete, Text, Tuple
from gymnasium.vector.utils import batch_space

warnings.simplefilter("ignore")
INF = np.inf
F32 = np.float32


def array(values):
    values = np.asarray(values)
    return f"{values.dtype}{list(values.shape)}{values.tobytes().hex()}"


def member(value):
    if isinstance(value, np.ndarray):
        return array(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{k}={member(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(map(member, value)) + ")"
    return str(value)


def description(space):
    if isinstance(space, Box):
        return f"Box {array(space.low)} {array(space.high)}"
    if isinstance(space, Discrete):
        return f"Discrete {space.n} {space.start}"
    if isinstance(space, MultiDiscrete):
        return f"MultiDiscrete {array(space.nvec)} {array(space.start)}"
    if isinstance(space, MultiBinary):
        return f"MultiBinary {list(space.shape)}"
    if isinstance(space, Text):
        return f"Text {space.min_length} {space.max_length} {''.join(space.character_list)}"
    if isinstance(space, Tuple):
        return "Tuple(" + ",".join(map(description, space.spaces)) + ")"
    return "Dict(" + ",".join(f"{k}={description(s)}" for k, s in space.spaces.items()) + ")"


cart = np.array([4.8, INF, 0.41887903, INF], dtype=F32)
mixed_low = np.array([[-1, -INF, 0], [-INF, 5, -3]], dtype=F32)
mixed_high = np.array([[1, INF, INF], [-2, INF, 7.5]], dtype=F32)
parts = {"position": Box(-1, 1, (2,)), "colour": Discrete(3), "name": Text(4)}
SPACES = {
    "box": Box(-1.0, 2.0, (3, 4)),
    "box float64": Box(-1.5, 2.25, (5,), np.float64),
    "box cartpole": Box(-cart, cart),
    "box mixed": Box(mixed_low, mixed_high),
    "box below": Box(-INF, 3.5, (4,), np.float64),
    "box above": Box(3.5, INF, (4,), np.float64),
    "box scalar": Box(0, 1, ()),
    "box empty": Box(0, 1, (0, 2)),
    "box picture": Box(0, 255, (6, 5, 3), np.uint8),
    "box int8": Box(-128, 127, (40,), np.int8),
    "box int16": Box(-300, 300, (40,), np.int16),
    "box uint16": Box(0, 65535, (40,), np.uint16),
    "box int32": Box(-(2**31), 2**31 - 1, (40,), np.int32),
    "box uint32": Box(0, 2**32 - 1, (40,), np.uint32),
    "box int64": Box(-(2**40), 2**41, (40,), np.int64),
    "box uint64": Box(0, 2**53, (40,), np.uint64),
    "box bool": Box(0, 1, (40,), bool),
    "box int64 unbounded": Box(-INF, INF, (40,), np.int64),
    "box int8 below": Box(-INF, -126, (40,), np.int8),
    "box int32 above": Box(7, INF, (40,), np.int32),
    "discrete": Discrete(2),
    "discrete start": Discrete(17, start=-5),
    "discrete large": Discrete(2**40),
    "discrete one": Discrete(1, start=3),
    "multidiscrete": MultiDiscrete([5, 2, 2]),
    "multidiscrete table": MultiDiscrete(np.array([[1, 2], [300, 2**40]]), start=np.array([[0, -7], [5, 1]])),
    "multibinary": MultiBinary(5),
    "multibinary table": MultiBinary([3, 2]),
    "multibinary cube": MultiBinary([4, 4, 4]),
    "text": Text(6),
    "text digits": Text(10, min_length=0, charset="9876543210"),
    "text unicode": Text(5, min_length=5, charset="ab\u00e9\u4e2d\U0001f600"),
    "tuple": Tuple((Discrete(2), Box(-1, 1, shape=(2,)))),
    "tuple empty": Tuple(()),
    "dict": Dict(parts),
    "dict ordered": Dict(parts, sort_keys=False),
    "nested": Dict({"z": Tuple((Dict(parts), MultiBinary(3))), "a": MultiDiscrete([4, 4])}),
}

for name, space in SPACES.items():
    print(f"space {name}", description(space), sep="\t")
    batched = batch_space(space, 3)
    print(f"batch {name}", description(batched), sep="\t")
    for seed in (0, 1, 42, 123456789012, 2**63 - 1):
        for kind, drawn, count in (("sample", space, 50), ("batch sample", batched, 20)):
            drawn.seed(seed)
            samples = ";".join(member(drawn.sample()) for _ in range(count))
            print(f"{kind} {name} {seed}", samples, sep="\t")
