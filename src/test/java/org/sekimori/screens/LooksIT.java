package org.sekimori.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Look;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/**
 * Every screen and state, in every way of looking at it: nothing scrolls sideways, axe finds nothing, and its pictures are
 * at {@code target/screens/<screen>-<state>-<language>-<width>[-dark].png}.
 */
class LooksIT {
    private static Place place;
    private static RunningHub hub;
    private static Api api;
    private static Browser browser;

    private final Gallery gallery = new Gallery(browser);

    @BeforeAll
    static void start() {
        place = Place.fresh();
        hub = RunningHub.start(
                place, 1, Map.of("HUB_POLICIES", Hurry.policies(place).toString()));
        api = hub.api();
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        try {
            browser.close();
        } finally {
            hub.close();
            place.close();
        }
    }

    @AfterEach
    void nothing_is_wrong() {
        browser.leave();
        gallery.assertNothingWrong();
    }

    private static Page at(String user, String path, String wanted) {
        var page = browser.signedIn(hub, user, path, Look.USUAL);
        await(page, wanted);
        return page;
    }

    private static Page at(String user, Story story) {
        return at(user, story.path(), ".integrity-good");
    }

    private static void await(Page page, String wanted) {
        assertThat(page.locator(wanted).first()).isVisible();
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** The first of the choices offered. */
    private static void choose(Page page) {
        page.locator(".radio:visible").first().click();
    }

    @Test
    void signing_in() {
        var page = browser.open(hub, "/", Look.USUAL);
        browser.expect(page, "status of 401");
        await(page, ".demo-accounts li");
        gallery.show(page, "signin-fresh");
        page.getByLabel("アカウント", new Page.GetByLabelOptions().setExact(true)).fill("coordinator");
        page.getByLabel("パスワード", new Page.GetByLabelOptions().setExact(true)).fill("wrong");
        press(page, "サインイン");
        await(page, ".notice-error");
        gallery.show(page, "signin-failed");
    }

    @Test
    void choosing_a_seat() {
        gallery.show(at("two-seats", "/", ".radio"), "seat-choose");
    }

    @Test
    void the_session_ends_while_somebody_writes() {
        var story = Story.drafted(api).to(Point.EXECUTING);
        var page = at("police", story);
        browser.expect(page, "status of 401");
        var field = page.locator(".act-form textarea").first();
        field.fill("書きかけの記録");
        page.context().clearCookies();
        // What another person does makes the page read again.
        story.operation().does("coordinator", "note", Map.of("text", "担当省庁に照会した。"));
        await(page, ".overlay .sign-in-form");
        assertThat(field).hasValue("書きかけの記録");
        gallery.show(page, "session-expired");
    }

    @Test
    void the_desk() {
        gallery.show(at("administrator", "/", ".none"), "desk-empty");
        Story.drafted(api).to(Point.REVIEWED);
        Story.drafted(api).to(Point.GRANTED);
        Story.drafted(api).to(Point.AUTHORISED);
        Story.drafted(api).to(Point.EXECUTING);
        gallery.show(at("coordinator", "/", ".wait-mine"), "desk-full");
    }

    @Test
    void an_overdue_desk() {
        Story.drafted(api).to(Point.HALTED);
        var page = at("coordinator", "/", ".wait");
        await(page, ".wait .tag-error");
        gallery.show(page, "desk-overdue");
    }

    @Test
    void the_list() {
        Story.drafted(api);
        Story.drafted(api).to(Point.CLOSED);
        var page = at("coordinator", "/operations", ".row-link");
        gallery.show(page, "list-full");
        page.getByRole(AriaRole.SEARCHBOX).fill("そのような案件はない");
        await(page, ".none");
        gallery.show(page, "list-empty");
    }

    @Test
    void the_annual_report() {
        Story.drafted(api).to(Point.AUTHORISED);
        var page = at("secretariat", "/reports", ".count");
        assertThat(page.locator(".nav-link[aria-current]")).hasText("年次報告");
        gallery.show(page, "annual-report");
        var stranger = at("mofa", "/", ".nav-link");
        assertThat(stranger.locator(".nav-link", new Page.LocatorOptions().setHasText("年次報告")))
                .hasCount(0);
        browser.expect(stranger, "status of 403");
        stranger.navigate("/reports");
        await(stranger, "h1");
        gallery.show(stranger, "annual-report-refused");
    }

    @Test
    void a_draft() {
        var story = Story.drafted(api);
        gallery.show(at("sdf", story), "operation-draft");
        story.to(Point.REVIEWED).returned();
        var page = at("sdf", story);
        await(page, ".notice-warning");
        gallery.show(page, "operation-returned");
    }

    @Test
    void a_revision() {
        var page = at("sdf", Story.drafted(api).path() + "/revise", ".revision");
        gallery.show(page, "revision-form");
    }

    @Test
    void a_conflict() {
        var proposal = Story.proposal(api);
        api.post("takedown", "/api/activities", takedownOf(proposal)).ok();
        var story = Story.of(api, proposal);
        story.operation().does("sdf", "submit", "").awaitConflict();
        var watch = at("watch", story);
        press(watch, "重なりを表示");
        await(watch, ".conflict table");
        gallery.show(watch, "operation-conflict-watch");
        gallery.show(at("watch", "/conflicts", ".table-stacks"), "conflicts");
        watch.locator(".conflict-line a").first().click();
        await(watch, ".span-chart");
        press(watch, "衝突を引き受ける");
        await(watch, ".act-form");
        gallery.show(watch, "conflict-watch");
        var page = at("coordinator", story);
        await(page, ".conflict");
        gallery.show(page, "operation-conflict-coordinator");
    }

    private static Map<String, Object> takedownOf(Map<String, Object> proposal) {
        var takedown = new HashMap<>(Drafts.takedownOf(proposal));
        takedown.putAll(Map.of("title", "同じサーバー群の差押え", "liaison", "国際連携班 内線 517"));
        return takedown;
    }

    @Test
    void a_gate_of_one_person() {
        var page = at("legal", Story.drafted(api).to(Point.REVIEWED));
        await(page, ".act-form");
        gallery.show(page, "operation-gate");
        press(page, "内容を確認する");
        await(page, ".field-error");
        gallery.show(page, "operation-gate-errors");
        choose(page);
        page.getByLabel("理由").fill(Story.REASONS);
        press(page, "内容を確認する");
        await(page, ".dialog");
        gallery.show(page, "operation-gate-confirm");
    }

    @Test
    void a_gate_that_records_what_was_decided_elsewhere() {
        var page = at("nss", Story.drafted(api).to(Point.REVIEWED).grantUpTo("nsc-review"));
        await(page, ".act-form");
        gallery.show(page, "operation-recorded");
        press(page, "内容を確認する");
        await(page, ".field-error");
        gallery.show(page, "operation-recorded-errors");
    }

    @Test
    void a_sitting() {
        var story = Story.drafted(api).to(Point.GRANTED);
        var before = at("chair", story);
        await(before, ".act-form");
        gallery.show(before, "operation-sitting-to-open");
        story.sitting();
        var empty = at("member-1", story);
        await(empty, ".ballot");
        gallery.show(empty, "operation-sitting-no-motion");
    }

    @Test
    void a_motion() {
        var story = Story.drafted(api).to(Point.GRANTED);
        var sitting = story.motion();
        story.vote(sitting, List.of("member-2", "member-3"));
        for (var user : List.of("chair", "member-1", "coordinator")) {
            var page = at(user, story);
            await(page, "#record .entry");
            gallery.show(page, "operation-motion-" + user);
        }
    }

    @Test
    void tasking() {
        var page = at("coordinator", Story.drafted(api).to(Point.AUTHORISED));
        await(page, ".act-form");
        choose(page);
        gallery.show(page, "operation-tasking");
    }

    @Test
    void the_measure_runs() {
        var story = Story.drafted(api).to(Point.EXECUTING).log();
        var officer = at("police", story);
        await(officer, ".act-form");
        gallery.show(officer, "operation-log");
        var legal = at("legal", story);
        press(legal, "緊急停止");
        await(legal, ".modal-danger");
        gallery.show(legal, "halt-reason");
        legal.locator(".modal-danger textarea").fill("対象 t-3 が第三者の業務に使われている疑いがある。");
        legal.locator(".modal-danger .radio").first().click();
        legal.locator(".modal-danger .button-danger-outline").click();
        await(legal, ".modal-danger .button-danger");
        gallery.show(legal, "halt-confirm");
    }

    @Test
    void a_halt() {
        var story = Story.drafted(api).to(Point.HALTED);
        for (var user : List.of("coordinator", "police")) {
            var page = at(user, story);
            await(page, ".halts");
            gallery.show(page, "operation-halted-" + user);
        }
    }

    @Test
    void after_the_measure() {
        var story = Story.drafted(api).to(Point.ENDED);
        var director = at("sdf-director", story);
        await(director, ".act-form");
        gallery.show(director, "operation-report");
        story.to(Point.ENDED, Point.REPORTED);
        gallery.show(at("member-1", story), "operation-reported");
        story.to(Point.REPORTED, Point.CLOSED);
        gallery.show(at("coordinator", story), "operation-closed");
    }

    @Test
    void what_opens_on_a_case() {
        var page = at("coordinator", Story.drafted(api).to(Point.REVIEWED));
        press(page, "一覧を表示");
        await(page, ".target-list td");
        press(page, "説明をすべて表示");
        gallery.show(page, "operation-unfolded");
        press(page, "検証の詳細");
        await(page, ".dialog");
        gallery.show(page, "operation-proof");
    }

    @Test
    void campaigns() {
        var campaign = Instruments.campaign(api);
        gallery.show(at("coordinator", "/campaigns", ".table-stacks"), "campaigns");
        var page = at("coordinator", "/campaigns/" + campaign, ".span-when");
        gallery.show(page, "campaign");
        press(page, "事案を改める");
        await(page, ".act-form");
        press(page, "これまでの対処方針を表示（1 件）");
        gallery.show(page, "campaign-revising");
        var stranger = at("takedown", "/campaigns/" + campaign, ".span-when");
        assertThat(stranger.locator(".table-stacks tbody tr")).hasCount(1);
        gallery.show(stranger, "campaign-of-a-desk");
    }

    @Test
    void an_attribution() {
        var attribution = "/activities/" + Instruments.attribution(api);
        var page = at("nss", attribution, ".decision");
        press(page, "公表を了承する");
        await(page, ".act-form");
        gallery.show(page, "activity-clearing");
        page.getByLabel("理由").fill(Story.REASONS);
        press(page, "内容を確認する");
        await(page, ".dialog");
        gallery.show(page, "activity-clearing-confirm");
        gallery.show(at("mofa", attribution, ".decision"), "activity-desk");
    }

    @Test
    void what_is_not_there() {
        var page = browser.signedIn(hub, "coordinator", "/operations/0197b4b8-0000-7000-8000-000000000000", Look.USUAL);
        browser.expect(page, "status of 404");
        await(page, "h1");
        gallery.show(page, "operation-missing");
        page.navigate("/nowhere");
        await(page, "h1");
        gallery.show(page, "nowhere");
    }
}
