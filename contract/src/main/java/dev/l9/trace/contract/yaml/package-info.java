/** Files in YAML that people write: what they may hold, and where it is that they don't. */
@NullMarked
package dev.l9.trace.contract.yaml;

import org.jspecify.annotations.NullMarked;
