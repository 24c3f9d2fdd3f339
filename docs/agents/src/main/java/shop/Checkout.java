package shop;

import java.util.List;

/** Takes orders. */
public final class Checkout {

  private Checkout() {}

  /** Whether the customer can have the items. */
  public static boolean order(String customer, List<String> items) {
    try {
      return Prices.total(items) <= Customers.limit(customer);
    } catch (RuntimeException e) {
      return false;
    }
  }

  public static void main(String[] args) {
    for (String order : args) {
      String[] parts = order.split(":");
      System.out.println(order + " " + order(parts[0], List.of(parts[1].split(","))));
    }
  }
}

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"sys_1795981886_8rm544k8hvimr","task":"main","timestamp":"2026-11-29T19:51:26Z","patterns_used":[],
// "graph":{"nodes":[{"id":"Checkout.order","file":"Checkout.java","layer":"system","calls":3,"errors":0,"swallowed":1,
// "mean_ms":2.1,"max_ms":5.5},{"id":"Checkout.main","file":"Checkout.java","layer":"system","calls":1,"errors":0,
// "mean_ms":25.0,"max_ms":25.0},{"id":"Prices.total","file":"Prices.java","layer":"system","calls":3,"errors":0,
// "passed":1},{"id":"Customers.limit","file":"Customers.java","layer":"system","calls":2,"errors":0}],"edges":[
// {"from":"Checkout.main","to":"Checkout.order","calls":3},{"from":"Checkout.order","to":"Prices.total","calls":3},
// {"from":"Checkout.order","to":"Customers.limit","calls":2}]},
// "inputs":{"args":["ann:lamp","bob:desk,vase","cid:desk,desk"]},"outputs":{},
// "metrics":{"confidence":"0.51","errors_detected":[],"stability_score":"1.0","duration_ms":25.0,
// "run":{"id":"tuesday","kind":"program"},"source_hash":"9e3a03b1b5c5d7f1","seal":"1e26a355d104ddb4"}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
