# Installs with apt-get what the tests call and the machine lacks. Sourced by ops/test.

# Go and its checksum-database library: an independent program that reads our log.
packages_missing() {
  command -v mvn >/dev/null || echo maven
  command -v go >/dev/null || echo golang-go
  [ -d /usr/share/gocode/src/golang.org/x/mod/sumdb/note ] || echo golang-golang-x-mod-dev
  # pgbench, the yardstick of the bench, comes with the server package.
  { command -v pgbench || ls /usr/lib/postgresql/*/bin/pgbench; } >/dev/null 2>&1 || echo postgresql
  # The console is built by node, and its tests drive a real browser that can show Japanese.
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
  command -v chromium >/dev/null || echo chromium
  [ -f /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || echo fonts-noto-cjk
}

install_missing() {
  missing=$(packages_missing | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "The tests need these Debian packages or their like, and there is no apt-get here: $missing" >&2
    return 0
  fi
  sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  echo "Installing what the tests need: $missing" >&2
  # The server package would start a PostgreSQL of its own on port 5432; nobody asked for that.
  case $missing in
    *postgresql*)
      $sudo mkdir -p /etc/postgresql-common/createcluster.d
      echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.d/sekimori.conf >/dev/null ;;
  esac
  $sudo apt-get update -qq >&2 || true
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >&2 ||
    echo "Not all of it could be installed; tests that need it will say so." >&2
}
