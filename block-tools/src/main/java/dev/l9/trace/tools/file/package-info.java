/** Blocks of files and folders: shown, checked, stamped, taken out. */
@NullMarked
package dev.l9.trace.tools.file;

import org.jspecify.annotations.NullMarked;
