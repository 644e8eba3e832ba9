package org.sekimori.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final String ISSUER = "https://issuer.example/realm";

    private static JsonObject document() {
        return new JsonObject()
                .put("issuer", ISSUER)
                .put("authorization_endpoint", "https://issuer.example/authorize")
                .put("token_endpoint", "https://issuer.example/token")
                .put("jwks_uri", "https://keys.example/keys");
    }

    @Test
    void a_document_of_the_issuer_names_its_doors() {
        assertThat(Endpoints.of(document(), ISSUER))
                .isEqualTo(new Endpoints(
                        "https://issuer.example/authorize",
                        "https://issuer.example/token",
                        "https://keys.example/keys"));
    }

    @Test
    void a_document_of_another_issuer_is_refused_be_it_by_a_slash() {
        for (var other : List.of("https://other.example", ISSUER + "/", ISSUER.toUpperCase(java.util.Locale.ROOT))) {
            assertThatThrownBy(() -> Endpoints.of(document(), other)).hasMessageContaining("another issuer");
        }
    }

    @Test
    void a_door_that_is_missing_or_leads_out_of_tls_is_refused() {
        for (var door : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            var without = document();
            without.remove(door);
            assertThatThrownBy(() -> Endpoints.of(without, ISSUER)).hasMessageContaining(door);
            var plain = document().put(door, "http://issuer.example/door");
            assertThatThrownBy(() -> Endpoints.of(plain, ISSUER)).hasMessageContaining(door);
            var odd = document().put(door, 7);
            assertThatThrownBy(() -> Endpoints.of(odd, ISSUER)).hasMessageContaining(door);
        }
    }

    @Test
    void an_issuer_without_tls_may_have_doors_without() {
        var plain = new JsonObject(document().encode().replace("https://", "http://"));
        assertThat(Endpoints.of(plain, ISSUER.replace("https", "http")).token())
                .isEqualTo("http://issuer.example/token");
    }
}
