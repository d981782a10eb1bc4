package dev.waybill.store.sqlite;

import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Literal;
import java.util.List;

/**
 * Turns a filter into a condition on a document {@code d} with its link {@code l}, so that SQLite says of each document
 * what {@link dev.waybill.model.filter.FilterEvaluation} says. Plans only, reads nothing.
 *
 * <p>Numbers of a status object compare as SQLite reads them: integers of 64 bits exactly, all others as the nearest
 * double. Where an object repeats a name, a plain path sees the first of them, a path with an index any.
 */
final class FilterSql {

    private FilterSql() {}

    static Sql of(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) ->
                Sql.all(parts.stream().map(FilterSql::of).toList());
            case Filter.Or(List<Filter> parts) ->
                Sql.any(parts.stream().map(FilterSql::of).toList());
            case Filter.Not(Filter part) -> of(part).not();
            case Filter.Compare(Field field, Filter.Relation relation, Literal literal) ->
                relation == Filter.Relation.EQUAL
                        ? equalsAny(field, List.of(literal))
                        : compare(field, relation, literal);
            case Filter.In(Field field, List<Literal> literals) -> equalsAny(field, literals);
        };
    }

    private static Sql equalsAny(Field field, List<Literal> literals) {
        return switch (field) {
            case Field.Member(var member) -> MemberSql.equalsAny(member, literals);
            case Field.StatusPath(List<String> steps) -> PathSql.to(steps).equalsAny(literals);
        };
    }

    private static Sql compare(Field field, Filter.Relation relation, Literal literal) {
        return switch (field) {
            case Field.Member(var member) -> MemberSql.compare(member, relation, literal);
            case Field.StatusPath(List<String> steps) -> PathSql.to(steps).compare(relation, literal);
        };
    }
}
