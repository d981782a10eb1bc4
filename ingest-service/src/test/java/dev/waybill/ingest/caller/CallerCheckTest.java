package dev.waybill.ingest.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.caller.CallerCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerCheckTest {

    private static final String BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
    private static final String SIGNED = "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";

    private final CallerCheck both = new CallerCheck(List.of("old", "test_app_secret"), List.of("one", "two"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    test_app_secret | {"object":"whatsapp_business_account","entry":[]}     | dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756
                    test_app_secret | {"object": "whatsapp_business_account", "entry": []}  | 56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a
                    otro_secreto    | {"object":"whatsapp_business_account","entry":[]}     | 769b03d8c2ae6498f2d1e1f7299c0ba55448c69d741e7b0bb243d852d8a8d8c7
                    """)
    void knowsTheSignaturesOfTheFacts(String secret, String body, String hex) {
        Signature signature = Signature.parse("sha256=" + hex).orElseThrow();

        AppSecret own = new AppSecret(secret);
        AppSecret another = new AppSecret("another");
        assertThat(isSigned(signature.begin(List.of(another, own)), body)).isTrue();
        assertThat(isSigned(signature.begin(List.of(own)), body + " ")).isFalse();
        assertThat(isSigned(signature.begin(List.of(another)), body)).isFalse();
        assertThat(isSigned(signature.begin(List.of(own)), body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha1=00", "sha256=zz", "SHA256=", "dec6a680679a968e7e0319355b23599c"})
    void takesNoSignatureOfAnotherForm(String header) {
        assertThat(Signature.parse(header)).isEmpty();
    }

    @Test
    void takesNoSignatureWithOneDigitTooManyOrWrong() {
        assertThat(Signature.parse(SIGNED + "0")).isEmpty();
        assertThat(Signature.parse(SIGNED.replace("dec6", "xec6"))).isEmpty();
    }

    @Test
    void judgesARequestWithATokenByItAlone() {
        assertThat(both.check(List.of("two"), List.of())).isEqualTo(new Verdict.Welcome());
        assertThat(both.check(List.of("three"), List.of(SIGNED))).isEqualTo(new Verdict.Stranger());
        assertThat(both.check(List.of(""), List.of(SIGNED))).isEqualTo(new Verdict.Stranger());
    }

    @Test
    void refusesATokenOrASignatureThatIsGivenTwice() {
        assertThat(both.check(List.of("one", "one"), List.of())).isEqualTo(new Verdict.Stranger());
        assertThat(both.check(List.of("one", "three"), List.of())).isEqualTo(new Verdict.Stranger());
        assertThat(both.check(List.of(), List.of(SIGNED, SIGNED))).isEqualTo(new Verdict.Stranger());
        assertThat(both.acceptsHandshake(List.of("one", "one"))).isFalse();
    }

    @Test
    void judgesARequestWithoutTokenByItsSignature() {
        assertThat(both.check(List.of(), List.of())).isEqualTo(new Verdict.Stranger());
        for (String body : List.of(BODY, BODY + "\n")) {
            assertThat(both.check(List.of(), List.of(SIGNED)))
                    .isInstanceOfSatisfying(
                            Verdict.IfSigned.class,
                            verdict ->
                                    assertThat(isSigned(verdict.body(), body)).isEqualTo(body.equals(BODY)));
        }
    }

    @Test
    void judgesByTheSignatureWhenNoTokenIsConfigured() {
        CallerCheck signed = new CallerCheck(List.of("test_app_secret"), List.of());

        assertThat(signed.check(List.of("anything"), List.of())).isEqualTo(new Verdict.Stranger());
        assertThat(signed.check(List.of("anything"), List.of(SIGNED))).isInstanceOf(Verdict.IfSigned.class);
    }

    @Test
    void wantsATokenWhenOnlyTokensAreConfigured() {
        CallerCheck withToken = new CallerCheck(List.of(), List.of("one"));

        assertThat(withToken.check(List.of(), List.of(SIGNED))).isEqualTo(new Verdict.Stranger());
        assertThat(withToken.check(List.of("one"), List.of())).isEqualTo(new Verdict.Welcome());
    }

    @Test
    void letsEverybodyPostWhenNothingIsConfigured() {
        CallerCheck open = new CallerCheck(List.of(), List.of());

        assertThat(open.check(List.of("anything"), List.of("anything"))).isEqualTo(new Verdict.Welcome());
    }

    @Test
    void answersAHandshakeUnlessItCarriesAWrongToken() {
        assertThat(both.acceptsHandshake(List.of())).isTrue();
        assertThat(both.acceptsHandshake(List.of("one"))).isTrue();
        assertThat(both.acceptsHandshake(List.of("three"))).isFalse();
    }

    /** In pieces, as bodies arrive. */
    private static boolean isSigned(SignedBody signed, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signed.add(bytes, 0, 7);
        signed.add(bytes, 7, bytes.length - 7);
        return signed.isSigned();
    }
}
