/** Makes JUnit tests of recorded calls. */
@NullMarked
package dev.l9.trace.replay;

import org.jspecify.annotations.NullMarked;
