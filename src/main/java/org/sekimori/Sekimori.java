package org.sekimori;

/** Starts the hub. */
public final class Sekimori {
    private Sekimori() {}

    public static void main(String[] args) {
        System.out.println("Sekimori");
    }
}
