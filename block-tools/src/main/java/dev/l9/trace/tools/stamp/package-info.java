/**
 * Stamps folders of classes and jars with the hashes of the sources that they were compiled from.
 */
@NullMarked
package dev.l9.trace.tools.stamp;

import org.jspecify.annotations.NullMarked;
