package org.sekimori.console;

import org.sekimori.identity.DemoIssuer;
import org.sekimori.identity.Passwords;

/** Signing in by password, which only a demo hub has. */
public record SignIn(DemoIssuer issuer, Passwords passwords) {}
