# Sourced by deploy/verify: the pages are tested in a real Chromium and with a Chinese font, so both must be there before the other tests are run.
# Installs Debian's packages where this user may, otherwise says in one line what to install and ends. CHROMIUM and CHROMEDRIVER name other ones.

if ! [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || ! [ -x "${CHROMEDRIVER:-/usr/bin/chromedriver}" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Chromium for the tests of the pages: chromium chromium-driver fonts-noto-cjk"
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
            chromium chromium-driver fonts-noto-cjk; } >/dev/null || true
    fi
    if ! [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || ! [ -x "${CHROMEDRIVER:-/usr/bin/chromedriver}" ]; then
        echo "The pages are tested in Chromium: install chromium, chromium-driver and fonts-noto-cjk, or set CHROMIUM and CHROMEDRIVER." >&2
        exit 1
    fi
fi
