package dev.waybill.store.catalyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterEvaluation;
import dev.waybill.store.FilterCases;
import dev.waybill.store.FilterCases.Case;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What a plan leads to, filtered, is what the reference evaluation lets pass. */
class QueryPlannerPropertyTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void planAndFilterLetPassWhatTheReferenceDoes(
            @ForAll("cases") @Size(min = 1, max = 12) List<Case> cases,
            @ForAll("filters") @Size(min = 1, max = 8) List<Filter> filters) {
        for (Filter filter : filters) {
            QueryPlan plan = QueryPlanner.plan(filter);
            for (Case given : cases) {
                StatusDocument document = given.document();
                Found found = new Found(Position.of(0, 0, document.event().id()), document, List.of());
                boolean reference = FilterEvaluation.passes(filter, document, given.statusObject());

                assertThat(leadsTo(plan, document) && Question.passes(filter, found))
                        .as("%s by %s", filter, plan)
                        .isEqualTo(reference);
                assertThat(reference && document.event().receivedAt().isBefore(QueryPlanner.since(filter)))
                        .as("the lower bound of %s", filter)
                        .isFalse();
            }
        }
    }

    /** Whether the partition that a plan reads holds a document. */
    private static boolean leadsTo(QueryPlan plan, StatusDocument document) {
        StatusEvent event = document.event();
        return switch (plan) {
            case QueryPlan.Nowhere nowhere -> false;
            case QueryPlan.ByDay byDay -> true;
            case QueryPlan.ById(DocumentId id) -> event.id().equals(id);
            case QueryPlan.ByQueue(String queueId) -> queueId.equals(event.queueId());
            case QueryPlan.ByStatus(String status) -> event.status().equals(status);
            case QueryPlan.ByIndex(Tables.Index index, String value) ->
                switch (index) {
                    case BY_MESSAGE ->
                        event.messageId() != null && value.equals(DocumentId.digestOf(event.messageId()));
                    case BY_RECIPIENT -> value.equals(event.recipientId());
                    case BY_WEB_DATE -> value.equals(String.valueOf(document.webDate()));
                    case BY_QUEUE, BY_UNSYNCED, BY_PARKED, BY_DAY, BY_STATUS_DAY -> false;
                };
        };
    }

    @Provide
    Arbitrary<List<Case>> cases() {
        return FilterCases.documents().list();
    }

    /** Half of them with an equality in front, so that plans of all kinds are met. */
    @Provide
    Arbitrary<List<Filter>> filters() {
        Arbitrary<Filter> narrowed = Combinators.combine(FilterCases.equalities(), FilterCases.filters())
                .as(Filter::both);
        return Arbitraries.oneOf(FilterCases.filters(), narrowed).list();
    }
}
