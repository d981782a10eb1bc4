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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What goes into a packed body comes out of it, character for character. */
class PackingTest {

    private static final String STATUS = """
            {"id":"wamid.HBgMOTE3MDY4NDgyNzQxFQIAERgSQjNFRDUwRDc1RDE3N0E5QjYzAA==","status":"delivered",\
            "timestamp":"1760000000","recipient_id":"917068482741","conversation":{"id":"7c1b9d2f4e5a60718293a4b5c6d7e8f9",\
            "origin":{"type":"utility"}},"pricing":{"billable":true,"pricing_model":"PMP","category":"utility",\
            "type":"regular"}}""";
    private static final BodyTexts REAL = new BodyTexts(STATUS, """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",\
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"919154699658",\
            "phone_number_id":"408694838996380"},"statuses":[""" + STATUS + "]}}]}]}");

    private static final String DICTIONARY = "cc1f36e867e1a45e52138d4455a14053fc7021a4120837ba52810bb29a3a8849";

    private final Packer packer = new Packer();
    private final Unpacker unpacker = new Unpacker();

    @Property(tries = 500)
    void givesBackAnyBodies(@ForAll("texts") String status, @ForAll("texts") String raw) throws SQLException {
        byte[] packed = packer.pack(new BodyTexts(status, raw));

        assertThat(unpacker.both(packed)).isEqualTo(new BodyTexts(status, raw));
        assertThat(unpacker.statusJson(packed)).isEqualTo(status);
    }

    @Test
    void makesFewBytesOfARealCallback() throws SQLException {
        byte[] packed = packer.pack(REAL);

        assertThat(packed.length).isLessThan(160);
        assertThat(unpacker.both(packed)).isEqualTo(REAL);
    }

    @Test
    void noticesEveryByteThatIsWrong() {
        byte[] packed = packer.pack(REAL);

        for (int i = 0; i < packed.length; i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 0x15;
            assertDamaged(damaged);
            assertDamaged(Arrays.copyOf(packed, i));
        }
    }

    @Test
    void packsWithTheDictionaryThatFilesInTheWorldArePackedWith() throws IOException, NoSuchAlgorithmException {
        try (InputStream dictionary = Packer.class.getResourceAsStream("bodies.dictionary")) {
            assertThat(dictionary).isNotNull();
            assertThat(MessageDigest.getInstance("SHA-256").digest(dictionary.readAllBytes()))
                    .asHexString()
                    .isEqualToIgnoringCase(DICTIONARY);
        }
    }

    private void assertDamaged(byte[] packed) {
        assertThatThrownBy(() -> unpacker.both(packed))
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
