package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How pictures and convolution weights lie in memory. The numbers they hold are the same. */
public enum PictureFormat {
  /** Channel by channel: (N, C, H, W), as libtorch has it by default. */
  CHANNELS_FIRST {
    @Override
    Tensor of(Tensor pictures) {
      return pictures;
    }

    @Override
    Tensor weight(Parameters parameters, long out, long in, long size) {
      return parameters.add(out, in, size, size);
    }
  },
  /** Pixel by pixel: (N, H, W, C), which the libraries' convolutions are mostly faster with. */
  CHANNELS_LAST {
    @Override
    Tensor of(Tensor pictures) {
      return pictures.contiguous(torch.MemoryFormat.ChannelsLast);
    }

    @Override
    Tensor weight(Parameters parameters, long out, long in, long size) {
      return parameters.addPermuted(new long[] {out, size, size, in}, 0, 3, 1, 2);
    }
  };

  /** Returns {@code pictures}, of shape (N, C, H, W), laid out like this. */
  abstract Tensor of(Tensor pictures);

  /** Returns a new one of {@code parameters}, a weight of shape (out, in, size, size). */
  abstract Tensor weight(Parameters parameters, long out, long in, long size);
}
