#!/usr/bin/env bash
# Two servers on one PostgreSQL: one of them runs a source at a time, and when it is killed with -9 in the middle of a round,
# the other takes over within a minute. Who asks shows in the stand-in's log, by the contact in the User-Agent.
#
# Needs ../shared beside the project and EARMARK_TEST_POSTGRES; skipped without. EARMARK names another launcher.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
shared=${EARMARK_SHARED:-$home/../shared}
[ -f "$shared/upstream/serve.py" ] || { echo "skipped: no stand-in for the public services at $shared"; exit 77; }
[ -n "${EARMARK_TEST_POSTGRES:-}" ] || { echo "skipped: EARMARK_TEST_POSTGRES names no PostgreSQL"; exit 77; }
psql=$(command -v psql || ls /usr/lib/postgresql/*/bin/psql 2>/dev/null | tail -n 1 || true)
[ -n "$psql" ] || { echo "skipped: no psql to make a schema with"; exit 77; }

launcher=${EARMARK:-$home/earmark}
# The address may have a query part with user and password, or none. To psql only these two are said.
case $EARMARK_TEST_POSTGRES in
  *\?*) database=$EARMARK_TEST_POSTGRES'&' ;;
  *) database=$EARMARK_TEST_POSTGRES'?' ;;
esac
parameters=$(printf '%s' "$EARMARK_TEST_POSTGRES" | sed 's/^[^?]*//' | tr '?&' '\n\n' | { grep -E '^(user|password)=' || true; } | paste -sd '&' -)
for_psql=${EARMARK_TEST_POSTGRES#jdbc:}
for_psql=${for_psql%%\?*}${parameters:+?$parameters}
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
upstream=http://127.0.0.1:$port
started=()
finish() {
  [ "${#started[@]}" = 0 ] || kill -9 "${started[@]}" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
fail() { echo "FAILED: $*" >&2; tail -n 5 "$work"/*.log >&2; exit 1; }
asked_by() { curl -fsS "$upstream/_control/log" | grep -o "$1@example.test" | wc -l; }
wait_for() { # seconds, command...
  local until=$((SECONDS + $1))
  shift
  until "$@"; do [ "$SECONDS" -lt "$until" ] || return 1; sleep 0.2; done
}

python3 "$shared/upstream/serve.py" --port "$port" --today 2026-07-18 --faults slow >"$work/server.log" 2>&1 &
started+=($!)
wait_for 120 curl -fsS "$upstream/_control/state" -o /dev/null 2>/dev/null || fail "the stand-in does not start"
"$psql" -q "$for_psql" -c 'set client_min_messages to warning' -c 'drop schema if exists takeover cascade' \
  -c 'create schema takeover' || fail "no schema could be made in the PostgreSQL"

serve() { # name; its process is the launcher's own
  exec "$launcher" serve --data "$work/$1" --port 0 --upstream "$upstream" --set contact="$1@example.test" \
    --set archive.url="${database}currentSchema=takeover" --set scope="10 CFR 810, 10 CFR 110" \
    --set sources.ecfr.cron="0/10 * * * * ?" --set sources.federal-register.cron=never \
    --set sources.public-inspection.cron=never --set sources.bis-notices.cron=never --set sources.screening-list.cron=never
}
is_up() { grep -q 'Earmark is at' "$work/$1.log"; }
for name in ana ben; do
  (serve "$name" >"$work/$name.log" 2>&1) &
  started+=($!)
  declare "$name=$!"
  wait_for 150 is_up "$name" || fail "$name does not start"
done

someone_asks() { [ "$(($(asked_by ana) + $(asked_by ben)))" -gt 0 ]; }
wait_for 60 someone_asks || fail "nobody runs the source"
sleep 2
if [ "$(asked_by ana)" -gt 0 ]; then victim=ana heir=ben; else victim=ben heir=ana; fi
[ "$(asked_by "$heir")" = 0 ] || fail "both run the source at once"
kill -9 "${!victim}"
died=$SECONDS
asks_alone() { [ "$(asked_by "$heir")" -gt 0 ]; }
wait_for 60 asks_alone || fail "$heir did not take over within 60 s"
echo "ok: only $victim ran the source; $heir took over $((SECONDS - died)) s after it was killed"
