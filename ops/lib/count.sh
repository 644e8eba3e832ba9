# Sums the reports of surefire and failsafe. Sourced by ops/test.

# Prints the failed tests by name, then `N passed, N failed, N skipped`; fails when a test failed or none ran.
count_tests() {
  find "$@" -name 'TEST-*.xml' -exec cat {} + 2>/dev/null | awk '
    function number(line, name) {
      return match(line, " " name "=\"[0-9]+\"") ? substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
    }
    function text(line, name) {
      return match(line, " " name "=\"[^\"]*\"") ? substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "?"
    }
    BEGIN { RS = ">" }
    /<testsuite / {
      tests += number($0, "tests"); skipped += number($0, "skipped")
      failed += number($0, "failures") + number($0, "errors")
    }
    /<testcase / { test = text($0, "classname") "." text($0, "name") }
    /<failure[ \n]|<failure$|<error[ \n]|<error$/ { print "FAILED " test }
    END {
      printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped
      exit (failed > 0 || tests == 0) ? 1 : 0
    }'
}
