package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.filter.Filter.Relation;
import dev.waybill.model.filter.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Conditions on members of a document. A literal of another kind than the member's fits nothing. */
final class MemberSql {

    private static final long MILLIS_PER_SECOND = 1000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private MemberSql() {}

    /** True when the member equals one of the literals. Texts go into one list, so that an index serves them all. */
    static Sql equalsAny(DocumentMember member, List<Literal> literals) {
        List<Sql> choices = new ArrayList<>();
        if (Relations.withNull(literals)) {
            choices.add(Sql.of(column(member) + " IS NULL"));
        }
        List<String> texts = Relations.texts(literals);
        if (member.kind() == DocumentMember.Kind.TEXT) {
            if (!texts.isEmpty()) {
                choices.add(isOneOf(member, texts));
            }
        } else {
            literals.forEach(literal -> choices.add(compare(member, Relation.EQUAL, literal)));
        }
        return Sql.any(choices);
    }

    /** True when the member stands in a relation to the literal. */
    static Sql compare(DocumentMember member, Relation relation, Literal literal) {
        return switch (member.kind()) {
            case TEXT ->
                literal instanceof Literal.Text(String text)
                        ? Sql.of(column(member) + " " + Relations.operator(relation) + " ?", text)
                        : Sql.FALSE;
            case SECONDS ->
                literal instanceof Literal.Number(BigDecimal seconds)
                        ? Relations.whole(column(member), MILLIS_PER_SECOND, relation, seconds)
                        : Sql.FALSE;
            case INSTANT ->
                literal instanceof Literal.Time(var time)
                        ? Relations.whole(column(member), 1, relation, Instants.millis(time))
                        : Sql.FALSE;
            case DATE ->
                literal instanceof Literal.Day(var day)
                        ? Relations.whole(column(member), 1, relation, BigDecimal.valueOf(day.toEpochDay()))
                        : Sql.FALSE;
            case BOOLEAN -> literal instanceof Literal.Bool(boolean bool) ? synced(relation, bool) : Sql.FALSE;
        };
    }

    private static Sql isOneOf(DocumentMember member, List<String> texts) {
        return switch (member) {
            case ID, WEBHOOK_ID, QUEUE_ID ->
                Sql.of("d.seq IN (").then(places(member, texts)).then(Sql.of(")"));
            default -> Relations.oneOf(column(member), texts);
        };
    }

    /** A statement with the places of documents that have one of some ids, each once; by indexes alone. */
    static Sql places(DocumentMember id, List<String> texts) {
        return switch (id) {
            case ID -> placesOfIds(texts);
            case WEBHOOK_ID -> placesOfMessages(texts);
            case QUEUE_ID -> placesOfQueueIds(texts);
            default -> throw new IllegalArgumentException(id + " is no id");
        };
    }

    private static Sql placesOfIds(List<String> texts) {
        List<byte[]> ids = texts.stream()
                .filter(text -> ID.matcher(text).matches())
                .map(HexFormat.of()::parseHex)
                .toList();
        return Sql.of("SELECT m.seq FROM document m WHERE ").then(Relations.oneOf("m.id", ids));
    }

    private static Sql placesOfMessages(List<String> texts) {
        return Sql.of("SELECT DISTINCT m.seq FROM (SELECT column1 AS message FROM (VALUES ")
                .then(Sql.list(texts, "(?)"))
                .then(Sql.of(")) a CROSS JOIN document m ON " + IdFunctions.isAbout("m", "a.message")));
    }

    /** Of documents that name the queue id themselves, and of those whose message is linked to it. */
    private static Sql placesOfQueueIds(List<String> texts) {
        return Sql.of("SELECT s.seq FROM stray s WHERE ")
                .then(Relations.oneOf("s.queue_id", texts))
                .then(Sql.of(" UNION SELECT m.seq FROM link k CROSS JOIN document m ON "
                        + IdFunctions.isAbout("m", "k.message_id")
                        + " AND coalesce(m.queue_id, k.queue_id) = k.queue_id WHERE "))
                .then(Relations.oneOf("k.queue_id", texts));
    }

    private static Sql synced(Relation relation, boolean bool) {
        boolean fitsSynced = relation.holds(Boolean.compare(true, bool));
        boolean fitsUnsynced = relation.holds(Boolean.compare(false, bool));
        if (fitsSynced == fitsUnsynced) {
            return fitsSynced ? Sql.TRUE : Sql.FALSE;
        }
        String not = fitsSynced ? "NOT " : "";
        String both = fitsSynced ? " AND " : " OR ";
        return Sql.of("(d.seq " + not + "IN (SELECT seq FROM unsynced)" + both + "d.seq " + not
                + "IN (SELECT seq FROM parked))");
    }

    /** What a member is in SQL; {@code updated} is never null and never asked for here otherwise. */
    private static String column(DocumentMember member) {
        return switch (member) {
            case ID -> "lower(hex(d.id))";
            case WEBHOOK_ID -> "d.message_id";
            case QUEUE_ID -> "coalesce(d.queue_id, l.queue_id)";
            case WEB_TIMESTAMP -> "d.event_time";
            case WEBHOOK_DATA_JSON -> BodyFunctions.STATUS_JSON;
            case RAW_WEBHOOK_DATA_JSON -> BodyFunctions.RAW_JSON;
            case CREATED_TIME -> "d.received_at";
            case UPDATED -> "d.seq";
            case STATUS, RECIPIENT_ID, PHONE_NUMBER_ID, DISPLAY_PHONE_NUMBER, WEB_DATE ->
                "d." + member.name().toLowerCase(Locale.ROOT);
        };
    }
}
