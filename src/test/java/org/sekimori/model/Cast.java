package org.sekimori.model;

import static org.sekimori.model.SmallWorld.actor;

import org.sekimori.operation.Actor;
import org.sekimori.operation.Seat;

/** Who acts in the small world: two agencies, the committee's five, the desks, and some who must not. */
final class Cast {
    static final Actor HUB = SmallWorld.HUB;
    static final Actor COORDINATOR = actor("coordinator");
    static final Actor NCO_DIRECTOR = actor("nco-director");
    static final Actor LEGAL = actor("legal");
    static final Actor WATCH = actor("watch");
    static final Actor NSS = actor("nss");
    static final Actor MOFA = actor("mofa");
    static final Actor NPSC = actor("npsc");
    static final Actor POLICE = actor("police");
    static final Actor PREFECTURE = actor("prefecture");
    static final Actor LAPSED = actor("lapsed");
    static final Actor POLICE_DIRECTOR = actor("police-director");
    static final Actor SDF = actor("sdf");
    static final Actor SDF_DIRECTOR = actor("sdf-director");
    static final Actor CHAIR = actor("chair");
    static final Actor DEPUTY = actor("member-1");
    static final Actor MEMBER = actor("member-2");
    static final Actor OTHER_MEMBER = actor("member-3");
    static final Actor SECRETARIAT = actor("secretariat");
    static final Actor EXPERT = actor("expert");
    static final Actor OFFICER_AS_LAWYER = actor("officer-legal", Seat.NCO_LEGAL);
    static final Actor LAWYER_AS_OFFICER = actor("officer-legal", Seat.POLICE_OFFICER);
    static final Actor DIRECTOR_AS_LAWYER = actor("two-bodies", Seat.NCO_LEGAL);
    static final Actor LAWYER_AS_DIRECTOR = actor("two-bodies", Seat.POLICE_DIRECTOR);
    static final Actor DESK_AS_LAWYER = actor("two-seats", Seat.NCO_LEGAL);
    static final Actor LAWYER_AS_DESK = actor("two-seats", Seat.NSS_DESK);

    private Cast() {}
}
