package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Look;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;
import org.sekimori.testing.TestIssuer;
import org.sekimori.testing.TestIssuer.Forgery;

/** Signing in by an issuer on another site, at a real hub: the right way, and every wrong one. */
class IssuerSignInIT {
    private static Place place;
    private static TestIssuer issuer;
    private static RunningHub hub;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        place = Place.fresh();
        var home = "http://127.0.0.1:" + place.httpPort();
        issuer = new TestIssuer(home + "/auth/callback");
        var secret = place.var().resolve("client-secret");
        Files.writeString(secret, TestIssuer.SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        hub = RunningHub.start(
                place,
                1,
                Map.of(
                        "HUB_OIDC_ISSUER",
                        issuer.url(),
                        "HUB_OIDC_CLIENT_ID",
                        TestIssuer.CLIENT,
                        "HUB_OIDC_CLIENT_SECRET_FILE",
                        secret.toString(),
                        "HUB_HTTP_PUBLIC_URL",
                        home));
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        browser.close();
        hub.close();
        issuer.close();
        place.close();
    }

    @AfterEach
    void honest() {
        browser.leave();
        issuer.forge(Forgery.NONE);
    }

    /** A browser without a face: follows nothing, keeps the cookies that it is told to. */
    private static HttpResponse<String> get(String url, String cookie, String accept) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("Accept", accept)
                    .header("Accept-Language", "en");
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String url, String cookie) {
        return get(url, cookie, "application/json");
    }

    /** On the way back from the issuer: the address that it sent the browser to, and the browser's cookie. */
    private record Back(String address, String cookie) {
        HttpResponse<String> go() {
            return get(address, cookie);
        }
    }

    private static Back provenAs(String user) {
        return provenAs(user, "/");
    }

    private static Back provenAs(String user, String to) {
        var away = get(hub.url() + "/auth/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8), "");
        assertThat(away.statusCode()).as(away.body()).isEqualTo(302);
        var page = get(location(away), "").body();
        var question = Pattern.compile("value=\"([^\"]+)\"").matcher(page);
        assertThat(question.find()).as(page).isTrue();
        var proved = get(issuer.url() + "/proved?question=" + question.group(1) + "&user=" + user, "");
        return new Back(location(proved), cookies(away).getFirst());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** {@code name=value} of every cookie that was set, those that were deleted left out. */
    private static List<String> cookies(HttpResponse<String> answer) {
        var pairs = new ArrayList<String>();
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.substring(0, cookie.indexOf(';'));
            if (!pair.endsWith("=")) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(cookies(answer)).isEmpty();
    }

    private static void refused(Forgery forgery) {
        issuer.forge(forgery);
        refused(provenAs("legal").go(), 403, "sign-in-refused");
    }

    @Test
    void the_way_to_the_issuer_is_bound_to_the_browser() {
        var away = get(hub.url() + "/auth/login", "");
        var cookie = away.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Max-Age=600", "Path=/");
        assertThat(away.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(location(away))
                .startsWith(issuer.url() + "/authorize?")
                .doesNotContain(cookies(away).getFirst());
        assertThat(location(get(hub.url() + "/auth/login", ""))).isNotEqualTo(location(away));
    }

    @Test
    void who_the_issuer_knows_and_the_directory_knows_has_a_session() {
        var answer = provenAs("legal", "/operations?q=%E9%96%A2&stage=review").go();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("content=\"0;url=/operations?q=%E9%96%A2&amp;stage=review\"");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(c -> c.startsWith("sekimori-session=") && c.contains("SameSite=Strict"))
                .anyMatch(c -> c.startsWith("sekimori-sign-in=;") && c.contains("Max-Age=0"));
        var session = cookies(answer).getFirst();
        assertThat(get(hub.url() + "/api/me", session).body()).contains("\"id\":\"legal\"", "\"demo\":false");
    }

    @Test
    void another_browser_or_another_state_is_refused() {
        var mine = provenAs("legal");
        var theirs = provenAs("chair");
        refused(new Back(mine.address(), "").go(), 400, "sign-in-expired");
        refused(new Back(mine.address(), theirs.cookie()).go(), 400, "sign-in-expired");
        refused(new Back(mine.address().replace("&state=", "&state=x"), mine.cookie()).go(), 400, "sign-in-expired");
        refused(new Back(mine.address(), mine.cookie() + "x").go(), 400, "sign-in-expired");
        refused(new Back(mine.address().replaceAll("&state=[^&]+", ""), mine.cookie()).go(), 400, "sign-in-expired");
    }

    @Test
    void a_sign_in_is_finished_once_even_if_the_issuer_would_do_it_twice() {
        var back = provenAs("legal");
        assertThat(back.go().statusCode()).isEqualTo(200);
        refused(back.go(), 403, "sign-in-refused");
        issuer.forge(new Forgery(c -> c, "RS256", false, true));
        var again = provenAs("legal");
        assertThat(again.go().statusCode()).isEqualTo(200);
        refused(again.go(), 400, "sign-in-expired");
    }

    @Test
    void an_id_token_that_does_not_hold_is_refused() {
        refused(new Forgery(c -> c, "none", false, false));
        refused(new Forgery(c -> c, "HS256", false, false));
        refused(new Forgery(c -> c, "RS256", true, false));
        refused(Forgery.of(c -> c.put("nonce", "another")));
        refused(Forgery.of(c -> without(c, "nonce")));
        refused(Forgery.of(c -> c.put("iss", "https://other.example")));
        refused(Forgery.of(c -> c.put("aud", "another-client")));
        refused(Forgery.of(c -> c.put("aud", "sekimori")));
        refused(Forgery.of(
                c -> c.put("aud", new JsonArray().add(TestIssuer.CLIENT).add("another"))));
        refused(Forgery.of(c -> c.put("azp", "another")));
        refused(Forgery.of(c -> c.put("exp", Instant.now().getEpochSecond() - 61)));
        refused(Forgery.of(c -> without(c, "exp")));
        refused(Forgery.of(c -> c.put("exp", Instant.now().getEpochSecond() + 86_400)));
        refused(Forgery.of(c -> without(c, "sub")));
    }

    private static JsonObject without(JsonObject claims, String name) {
        claims.remove(name);
        return claims;
    }

    @Test
    void an_issuer_that_says_no_or_is_another_is_refused() {
        var back = provenAs("legal");
        refused(
                new Back(back.address().replaceAll("code=[^&]+", "error=access_denied"), back.cookie()).go(),
                403,
                "sign-in-refused");
        refused(
                new Back(back.address() + "&iss=https%3A%2F%2Fother.example", back.cookie()).go(),
                403,
                "sign-in-refused");
        refused(
                new Back(back.address().replaceAll("code=[^&]+", "code=x"), back.cookie()).go(),
                403,
                "sign-in-refused");
    }

    @Test
    void whom_the_directory_does_not_know_is_told_so() {
        refused(provenAs("stranger").go(), 403, "not-in-directory");
        var back = provenAs("stranger");
        var page = get(back.address(), back.cookie(), "text/html,*/*");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("lang=\"en\"", "ask its administrator", "href=\"/\"")
                .doesNotContain("stranger");
    }

    @Test
    void while_the_issuer_is_away_its_people_are_asked_to_come_again() {
        var back = provenAs("legal");
        issuer.goAway();
        try {
            var answer = back.go();
            refused(answer, 503, "issuer-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        } finally {
            issuer.comeBack();
        }
        assertThat(provenAs("legal").go().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "evil.example",
                "javascript:alert(1)",
                ""
            })
    void nobody_is_sent_to_another_site(String to) {
        refused(
                get(hub.url() + "/auth/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8), ""),
                400,
                "invalid-parameter");
    }

    @Test
    void there_are_no_demo_accounts_and_the_screen_knows() {
        assertThat(new JsonObject(get(hub.url() + "/auth/options", "").body()))
                .isEqualTo(new JsonObject().put("demo", false).put("oidc", true));
        var demo = new JsonObject(RunningHub.shared()
                .api()
                .send(RunningHub.shared().api().request("/auth/options"))
                .ok()
                .text());
        assertThat(demo.getBoolean("demo")).isTrue();
        assertThat(demo.getBoolean("oidc")).isFalse();
        assertThat(demo.getJsonArray("accounts").getJsonObject(0).fieldNames()).containsExactly("id", "name", "seats");
        assertThat(RunningHub.shared()
                        .api()
                        .send(RunningHub.shared().api().request("/auth/login"))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void the_secret_is_nowhere_to_be_read() {
        assertThat(provenAs("legal").go().statusCode()).isEqualTo(200);
        assertThat(hub.output()).noneMatch(line -> line.contains(TestIssuer.SECRET));
    }

    @Test
    void a_person_comes_back_from_another_site_and_is_known_at_once() {
        var page = browser.open(hub, "/auth/login?to=/api/me", Look.USUAL.english());
        assertThat(page.url()).startsWith(issuer.url());
        browser.expect(page, "/favicon\\.ico");
        page.getByLabel("User").fill("legal");
        page.getByRole(AriaRole.BUTTON).click();
        page.waitForURL(hub.url() + "/api/me");
        assertThat(page.content()).contains("\"id\":\"legal\"");
        page.goBack();
        assertThat(page.url()).doesNotContain("code=");
    }

    @Test
    void a_stranger_reads_why_in_a_page_that_keeps_every_rule() {
        var page = browser.open(hub, "/auth/login", Look.USUAL);
        browser.expect(page, "status of 403 .*/auth/callback");
        page.getByLabel("User").fill("stranger");
        page.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("サインイン画面へ戻る"))
                .waitFor();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ja");
        browser.axe(page);
        browser.screenshot(page, "sign-in-not-in-directory-ja");
    }
}
