package dev.l9.trace.generator.code.behaviour.match;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;

/**
 * The types of an operation in which rules decide.
 *
 * @param rules gives the rules
 * @param audit takes the record of a decision
 * @param record the type of that record
 * @param operators those constants of {@link Operator} that conditions may have, in their order
 * @param fields the components of the request that conditions may name
 */
record MatchTypes(
    CalledMethod rules,
    CalledMethod audit,
    TypeRef request,
    TypeRef rule,
    TypeRef condition,
    TypeRef operator,
    TypeRef effect,
    TypeRef decision,
    TypeRef record,
    List<Operator> operators,
    List<ComparableField> fields) {

  MatchTypes {
    operators = List.copyOf(operators);
    fields = List.copyOf(fields);
  }

  /** Those operators that compare for equality. */
  List<Operator> equalities() {
    return operators.stream().filter(operator -> !operator.needsOrder()).toList();
  }

  /** Those operators that compare by size. */
  List<Operator> orders() {
    return operators.stream().filter(Operator::needsOrder).toList();
  }

  /** Whether some field may only be compared for equality. */
  boolean hasUnordered() {
    return fields.stream().anyMatch(field -> !field.isOrdered());
  }

  /** Whether some field may be compared by size too. */
  boolean hasOrdered() {
    return fields.stream().anyMatch(ComparableField::isOrdered);
  }
}
