/**
 * What the command line does, for programs that want to do it without one. The classes return
 * results with reasons, and neither print nor know exit codes.
 */
@NullMarked
package dev.l9.trace.tools;

import org.jspecify.annotations.NullMarked;
