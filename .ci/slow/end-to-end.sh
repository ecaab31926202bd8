#!/usr/bin/env bash
# The whole path against the stand-in for the public services: two crawls and a third, a watch, flaky
# answers, and a process killed again and again. Every end state must be the same as the undisturbed one.
#
# Needs ../shared beside the project; without it the check is skipped and says so.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
shared=${EARMARK_SHARED:-$home/../shared}
if [ ! -f "$shared/upstream/serve.py" ]; then
  echo "skipped: no stand-in for the public services at $shared"
  exit 77
fi

kills=${KILLS:-10}
scope="15 CFR 744, 10 CFR 810, 10 CFR 110"
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
upstream=http://127.0.0.1:$port
server=
passed=0

finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
log_of() { tail -n 40 "$1.log" >&2; }
pass() { passed=$((passed + 1)); echo "ok: $*"; }
control() { curl -fsS -X POST "$upstream/_control/$1" >/dev/null; }
earmark() { "$home/earmark" "$@"; }
crawl() { # data folder
  earmark crawl --data "$1" --upstream "$upstream" --set scope="$scope" \
    --set requests-per-second=200 --set backoff=20ms >"$1.log" 2>&1
}
digest() { earmark verify --digest --data "$1"; }
# What the messages say: without the random part of the watch's name, and without when and as which
# number the proof was captured.
messages() { # data folder
  python3 - "$1/mail" <<'PYTHON'
import email, email.policy, pathlib, re, sys
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    parts = [message["Subject"], message["To"]]
    parts += [part.get_content() for part in message.walk() if not part.is_multipart()]
    said = re.sub(r"\b(thailand)-[0-9a-f]{8}\b", r"\1", "\n".join(parts))
    said = re.sub(r"[A-Z][a-z]+ \d+, \d{4}, \d\d:\d\d Washington time", "TIME", said)
    print(re.sub(r"[Cc]aptures?[ /]\d+", "CAPTURE", said))
PYTHON
}
count() { find "$1/mail" -name '*.eml' 2>/dev/null | wc -l; }

python3 "$shared/upstream/serve.py" --port "$port" --today 2026-03-26 >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do curl -fsS "$upstream/_control/state" >/dev/null 2>&1 && break; sleep 0.2; done

base=$work/base
crawl "$base" || { log_of "$base"; fail "first crawl"; }
earmark watch add --data "$base" --name Thailand --to team@example.test thailand >/dev/null
[ "$(count "$base")" = 0 ] || fail "loading the past sent mail"
pass "first crawl, no mail about the past"

# The undisturbed run.
calm=$work/calm; cp -r "$base" "$calm"
control "today?date=2026-07-20"
crawl "$calm" || { log_of "$calm"; fail "second crawl"; }
[ "$(count "$calm")" = 1 ] || fail "expected one message, found $(count "$calm")"
mail=$(messages "$calm")
grep -q '{+>>Thailand<<+}' <<<"$mail" || fail "the message does not show Thailand as added: $mail"
pass "the watch on thailand sent one message"
expected=$(digest "$calm")
crawl "$calm" || { log_of "$calm"; fail "third crawl"; }
[ "$(digest "$calm")" = "$expected" ] || fail "a third crawl changed the archive"
[ "$(messages "$calm")" = "$mail" ] || fail "a third crawl sent mail"
pass "a third crawl changes nothing and sends nothing"
earmark verify --data "$calm" >/dev/null || fail "the archive does not verify"
pass "the archive verifies"

# Flaky answers, from the very first crawl.
flaky=$work/flaky
control "today?date=2026-03-26"; control "faults?profile=flaky&seed=7"
crawl "$flaky" || { log_of "$flaky"; fail "first crawl under flaky answers"; }
earmark watch add --data "$flaky" --name Thailand --to team@example.test thailand >/dev/null
control "today?date=2026-07-20"
crawl "$flaky" || { log_of "$flaky"; fail "second crawl under flaky answers"; }
control "faults?profile=none"
[ "$(digest "$flaky")" = "$expected" ] || fail "flaky answers led to another archive"
[ "$(messages "$flaky")" = "$mail" ] || fail "flaky answers led to other mail: $(messages "$flaky")"
pass "flaky answers lead to the same archive and the same single message"

# Killed with -9 at random moments of the second crawl.
killed=$work/killed; cp -r "$base" "$killed"
started=$(date +%s%N)
timed=$work/timed; cp -r "$base" "$timed"; crawl "$timed"
whole=$((($(date +%s%N) - started) / 1000000))
echo "an undisturbed second crawl takes $whole ms; killing it $kills times"
for i in $(seq "$kills"); do
  ( exec "$home/earmark" crawl --data "$killed" --upstream "$upstream" --set scope="$scope" \
      --set requests-per-second=200 --set backoff=20ms >"$killed.log" 2>&1 ) &
  crawler=$!
  moment=$((RANDOM * RANDOM % whole))
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  kill -9 "$crawler" 2>/dev/null || true
  wait "$crawler" 2>/dev/null || true
done
crawl "$killed" || { log_of "$killed"; fail "the crawl after the last kill"; }
[ "$(digest "$killed")" = "$expected" ] || fail "killing led to another archive"
[ "$(messages "$killed")" = "$mail" ] || fail "killing led to other mail: $(messages "$killed")"
earmark verify --data "$killed" >/dev/null || fail "the killed archive does not verify"
pass "killed $kills times: the same archive and the same single message"

echo "$passed checks of the whole path passed"
