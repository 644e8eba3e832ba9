package org.sekimori.planted.activity;

import java.util.concurrent.Executor;

/** Pure rooms run where they are called. */
record StartsThreads(Executor executor) {}
