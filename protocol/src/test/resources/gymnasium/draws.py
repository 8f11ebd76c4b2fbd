"""What numpy draws: one line a stream, its name and the draws' bytes in hexadecimal."""

import numpy as np

COUNT = 10_000


def line(name, values, dtype):
    print(name, np.array(values, dtype=dtype).tobytes().hex(), sep="\t")


for seed in (0, 1, 42, 2**32, 2**63 - 1):
    def generator():
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))

    def stream(name, draw, dtype):
        source = generator()
        line(f"{name} {seed}", [draw(source) for _ in range(COUNT)], dtype)

    stream("int64", lambda g: g.bit_generator.random_raw(), "<u8")
    stream("uint32", lambda g: g.integers(2**32), "<i8")
    stream("double", lambda g: g.random(), "<f8")
    stream("uniform", lambda g: g.uniform(-0.05, 0.05), "<f8")
    stream("normal", lambda g: g.standard_normal(), "<f8")
    stream("exponential", lambda g: g.standard_exponential(), "<f8")
    for n in (1, 2, 3, 10, 2**31 - 1, 3 * 2**30, 2**32 - 1, 2**32, 2**32 + 1, 3 * 2**61, 2**63 - 1):
        stream(f"integers({n})", lambda g: g.integers(n), "<i8")
    stream("integers(-5, 7)", lambda g: g.integers(-5, 7), "<i8")
    stream("integers of all longs", lambda g: g.integers(-(2**63), 2**63 - 1), "<i8")
    mixed = generator()
    line(
        f"mixed {seed}",
        [v for _ in range(COUNT // 4) for v in (mixed.integers(5), mixed.random(), mixed.integers(2**40), mixed.normal())],
        "<f8",
    )
    child = np.random.SeedSequence(seed).spawn(3)[2].spawn(2)[1]
    line(f"child {seed}", child.generate_state(9, np.uint64), "<u8")
