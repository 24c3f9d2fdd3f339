package dev.l9.trace.generator.spec;

import java.util.Arrays;
import java.util.Optional;

/** A contract that a generated test can prove, and that a spec may demand to be proven. */
public enum ProvableContract {
  /** A record refuses each value that its constraints don't allow. */
  RECORDS_CONSTRAINTS("records.constraints"),
  /** A record refuses null where a component isn't nullable. */
  RECORDS_NULLS("records.nulls"),
  /** A port is called with what the operation was given. */
  DISPATCH_PORT_CALLED_WITH_INPUT("dispatch.port_called_with_input"),
  /** What a port gives is checked before it is returned. */
  DISPATCH_RESULT_VALIDATED("dispatch.result_validated"),
  /** A tool is named by the one field that the repository names tools by. */
  DISPATCH_IDENTITY_FIELD_USED("dispatch.identity_field_used"),
  /** The call of a tool has all that its record demands. */
  DISPATCH_TOOL_CALL_REQUEST_SCHEMA("dispatch.ToolCallRequest_schema"),
  /** The result of a tool is held against its call. */
  DISPATCH_TOOL_CALL_RESULT_VALIDATED("dispatch.ToolCallResult_validated"),
  /** The context that a step is made from has all that its record demands. */
  RUNTIME_CONTEXT_SCHEMA("runtime.context_schema"),
  /** Tools are objects of their type. */
  RUNTIME_TOOLS_ARE_TOOL_BINDING("runtime.tools_are_ToolBinding"),
  /** The id of a thread is a UUID of version 5, and equal keys have equal ids. */
  RUNTIME_THREAD_UUID_IS_UUID_V5("runtime.thread_uuid_is_UUIDv5"),
  /** The correlation id of the input is that of the output. */
  RUNTIME_CORRELATION_ID("runtime.correlation_id"),
  /** What is handed on has the fields that describe it. */
  PACKETS_METADATA_FIELDS("packets.metadata_fields"),
  /** The correlation id links what is handed on with the request. */
  PACKETS_CORRELATION_LINKS("packets.correlation_links"),
  /** A request whose signature is right is taken. */
  SIGNATURE_VALID_PASSES("signature.valid_passes"),
  /** A request whose signature is wrong is refused. */
  SIGNATURE_INVALID_RETURNS_401("signature.invalid_returns_401"),
  /** A request whose timestamp is too far from now is refused. */
  SIGNATURE_STALE_TIMESTAMP_401("signature.stale_timestamp_401"),
  /** A request without the headers of a signature is refused. */
  SIGNATURE_MISSING_HEADERS_401("signature.missing_headers_401"),
  /** A repeated call is answered as the first was, and does nothing. */
  IDEMPOTENCY_DUPLICATE_RETURNS_OK("idempotency.duplicate_returns_ok"),
  /** The first of equal calls does its work. */
  IDEMPOTENCY_FIRST_PROCESSES_FULLY("idempotency.first_processes_fully"),
  /** So many calls are remembered, and no more. */
  IDEMPOTENCY_BOUNDED("idempotency.bounded"),
  /** A call is forgotten after its time. */
  IDEMPOTENCY_EXPIRES("idempotency.expires"),
  /** The first rule that matches decides, by priority. */
  GOVERNANCE_FIRST_MATCH_BY_PRIORITY("governance.first_match_by_priority"),
  /** Where no rule matches, the default effect is decided. */
  GOVERNANCE_DENY_BY_DEFAULT("governance.deny_by_default"),
  /** Where the rules can't be had, the default effect is decided. */
  GOVERNANCE_FAIL_CLOSED_ON_LOAD_FAILURE("governance.fail_closed_on_load_failure"),
  /** Each decision is recorded. */
  GOVERNANCE_AUDITED("governance.audited"),
  /** A run takes no more steps than it may. */
  EXECUTOR_BOUNDED("executor.bounded"),
  /** A run ends where no step is left. */
  EXECUTOR_TERMINATES("executor.terminates"),
  /** Each failure is the error that the error policy names for it. */
  ERRORS_TYPED("errors.typed"),
  /** Where something fails, nothing is allowed, delivered or kept. */
  ERRORS_FAIL_CLOSED("errors.fail_closed");

  private final String id;

  ProvableContract(String id) {
    this.id = id;
  }

  /** {@code category.name}, as specs and the tags of tests have it. */
  public String id() {
    return id;
  }

  /** What stands before the dot. */
  public String category() {
    return id.substring(0, id.indexOf('.'));
  }

  /** The contract of this id; empty if there is none. */
  public static Optional<ProvableContract> of(String id) {
    return Arrays.stream(values()).filter(contract -> contract.id.equals(id)).findFirst();
  }
}
