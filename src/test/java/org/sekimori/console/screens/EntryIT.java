package org.sekimori.console.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Look;
import org.sekimori.testing.RunningHub;

/** Coming in, choosing a seat, finding a case. */
class EntryIT {
    private static Browser browser;
    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        browser = Browser.start();
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    /** Whoever is not signed in asks who they are first, and Chromium writes the answer to its console. */
    private static Page stranger(String path) {
        var page = browser.open(hub, path, Look.USUAL);
        browser.expect(page, "status of 401");
        return page;
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void signIn(Page page, String user, String password) {
        page.getByLabel("アカウント", new Page.GetByLabelOptions().setExact(true)).fill(user);
        page.getByLabel("パスワード", new Page.GetByLabelOptions().setExact(true)).fill(password);
        named(page, AriaRole.BUTTON, "サインイン").click();
    }

    @Test
    void a_link_to_a_case_leads_there_after_signing_in() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        var page = stranger("/operations/" + one.id());
        signIn(page, "legal", RunningHub.PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(one.look().path("title").asText());
        assertThat(page).hasURL(hub.url() + "/operations/" + one.id());
    }

    @Test
    void a_wrong_password_is_told_keeps_the_account_and_says_nothing_else() {
        var page = stranger("/");
        signIn(page, "expert", "not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("アカウントかパスワードが違います。");
        assertThat(page.getByLabel("アカウント", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("expert");
        assertThat(page.getByLabel("パスワード", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
        signIn(page, "expert", RunningHub.PASSWORD);
        assertThat(named(page, AriaRole.HEADING, "担当卓")).isVisible();
    }

    @Test
    void signing_in_and_out_needs_no_mouse() {
        var page = stranger("/");
        var keys = new Keys(page);
        keys.tabTo(page.getByLabel("アカウント", new Page.GetByLabelOptions().setExact(true)));
        page.keyboard().type("auditor");
        keys.tabTo(page.getByLabel("パスワード", new Page.GetByLabelOptions().setExact(true)));
        page.keyboard().type(RunningHub.PASSWORD);
        keys.press("Enter");
        assertThat(named(page, AriaRole.HEADING, "担当卓")).isVisible();
        keys.tabTo(named(page, AriaRole.BUTTON, "サインアウト"));
        keys.press("Enter");
        assertThat(named(page, AriaRole.HEADING, "サインイン")).isVisible();
        page.reload();
        assertThat(named(page, AriaRole.HEADING, "サインイン")).isVisible();
    }

    @Test
    void a_person_with_two_seats_works_in_one_at_a_time_and_can_change() {
        var page = stranger("/");
        signIn(page, "two-seats", RunningHub.PASSWORD);
        assertThat(named(page, AriaRole.HEADING, "どの職で仕事をしますか")).isVisible();
        assertThat(named(page, AriaRole.BUTTON, "この職で始める")).isDisabled();
        sit(page, "法制担当");
        named(page, AriaRole.BUTTON, "職を替える").click();
        sit(page, "国家安全保障局担当");
        page.reload();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("国家安全保障局担当");
        var tab = page.context().newPage();
        tab.navigate("/");
        assertThat(named(tab, AriaRole.HEADING, "どの職で仕事をしますか")).isVisible();
    }

    private static void sit(Page page, String seat) {
        page.getByRole(AriaRole.RADIOGROUP).getByText(seat).click();
        named(page, AriaRole.BUTTON, "この職で始める").click();
        assertThat(named(page, AriaRole.HEADING, "担当卓")).isVisible();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText(seat);
    }

    @Test
    void what_the_list_is_narrowed_to_stands_in_the_address_and_survives() {
        var first = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        var campaign = first.look().path("campaign").asText();
        var page = browser.signedIn(hub, "coordinator", "/operations", Look.USUAL);
        var rows = page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROWHEADER);
        page.getByLabel("段階").selectOption("review");
        assertThat(page).hasURL(Pattern.compile("stage=review"));
        page.getByLabel("事案").selectOption(campaign);
        assertThat(page).hasURL(Pattern.compile("campaign=" + campaign));
        assertThat(rows).hasCount(1);
        page.getByLabel("件名・番号").fill(first.look().path("number").asText());
        assertThat(page).hasURL(Pattern.compile("q=OP-"));
        assertThat(rows).hasCount(1);
        page.reload();
        assertThat(page.getByLabel("段階")).hasValue("review");
        assertThat(page.getByLabel("事案")).hasValue(campaign);
        assertThat(page.getByLabel("件名・番号"))
                .hasValue(first.look().path("number").asText());
        assertThat(rows).hasCount(1);
        rows.getByRole(AriaRole.LINK).click();
        assertThat(page).hasURL(hub.url() + "/operations/" + first.id());
        page.goBack();
        assertThat(page).hasURL(Pattern.compile("stage=review.*campaign=" + campaign));
        assertThat(rows).hasCount(1);
        named(page, AriaRole.BUTTON, "条件を消す").click();
        assertThat(page).hasURL(hub.url() + "/operations");
        assertThat(page.getByLabel("段階")).hasValue("");
    }

    @Test
    void arrows_go_from_case_to_case_and_enter_opens_one() {
        Case.at(hub.api(), Kind.POLICE_HOME, Point.DRAFTED);
        Case.at(hub.api(), Kind.POLICE_HOME, Point.DRAFTED);
        var page = browser.signedIn(hub, "police", "/operations?stage=draft", Look.USUAL);
        var links = page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK);
        var keys = new Keys(page);
        keys.tabTo(links.first());
        keys.press("ArrowDown");
        assertThat(links.nth(1)).isFocused();
        keys.press("ArrowUp");
        assertThat(links.first()).isFocused();
        keys.press("ArrowDown");
        var wanted = links.nth(1).getAttribute("href");
        keys.press("Enter");
        assertThat(page).hasURL(hub.url() + wanted);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }
}
