/** Has git leave blocks out or merge them: what is set up for that, and what git then asks for. */
@NullMarked
package dev.l9.trace.tools.git;

import org.jspecify.annotations.NullMarked;
