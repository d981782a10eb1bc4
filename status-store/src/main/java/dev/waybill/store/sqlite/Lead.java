package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The few documents that a filter can let through at all, if it names ids. They lead the search: SQLite knows no better
 * than to take any status for rarer than a thousand messages, and would look at all documents of the status.
 *
 * @param places a statement with the places of those documents, each once
 * @param rest what else the filter asks of them
 */
record Lead(Sql places, Filter rest) {

    /** The best one first. */
    private static final List<DocumentMember> IDS =
            List.of(DocumentMember.ID, DocumentMember.WEBHOOK_ID, DocumentMember.QUEUE_ID);

    /** The lead of a filter; empty when it names no ids that every document must have one of. */
    static Optional<Lead> of(Filter filter) {
        List<Filter> parts = filter instanceof Filter.And(List<Filter> all) ? all : List.of(filter);
        return IDS.stream().flatMap(id -> of(id, parts).stream()).findFirst();
    }

    private static Optional<Lead> of(DocumentMember id, List<Filter> parts) {
        for (int i = 0; i < parts.size(); i++) {
            List<String> texts = texts(id, parts.get(i)).orElse(List.of());
            if (!texts.isEmpty()) {
                List<Filter> rest = new ArrayList<>(parts);
                rest.remove(i);
                return Optional.of(new Lead(MemberSql.places(id, texts), new Filter.And(rest)));
            }
        }
        return Optional.empty();
    }

    /** The ids of which a document that passes has one. */
    private static Optional<List<String>> texts(DocumentMember id, Filter filter) {
        return switch (filter) {
            case Filter.Compare(Field.Member(var member), var relation, Literal literal)
            when member == id && relation == Filter.Relation.EQUAL -> texts(List.of(literal));
            case Filter.In(Field.Member(var member), List<Literal> literals) when member == id -> texts(literals);
            case Filter.Or(List<Filter> parts) -> {
                List<Optional<List<String>>> each =
                        parts.stream().map(part -> texts(id, part)).toList();
                yield each.stream().allMatch(Optional::isPresent)
                        ? Optional.of(each.stream()
                                .flatMap(texts -> texts.orElseThrow().stream())
                                .toList())
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> texts(List<Literal> literals) {
        return Relations.withNull(literals) ? Optional.empty() : Optional.of(Relations.texts(literals));
    }
}
