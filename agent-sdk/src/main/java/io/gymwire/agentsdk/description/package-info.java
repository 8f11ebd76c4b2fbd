/** What a policy computes, for programs that know nothing of GymWire: standard operations. */
package io.gymwire.agentsdk.description;
