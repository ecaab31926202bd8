#!/usr/bin/env bash
# The crawler's own tests against the stand-in for the public services, killed processes included.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
if [ ! -f "${EARMARK_SHARED:-$home/../shared}/upstream/serve.py" ]; then
  echo "skipped: no stand-in for the public services beside the project"
  exit 77
fi
cd "$home"
mvn -B -q -pl crawler -am test -Dtest.excluded.groups= -Dgroups=slow -Dtest="StandIn*Test" \
  -Dsurefire.failIfNoSpecifiedTests=false
