#!/usr/bin/env bash
# A backfill against the stand-in for the public services, killed with -9 again and again while it works: the archive must be
# that of an undisturbed one, and nothing may be fetched twice beyond the slice in flight, by the stand-in's own log.
#
# Needs ../shared beside the project; without it the check is skipped and says so. KILLS=30; SEED=n repeats the moments of
# another run; EARMARK names another launcher.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
shared=${EARMARK_SHARED:-$home/../shared}
if [ ! -f "$shared/upstream/serve.py" ]; then
  echo "skipped: no stand-in for the public services at $shared"
  exit 77
fi
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
python3 "$shared/upstream/serve.py" --port "$port" --today 2026-07-18 >"$work/server.log" 2>&1 &
server=$!

python3 - "${EARMARK:-$home/earmark}" "http://127.0.0.1:$port" "$work" "${KILLS:-30}" "${SEED:-$RANDOM}" <<'PYTHON'
import json, os, random, signal, subprocess, sys, time, urllib.request

launcher, upstream, work, kills, seed = sys.argv[1:4] + [int(word) for word in sys.argv[4:]]
chance = random.Random(seed)
LOADS = {"ecfr": ("2017-01-03", "10 CFR 810, 10 CFR 110, 22 CFR 121"), "federal-register": ("2022-01-01", "10 CFR 810, 10 CFR 110")}


def fail(why, log=None):
    if log and os.path.exists(log):
        print("".join(open(log).readlines()[-30:]), file=sys.stderr)
    sys.exit(f"FAILED: {why} (SEED={seed})")


def control(call, post=False):
    request = urllib.request.Request(f"{upstream}/_control/{call}", method="POST" if post else "GET")
    return json.load(urllib.request.urlopen(request, timeout=10))


def asked():
    return control("state")["requests"]


def requests(since):
    """What Earmark asked for after a number; each process may ask for the rules for robots."""
    return [row["path"] for row in control(f"log?since={since}")["requests"] if not row["path"].endswith("/robots.txt")]


def backfill(source, data):
    begin, scope = LOADS[source]
    command = [launcher, "backfill", source, "--from", begin, "--to", "2026-07-18", "--data", data, "--upstream", upstream,
               "--set", f"scope={scope}", "--set", "requests-per-second=100", "--set", "backoff=20ms"]
    return subprocess.Popen(command, stdout=open(data + ".log", "a"), stderr=subprocess.STDOUT, start_new_session=True)


def whole(source, data):
    if backfill(source, data).wait() != 0:
        fail(f"the backfill of {source}", data + ".log")


def earmark(*words):
    done = subprocess.run([launcher, *words], capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"earmark {' '.join(words)}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return done.stdout.strip()


def judge(source, runs):
    """A slice is one list of a month, or one text of a part: what is begun again is of the run that was killed just before."""
    before, seen, again = set(), set(), 0
    for run in runs:
        if len(set(run)) != len(run):
            fail(f"{source}: fetched twice in one run: {sorted({path for path in run if run.count(path) > 1})}")
        twice = [path for path in run if path in seen]
        # In flight are at most a list, the record of a document in it, and its text in two forms.
        if len(twice) > 4 or any(path not in before for path in twice):
            fail(f"{source}: fetched twice beyond the slice in flight: {twice}")
        again += len(twice)
        # A run killed before it asked for anything new leaves the slice of the run before it in flight.
        before = set(run) if set(run) - seen else before | set(run)
        seen |= set(run)
    return sum(map(len, runs)), again


for _ in range(300):
    try:
        control("state")
        break
    except OSError:
        time.sleep(0.1)
else:
    fail("the stand-in does not start", f"{work}/server.log")

calm = f"{work}/calm"
sizes = {}
for source in LOADS:
    start = asked()
    whole(source, calm)
    sizes[source] = asked() - start
expected = earmark("verify", "--digest", "--data", calm)
print(f"ok: undisturbed, the backfills ask {sizes} times", flush=True)

made, working, archives = 0, 0, 0
while made < kills:
    archives += 1
    data = f"{work}/killed-{archives}"
    for source, size in sizes.items():
        # The short load gets its share of the kills, the long one the rest; together they take about one load.
        share = max(1, kills // 5) if source == "ecfr" else kills - max(1, kills // 5)
        runs, ended = [], False
        while made < kills and len(runs) < share and not ended:
            start = asked()
            process = backfill(source, data)
            moment = start + chance.randint(1, max(2, 2 * size // share))
            while asked() < moment and process.poll() is None:
                time.sleep(0.015)
            # A request is under way, or its answer is being stored.
            time.sleep(chance.random() * 0.03)
            ended = process.poll() is not None
            if not ended:
                os.killpg(process.pid, signal.SIGKILL)
                made += 1
                working += 1 if asked() > start else 0
            process.wait()
            time.sleep(0.05)
            runs.append(requests(start))
        start = asked()
        whole(source, data)
        runs.append(requests(start))
        count, again = judge(source, runs)
        print(f"ok: {source}: {len(runs)} runs, {count} requests, {again} of them again: those of slices in flight", flush=True)
    if earmark("verify", "--digest", "--data", data) != expected:
        fail("killing led to another archive")
    earmark("verify", "--data", data)
if working < made:
    fail(f"only {working} of {made} kills came while requests were under way")
print(f"ok: killed {made} times, each while it was asking: the same archive, nothing fetched twice (SEED={seed})")
PYTHON
