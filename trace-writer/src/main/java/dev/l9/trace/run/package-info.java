/** What the JVMs of one run tell each other, so that their facts add up. */
@NullMarked
package dev.l9.trace.run;

import org.jspecify.annotations.NullMarked;
