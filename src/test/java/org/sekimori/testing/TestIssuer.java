package org.sekimori.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * An OpenID provider on a site of its own: {@code localhost}, where the hub is {@code 127.0.0.1}. Strict where the standards
 * are (registered way back, client's secret, PKCE, codes for one use), and a forger when a test asks for it.
 */
public final class TestIssuer implements AutoCloseable {
    public static final String CLIENT = "sekimori-console";
    public static final String SECRET = "s&cret/of the=console";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final String redirect;
    private final Map<String, JsonObject> questions = new ConcurrentHashMap<>();
    private final KeyPair key = keys();
    private final KeyPair foreign = keys();
    private HttpServer server;
    private final int port;
    private volatile Forgery forgery = Forgery.NONE;

    /**
     * What is wrong with the next tokens.
     *
     * @param codesLast a code may be used again
     */
    public record Forgery(UnaryOperator<JsonObject> claims, String algorithm, boolean foreignKey, boolean codesLast) {
        public static final Forgery NONE = new Forgery(UnaryOperator.identity(), "RS256", false, false);

        public static Forgery of(UnaryOperator<JsonObject> claims) {
            return new Forgery(claims, "RS256", false, false);
        }
    }

    /** Listens; {@code redirect} is the only way back that it knows. */
    public TestIssuer(String redirect) {
        this.redirect = redirect;
        listen(0);
        this.port = server.actualPort();
    }

    private void listen(int at) {
        server = await(vertx.createHttpServer().requestHandler(this::answer).listen(at, "127.0.0.1"));
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public void forge(Forgery next) {
        forgery = next;
    }

    /** Gone until {@link #comeBack}. */
    public void goAway() {
        await(server.close());
    }

    public void comeBack() {
        listen(port);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/.well-known/openid-configuration" -> send(request, 200, document());
            case "/keys" -> send(request, 200, new JsonObject().put("keys", new JsonArray().add(publicKey())));
            case "/authorize" -> authorize(request);
            case "/proved" -> proved(request);
            case "/token" -> request.setExpectMultipart(true).endHandler(_ -> token(request));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject document() {
        return new JsonObject()
                .put("issuer", url())
                .put("authorization_endpoint", url() + "/authorize")
                .put("token_endpoint", url() + "/token")
                .put("jwks_uri", url() + "/keys");
    }

    /** A page on which a person says who they are, as {@code user} or by the link. */
    private void authorize(HttpServerRequest request) {
        var right = CLIENT.equals(request.getParam("client_id"))
                && redirect.equals(request.getParam("redirect_uri"))
                && "code".equals(request.getParam("response_type"))
                && "openid".equals(request.getParam("scope"))
                && "S256".equals(request.getParam("code_challenge_method"))
                && request.getParam("state", "").length() == 43
                && request.getParam("nonce", "").length() == 43
                && request.getParam("code_challenge", "").length() == 43;
        if (!right) {
            request.response().setStatusCode(400).end("not a question that this issuer answers");
            return;
        }
        request.response().putHeader("Content-Type", "text/html").end("""
                <!doctype html><html lang="en"><title>Issuer</title><link rel="icon" href="data:,">
                <form action="/proved"><input type="hidden" name="question" value="%s">
                <label>User <input name="user"></label><button>Prove</button></form></html>
                """.formatted(ask(request)));
    }

    private String ask(HttpServerRequest request) {
        var id = UUID.randomUUID().toString();
        questions.put(
                id,
                new JsonObject()
                        .put("state", request.getParam("state"))
                        .put("nonce", request.getParam("nonce"))
                        .put("challenge", request.getParam("code_challenge")));
        return id;
    }

    /** Back with a code, which names the question. */
    private void proved(HttpServerRequest request) {
        var question = questions.get(request.getParam("question")).put("user", request.getParam("user"));
        request.response()
                .setStatusCode(303)
                .putHeader(
                        "Location",
                        redirect + "?code=" + request.getParam("question") + "&state=" + question.getString("state")
                                + "&session_state=x")
                .end();
    }

    private void token(HttpServerRequest request) {
        var secret = "Basic "
                + Base64.getEncoder().encodeToString((encoded(CLIENT) + ":" + encoded(SECRET)).getBytes(UTF_8));
        var plain = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        var given = request.getHeader("Authorization");
        if (!secret.equals(given) && !plain.equals(given)) {
            send(request, 401, new JsonObject().put("error", "invalid_client"));
            return;
        }
        var code = request.getFormAttribute("code");
        var question = forgery.codesLast ? questions.get(code) : questions.remove(code);
        if (question == null
                || !redirect.equals(request.getFormAttribute("redirect_uri"))
                || !question.getString("challenge")
                        .equals(BASE64.encodeToString(sha256(request.getFormAttribute("code_verifier"))))) {
            send(request, 400, new JsonObject().put("error", "invalid_grant").put("error_description", "no such code"));
            return;
        }
        send(
                request,
                200,
                new JsonObject()
                        .put("access_token", "opaque")
                        .put("token_type", "Bearer")
                        .put("expires_in", 300)
                        .put("id_token", idToken(question)));
    }

    private String idToken(JsonObject question) {
        var now = Instant.now().getEpochSecond();
        var claims = forgery.claims.apply(new JsonObject()
                .put("iss", url())
                .put("aud", CLIENT)
                .put("sub", question.getString("user"))
                .put("nonce", question.getString("nonce"))
                .put("iat", now)
                .put("exp", now + 300));
        var header = new JsonObject()
                .put("alg", forgery.algorithm)
                .put("kid", "test")
                .put("typ", "JWT");
        var signed = BASE64.encodeToString(header.encode().getBytes(UTF_8)) + "."
                + BASE64.encodeToString(claims.encode().getBytes(UTF_8));
        return signed + "." + (forgery.algorithm.equals("none") ? "" : sign(signed));
    }

    private String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((forgery.foreignKey ? foreign : key).getPrivate());
            signature.update(text.getBytes(UTF_8));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject publicKey() {
        var rsa = (RSAPublicKey) key.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("kid", "test")
                .put("n", number(rsa.getModulus()))
                .put("e", number(rsa.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static void send(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(text).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
