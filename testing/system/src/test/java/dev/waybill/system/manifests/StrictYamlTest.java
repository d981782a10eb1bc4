package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictYamlTest {

    private static final String SERVICE_ACCOUNT = """
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: waybill
              labels:
                a: "1"
            automountServiceAccountToken: false
            """;

    @Test
    void anObjectThatFitsIsRead() {
        assertThat(StrictYaml.objects(SERVICE_ACCOUNT + "---\n" + SERVICE_ACCOUNT))
                .hasSize(2)
                .allSatisfy(object -> assertThat(object.getMetadata().getName()).isEqualTo("waybill"));
    }

    @ParameterizedTest
    @CsvSource({
        "automountServiceAccountToken, automountServiceToken, automountServiceToken",
        "labels, lables, lables",
        "name: waybill, 'name: waybill, name: other', name",
        "'\"1\"', 1, labels",
        "'\"1\"', true, labels",
        "false, '\"no\"', automountServiceAccountToken",
        "ServiceAccount, Servant, v1/Servant",
    })
    void whatAnApiServerWouldRefuseIsRefused(String right, String wrong, String named) {
        String yaml = SERVICE_ACCOUNT.replaceFirst(right, wrong.replace(", ", "\n  "));

        assertThatThrownBy(() -> StrictYaml.objects(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
