#!/bin/sh
# Kills a verifier of programs in the middle of its work, TIMES times (20 unless given), and says what
# of it is still there a second later, and what the next one leaves: both must be nothing.
set -eu
cd "$(dirname "$0")/.."
times=${1:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Programs of every kind at once: asleep, busy, with children, noisy.
python3 - >"$work/in.jsonl" <<'P'
import json
kinds = [
    "import time; time.sleep(60)",
    "while True: pass",
    "import os, time\nos.fork(); os.fork(); time.sleep(60)",
    "import os\nos.setsid()\nwhile True: print('x', flush=True, end='') or __import__('time').sleep(.01)",
    "print(6)",
]
for number in range(400):
    tests = [{"input": "", "output": "6"}]
    print(json.dumps({"task_id": number, "tests": tests, "solution": kinds[number % 5]}))
P

# Processes of boxes that belong to the process $1: its launchers name its folder, and the program in
# a box lives no longer than the launcher; what the kernel counts in its control groups comes on top.
alive() {
  found=$(grep -a -l "[p]onder-box-$1-" /proc/[0-9]*/cmdline 2>/dev/null | wc -l)
  for group in $(find /sys/fs/cgroup -maxdepth 6 -type d -name "ponder-box-$1-*" 2>/dev/null); do
    found=$((found + $(cat "$group/cgroup.procs" 2>/dev/null | wc -l)))
  done
  echo "$found"
}

# Folders, files and control groups of the process $1.
things() {
  {
    find "${TMPDIR:-/tmp}" -maxdepth 1 -name "ponder-box-$1-*"
    find /sys/fs/cgroup -maxdepth 6 -type d -name "ponder-box-$1-*"
  } 2>/dev/null | wc -l
}

./ponder verify code --help >/dev/null
survivors=0
left=0
seen=0
round=0
while [ "$round" -lt "$times" ]; do
  round=$((round + 1))
  ./ponder verify code --format stdio --input "$work/in.jsonl" --out "$work/out-$round" --jobs 4 \
    --time 30 >/dev/null 2>&1 &
  pid=$!
  # At another moment each time: every fifth time before its first box, else in the middle of its work.
  if [ "$((round % 5))" -ne 1 ]; then
    waited=0
    while [ "$(alive "$pid")" -eq 0 ] && [ "$waited" -lt 600 ]; do
      sleep 0.1
      waited=$((waited + 1))
    done
  fi
  sleep "$(awk "BEGIN { print $round * 0.15 }")"
  before=$(alive "$pid")
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
  sleep 1
  after=$(alive "$pid")
  # The next one tidies up after it.
  printf '%s\n' '{"task_id": 1, "tests": [{"input": "", "output": ""}], "solution": ""}' \
    | ./ponder verify code --format stdio --input - --out "$work/next-$round" >/dev/null 2>&1 || true
  rest=$(things "$pid")
  echo "kill $round: $before processes before, $after after, $rest things left by the next run"
  seen=$((seen + before))
  survivors=$((survivors + after))
  left=$((left + rest))
done
echo "$times kills: $survivors processes survived, $left folders or control groups are left"
if [ "$seen" -eq 0 ] && [ "$times" -gt 1 ]; then
  echo "that says nothing: no process ran when it was killed" >&2
  exit 1
fi
[ "$survivors" -eq 0 ] && [ "$left" -eq 0 ]
