# Finds a JDK of version 25 or later by reading `release` files; starts no JVM, so it costs next to nothing.
# Sourced by ops/run, ops/test and ops/hub. Sets JDK_HOME, or prints a sentence and returns 2.

JDK_WANTED=25
: "${JDK_PLACES:=/usr/lib/jvm:/opt:/opt/java:/usr/local:/usr/java:$HOME/.sdkman/candidates/java:$HOME/.jdks:/Library/Java/JavaVirtualMachines}"

# The feature version of the JDK in directory $1, or nothing. A JRE (no javac) does not count: the hub is built here.
jdk_version() {
  [ -r "$1/release" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
    case $jdk_line in
      JAVA_VERSION=*)
        jdk_line=${jdk_line#*=}
        jdk_line=${jdk_line#\"}
        jdk_line=${jdk_line%%[!0-9]*}
        printf '%s' "$jdk_line"
        return 0 ;;
    esac
  done <"$1/release"
}

# Keeps $1 if it fits and is nearer to the wanted version than what was found before.
jdk_consider() {
  jdk_found=$(jdk_version "$1")
  [ -n "$jdk_found" ] && [ "$jdk_found" -ge "$JDK_WANTED" ] || return 0
  if [ -z "$JDK_HOME" ] || [ "$jdk_found" -lt "$jdk_best" ]; then
    JDK_HOME=$1
    jdk_best=$jdk_found
  fi
}

# The home of the `java` on the path, through its symbolic links.
jdk_on_path() {
  jdk_java=$(command -v java) || return 0
  jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 0
  printf '%s' "${jdk_java%/bin/java}"
}

find_jdk() {
  JDK_HOME=
  jdk_best=
  # What the user chose wins when it fits.
  [ -z "${JAVA_HOME:-}" ] || jdk_consider "$JAVA_HOME"
  [ -n "$JDK_HOME" ] || jdk_consider "$(jdk_on_path)"
  [ -z "$JDK_HOME" ] || return 0
  jdk_ifs=$IFS
  IFS=:
  set -f
  set -- $JDK_PLACES
  set +f
  IFS=$jdk_ifs
  for jdk_place in "$@"; do
    for jdk_candidate in "$jdk_place"/*; do
      jdk_consider "$jdk_candidate"
      jdk_consider "$jdk_candidate/Contents/Home"
    done
  done
  [ -n "$JDK_HOME" ] && return 0
  {
    echo "Sekimori needs a JDK $JDK_WANTED or later, and none was found."
    echo "Looked at JAVA_HOME (${JAVA_HOME:-not set}), at java on the path ($(command -v java || echo none)) and in: $JDK_PLACES"
    echo "Install one, for example Temurin $JDK_WANTED (https://adoptium.net), or set JAVA_HOME to where it is."
  } >&2
  return 2
}
