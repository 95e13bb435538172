#!/bin/sh
# Makes the base model that Ponder ships, models/countdown-base: 1.3 M parameters pretrained on the
# mixed-quality corpus of countdown. 34 M tokens, 35 to 40 minutes on two idle cores
# at the 16,000 tokens/s measured at its start; resumes where it was stopped.
set -eu
cd "$(dirname "$0")/.."
exec ./ponder learn pretrain --task countdown --out models/countdown-base \
  --work runs/base-countdown --steps 2600 --decay 700 --positions 1088 --precision bf16
