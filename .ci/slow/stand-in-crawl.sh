#!/usr/bin/env bash
# The crawler's own tests against the stand-in for the public services: the whole corpus, its faults, killed processes.
#
# Needs ../shared beside the project; without it the check is skipped and says so. Two classes run at a time, as some only wait.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
if [ ! -f "${EARMARK_SHARED:-$home/../shared}/upstream/serve.py" ]; then
  echo "skipped: no stand-in for the public services beside the project"
  exit 77
fi
cd "$home"
maven=mvn
command -v mvn >/dev/null || maven=./mvnw
log=$(mktemp)
trap 'rm -f "$log"' EXIT
reports=crawler/target/surefire-reports
rm -rf "$reports"

parallel=junit.jupiter.execution.parallel
outcome=0
"$maven" -B -q -pl crawler -am test -Dtest.excluded.groups= -Dgroups=slow '-Dtest=*StandIn*Test' \
  -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.test.redirectTestOutputToFile=true \
  "-D$parallel.enabled=true" "-D$parallel.mode.default=same_thread" "-D$parallel.mode.classes.default=concurrent" \
  "-D$parallel.config.strategy=fixed" "-D$parallel.config.fixed.parallelism=2" >"$log" 2>&1 || outcome=$?
# One line for each test that ran.
for report in "$reports"/TEST-*.xml; do
  [ -e "$report" ] || continue
  sed -n 's/^ *<testcase name="\([^"]*\)" classname="[^"]*\.\([^".]*\)" time="\([^"]*\)".*/ran: \2, \1, \3 s/p' "$report"
done
if [ "$outcome" -ne 0 ]; then
  grep -E '^\[ERROR\]|^\[WARNING\] /' "$log" | cut -c 1-400 | head -n 40 || true
  echo "FAILED: the crawler's tests against the stand-in (exit $outcome)"
  exit 1
fi
[ -n "$(ls "$reports"/TEST-*StandIn*.xml 2>/dev/null)" ] || { tail -n 20 "$log"; echo "FAILED: no test ran"; exit 1; }
echo "ok: the crawler's tests against the stand-in"
