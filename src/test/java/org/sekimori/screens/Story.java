package org.sekimori.screens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;

/** A case that reads as a real one would, in Japanese, with every gate that there is; brought along as {@link Case} does. */
final class Story {
    static final String REASONS = "対象は攻撃者が管理する指令サーバーに限られ、措置はいずれも元に戻せる。手続に欠けるところはない。";
    private static final List<String> PLACES = List.of("US", "NL", "JP", "unknown");

    private final Api api;
    private final Case operation;

    private Story(Api api, Case operation) {
        this.api = api;
        this.operation = operation;
    }

    static Story drafted(Api api) {
        return of(api, proposal(api));
    }

    static Story of(Api api, Map<String, Object> proposal) {
        return new Story(api, Case.draft(api, Kind.SDF_91_3, proposal));
    }

    static Map<String, Object> proposal(Api api) {
        var proposal = Drafts.proposal(Kind.SDF_91_3, campaign(api));
        proposal.put("title", "水道事業者の監視制御網を狙う遠隔操作型不正プログラムの指令サーバー群の無害化");
        proposal.put(
                "justification",
                Map.of(
                        "harm", "配水池の水位を監視する端末 400 台が外部から操作され得る状態にあり、断水のおそれがある。",
                        "urgency", "新たな指令が毎日送られており、次の一斉操作は 5 日以内と見込まれる。",
                        "necessity", "事業者による遮断では、指令サーバーを替えられて追いつけない。",
                        "proportionality", "稼働中の機器には触れず、指令の送出だけを止める。手順はすべて元に戻せる。",
                        "alternatives", "サーバー提供事業者への停止要請は一部にしか届かない。国際捜査共助では時機を失う。"));
        proposal.put(
                "protectedAssets",
                List.of(
                        Map.of("name", "水道事業者の監視制御網", "owner", "infrastructure"),
                        Map.of("name", "県の防災情報システム", "owner", "government")));
        proposal.put("harmExpectedAt", "2027-04-01T00:00:00Z");
        proposal.put("targets", targets());
        proposal.put(
                "measures",
                List.of(measure("m-1", "observe", "接続を切る。"), measure("m-2", "stop-process", "停止したプログラムを再開させる手順書に従う。")));
        proposal.put(
                "evidence",
                List.of(
                        Map.of("title", "通信記録の分析結果", "sha256", "9f".repeat(32), "handling", "restricted"),
                        Map.of("title", "検体の解析報告", "sha256", "3c".repeat(32), "handling", "restricted")));
        return proposal;
    }

    private static String campaign(Api api) {
        return api.post(
                        "coordinator",
                        "/api/campaigns",
                        Map.of(
                                "title", "水道を狙う一連の活動",
                                "threat", "遠隔操作型の不正プログラム",
                                "responsePolicy", "指令を止め、被害の拡大を防ぐ。",
                                "marking", "TLP:AMBER"))
                .ok()
                .id();
    }

    private static List<Map<String, Object>> targets() {
        var targets = new ArrayList<Map<String, Object>>();
        for (var place : PLACES) {
            var target = new HashMap<>(Drafts.target("t-" + (targets.size() + 1), place));
            target.put("shared", place.equals("NL"));
            target.put("thirdParty", place.equals("NL") || place.equals("JP"));
            targets.add(target);
        }
        return targets;
    }

    private static Map<String, Object> measure(String id, String kind, String stopPlan) {
        return Map.of("id", id, "kind", kind, "targets", "all", "reversibility", "reversible", "stopPlan", stopPlan);
    }

    Case operation() {
        return operation;
    }

    String path() {
        return "/operations/" + operation.id();
    }

    /** From wherever it stands before that point, in Japanese where somebody has to say something. */
    Story to(Point from, Point to) {
        for (var next : Point.values()) {
            if (next.compareTo(from) > 0 && next.compareTo(to) <= 0) {
                step(next);
            }
        }
        return this;
    }

    Story to(Point point) {
        return to(Point.DRAFTED, point);
    }

