package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final String DICTIONARY = "cc1f36e867e1a45e52138d4455a14053fc7021a4120837ba52810bb29a3a8849";
    private static final String WITH_SHAPES =
            "01c002b80478bbc802fcc9ed94bd0ec2300c845fc9499cc41e3a544a9118084a80a10343ffa5be00"
                    + "508977a72a13a2881f09263c5bb27c77dfddc9bbde666ae572f4ae3bf9211c17619966b1db84de2f"
                    + "a2db1da2ab447499f290e9d0e7439a26c94b965803d7b9a9c4e93a0b0b8690a4c587ced94a945ccb"
                    + "161b5d18b08224ab024b5d99da36d4f29c7bdfd7f543ca0448c920c6171014d34fa163c142a36136"
                    + "9a66014420c3488ac61545f08cc77f60de0accfe3cb5f3050f581ce5";
    private static final String WITH_SHAPES_FILLED_IN =
            "02c002b80478bb4b2130b51b3229c03cd930c932c528cd24d534d1ccc0dcd0c2c8d238d124c934d9"
                    + "2cc53cd522cd125b2aa07dfc905946181a1819591a1802bd6062606c69315a648c9c04135b0bae5b"
                    + "000f581ce5";

    /** Only bodies of earlier versions need it. */
    private static final Dictionary.RowSource UNREAD = () -> {
        throw new SQLException("the row was read");
    };

    private final Packer packer = new Packer();
    private final Unpacker unpacker = new Unpacker();

    @Property(tries = 500)
    void givesBackAnyBodies(@ForAll("texts") String status, @ForAll("texts") String raw) throws SQLException {
        byte[] packed = packer.pack(new Bodies(status, raw));

        assertThat(unpacker.both(packed, UNREAD)).isEqualTo(new Bodies(status, raw));
        assertThat(unpacker.statusJson(packed, UNREAD)).isEqualTo(status);
    }

    @Test
    void makesFewBytesOfARealCallback() throws SQLException {
        byte[] packed = packer.pack(REAL);

        assertThat(packed.length).isLessThan(160);
        assertThat(unpacker.both(packed, () -> ROW)).isEqualTo(REAL);
    }

    @Test
    void noticesEveryByteThatIsWrong() {
        byte[] packed = packer.pack(REAL);

        for (int i = 0; i < packed.length; i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 0x15;
            assertDamaged(damaged, ROW);
            assertDamaged(Arrays.copyOf(packed, i), ROW);
        }
    }

    /** Files in the world hold bodies that were packed so: these must be readable for ever. */
    @ParameterizedTest
    @ValueSource(strings = {WITH_SHAPES, WITH_SHAPES_FILLED_IN})
    void readsWhatEarlierVersionsPackedAndNoticesWhatIsWrongThere(String hex) throws SQLException {
        byte[] packed = HexFormat.of().parseHex(hex);

        assertThat(unpacker.both(packed, () -> ROW)).isEqualTo(REAL);
        assertThat(unpacker.statusJson(packed, () -> ROW)).isEqualTo(STATUS);
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

        assertDamaged(HexFormat.of().parseHex(WITH_SHAPES_FILLED_IN), other);
    }

    @Test
    void packsWithTheDictionaryThatFilesInTheWorldArePackedWith() throws IOException, NoSuchAlgorithmException {
        try (InputStream dictionary = Packer.class.getResourceAsStream("bodies-3.dictionary")) {
            assertThat(dictionary).isNotNull();
            assertThat(MessageDigest.getInstance("SHA-256").digest(dictionary.readAllBytes()))
                    .asHexString()
                    .isEqualToIgnoringCase(DICTIONARY);
        }
    }

    private void assertDamaged(byte[] packed, Dictionary.Row row) {
        assertThatThrownBy(() -> unpacker.both(packed, () -> row))
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
}
