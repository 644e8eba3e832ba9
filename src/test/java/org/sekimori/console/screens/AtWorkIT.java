package org.sekimori.console.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** Working on a case: news in every tab, sessions that end, networks that fail, hands that never touch a mouse. */
class AtWorkIT {
    private static final String GONE = "この操作は、いまはできなくなりました。入力した内容は下に残っています。";
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

    private static Worker at(String user, Case one) {
        return Worker.at(browser, hub, user, place(one));
    }

    private static String place(Case one) {
        return one.path().replace("/api", "");
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void a_halt_is_seen_at_once_in_every_open_tab_of_everybody() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.EXECUTING);
        var police = at("police", one);
        var legal = at("legal", one);
        var other = legal.tab(place(one));
        for (var worker : new Worker[] {police, legal, other}) {
            worker.isOffered(one);
            assertThat(worker.page().getByText("更新を受信中")).isVisible();
        }
        legal.orderHalt("停止の理由。");
        var from = System.nanoTime();
        for (var worker : new Worker[] {police, other}) {
            assertThat(worker.page()
                            .getByRole(AriaRole.ALERT)
                            .filter(new Locator.FilterOptions().setHasText("緊急停止中です")))
                    .isVisible();
            System.out.printf("halt visible in another tab after %d ms%n", (System.nanoTime() - from) / 1_000_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
        police.isOffered(one);
        other.isOffered(one);
    }

    @Test
    void what_one_tab_records_the_other_can_do_no_more_but_keeps_what_was_typed() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        var legal = at("legal", one);
        var other = legal.tab(place(one));
        other.form(Act.GRANT).choose("あなたの判断", "差戻し").write("理由", "書きかけの理由。");
        legal.form(Act.GRANT).choose("あなたの判断", "承認").write("理由", "足りる。").recordOn(one, Act.GRANT);
        assertThat(other.panel()).containsText(GONE);
        assertThat(other.panel().getByRole(AriaRole.TEXTBOX).first()).hasValue("書きかけの理由。");
        assertThat(other.button("内容を確認する")).isDisabled();
    }

