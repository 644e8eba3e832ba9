#!/bin/sh
# Runs the console's own tests and leaves their report as $1, where the other tests' reports lie. Called by Maven, after
# build.sh has installed the packages. $2 and $3: `true` skips; $4: `true` leaves failures to whoever counts the reports.
set -eu
cd "$(dirname "$0")"
[ "$2" != true ] && [ "$3" != true ] || exit 0
npx --no-install vitest run --reporter=default --reporter=junit --outputFile.junit="$1" || [ "$4" = true ]
