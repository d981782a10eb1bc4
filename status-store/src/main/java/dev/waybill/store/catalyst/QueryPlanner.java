package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Filter.Relation;
import dev.waybill.model.filter.Literal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Picks the narrowest key for a filter: from members that must equal one value, since all of a filter's parts must
 * hold. The filter itself is evaluated on what is found there, so a plan may be too wide and never too narrow.
 */
final class QueryPlanner {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private QueryPlanner() {}

    static QueryPlan plan(Filter filter) {
        return Stream.of(
                        text(filter, DocumentMember.ID).map(QueryPlanner::byId),
                        text(filter, DocumentMember.WEBHOOK_ID).map(QueryPlanner::byMessage),
                        text(filter, DocumentMember.QUEUE_ID)
                                .filter(id -> !id.isEmpty())
                                .<QueryPlan>map(QueryPlan.ByQueue::new),
                        text(filter, DocumentMember.RECIPIENT_ID).map(id -> byIndex(Tables.Index.BY_RECIPIENT, id)),
                        text(filter, DocumentMember.STATUS).<QueryPlan>map(QueryPlan.ByStatus::new),
                        day(filter).map(day -> byIndex(Tables.Index.BY_WEB_DATE, day.toString())))
                .flatMap(Optional::stream)
                .filter(plan -> !(plan instanceof QueryPlan.ByDay))
                .findFirst()
                .orElse(new QueryPlan.ByDay());
    }

    /** The receive time before which the filter lets nothing pass. */
    static Instant since(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) ->
                parts.stream().map(QueryPlanner::since).max(Instant::compareTo).orElse(Instant.MIN);
            case Filter.Compare(Field.Member(var member), var relation, Literal.Time(var time))
            when member == DocumentMember.CREATED_TIME && !relation.holds(-1) -> time;
            default -> Instant.MIN;
        };
    }

    private static QueryPlan byId(String hex) {
        return ID.matcher(hex).matches() ? new QueryPlan.ById(new DocumentId(hex)) : new QueryPlan.Nowhere();
    }

    private static QueryPlan byMessage(String id) {
        return id.isEmpty()
                ? new QueryPlan.ByDay()
                : new QueryPlan.ByIndex(Tables.Index.BY_MESSAGE, DocumentId.digestOf(id));
    }

    /** Empty texts are in no index. */
    private static QueryPlan byIndex(Tables.Index index, String value) {
        return value.isEmpty() ? new QueryPlan.ByDay() : new QueryPlan.ByIndex(index, value);
    }

    private static Optional<String> text(Filter filter, DocumentMember member) {
        return literals(filter, member)
                .filter(Literal.Text.class::isInstance)
                .map(literal -> ((Literal.Text) literal).value())
                .findFirst();
    }

    private static Optional<LocalDate> day(Filter filter) {
        return literals(filter, DocumentMember.WEB_DATE)
                .filter(Literal.Day.class::isInstance)
                .map(literal -> ((Literal.Day) literal).value())
                .findFirst();
    }

    /** What a member must equal. */
    private static Stream<Literal> literals(Filter filter, DocumentMember wanted) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) -> parts.stream().flatMap(part -> literals(part, wanted));
            case Filter.Compare(Field.Member(var member), var relation, Literal literal)
            when member == wanted && relation == Relation.EQUAL -> Stream.of(literal);
            case Filter.In(Field.Member(var member), List<Literal> any)
            when member == wanted && any.size() == 1 -> Stream.of(any.getFirst());
            default -> Stream.empty();
        };
    }
}
