#!/bin/sh
# Makes the base model that Ponder ships, models/countdown-base: 1.3 M parameters pretrained on the
# mixed-quality corpus of countdown. About 35 minutes on two idle cores; resumes where it was stopped.
set -eu
cd "$(dirname "$0")/.."
exec ./ponder learn pretrain --task countdown --out models/countdown-base \
  --work runs/base-countdown --steps 2600 --decay 700 --positions 1088 --precision bf16
