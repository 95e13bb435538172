#!/bin/sh
# runs/fuzz.sh [SECONDS [TARGET...]], e.g. runs/fuzz.sh 600 MathFuzz
#
# Fuzzes the parsers that read what a model wrote with Jazzer: each of MathFuzz, SmtFuzz, CodeFuzz and
# FormFuzz, or those named, for SECONDS (600 unless given). What is found lies in target/fuzz and stays
# out of the repository. The laws are those of the targets, verify/src/test/java/dev/ponder/verify/fuzz:
# no exception but a refusal, in bounded time. An input that takes HANG seconds hangs; far less is
# allowed where it counts, but a machine that others use too stalls everything now and then.
set -eu
HANG=20
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
# A copy, so that another build can't pull the classes away.
rm -rf "$out/classes"
mkdir -p "$out/classes"
for each in core/target/classes verify/target/classes verify/target/test-classes; do
  cp -R "$each/." "$out/classes/"
done
classes=$out/classes:$(cat "$out/classpath")
for target in "$@"; do
  mkdir -p "$out/$target"
  echo "$target, $seconds s" >&2
  "$JAVA_HOME/bin/java" -Xmx2g -Xss2m --enable-native-access=ALL-UNNAMED \
    -cp "$out/jazzer-$version.jar:$out/jazzer-api-$version.jar:$classes" com.code_intelligence.jazzer.Jazzer \
    --target_class="dev.ponder.verify.fuzz.$target" \
    --instrumentation_includes='dev.ponder.**' --reproducer_path="$out" \
    -max_total_time="$seconds" -max_len=4000 -timeout="$HANG" -artifact_prefix="$out/" "$out/$target"
done