    @Test
    void an_empty_form_is_not_sent_and_the_first_that_is_missing_has_the_focus() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        var legal = at("legal", one);
        var form = legal.form(Act.GRANT);
        form.review();
        assertThat(form.element().getByRole(AriaRole.ALERT)).containsText("入力が足りません");
        assertThat(form.element().getByText("この項目を入力してください。")).hasCount(2);
        assertThat(form.element().getByRole(AriaRole.RADIO).first()).isFocused();
        form.choose("あなたの判断", "承認");
        form.review();
        assertThat(form.field("理由")).isFocused();
        assertThat(Form.dialog(legal.page())).hasCount(0);
        assertThat(one.gate("legal")).isEqualTo("open");
    }

    @Test
    void a_desk_enters_what_an_officer_told_it_and_both_are_on_record() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.TASKED);
        var desk = at("coordinator", one);
        var entered = desk.region("執行官の行為の代理記入");
        entered.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^下命を受ける")))
                .click();
        var form = new Form(desk, entered.locator("form"))
                .write("伝えた人", desk.name("police"))
                .write("伝えた人の職", "サイバー警察局")
                .at("行為の日時（日本時間）", Instant.now().minusSeconds(60))
                .choose("伝達の方法", "文書")
                .write("文書番号など", "文書 1");
        form.review();
        var dialog = Form.dialog(desk.page());
        assertThat(dialog).containsText("あなたは記入者として残ります");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("この内容で記録する"))
                .click();
        assertThat(entered.getByRole(AriaRole.ALERT)).containsText("記録しました");
        assertThat(desk.region("記録")).containsText("行為者");
        assertThat(one.look().path("tasks").path(0).path("state").asText()).isEqualTo("accepted");
    }

    @Test
    void a_returned_case_is_revised_on_a_screen_of_its_own() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        one.does("legal", "return", one.deciding("legal"));
        var before = one.look();
        var police = at("police", one);
        police.panel()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("改訂する"))
                .click();
        named(police.page(), AriaRole.LINK, "改訂の画面を開く").click();
        var page = police.page();
        assertThat(page.locator("textarea").first()).hasValue("Patients are in danger.");
        police.button("内容を確認する").click();
        assertThat(page.getByText("変えたところがありません。")).isVisible();

        page.getByLabel("緊急性").fill("毎日悪化している。");
        page.getByLabel("除く対象の番号").fill("t-9");
        police.button("内容を確認する").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("It worsens daily.");
        police.button("この内容で記録する").click();
        assertThat(dialog).containsText("この案件にない番号があります");
        police.button("戻る").click();
        page.getByLabel("除く対象の番号").fill("t-2");
        police.button("内容を確認する").click();
        police.button("この内容で記録する").click();

        assertThat(page).hasURL(Pattern.compile(place(one) + "$"));
        assertThat(page.getByText("第 2 版")).isVisible();
        var after = one.look();
        assertThat(after.path("targetCount").asInt())
                .isEqualTo(before.path("targetCount").asInt() - 1);
        assertThat(after.path("scopeHash")).isNotEqualTo(before.path("scopeHash"));
        assertThat(after.path("window")).as("what was not touched is exact").isEqualTo(before.path("window"));
    }

    @Test
    void a_session_that_ends_takes_nothing_that_was_typed_with_it() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        var legal = at("legal", one);
        browser.expect(legal.page(), "status of 401");
        legal.form(Act.GRANT)
                .choose("あなたの判断", "承認")
                .write("理由", "長い時間をかけて書いた理由。")
                .review();
        var look = Form.dialog(legal.page());
        assertThat(look).isVisible();
        var ended = legal.page().context().newPage();
        ended.navigate("/");
        assertThat(ended.evaluate("() => fetch('/auth/session', {method: 'DELETE'}).then(answer => answer.status)"))
                .isEqualTo(204);
        // The page may have heard of it before this, and have put the sign-in over everything.
        legal.page().getByText("この内容で記録する").dispatchEvent("click");
        var again = named(legal.page(), AriaRole.DIALOG, "サインインの有効期間が終わりました");
        assertThat(again).containsText("入力した内容は残っています。");
        assertThat(again.getByLabel("アカウント")).hasValue("legal");
        again.getByLabel("パスワード").fill(RunningHub.PASSWORD);
        again.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("サインイン"))
                .click();
        assertThat(again).hasCount(0);
        assertThat(look).containsText("長い時間をかけて書いた理由。");
        look.getByText("この内容で記録する").click();
        assertThat(legal.panel()).containsText("記録しました");
        assertThat(one.gate("legal")).isEqualTo("granted");
    }

    @Test
    void a_decision_is_made_by_keyboard_alone_and_the_focus_is_always_seen() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        var legal = at("legal", one);
        legal.isOffered(one);
        var keys = new Keys(legal.page());
        var grant = named(legal.page(), AriaRole.RADIO, "承認");
        keys.tabTo(legal.panel().getByRole(AriaRole.RADIO).first());
        keys.press("Space");
        while (!grant.isChecked()) {
            keys.press("ArrowDown");
        }
        keys.tabTo(legal.panel().getByLabel(Pattern.compile("^理由")));
        legal.page().keyboard().type("鍵盤だけで書いた理由。");
        keys.tabTo(legal.button("内容を確認する"));
        keys.press("Enter");
        assertThat(Form.dialog(legal.page())).isVisible();
        keys.press("Escape");
        assertThat(Form.dialog(legal.page())).hasCount(0);
        assertThat(legal.button("内容を確認する")).isFocused();
        keys.press("Enter");
        keys.tabTo(legal.button("この内容で記録する"));
        keys.press("Enter");
        assertThat(legal.panel()).containsText("記録しました");
        assertThat(named(legal.page(), AriaRole.HEADING, "あなたの判断")).isFocused();
        assertThat(one.gate("legal")).isEqualTo("granted");
    }

    @Test
    void escape_leaves_the_halt_and_the_focus_returns_to_its_button() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.EXECUTING);
        var legal = at("legal", one);
        var keys = new Keys(legal.page());
        keys.tabTo(legal.button("緊急停止"));
        keys.press("Enter");
        assertThat(legal.page().getByRole(AriaRole.ALERTDIALOG)).isVisible();
        keys.press("Escape");
        assertThat(legal.page().getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
        assertThat(legal.button("緊急停止")).isFocused();
        assertThat(one.stage()).isEqualTo("executing");
    }

    @Test
    void a_stream_that_stops_is_told_and_what_was_missed_is_read_when_it_is_back() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.REVIEWED);
        var legal = at("legal", one);
        browser.expect(legal.page(), "ERR_INTERNET_DISCONNECTED");
        var bar = legal.page().getByRole(AriaRole.STATUS);
        assertThat(bar.filter(new Locator.FilterOptions().setHasText("更新を受信中"))).isVisible();
        legal.isOffered(one);
        legal.page().context().setOffline(true);
        assertThat(bar.filter(new Locator.FilterOptions().setHasText("更新が止まっています")))
                .isVisible();
        one.grant("legal");
        legal.page().context().setOffline(false);
        assertThat(bar.filter(new Locator.FilterOptions().setHasText("更新を受信中"))).isVisible();
        legal.isOffered(one);
        assertThat(legal.region("記録").getByText("包含証明を検証済み").first()).isVisible();
    }

    @Test
    void an_act_out_of_scope_is_recorded_says_why_in_words_and_halts() {
        var one = Case.at(hub.api(), Kind.POLICE_HOME, Point.EXECUTING);
        var police = at("police", one);
        var before = Instant.now().minus(Duration.ofMinutes(30));
        police.form(Act.LOG)
                .select("下命", "警察")
                .select("措置", "観測")
                .write("対象の番号", "t-9")
                .at("行為の日時（日本時間）", before)
                .atSecond("対象を確かめた日時（日本時間）", before)
                .write("確かめた方法", "握手。")
                .write("行ったこと", "観測した。")
                .write("効果", "なし。")
                .write("扱ったデータ", "なし。")
                .recordOn(one, Act.LOG);
        var entry = police.region("記録")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("観測した。"));
        assertThat(entry).containsText("範囲外");
        assertThat(entry).containsText("実施中でない時");
        assertThat(entry).containsText("提案にない対象");
        police.reads("緊急停止中です");
        police.isOffered(one);
    }
}
