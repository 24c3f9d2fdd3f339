package shop;

import java.util.List;
import java.util.Map;

/** Knows what items cost. */
public final class Prices {

  private static final Map<String, String> LIST =
      Map.of("lamp", "12.75", "desk", "89.00", "vase", "8,20");

  private Prices() {}

  public static long total(List<String> items) {
    return items.stream().mapToLong(Prices::cents).sum();
  }

  /** The price of one item. */
  public static long cents(String item) {
    return Math.round(Double.parseDouble(LIST.get(item)) * 100);
  }
}

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"sys_1795981886_8rm54pdqnu88s","task":"total","timestamp":"2026-11-29T19:51:26Z","patterns_used":[],
// "graph":{"nodes":[{"id":"Prices.cents","file":"Prices.java","layer":"system","calls":5,"errors":1,"mean_ms":0.048,
// "max_ms":0.12},{"id":"Prices.total","file":"Prices.java","layer":"system","calls":3,"errors":0,"passed":1,
// "mean_ms":0.93,"max_ms":2.0},
// {"id":"Checkout.order","file":"Checkout.java","layer":"system","calls":3,"errors":0,"swallowed":1}],"edges":[
// {"from":"Prices.total","to":"Prices.cents","calls":5},{"from":"Checkout.order","to":"Prices.total","calls":3}]},
// "inputs":{"items":["desk","desk"]},"outputs":{"result":17800},"metrics":{"confidence":"0.41","errors_detected":[
// "NumberFormatException: For input string: \"8,20\""],"stability_score":"0.75","duration_ms":0.095,
// "failures":[{"error":"NumberFormatException: For input string: \"8,20\"","at":"Prices.java:20","count":1,"inputs":{
// "item":"vase"}}],"last_error":{"trace_id":"sys_1795981886_8rm54pvip0f4t","timestamp":"2026-11-29T19:51:26Z",
// "inputs":{"items":["desk","vase"]},"error":"NumberFormatException: For input string: \"8,20\""},
// "run":{"id":"tuesday","kind":"program"},"source_hash":"02e2382b95519620","seal":"502528b911059e8d"}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
