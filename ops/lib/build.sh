# Builds when sources changed since the last build, and runs the hub from a copy that later builds leave alone.
# Sourced after jdk.sh, with `root` set to the repository. What Maven says goes to stderr.

# Maven on a JDK 25 or later prints warnings about its own libraries without these.
build_maven() {
  command -v mvn >/dev/null || { echo "Maven (mvn) is not on the path: install it, for example with 'apt-get install maven'." >&2; return 2; }
  JAVA_HOME=$JDK_HOME \
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn -f "$root/pom.xml" -ntp -B -Dstyle.color=never "$@"
}

# True when a source is newer than the last build. Directories are compared too, so a deleted file counts.
build_is_stale() {
  [ -f "$root/target/app/current" ] && [ -f "$(cat "$root/target/app/current")/sekimori.jar" ] || return 0
  [ -n "$(cd "$root" && find pom.xml src/main \
    \( -name node_modules -o -name dist -o -name generated \) -prune -o -newer target/app/current -print 2>/dev/null | head -n 1)" ]
}

# A running node keeps reading its jars; so each build gets a directory of its own, and the last three stay.
build_publish() {
  build_app=$root/target/app/$(date +%Y%m%d%H%M%S)-$$
  mkdir -p "$build_app/lib"
  cp "$root/target/sekimori.jar" "$build_app/"
  cp -l "$root"/target/lib/*.jar "$build_app/lib/" 2>/dev/null || cp "$root"/target/lib/*.jar "$build_app/lib/"
  build_rehearse
  echo "$build_app" >"$root/target/app/.started"
  touch -r "$root/target/app/.mark" "$root/target/app/.started"
  mv "$root/target/app/.started" "$root/target/app/current"
  ls -1d "$root"/target/app/2* | sort -r | tail -n +4 | while IFS= read -r build_old; do rm -rf "$build_old"; done
}

# Starts and stops a throw-away hub while the JVM takes notes; later starts need half the time. It may fail in peace.
build_rehearse() {
  echo "Rehearsing a start, so that every later one is quick …" >&2
  set -- "@$root/ops/jvm.options" "-Dsekimori.home=$root" "-XX:AOTCacheOutput=$build_app/rehearsed.aot" \
    -cp "$build_app/sekimori.jar" org.sekimori.Sekimori rehearse
  if command -v timeout >/dev/null; then
    set -- timeout --foreground -k 20 120 "$JDK_HOME/bin/java" "$@"
  else
    set -- "$JDK_HOME/bin/java" "$@"
  fi
  if "$@" >"$build_app/rehearsal.log" 2>&1 </dev/null && [ -f "$build_app/rehearsed.aot" ]; then
    mv "$build_app/rehearsed.aot" "$build_app/sekimori.aot"
  else
    rm -f "$build_app"/rehearsed.aot*
  fi
}

build_now() {
  build_is_stale || return 0 # another terminal built while this one waited for the lock
  echo "Building Sekimori (the first build fetches its libraries and takes a few minutes) …" >&2
  touch "$root/target/app/.mark"
  build_maven -q package -Dmaven.test.skip=true >&2 || { echo "The build failed; the reason stands above." >&2; return 2; }
  build_publish
}

build_if_needed() {
  build_is_stale || return 0
  mkdir -p "$root/target/app"
  if command -v flock >/dev/null; then
    exec 9>"$root/target/app/.lock"
    flock 9
    build_now || return 2
    exec 9>&-
  else
    build_now
  fi
}

# Replaces this shell by the hub, so that signals reach it directly.
run_hub() {
  hub_app=$(cat "$root/target/app/current")
  set -- "@$root/ops/jvm.options" "-Dsekimori.home=$root" -cp "$hub_app/sekimori.jar" org.sekimori.Sekimori "$@"
  # A cache that another JDK made, or that is damaged, is passed over in silence.
  [ -f "$hub_app/sekimori.aot" ] && set -- "-XX:AOTCache=$hub_app/sekimori.aot" "-Xlog:aot*=off" "-Xlog:cds*=off" "$@"
  exec "$JDK_HOME/bin/java" "$@"
}
