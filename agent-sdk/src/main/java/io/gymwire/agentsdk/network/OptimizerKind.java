package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.TensorVector;

/** The rules by which gradients change parameters, with PyTorch's defaults. */
public enum OptimizerKind {
  /** Adam (Kingma and Ba 2015): betas 0.9 and 0.999, epsilon 1e-8. */
  ADAM {
    @Override
    Optimizer create(TensorVector parameters) {
      return new Adam(parameters, new AdamOptions());
    }
  },
  /** Adam with decoupled weight decay of 0.01 (Loshchilov and Hutter 2019). */
  ADAMW {
    @Override
    Optimizer create(TensorVector parameters) {
      return new AdamW(parameters, new AdamWOptions());
    }
  },
  /** RMSprop (Hinton 2012): smoothing 0.99, epsilon 1e-8. */
  RMSPROP {
    @Override
    Optimizer create(TensorVector parameters) {
      return new RMSprop(parameters, new RMSpropOptions());
    }
  };

  abstract Optimizer create(TensorVector parameters);
}
