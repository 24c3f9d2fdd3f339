/** Measures the page of {@code l9 report} in a headless Chromium. */
@NullMarked
package dev.l9.trace.benchmarks.page;

import org.jspecify.annotations.NullMarked;
