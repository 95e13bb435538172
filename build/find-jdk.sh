# Finds a JDK 25 and exports it as JAVA_HOME. Sourced by ./ponder and ./mvnw; plain POSIX sh.

# True when $1 is the folder of a JDK 25: a compiler, and a release file that says 25.
is_jdk25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      'JAVA_VERSION="25"'* | 'JAVA_VERSION="25'[.+_-]*) return 0 ;;
    esac
  done <"$1/release"
  return 1
}

# Follows links until $1 is a file of its own, then prints the folder above its bin folder.
home_of() {
  file=$1
  while [ -L "$file" ]; do
    to=$(readlink "$file")
    case $to in
      /*) file=$to ;;
      *) file=$(dirname "$file")/$to ;;
    esac
  done
  (CDPATH='' cd -- "$(dirname "$file")/.." 2>/dev/null && pwd -P)
}

find_jdk25() {
  if [ -z "${HOME:-}" ]; then
    HOME=$(eval "echo ~$(id -un)")
    export HOME
  fi
  if is_jdk25 "${JAVA_HOME:-}"; then
    export JAVA_HOME
    return 0
  fi
  for tool in javac java; do
    tool=$(command -v "$tool" 2>/dev/null) || continue
    home=$(home_of "$tool") || continue
    if is_jdk25 "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  for home in \
    "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /opt/* /opt/java/* /opt/jdk/* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.jdk/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk25 "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ] && home=$(/usr/libexec/java_home -v 25 2>/dev/null) \
    && is_jdk25 "$home"; then
    JAVA_HOME=$home
    export JAVA_HOME
    return 0
  fi
  echo "$1: no JDK 25 found (looked at JAVA_HOME${JAVA_HOME:+ ($JAVA_HOME)}, java on PATH," \
    "/usr/lib/jvm, /usr/java, /opt, SDKMAN, ~/.jdks, asdf, mise, Homebrew, macOS java_home);" \
    "install one, e.g. Temurin 25, or set JAVA_HOME to it" >&2
  return 1
}
