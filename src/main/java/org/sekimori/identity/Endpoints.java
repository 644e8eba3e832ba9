package org.sekimori.identity;

import io.vertx.core.json.JsonObject;

/**
 * Where an issuer's doors are.
 *
 * <p>Source: OpenID Connect Discovery 1.0, section 3.
 *
 * @param keys its key set (RFC 7517)
 */
public record Endpoints(String authorization, String token, String keys) {
    /**
     * Reads a discovery document.
     *
     * @throws IllegalArgumentException if it is another issuer's, lacks a door, or leads from TLS to a door without
     */
    static Endpoints of(JsonObject document, String issuer) {
        // A document that speaks for another issuer would let that one sign people in.
        if (!issuer.equals(document.getValue("issuer"))) {
            throw new IllegalArgumentException("the discovery document is of another issuer");
        }
        return new Endpoints(
                address(document, "authorization_endpoint", issuer),
                address(document, "token_endpoint", issuer),
                address(document, "jwks_uri", issuer));
    }

    private static String address(JsonObject document, String member, String issuer) {
        if (!(document.getValue(member) instanceof String address)
                || !(address.startsWith("https://")
                        || (issuer.startsWith("http://") && address.startsWith("http://")))) {
            throw new IllegalArgumentException("the discovery document has no usable " + member);
        }
        return address;
    }
}
