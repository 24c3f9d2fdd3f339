package dev.l9.trace.memory.search;

import dev.l9.trace.memory.packet.Packet;

/** How far a packet fits what is looked for. Not safe for use by several threads. */
final class Fit {

  final Packet packet;

  /** How many of the names it has. */
  double names;

  /** The score of its words; only scores of one search are comparable. */
  double words;

  /** The cosine of the angle between its meaning and that of the question. */
  double meaning;

  Fit(Packet packet) {
    this.packet = packet;
  }
}
