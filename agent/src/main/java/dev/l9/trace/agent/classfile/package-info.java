/**
 * Finds and reads the class files of the program's types, of any version, without waiting for locks
 * that the program may hold.
 */
@NullMarked
package dev.l9.trace.agent.classfile;

import org.jspecify.annotations.NullMarked;
