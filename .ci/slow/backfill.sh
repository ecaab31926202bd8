#!/usr/bin/env bash
# A backfill against the stand-in for the public services, killed with -9 again and again: the archive must be that of an
# undisturbed one, and nothing may be fetched twice beyond the slice in flight, by the stand-in's own log.
#
# Needs ../shared beside the project; without it the check is skipped and says so. KILLS=30; EARMARK names another launcher.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
shared=${EARMARK_SHARED:-$home/../shared}
if [ ! -f "$shared/upstream/serve.py" ]; then
  echo "skipped: no stand-in for the public services at $shared"
  exit 77
fi

kills=${KILLS:-30}
launcher=${EARMARK:-$home/earmark}
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
upstream=http://127.0.0.1:$port
server=

finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
most() { if [ "$1" = ecfr ]; then echo $((kills / 3)); else echo "$kills"; fi; }
seconds() { printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)); }
options() { # data folder
  printf '%s\n' --data "$1" --upstream "$upstream" --set "scope=10 CFR 810, 10 CFR 110, 22 CFR 121" \
    --set requests-per-second=100 --set backoff=20ms
}
ecfr() { mapfile -t given < <(options "$1"); exec "$launcher" backfill ecfr --from 2017-01-03 --to 2026-07-18 "${given[@]}"; }
register() {
  mapfile -t given < <(options "$1")
  exec "$launcher" backfill federal-register --from 2022-01-01 --to 2026-07-18 "${given[@]}"
}
digest() { "$launcher" verify --digest --data "$1" 2>/dev/null; }
both() { (ecfr "$1") >>"$1.log" 2>&1 && (register "$1") >>"$1.log" 2>&1; }
last_request() { curl -fsS "$upstream/_control/log" | python3 -c 'import json, sys; log = json.load(sys.stdin); log = log.get("requests", log) if isinstance(log, dict) else log; print(len(log))'; }

python3 "$shared/upstream/serve.py" --port "$port" --today 2026-07-18 >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do curl -fsS "$upstream/_control/state" >/dev/null 2>&1 && break; sleep 0.2; done

calm=$work/calm
both "$calm" || { cat "$calm.log"; fail "the undisturbed backfill"; }
expected=$(digest "$calm")
echo "ok: an undisturbed backfill"

made=0 round=0
while [ "$made" -lt "$kills" ]; do
  round=$((round + 1))
  data=$work/killed-$round
  curl -fsS -X POST "$upstream/_control/log/clear" >/dev/null
  : >"$work/runs"
  for source in ecfr register; do
    while [ "$made" -lt "$(most "$source")" ]; do
      last_request >>"$work/runs"
      ("$source" "$data" >>"$data.log" 2>&1) &
      runner=$!
      # Anywhere from starting to well into the work of this run.
      sleep "$(seconds $((500 + RANDOM % 2000)))"
      kill -9 "$runner" 2>/dev/null || { wait "$runner" || true; break; }
      wait "$runner" 2>/dev/null || true
      made=$((made + 1))
    done
  done
  last_request >>"$work/runs"
  both "$data" || { cat "$data.log"; fail "the run after the last kill"; }
  [ "$(digest "$data")" = "$expected" ] || fail "killing led to another archive"
  "$launcher" verify --data "$data" >/dev/null || fail "the killed archive does not verify"
  curl -fsS "$upstream/_control/log" >"$work/log"
  python3 - "$work/log" "$work/runs" <<'PYTHON'
import json, sys

log = json.load(open(sys.argv[1]))
log = log.get("requests", log) if isinstance(log, dict) else log
starts = [int(line) for line in open(sys.argv[2])]
runs = [log[a:b] for a, b in zip(starts, starts[1:] + [len(log)])]
before, asked, again = set(), set(), 0
for run in runs:
    twice = [r["path"] for r in run if r["path"] in asked]
    # A slice is one text of a part, one list of versions, or one list of documents of which each is recorded by itself:
    # in flight are at most a list, a record and its text.
    if len(twice) > 3 or any(path not in before for path in twice):
        sys.exit(f"fetched twice beyond the slice in flight: {twice}")
    if len({r["path"] for r in run}) != len(run):
        sys.exit("fetched twice in one run")
    again += len(twice)
    before = {r["path"] for r in run} | (before if not run else set())
    asked |= {r["path"] for r in run}
print(f"ok: {len(runs)} runs, {len(log)} requests, {again} of them again: those of slices in flight")
PYTHON
done
echo "ok: killed $made times: the same archive, nothing fetched twice beyond the slice in flight"
