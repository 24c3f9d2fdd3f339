/** What stays on disk between runs: the state folder and the packets in it. */
@NullMarked
package dev.l9.sample.memory;

import org.jspecify.annotations.NullMarked;
