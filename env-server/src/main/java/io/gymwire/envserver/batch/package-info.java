/** Many values of one space as one value: what vectors and frame stacks keep and hand out. */
package io.gymwire.envserver.batch;
