/**
 * The goals of the Maven plugin, which hold the files of modules against the project's contract.
 */
@NullMarked
package dev.l9.trace.maven;

import org.jspecify.annotations.NullMarked;
