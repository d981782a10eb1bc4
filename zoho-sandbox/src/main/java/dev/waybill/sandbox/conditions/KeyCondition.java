package dev.waybill.sandbox.conditions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.BadInput;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One value of the partition key, and perhaps a range of the sort key. Source: Catalyst NoSQL facts 1.8.
 *
 * @param partition the partition
 * @param sort what the sort key must meet; absent means all of the partition
 */
public record KeyCondition(AttributeValue partition, Optional<Condition.Comparison> sort) {

    private static final Set<Operator> ON_SORT_KEYS = EnumSet.of(
            Operator.EQUALS,
            Operator.BEGINS_WITH,
            Operator.BETWEEN,
            Operator.GREATER_THAN,
            Operator.LESS_THAN,
            Operator.GREATER_EQUAL,
            Operator.LESS_EQUAL);

    /**
     * Reads the condition on these keys.
     *
     * @param partitionKey name of the partition key
     * @param sortKey name of the sort key, if there is one
     */
    public static KeyCondition read(JsonNode node, String partitionKey, @Nullable String sortKey) {
        AttributeValue partition = null;
        Condition.Comparison sort = null;
        for (Condition.Comparison comparison : comparisons(ConditionReader.read(node))) {
            String attribute = comparison.attribute().first();
            if (comparison.attribute().isSingle() && attribute.equals(partitionKey) && partition == null) {
                partition = partition(comparison);
            } else if (comparison.attribute().isSingle() && attribute.equals(sortKey) && sort == null) {
                sort = sort(comparison);
            } else {
                throw BadInput.key("Invalid key " + attribute + " in key_condition");
            }
        }
        if (partition == null) {
            throw BadInput.key("Mandatory Key " + partitionKey + " is missing in key_condition");
        }
        return new KeyCondition(partition, Optional.ofNullable(sort));
    }

    /** The lower end of a range; only for {@code between}. */
    public static AttributeValue low(Condition.Comparison between) {
        return Operator.low(between.operand());
    }

    /** The upper end of a range; only for {@code between}. */
    public static AttributeValue high(Condition.Comparison between) {
        return Operator.high(between.operand());
    }

    private static List<Condition.Comparison> comparisons(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison -> List.of(comparison);
            case Condition.Every(List<Condition> conditions) ->
                conditions.stream().map(KeyCondition::comparison).toList();
            default -> throw wrong();
        };
    }

    private static Condition.Comparison comparison(Condition condition) {
        return condition instanceof Condition.Comparison comparison ? comparison : refuse();
    }

    private static Condition.Comparison refuse() {
        throw wrong();
    }

    private static AttributeValue partition(Condition.Comparison comparison) {
        if (comparison.operator() != Operator.EQUALS) {
            throw BadInput.value("PartitionKey operator must be equal");
        }
        return Objects.requireNonNull(comparison.operand());
    }

    private static Condition.Comparison sort(Condition.Comparison comparison) {
        if (!ON_SORT_KEYS.contains(comparison.operator())) {
            throw BadInput.value("Invalid input value for operator of the sort key");
        }
        return comparison;
    }

    private static BadInput wrong() {
        return BadInput.value("Invalid input value for key_condition");
    }
}
