package shop;

/** Knows customers. */
public final class Customers {

  private Customers() {}

  public static long limit(String customer) {
    return customer.equals("ann") ? 50_000 : 10_000;
  }
}

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"sys_1795981886_8rm54r91gcnij","task":"limit","timestamp":"2026-11-29T19:51:26Z","patterns_used":[],
// "graph":{
// "nodes":[{"id":"Customers.limit","file":"Customers.java","layer":"system","calls":2,"errors":0,"mean_ms":0.006,
// "max_ms":0.01},{"id":"Checkout.order","file":"Checkout.java","layer":"system","calls":3,"errors":0,"swallowed":1}],
// "edges":[{"from":"Checkout.order","to":"Customers.limit","calls":2}]},"inputs":{"customer":"cid"},"outputs":{
// "result":10000},"metrics":{"confidence":"0.34","errors_detected":[],"stability_score":"1.0","duration_ms":0.002,
// "run":{"id":"tuesday","kind":"program"},"source_hash":"573ef64c8d422034","seal":"a7e783497b2700f3"}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
