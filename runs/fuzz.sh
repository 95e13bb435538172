#!/bin/sh
# runs/fuzz.sh [SECONDS [TARGET...]], e.g. runs/fuzz.sh 600 MathFuzz
#
# Fuzzes the parsers that read what a model wrote, each for SECONDS (600 unless given), with Jazzer:
# mathematics, SMT-LIB, code answers, forms. What it finds lies in target/fuzz. The laws are those of
# the targets, verify/src/test/java/dev/ponder/verify/fuzz: no exception but a refusal, in bounded time.
# One input may take HANG seconds, on a machine that others use too; what takes longer hangs.
set -eu
HANG=60
cd "$(dirname "$0")/.."
. build/find-jdk.sh
find_jdk25 fuzz || exit 2
seconds=${1:-600}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- MathFuzz SmtFuzz CodeFuzz FormFuzz
version=0.30.0
out=target/fuzz
mkdir -p "$out"
for part in jazzer jazzer-api; do
  [ -e "$out/$part-$version.jar" ] || ./mvnw -q dependency:copy -pl . \
    -Dartifact="com.code-intelligence:$part:$version" -DoutputDirectory="$PWD/$out"
done
./mvnw -q -pl verify -am test-compile dependency:build-classpath \
  -Dmdep.outputFile="$PWD/$out/classpath" -Dspotless.check.skip=true
classes=verify/target/test-classes:verify/target/classes:core/target/classes:$(cat "$out/classpath")
for target; do
  mkdir -p "$out/$target"
  echo "$target, $seconds s" >&2
  "$JAVA_HOME/bin/java" -Xmx2g -Xss2m --enable-native-access=ALL-UNNAMED \
    -cp "$out/jazzer-$version.jar:$out/jazzer-api-$version.jar:$classes" com.code_intelligence.jazzer.Jazzer \
    --target_class="dev.ponder.verify.fuzz.$target" \
    --instrumentation_includes='dev.ponder.**' --reproducer_path="$out" \
    -max_total_time="$seconds" -max_len=4000 -timeout="$HANG" -artifact_prefix="$out/" "$out/$target"
done
