package com.acme;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;

/** Stands for a bank, which takes longer for more money. */
final class Bank {

  @L9Traced(layer = HrmLayer.SYSTEM)
  boolean charge(long cents) throws InterruptedException {
    Thread.sleep(2 + cents / 500);
    return true;
  }
}
