/** Plans which files a module has, and holds them against what a module may have. */
@NullMarked
package dev.l9.trace.generator.plan;

import org.jspecify.annotations.NullMarked;