    private void step(Point point) {
        switch (point) {
            case GRANTED -> grantUpTo("");
            case AUTHORISED -> {
                var sitting = motion();
                vote(sitting, Case.COMMITTEE);
                operation.closeSitting(sitting, "chair", Map.of()).ok();
            }
            case TASKED -> operation.kind().agencies().forEach(this::task);
            case HALTED -> halt();
            case REPORTED -> operation.does(operation.kind().director, "report", report());
            default -> operation.step(point);
        }
    }

    /** Every gate before that one; every gate before the committee's, if there is none of that name. */
    Story grantUpTo(String gate) {
        for (var each : operation.gates()) {
            if (each.equals(gate)) {
                return this;
            }
            operation.does(operation.decider(each), "grant", granting(each));
        }
        return this;
    }

    private Map<String, Object> granting(String gate) {
        var body = operation.granting(gate);
        body.put("reasons", REASONS);
        if (body.get("attestation") instanceof Map<?, ?> attestation) {
            var said = new HashMap<String, Object>();
            attestation.forEach((key, value) -> said.put(String.valueOf(key), value));
            said.putAll(Map.of("decidedBy", "担当大臣", "office", "内閣官房", "reference", "閣サ第 128 号"));
            body.put("attestation", said);
        }
        if (gate.equals("legal")) {
            body.put("conditions", List.of("第三者の設備に影響が及ばないことを、措置の前後に確かめること。", "30 分ごとに状況を報告すること。"));
        }
        return body;
    }

    String sitting() {
        return operation.open("approval", Case.COMMITTEE, List.of()).ok().id();
    }

    /** A sitting in which approval was moved. */
    String motion() {
        var sitting = sitting();
        api.post("member-1", "/api/sittings/" + sitting + "/commands/move", moving())
                .ok();
        return sitting;
    }

    private Map<String, Object> moving() {
        return Map.of(
                "decision",
                "approve",
                "scopeHash",
                operation.scopeHash(),
                "reasons",
                "申請のとおり承認することが相当である。",
                "conditions",
                List.of("新たな対象が見つかったときは、改めて承認を求めること。"));
    }

    void vote(String sitting, List<String> members) {
        var hash = operation.motionHash();
        members.forEach(member -> api.post(
                        member,
                        "/api/sittings/" + sitting + "/commands/vote",
                        Map.of("motionHash", hash, "choice", "for", "reasons", "異議はない。"))
                .ok());
    }

    private void task(String agency) {
        var body = operation.tasking(agency, agency);
        body.put("instructions", "対象の指令プログラムを止め、30 分観察する。");
        body.put("limits", "第三者の設備には入らない。利用者の情報は見ない。");
        operation.does("coordinator", "task", body);
    }

    Story log() {
        var body = operation.logging("police");
        body.put("measure", "m-1");
        body.put("identified", Map.of("at", body.get("occurred"), "how", "証明書と応答を改めて確かめた。"));
        body.put("action", "対象 t-1 の指令の送出を観察した。");
        body.put("effect", "影響はない。");
        body.put("dataHandled", "通信の見出しのみ。");
        operation.does("police", "log", body);
        return this;
    }

    private void halt() {
        operation.does("legal", "halt", Map.of("reason", "対象 t-3 が第三者の業務に使われている疑いがある。確かめるまで止める。", "covers", "all"));
    }

    Story returned() {
        operation.does(
                "legal",
                "return",
                Map.of(
                        "gate", "legal",
                        "scopeHash", operation.scopeHash(),
                        "reasons", "対象 t-3 の管理者が攻撃者であることの裏付けを足してください。"));
        return this;
    }

    private Map<String, Object> report() {
        return Map.of(
                "result", "指令サーバー 4 台の送出が止まり、端末への指令は 24 時間途絶えている。",
                "sideEffects", "なし。",
                "administratorNotice", Map.of("status", "exempt", "why", "管理者は攻撃者である。"),
                "residualRisk", "別の指令サーバーが用意されるおそれは残る。",
                "conditions",
                        operation.conditions().stream()
                                .map(id -> Map.of("id", id, "answer", "守った。"))
                                .toList());
    }
}
