package org.sekimori.console;

import org.sekimori.identity.DemoIssuer;
import org.sekimori.identity.IssuerSignIn;
import org.sekimori.identity.Passwords;

/** How people sign in to the console. One way at a time: demo accounts never stand beside an issuer. */
public sealed interface SignIn {
    /** By password, which only a demo hub has. */
    record ByPassword(DemoIssuer issuer, Passwords passwords) implements SignIn {}

    /** By the configured issuer. */
    record ByIssuer(IssuerSignIn issuer) implements SignIn {}

    /** Not here: an issuer's bearer tokens are accepted, but the hub is no client of it. */
    record Elsewhere() implements SignIn {}
}
