/** The project that questions are about: its files, and its trace. */
@NullMarked
package dev.l9.trace.mcp.project;

import org.jspecify.annotations.NullMarked;
