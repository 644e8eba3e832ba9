package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.RunningHub;

/** Tokens that somebody made, of a running hub whose issuer's key the test holds, so that only one thing is wrong at a time. */
class ForgedTokensIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Api api;
    private static JsonNode jwk;
    private static ObjectNode header;
    private static ObjectNode claims;

    @BeforeAll
    static void open() throws Exception {
        api = RunningHub.shared().api();
        jwk = JSON.readTree(Files.readString(RunningHub.shared().place().var().resolve("demo-issuer.jwk")));
        var parts = api.token("chair").split("\\.", -1);
        header = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signingInput(Consumer<ObjectNode> headers, Consumer<ObjectNode> changes) throws Exception {
        var h = header.deepCopy();
        var c = claims.deepCopy();
        headers.accept(h);
        changes.accept(c);
        return encoded(JSON.writeValueAsBytes(h)) + "." + encoded(JSON.writeValueAsBytes(c));
    }

    private static String signed(PrivateKey key, Consumer<ObjectNode> headers, Consumer<ObjectNode> changes)
            throws Exception {
        var input = signingInput(headers, changes);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + encoded(signature.sign());
    }

    private static PrivateKey issuer() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var d = new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path("d").asText()));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(d, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static int status(String token) {
        return api.send(api.request("/api/me").GET().header("Authorization", "Bearer " + token))
                .status();
    }

    @Test
    void a_token_that_is_right_in_everything_is_accepted() throws Exception {
        assertThat(status(signed(issuer(), _ -> {}, _ -> {}))).isEqualTo(200);
    }

    @Test
    void no_algorithm_is_none() throws Exception {
        for (var none : new String[] {"none", "None", "NONE", ""}) {
            var input = signingInput(h -> h.put("alg", none), _ -> {});
            assertThat(status(input + ".")).isEqualTo(401);
            assertThat(status(input)).isEqualTo(401);
            assertThat(status(signed(issuer(), h -> h.put("alg", none), _ -> {})))
                    .isEqualTo(401);
        }
    }

    @Test
    void the_public_key_is_no_shared_secret() throws Exception {
        var open = ((ObjectNode) jwk.deepCopy()).without("d");
        for (var secret : new String[] {
            open.toString(), jwk.path("x").asText(), jwk.path("y").asText()
        }) {
            var input = signingInput(h -> h.put("alg", "HS256"), _ -> {});
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            assertThat(status(input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)))))
                    .isEqualTo(401);
        }
    }

    @Test
    void an_algorithm_that_is_not_the_keys_is_refused() throws Exception {
        for (var alg : new String[] {"RS256", "PS256", "ES384", "ES256K", "EdDSA", "HS512"}) {
            assertThat(status(signed(issuer(), h -> h.put("alg", alg), _ -> {})))
                    .as(alg)
                    .isEqualTo(401);
        }
    }

    @Test
    void a_foreign_key_is_refused_also_when_the_token_brings_it_along() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var foreign = generator.generateKeyPair().getPrivate();
        assertThat(status(signed(foreign, _ -> {}, _ -> {}))).isEqualTo(401);
        var open = ((ObjectNode) jwk.deepCopy()).without("d");
        assertThat(status(signed(foreign, h -> h.set("jwk", open), _ -> {}))).isEqualTo(401);
    }

    @Test
    void headers_that_name_keys_elsewhere_are_refused_even_when_all_else_is_right() throws Exception {
        assertThat(status(signed(issuer(), h -> h.put("jku", "https://attacker.example/keys"), _ -> {})))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), h -> h.put("x5u", "https://attacker.example/x"), _ -> {})))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), h -> h.set("jwk", jwk), _ -> {}))).isEqualTo(401);
        assertThat(status(signed(issuer(), h -> h.putArray("crit").add("exp"), _ -> {})))
                .isEqualTo(401);
    }

    @Test
    void times_issuer_audience_and_person_must_be_right() throws Exception {
        var now = System.currentTimeMillis() / 1000;
        assertThat(status(signed(issuer(), _ -> {}, c -> c.remove("exp")))).isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("exp", now - 120))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("exp", now + 1_000_000))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("exp", "soon")))).isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("exp", Long.MAX_VALUE))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("nbf", now + 3600))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("iat", now + 3600))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.remove("iss")))).isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("iss", "https://attacker.example"))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.remove("aud")))).isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("aud", "another"))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.remove("sub")))).isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.put("sub", "nobody"))))
                .isEqualTo(401);
        assertThat(status(signed(issuer(), _ -> {}, c -> c.putArray("sub").add("chair"))))
                .isEqualTo(401);
    }

    @Test
    void a_changed_token_and_rubbish_are_refused() {
        var token = api.token("chair");
        assertThat(status(token.substring(0, token.length() - 4) + "AAAA")).isEqualTo(401);
        for (var rubbish : new String[] {"x", "..", "a.b.c", "eyJ.eyJ.eyJ", token + ".x", "Bearer " + token}) {
            assertThat(status(rubbish)).as(rubbish).isEqualTo(401);
        }
    }
}
