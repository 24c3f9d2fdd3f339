/**
 * The class files of the program's types, of whatever version, without a wait for what the program
 * may hold.
 */
@NullMarked
package dev.l9.trace.agent.classfile;

import org.jspecify.annotations.NullMarked;
