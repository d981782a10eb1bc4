package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.NumberValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The four update functions, each of two arguments. Source: Catalyst NoSQL facts 1.5. */
enum UpdateFunction {
    ADD,
    SUBTRACT,
    APPEND_LIST,
    IF_NOT_EXISTS;

    static UpdateFunction of(String name) {
        for (UpdateFunction function : values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(name)) {
                return function;
            }
        }
        throw BadInput.value("Invalid input value for function_name");
    }

    AttributeValue of(List<Argument> arguments, Attributes item) {
        Argument first = arguments.getFirst();
        Argument second = arguments.getLast();
        return switch (this) {
            case ADD -> number(first, item).plus(number(second, item));
            case SUBTRACT -> number(first, item).minus(number(second, item));
            case APPEND_LIST ->
                new AttributeValue.Sequence(Stream.concat(list(first, item).stream(), list(second, item).stream())
                        .toList());
            case IF_NOT_EXISTS -> first.in(item).or(() -> second.in(item)).orElseThrow(this::wrong);
        };
    }

    private NumberValue number(Argument argument, Attributes item) {
        return argument.in(item)
                .filter(NumberValue.class::isInstance)
                .map(NumberValue.class::cast)
                .orElseThrow(this::wrong);
    }

    private List<AttributeValue> list(Argument argument, Attributes item) {
        return argument.in(item)
                .filter(AttributeValue.Sequence.class::isInstance)
                .map(AttributeValue.Sequence.class::cast)
                .orElseThrow(this::wrong)
                .elements();
    }

    private BadInput wrong() {
        return BadInput.value("Invalid input value for the arguments of " + name().toLowerCase(Locale.ROOT));
    }
}
