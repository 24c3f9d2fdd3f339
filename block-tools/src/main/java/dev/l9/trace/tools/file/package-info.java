/**
 * Finds the blocks in files and folders, reads and checks them, puts them in and takes them out.
 */
@NullMarked
package dev.l9.trace.tools.file;

import org.jspecify.annotations.NullMarked;
