/** What the measurements have in common to show: charts, and the page in the documentation. */
@NullMarked
package dev.l9.trace.benchmarks.report;

import org.jspecify.annotations.NullMarked;
