package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.sekimori.identity.SignInFailed.Why;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in to the console by the configured issuer: OpenID Connect Core 1.0, authorization code flow, with PKCE (RFC 7636).
 * The library carries the code to the issuer; what comes back is believed only after {@link Tokens} checked it.
 */
public final class IssuerSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerSignIn.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Issuer issuer;
    private final Client client;
    private final Tokens idTokens;
    private final FinishedSignIns finished;
    private final Supplier<Directory> directory;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private Known known = new Known(Optional.empty(), null);

    private record Known(Optional<Endpoints> endpoints, OAuth2Auth library) {}

    /** As what the hub is registered with the issuer; {@code redirect} is the whole address of the way back. */
    public record Client(String id, String secret, String redirect) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** What to send the browser away with: the issuer's address, and a cookie for {@code lifetime}. */
    public record Begun(String address, String cookie, Duration lifetime) {}

    /** Who came back, and where they wanted to go. */
    public record Finished(Person person, String to) {}

    /**
     * What the browser brings back from the issuer.
     *
     * @param issuer as RFC 9207 lets issuers name themselves
     */
    public record Return(String cookie, String state, Optional<String> code, Optional<String> issuer) {}

    /** Asks nothing of the issuer yet; {@code idTokens} checks that the audience is the client's id. */
    public IssuerSignIn(
            Vertx vertx,
            Issuer issuer,
            Client client,
            Tokens idTokens,
            FinishedSignIns finished,
            Supplier<Directory> directory,
            Clock clock) {
        this.vertx = vertx;
        this.issuer = issuer;
        this.client = client;
        this.idTokens = idTokens;
        this.finished = finished;
        this.directory = directory;
        this.clock = clock;
    }

    /** Where to send the browser; {@code to} is where to go afterwards, seen to by the caller to be a path of ours. */
    public Future<Begun> begin(String to) {
        var attempt = Attempt.begin(to, clock.instant(), random);
        var question = new OAuth2AuthorizationURL()
                .setRedirectUri(client.redirect())
                .addScope("openid")
                .setState(attempt.state())
                .setCodeChallenge(attempt.challenge())
                .setCodeChallengeMethod("S256")
                .putAdditionalParameter("nonce", attempt.nonce());
        return library().map(library -> new Begun(library.authorizeURL(question), attempt.cookie(), Attempt.LIFETIME));
    }

    /** Fails with {@link SignInFailed}, or with the database. */
    public Future<Finished> finish(Return back) {
        var found = Attempt.of(back.cookie(), clock.instant()).filter(a -> a.isState(back.state()));
        if (found.isEmpty()) {
            return failed(Why.EXPIRED);
        }
        var attempt = found.get();
        // Another issuer's answer, passed off as this one's (RFC 9207), or no.
        if (back.code().isEmpty() || !back.issuer().orElse(issuer.url()).equals(issuer.url())) {
            return failed(Why.REFUSED);
        }
        return idToken(back.code().get(), attempt)
                .compose(token -> verified(token, attempt))
                .compose(subject -> once(attempt).map(subject))
                .compose(subject -> directory
                        .get()
                        .byUser(subject)
                        .map(person -> Future.succeededFuture(new Finished(person, attempt.to())))
                        .orElseGet(() -> failed(Why.UNKNOWN)));
    }

    private Future<String> idToken(String code, Attempt attempt) {
        var credentials = new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setRedirectUri(client.redirect())
                .setCodeVerifier(attempt.verifier());
        return library()
                .compose(library -> library.authenticate(credentials)
                        .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                        .recover(IssuerSignIn::notExchanged))
                .compose(user -> user.principal().getValue("id_token") instanceof String token
                        ? Future.succeededFuture(token)
                        : failed(Why.REFUSED));
    }

    /** The library tells of an error of the issuer in the issuer's words, which begin with the code of RFC 6749. */
    private static <T> Future<T> notExchanged(Throwable failure) {
        if (String.valueOf(failure.getMessage()).startsWith("invalid_grant")) {
            return failed(Why.REFUSED);
        }
        LOG.warn("the issuer did not exchange a code", failure);
        return failed(Why.UNAVAILABLE);
    }

    private Future<String> verified(String token, Attempt attempt) {
        return idTokens.verifyIdToken(token, attempt.nonce())
                .map(Verified::subject)
                .recover(failure -> {
                    if (failure instanceof BadToken) {
                        LOG.warn("an ID token was refused: {}", failure.getMessage());
                        return failed(Why.REFUSED);
                    }
                    return failed(Why.UNAVAILABLE);
                });
    }

    private Future<Void> once(Attempt attempt) {
        return finished.finish(attempt.hash(), attempt.ends())
                .compose(first -> first ? Future.succeededFuture() : failed(Why.EXPIRED));
    }

    private Future<OAuth2Auth> library() {
        return issuer.endpoints().map(this::library).recover(_ -> failed(Why.UNAVAILABLE));
    }

    private synchronized OAuth2Auth library(Endpoints endpoints) {
        if (!known.endpoints.equals(Optional.of(endpoints))) {
            var options = new OAuth2Options()
                    .setClientId(client.id())
                    .setClientSecret(client.secret())
                    .setSite(issuer.url())
                    .setAuthorizationPath(endpoints.authorization())
                    .setTokenPath(endpoints.token())
                    .setHttpClientOptions(new HttpClientOptions()
                            .setConnectTimeout((int) TIMEOUT.toMillis())
                            .setIdleTimeout((int) TIMEOUT.toSeconds()));
            known = new Known(Optional.of(endpoints), OAuth2Auth.create(vertx, options));
        }
        return known.library;
    }

    private static <T> Future<T> failed(Why why) {
        return Future.failedFuture(new SignInFailed(why));
    }
}
