/** Says what of a module is proved, by the checks that ran, and what isn't. */
@NullMarked
package dev.l9.trace.generator.evidence;

import org.jspecify.annotations.NullMarked;
