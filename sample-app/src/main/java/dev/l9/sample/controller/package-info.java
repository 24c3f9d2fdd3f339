/**
 * Leads a spec through all the other packages, from intent to steps and back, and lets gates stop
 * what must not be computed.
 */
@NullMarked
package dev.l9.sample.controller;

import org.jspecify.annotations.NullMarked;
