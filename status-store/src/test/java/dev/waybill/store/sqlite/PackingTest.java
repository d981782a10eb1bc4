package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What goes into a packed body comes out of it, character for character. */
class PackingTest {

    private static final Dictionary.Row ROW = new Dictionary.Row(
            "wamid.HBgMOTE3MDY4NDgyNzQxFQIAERgSQjNFRDUwRDc1RDE3N0E5QjYzAA==",
            "delivered",
            "917068482741",
            1_760_000_000_000L,
            "408694838996380",
            "919154699658");
    private static final String STATUS = """
            {"id":"wamid.HBgMOTE3MDY4NDgyNzQxFQIAERgSQjNFRDUwRDc1RDE3N0E5QjYzAA==","status":"delivered",\
            "timestamp":"1760000000","recipient_id":"917068482741","conversation":{"id":"7c1b9d2f4e5a60718293a4b5c6d7e8f9",\
            "origin":{"type":"utility"}},"pricing":{"billable":true,"pricing_model":"PMP","category":"utility",\
            "type":"regular"}}""";
    private static final Bodies REAL = new Bodies(STATUS, """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",\
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"919154699658",\
            "phone_number_id":"408694838996380"},"statuses":[""" + STATUS + "]}}]}]}");

    private static final String FIRST_VERSION =
            "02c002b80478bb4b2130b51b3229c03cd930c932c528cd24d534d1ccc0dcd0c2c8d238d124c934d9"
                    + "2cc53cd522cd125b2aa07dfc905946181a1819591a1802bd6062606c69315a648c9c04135b0bae5b"
                    + "000f581ce5";

    private final Packer packer = new Packer();
    private final Unpacker unpacker = new Unpacker();

    @Property(tries = 500)
    void givesBackAnyBodies(
            @ForAll("texts") String status, @ForAll("texts") String raw, @ForAll("rows") Dictionary.Row row)
            throws SQLException {
        byte[] packed = packer.pack(new Bodies(status, raw), row);

        assertThat(unpacker.both(packed, row)).isEqualTo(new Bodies(status, raw));
        assertThat(unpacker.statusJson(packed, row)).isEqualTo(status);
    }

    @Test
    void makesAFewDozenBytesOfARealCallback() throws SQLException {
        byte[] packed = packer.pack(REAL, ROW);

        assertThat(packed.length).isLessThan(120);
        assertThat(unpacker.both(packed, ROW)).isEqualTo(REAL);
    }

    @Test
    void noticesEveryByteThatIsWrong() {
        byte[] packed = packer.pack(REAL, ROW);

        for (int i = 0; i < packed.length; i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 0x15;
            assertDamaged(damaged, ROW);
            assertDamaged(Arrays.copyOf(packed, i), ROW);
        }
    }

    @Test
    void noticesThatARowIsNotTheOneItWasPackedWith() {
        Dictionary.Row other = new Dictionary.Row("wamid.other", "sent", null, null, null, null);

        assertDamaged(packer.pack(REAL, ROW), other);
    }

    /** Files in the world hold bodies that were packed so: this must be readable for ever. */
    @Test
    void readsWhatTheFirstVersionPacked() throws SQLException {
        byte[] packed = HexFormat.of().parseHex(FIRST_VERSION);

        assertThat(unpacker.both(packed, ROW)).isEqualTo(REAL);
    }

    private void assertDamaged(byte[] packed, Dictionary.Row row) {
        assertThatThrownBy(() -> unpacker.both(packed, row))
                .as("%s", Arrays.toString(packed))
                .isInstanceOf(SQLException.class)
                .satisfies(e ->
                        assertThat(SqlFailures.translated((SQLException) e)).hasMessageContaining("damaged"));
    }

    @Provide
    Arbitrary<String> texts() {
        // Lone surrogates cannot be told from question marks in UTF-8; ingest lets none through.
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(300).map(PackingTest::encodable),
                Arbitraries.of("", "{}", REAL.statusJson(), REAL.rawJson(), "x".repeat(70_000)));
    }

    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Dictionary.Row> rows() {
        Arbitrary<String> text = Arbitraries.oneOf(
                        Arbitraries.strings().ascii().ofMaxLength(80),
                        Arbitraries.strings().all().ofMaxLength(80))
                .injectNull(0.2);
        return Combinators.combine(text, text, text, Arbitraries.longs().injectNull(0.2))
                .as((id, status, number, time) ->
                        new Dictionary.Row(id, status == null ? "" : status, number, time, number, id));
    }
}
