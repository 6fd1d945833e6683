# Sourced by the commands in deploy/: exports JAVA_HOME of a JDK 25, or says in one line what to install and ends.
# Looks at JAVA_HOME, then XINSHOU_JDK, then where distributions, SDKMAN and people usually put it, then at the java on the path.

xinshou_is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

xinshou_find_jdk() {
    local on_path candidate
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
    for candidate in "${XINSHOU_JDK:-}" "${JAVA_HOME:-}" \
        /usr/lib/jvm/*25* /usr/lib/jvm/default-java /usr/java/*25* /opt/*jdk*25* /opt/java/*25* /opt/java/openjdk \
        "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* "$HOME"/jdk-25* "$on_path"; do
        if [ -n "$candidate" ] && xinshou_is_jdk_25 "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}

if ! xinshou_find_jdk; then
    echo "Xinshou needs a JDK 25 and found none: install one (such as Temurin 25, or your distribution's openjdk-25-jdk) and point JAVA_HOME at it." >&2
    exit 1
fi
PATH=$JAVA_HOME/bin:$PATH
