#!/bin/sh
# Builds the console into directory $1 with npm, unless nothing changed since the last time. Called by Maven.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
cd "$here"

command -v npm >/dev/null || {
  echo "The console is built with npm and Node.js 20.19 or later, and there is no npm here: install both, for example with 'apt-get install nodejs npm'." >&2
  exit 2
}

# Newer than the build: a source, the contract, or this script.
changed() {
  [ -f "$out/index.html" ] || return 0
  [ -n "$(find . ../resources/openapi.yaml \( -name node_modules -o -name generated -o -name dist \) -prune \
    -o -type f -newer "$out/index.html" -print 2>/dev/null | head -n 1)" ]
}

# Two builds at once, from two terminals, would take the packages from under each other.
if command -v flock >/dev/null; then
  exec 9<"$here/package.json"
  flock 9
fi
changed || exit 0

if ! cmp -s package-lock.json node_modules/.sekimori-lock; then
  npm ci --prefer-offline --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.sekimori-lock
fi
CONSOLE_OUT=$out npm run --silent build
