#!/bin/sh
# Makes the committed run under runs/scale: three seeds, five to eight minutes each on two
# cores; the updates decide when a seed is done, not the clock.
# Continues a run that was stopped. In a fresh clone it makes the run anew and replaces the committed
# one; give another --out to keep it.
set -eu
cd "$(dirname "$0")/.."
out=runs/scale
for each in "$@"; do
  case $each in --out | --out=*) out= ;; esac
done
exec ./ponder scale --seeds 1,2,3 --steps 64 --minutes 60 ${out:+--out "$out"} "$@"
