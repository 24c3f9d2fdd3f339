package dev.l9.trace.contract.meta;

import java.util.List;

/** The names of the fields that a contract demands where it doesn't name others. */
public final class MetaFields {

  public static final String COMPONENT_ID = "component_id";
  public static final String COMPONENT_NAME = "component_name";
  public static final String MODULE_VERSION = "module_version";
  public static final String CREATED_AT = "created_at";
  public static final String CREATED_BY = "created_by";
  public static final String LAYER = "layer";
  public static final String DOMAIN = "domain";
  public static final String TYPE = "type";
  public static final String STATUS = "status";
  public static final String GOVERNANCE_LEVEL = "governance_level";
  public static final String COMPLIANCE_REQUIRED = "compliance_required";
  public static final String AUDIT_TRAIL = "audit_trail";
  public static final String PURPOSE = "purpose";
  public static final String DEPENDENCIES = "dependencies";

  /** The key by which a header names the footer. */
  public static final String FOOTER = "footer";

  /** The fields of a header, in their order. */
  public static final List<String> MANDATORY =
      List.of(
          COMPONENT_ID,
          COMPONENT_NAME,
          MODULE_VERSION,
          CREATED_AT,
          CREATED_BY,
          LAYER,
          DOMAIN,
          TYPE,
          STATUS,
          GOVERNANCE_LEVEL,
          COMPLIANCE_REQUIRED,
          AUDIT_TRAIL,
          PURPOSE,
          DEPENDENCIES);

  /** The fields of a footer, in their order. */
  public static final List<String> RECOMMENDED =
      List.of(
          "security_classification",
          "execution_mode",
          "timeout_seconds",
          "performance_tier",
          "success_metrics");

  private MetaFields() {}
}
