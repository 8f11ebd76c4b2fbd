/**
 * Numbers in bulk, as numpy lays them out.
 *
 * <p>Observations and actions are arrays of one of eleven dtypes, row-major and little-endian, over
 * a {@link java.nio.ByteBuffer}. That one choice lets the same memory be written by an environment,
 * sent by a socket as a CBOR typed array, and taken by libtorch, without a copy or a conversion
 * between them. It is also why there are no strides: a view that cannot be sent as it stands is no
 * use here. What views there are, rows and other shapes, share the memory.
 *
 * <p>Equality is that of bytes. Elements are addressed by their flat index; getters and setters
 * convert as a Java cast does, and whoever has to refuse a number asks the {@link
 * io.gymwire.protocol.array.DType} first.
 */
package io.gymwire.protocol.array;
