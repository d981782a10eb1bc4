package dev.waybill.model.filter;

import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.filter.Filter.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter document, such as {@code {"status":"delivered","web_date":{"$gte":"2024-01-01"}}}, given as plain
 * maps, lists, text, numbers, booleans and nulls. Members are ANDed. Source: product 2.3.
 */
public final class FilterReader {

    /** Deepest nesting of {@code $and}, {@code $or} and {@code $not}. */
    public static final int MAX_DEPTH = 16;

    /**
     * Most conditions in one filter. Each value of {@code $in} and {@code $nin} counts, and each step of a dotted path:
     * stores follow paths step by step, so steps are what a filter costs.
     */
    public static final int MAX_CONDITIONS = 1000;

    private static final String OPERATORS = "$eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $not";
    private static final int MAX_STEPS = 16;

    private int conditions;

    private FilterReader() {}

    /**
     * The filter that the document describes; an empty document lets everything through.
     *
     * @throws FilterException on an unknown operator or member, a value of the wrong kind, or too much of anything
     */
    public static Filter read(Map<?, ?> document) {
        return new FilterReader().document(document, 0);
    }

    private Filter document(Map<?, ?> document, int depth) {
        if (depth > MAX_DEPTH) {
            throw new FilterException("filter", "a filter nests at most " + MAX_DEPTH + " deep");
        }
        List<Filter> parts = new ArrayList<>();
        document.forEach((name, value) -> parts.add(member(String.valueOf(name), value, depth)));
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }

    private Filter member(String name, @Nullable Object value, int depth) {
        return switch (name) {
            case "$and" -> new Filter.And(documents(name, value, depth));
            case "$or" -> new Filter.Or(documents(name, value, depth));
            case "$not" -> new Filter.Not(document(object(name, value), depth + 1));
            default -> {
                if (name.startsWith("$")) {
                    throw new FilterException(
                            name, "unknown operator " + name + "; here $and, $or and $not are allowed");
                }
                yield field(name, value, depth);
            }
        };
    }

    private List<Filter> documents(String name, @Nullable Object value, int depth) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new FilterException(name, name + " takes a list of one or more filter documents");
        }
        return list.stream()
                .map(part -> document(object(name, part), depth + 1))
                .toList();
    }

    private Filter field(String name, @Nullable Object value, int depth) {
        Field field = fieldNamed(name);
        if (!(value instanceof Map<?, ?> operators)) {
            return compare(name, field, Relation.EQUAL, value);
        }
        if (operators.isEmpty()) {
            throw new FilterException(name, name + " takes a value or an object of operators: " + OPERATORS);
        }
        List<Filter> parts = new ArrayList<>();
        operators.forEach(
                (operator, operand) -> parts.add(operator(name, field, String.valueOf(operator), operand, depth)));
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }

    private Filter operator(String name, Field field, String operator, @Nullable Object operand, int depth) {
        return switch (operator) {
            case "$eq" -> compare(name, field, Relation.EQUAL, operand);
            case "$ne" -> new Filter.Not(compare(name, field, Relation.EQUAL, operand));
            case "$gt" -> compare(name, field, Relation.GREATER, operand);
            case "$gte" -> compare(name, field, Relation.GREATER_OR_EQUAL, operand);
            case "$lt" -> compare(name, field, Relation.LESS, operand);
            case "$lte" -> compare(name, field, Relation.LESS_OR_EQUAL, operand);
            case "$in" -> in(name, field, operator, operand);
            case "$nin" -> new Filter.Not(in(name, field, operator, operand));
            case "$not" -> {
                if (depth >= MAX_DEPTH) {
                    throw new FilterException(name, "a filter nests at most " + MAX_DEPTH + " deep");
                }
                yield new Filter.Not(field(name, object(name + ".$not", operand), depth + 1));
            }
            default ->
                throw new FilterException(
                        name, "unknown operator " + operator + " on " + name + "; allowed are " + OPERATORS);
        };
    }

    private Filter compare(String name, Field field, Relation relation, @Nullable Object operand) {
        count(steps(field));
        return new Filter.Compare(field, relation, LiteralReader.read(name, field, operand));
    }

    private Filter in(String name, Field field, String operator, @Nullable Object operand) {
        if (!(operand instanceof List<?> list)) {
            throw new FilterException(name, operator + " on " + name + " takes a list of values");
        }
        // The path of a list is followed once for all of its values.
        count(steps(field) - 1);
        count(list.size());
        return new Filter.In(
                field,
                list.stream()
                        .map(value -> LiteralReader.read(name, field, value))
                        .toList());
    }

    private void count(int more) {
        conditions += more;
        if (conditions > MAX_CONDITIONS) {
            throw new FilterException(
                    "filter",
                    "a filter holds at most " + MAX_CONDITIONS
                            + " conditions, where each value of a list and each step of a dotted path counts");
        }
    }

    private static int steps(Field field) {
        return field instanceof Field.StatusPath(List<String> steps) ? steps.size() : 1;
    }

    private static Field fieldNamed(String name) {
        var member = DocumentMember.labelled(name);
        if (member.isPresent()) {
            return new Field.Member(member.get());
        }
        List<String> steps = Arrays.asList(name.split("\\.", -1));
        if (steps.size() < 2 || steps.size() > MAX_STEPS || steps.stream().anyMatch(String::isEmpty)) {
            throw new FilterException(
                    name,
                    "unknown member " + name + "; allowed are " + members()
                            + ", or a dotted path into the status object such as conversation.origin.type");
        }
        return new Field.StatusPath(steps);
    }

    private static Map<?, ?> object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new FilterException(name, name + " takes a filter document, such as {\"status\":\"sent\"}");
    }

    private static String members() {
        return Arrays.stream(DocumentMember.values()).map(DocumentMember::label).collect(Collectors.joining(", "));
    }
}
