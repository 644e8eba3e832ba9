package org.sekimori.identity;

import java.time.Duration;
import java.util.Set;

/**
 * What a bearer token must be like.
 *
 * @param audience that must stand in {@code aud}
 * @param maxLifetime from {@code iat}, or from now if there is none, to {@code exp}
 * @param skew by which clocks may differ, added to every comparison with now
 * @param algorithms of JWS, asymmetric ones only
 * @param subjectClaim that names the person of the directory; {@code sub} is needed besides
 */
public record TokenRules(
        String issuer,
        String audience,
        Duration maxLifetime,
        Duration skew,
        Set<String> algorithms,
        String subjectClaim) {
    /** Those of RFC 7518 and RFC 8037 that sign with a private key. */
    private static final Set<String> ASYMMETRIC =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    public TokenRules {
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
            throw new IllegalArgumentException("expected asymmetric algorithms out of " + ASYMMETRIC);
        }
    }

    /** The usual rules of an institution's issuer: ten minutes, a minute of skew. */
    public static TokenRules ofIssuer(String issuer, String audience) {
        return new TokenRules(
                issuer,
                audience,
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "EdDSA"),
                "sub");
    }
}
