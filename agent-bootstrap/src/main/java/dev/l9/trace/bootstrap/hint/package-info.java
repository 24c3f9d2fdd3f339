/**
 * Finds what somebody most likely meant who has overlooked or mistyped something. These classes are
 * loaded only where there is something to say.
 */
@NullMarked
package dev.l9.trace.bootstrap.hint;

import org.jspecify.annotations.NullMarked;
