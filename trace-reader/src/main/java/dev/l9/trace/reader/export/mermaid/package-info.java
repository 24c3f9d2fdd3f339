/** Writes traces as sequence diagrams of Mermaid. */
@NullMarked
package dev.l9.trace.reader.export.mermaid;

import org.jspecify.annotations.NullMarked;
