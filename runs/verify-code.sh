#!/bin/sh
# What docs/LOG.md says of `verify code`, made again: runs/verify-code.sh DATA OUT
#
# DATA holds humaneval.jsonl, humanevalplus_mini.jsonl, mbpp.jsonl and CodeT's samples, tests and labels
# (codet_codegen16b_*). Verdicts and summaries go to OUT; a run that was broken off goes on. About an hour
# and a half on two cores: the references, 3 mutants of each, the 8,100 samples, the choice among them.
set -eu
cd "$(dirname "$0")/.."
data=$1
out=$2
steps=${3:-references mutants samples selection}
mkdir -p "$out"

# judge NAME FORMAT PROBLEMS [OPTION...]
judge() {
  name=$1 format=$2 problems=$3
  shift 3
  echo "== $name" >&2
  ./ponder verify code --format "$format" --input "$data/$problems" --out "$out/$name.verdicts" "$@" \
    >"$out/$name.txt" || { status=$?; cat "$out/$name.txt"; return "$status"; }
  cat "$out/$name.txt"
}

for step in $steps; do
  case $step in
    references)
      judge humaneval humaneval humaneval.jsonl --time 30
      judge humanevalplus humaneval humanevalplus_mini.jsonl --time 30
      judge mbpp mbpp mbpp.jsonl --time 60
      ;;
    mutants)
      for each in humaneval:humaneval.jsonl humaneval:humanevalplus_mini.jsonl mbpp:mbpp.jsonl; do
        format=${each%%:*} file=${each#*:}
        samples=$out/${file%.jsonl}.mutants.jsonl
        [ -e "$samples" ] || {
          python3 runs/verify-code.py mutants "$format" "$data/$file" 3 >"$samples.new"
          mv "$samples.new" "$samples"
        }
        judge "${file%.jsonl}.mutants" "$format" "$file" --samples "$samples" --expected passed --time 10
      done
      ;;
    samples)
      [ -e "$out/codet.jsonl" ] || {
        python3 runs/verify-code.py codet "$data/codet_codegen16b_code_solution.jsonl.gz" \
          "$data/codet_codegen16b_labels.jsonl" >"$out/codet.jsonl.new"
        mv "$out/codet.jsonl.new" "$out/codet.jsonl"
      }
      judge codet humaneval humaneval.jsonl --samples "$out/codet.jsonl" --truncate --expected passed \
        --time 3
      ;;
    selection)
      echo "== selection" >&2
      ./ponder bench select-code --samples "$data/codet_codegen16b_code_solution.jsonl.gz" \
        --tests "$data/codet_codegen16b_test_case.jsonl.gz" --labels "$data/codet_codegen16b_labels.jsonl" \
        2>"$out/selection.log" >"$out/selection.txt"
      cat "$out/selection.txt"
      ;;
    *)
      echo "no such step: $step" >&2
      exit 2
      ;;
  esac
done
