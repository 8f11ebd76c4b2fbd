"""The numbers in DistributionTest, in float64 NumPy."""
import numpy as np


def log_softmax(logits):
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def entropy(log_probabilities):
    return -(np.exp(log_probabilities) * log_probabilities).sum(-1)


for name, logits in [
    ("categorical", np.array([[0.5, -1.0, 2.0], [3.0, 0.0, -2.0]])),
    ("categorical, the second forbidden", np.array([[0.5, 2.0]])),
]:
    print(name, log_softmax(logits), entropy(log_softmax(logits)))

first, second = log_softmax(np.array([0.3, -0.7])), log_softmax(np.array([1.0, 0.0, -1.0]))
print("multi-categorical of (1, 0)", first[1] + second[0], entropy(first) + entropy(second))

p, x = 1 / (1 + np.exp(-np.array([0.4, -1.5, 0.0]))), np.array([1, 0, 1])
print(
    "Bernoulli of (1, 0, 1)",
    (x * np.log(p) + (1 - x) * np.log(1 - p)).sum(),
    -(p * np.log(p) + (1 - p) * np.log(1 - p)).sum(),
)

mean, sigma, x = np.array([0.5, -1.0]), np.exp(np.array([-0.5, 0.3])), np.array([0.0, 1.0])
density = np.exp(-(((x - mean) / sigma) ** 2) / 2) / (sigma * np.sqrt(2 * np.pi))
print("Gaussian at (0, 1)", np.log(density).sum(), (0.5 * np.log(2 * np.pi * np.e * sigma**2)).sum())
