package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.TensorVector;

/** The rules by which gradients change parameters, with PyTorch's defaults but for epsilon. */
public enum OptimizerKind {
  /** Adam (Kingma and Ba 2015): betas 0.9 and 0.999. */
  ADAM {
    @Override
    Optimizer create(TensorVector parameters, double epsilon) {
      AdamOptions options = new AdamOptions();
      options.eps().put(epsilon);
      return new Adam(parameters, options);
    }
  },
  /** Adam with decoupled weight decay of 0.01 (Loshchilov and Hutter 2019). */
  ADAMW {
    @Override
    Optimizer create(TensorVector parameters, double epsilon) {
      AdamWOptions options = new AdamWOptions();
      options.eps().put(epsilon);
      return new AdamW(parameters, options);
    }
  },
  /** RMSprop (Hinton 2012): smoothing 0.99. */
  RMSPROP {
    @Override
    Optimizer create(TensorVector parameters, double epsilon) {
      RMSpropOptions options = new RMSpropOptions();
      options.eps().put(epsilon);
      return new RMSprop(parameters, options);
    }
  };

  /** Makes one that adds {@code epsilon} to the root of the mean squared gradient it divides by. */
  abstract Optimizer create(TensorVector parameters, double epsilon);
}
