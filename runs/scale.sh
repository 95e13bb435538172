#!/bin/sh
# Makes the committed run under runs/scale: three seeds, about ten minutes each on two cores.
# Continues a run that was stopped; a finished one is only written again.
set -eu
cd "$(dirname "$0")/.."
exec ./ponder scale --seeds 1,2,3 --out runs/scale "$@"
