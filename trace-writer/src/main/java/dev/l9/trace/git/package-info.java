/** What git knows of source files, kept right when only their blocks have changed. */
@NullMarked
package dev.l9.trace.git;

import org.jspecify.annotations.NullMarked;
