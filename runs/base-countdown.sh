#!/bin/sh
# Makes the base model that Ponder ships, models/countdown-base: 1.3 M parameters pretrained on the
# mixed-quality corpus of countdown. 52 M tokens, about an hour on two idle cores
# at the 14,000 to 16,000 tokens/s measured; resumes where it was stopped.
set -eu
cd "$(dirname "$0")/.."
exec ./ponder learn pretrain --task countdown --out models/countdown-base \
  --work runs/base-countdown --steps 4000 --decay 1100 --positions 1088 --precision bf16
