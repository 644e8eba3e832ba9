package org.sekimori.console.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Case;
import org.sekimori.testing.RunningHub;

/** The njRAT case from submission to close, through the screens, by the seventeen people it takes. */
class CourseIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String REASONS = "必要かつ相当と認める。";
    private static Browser browser;
    private static RunningHub hub;

    private final Map<String, Worker> people = new HashMap<>();
    private Njrat njrat;
    private Case one;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    @Test
    void the_njrat_case_is_played_from_submission_to_close_by_the_people_it_takes() {
        njrat = Njrat.draft(hub.api());
        one = njrat.drafted();
        submission();
        gates();
        approval();
        tasking();
        execution();
        haltAndResumption();
        reportAndClose();
        browser.leave();
    }

    /** Everybody signs in once and stays. */
    private Worker who(String user) {
        return people.computeIfAbsent(user, u -> Worker.of(browser, hub, u));
    }

    private void does(String user, Act act, String about, Consumer<Form> filledIn) {
        var worker = who(user);
        worker.comesFor(act, about, one);
        filledIn.accept(worker.form(act));
        worker.isOffered(one);
        worker.isDoneWith(act, about, one);
    }

    private void does(String user, Act act, UnaryOperator<Form> filledIn) {
        does(user, act, "", form -> filledIn.apply(form).record(act));
    }

    private void does(String user, Act act) {
        does(user, act, form -> form);
    }

    private void submission() {
        does("sdf", Act.SUBMIT);
        var watch = who("watch");
        watch.comesFor(Act.OWN, "", one);
        watch.isAt("衝突調整");
        watch.form(Act.OWN).record(Act.OWN);
        watch.isOffered(one);
        watch.form(Act.DISPOSE)
                .choose("処理", "共同で行う")
                .write("理由", "四つのアドレスはテイクダウン担当に委ね、双方とも続ける。")
                .record(Act.DISPOSE);
        watch.isDoneWith(Act.DISPOSE, "", one);
        returned();
    }

    private void returned() {
        var legal = who("legal");
        var gate = legal.gate("legal");
        does(
                "legal",
                Act.RETURN,
                gate,
                form -> form.choose("あなたの判断", "差戻し")
                        .write("理由", "停止から十分以内に何が起こるかを、停止の手順に書くこと。")
                        .recordOn(one, Act.RETURN));
        var sdf = who("sdf");
        sdf.comesFor(Act.RESUBMIT, gate, one);
        sdf.isAt("起案");
        sdf.reads("停止から十分以内に何が起こるかを、停止の手順に書くこと。");
        njrat.revise();
        sdf.reads("第 2 版");
        sdf.form(Act.RESUBMIT).record(Act.RESUBMIT);
        sdf.isDoneWith(Act.RESUBMIT, "", one);
    }

    private void gates() {
        decides("legal", "legal", form -> form.condition("四つのアドレスはテイクダウン担当に委ねること。"));
        decides("nss", "nsc-review", form -> attested(form, "国家安全保障会議", "NSC-2026-114"));
        decides("mofa", "foreign-minister", form -> attested(form, "外務大臣", "MOFA-CP-2026-41"));
        decides(
                "npsc",
                "public-safety-commission",
                form -> attested(form, "国家公安委員会", "NPSC-2026-17").choose("形式", "要請"));
        decides(
                "nss",
                "prime-minister-order",
                form -> attested(form, "内閣総理大臣", "PM-2026-9")
                        .at("有効期間の始め（日本時間）", njrat.start().minus(HOUR))
                        .at("有効期間の終わり（日本時間）", njrat.start().plus(Duration.ofDays(14))));
        decides("sdf-director", "agency-director", form -> form);
        decides("nco-director", "coordination", form -> form);
    }

    private void decides(String user, String gate, UnaryOperator<Form> more) {
        var about = who(user).gate(gate);
        does(user, Act.GRANT, about, form -> {
            if (gate.equals("legal")) {
                who(user).isAt(about);
            }
            more.apply(form.choose("あなたの判断", "承認").write("理由", REASONS)).recordOn(one, Act.GRANT);
        });
    }

    private Form attested(Form form, String office, String reference) {
        return form.write("決定した人", "決定者 " + office)
                .write("決定した人の職", office)
                .at("決定の日時（日本時間）", njrat.start().minus(HOUR))
                .choose("伝達の方法", "文書")
                .write("文書番号など", reference);
    }

    private void approval() {
        who("chair").comesFor(Act.SIT, "", one);
        who("chair").isAt(who("chair").gate("committee"));
        who("chair").goesToDesk();
        sits("承認");
        does(
                "member-1",
                Act.MOVE,
                "",
                form -> form.choose("動議", "承認する")
                        .write("理由", REASONS)
                        .condition("実施中は一時間ごとに委員会事務局に報告すること。")
                        .recordOn(one, Act.MOVE));
        vote(List.of("chair", "member-1", "member-2", "member-3"), "賛成");
        vote(List.of("member-4"), "反対");
        does("chair", Act.RISE);
        who("coordinator").comesFor(Act.TASK, "", one);
        who("coordinator").isAt("下命");
        who("coordinator").goesToDesk();
    }

    private void sits(String matter) {
        does("chair", Act.SIT, form -> {
            form.choose("議題", matter);
            for (var member : Case.COMMITTEE) {
                form.select(who("chair").name(member), member.equals("member-3") ? "映像" : "会議室");
            }
            return form;
        });
    }

    private void vote(List<String> members, String choice) {
        for (var member : members) {
            does(member, Act.VOTE, form -> form.choose("あなたの票", choice).write("理由", REASONS));
        }
    }

    private void tasking() {
        var coordinator = who("coordinator");
        coordinator.comesFor(Act.TASK, "", one);
        task(coordinator.form(Act.TASK), "警察", "police").record(Act.TASK);
        coordinator.isOffered(one);
        task(coordinator.form(Act.TASK), "自衛隊", "sdf")
                .select("共に当たる警察官", coordinator.name("police"))
                .record(Act.TASK);
        coordinator.isDoneWith(Act.TASK, "", one);
        for (var officer : List.of("police", "sdf")) {
            does(officer, Act.ACCEPT);
        }
        for (var officer : List.of("police", "sdf")) {
            does(
                    officer,
                    Act.READY,
                    form -> form.tick("四つのアドレスはテイクダウン担当に委ねること。").tick("実施中は一時間ごとに委員会事務局に報告すること。"));
        }
    }

    private Form task(Form form, String agency, String officer) {
        return form.choose("実施機関", agency)
                .select("担当官", who("coordinator").name(officer))
                .write("指示", "確かめ、観測し、引き継ぐ。")
                .write("限度", "njRAT のプログラムだけ。第三者の内容は扱わない。")
                .select("報告の間隔", "1 時間ごと");
    }

    private void execution() {
        does("sdf-director", Act.START);
        log("police", "観測", "njrat-08401", form -> form);
        log("sdf", "プロセスの停止", "njrat-08401", form -> form);
        log("police", "観測", "njrat-09601", form -> form.write("計画との違い", "提案書よりも広く共用されている。"));
    }

    /** What waits on the desk while a measure runs goes on waiting. */
    private void log(String user, String measure, String target, UnaryOperator<Form> more) {
        var worker = who(user);
        worker.comesFor(Act.LOG, "", one);
        worker.isAt("実施");
        var now = Instant.now();
        more.apply(worker.form(Act.LOG)
                        .select("下命", user.equals("police") ? "警察" : "自衛隊")
                        .select("措置", measure)
                        .write("対象の番号", target)
                        .atSecond("行為の日時（日本時間）", now)
                        .atSecond("対象を確かめた日時（日本時間）", now)
                        .write("確かめた方法", "制御の握手を再び確認。")
                        .write("行ったこと", "二分間観測した。")
                        .write("効果", "なし。")
                        .write("扱ったデータ", "接続時刻のみ。"))
                .recordOn(one, Act.LOG);
        assertThat(worker.region("記録").getByText("範囲外")).hasCount(0);
        worker.goesToDesk();
    }

    private void haltAndResumption() {
        var legal = who("legal");
        legal.page().navigate(one.path().replace("/api", ""));
        legal.isOffered(one);
        legal.orderHalt("ほかの利用者のいるアドレスがある。明らかになるまで何もしない。");
        assertThat(legal.page()
                        .getByRole(AriaRole.ALERT, new Page.GetByRoleOptions())
                        .filter(new Locator.FilterOptions().setHasText("緊急停止中です")))
                .isVisible();
        legal.isOffered(one);
        for (var officer : List.of("police", "sdf")) {
            does(officer, Act.ACKNOWLEDGE);
        }
        does("nco-director", Act.RESUME, form -> form.write("理由", "中継の運営者に伝えた。共用のアドレスは観測だけとする。"));
        log("sdf", "プロセスの停止", "njrat-10801", form -> form);
        log("police", "観測", "njrat-04000", form -> form);
    }

    private void reportAndClose() {
        does("sdf-director", Act.END);
        does(
                "sdf-director",
                Act.REPORT,
                form -> form.write("結果", "制御装置は応答しない。")
                        .write("副次的な影響", "知られていない。")
                        .choose("管理者への通知", "通知しない")
                        .write("通知の内容、又は通知しない理由", "管理者は侵入者自身である。")
                        .write("残る危険", "名前は別の所に向け得る。")
                        .write("条件「四つのアドレスはテイクダウン担当に委ねること。」への答え", "委ねた。")
                        .write("条件「実施中は一時間ごとに委員会事務局に報告すること。」への答え", "報告した。"));
        does(
                "police-director",
                Act.ANSWER_OBLIGATION,
                form -> form.select("回答する義務", "1. 計画との相違の処理").write("答え", "運営者に伝えた。"));
        sits("確認");
        does(
                "member-2",
                Act.MOVE,
                "",
                form -> form.choose("動議", "確認する").write("理由", REASONS).recordOn(one, Act.MOVE));
        vote(Case.COMMITTEE, "賛成");
        does("chair", Act.RISE);
        does("coordinator", Act.CLOSE);
    }
}
