/*
 * Cookie banner, preference centre and gate. No dependency, no inline style, no eval; sets no cookie and sends nothing but the request for
 * the cookie register before the person was shown what there is.
 *
 * <script src="https://consent.example/sdk/consent.js" data-lang="zh" defer></script>
 */
(() => {
  'use strict';

  const script = document.currentScript;
  const service = new URL(script.src).origin;
  const lang = (script.dataset.lang || document.documentElement.lang || 'zh').startsWith('en') ? 'en' : 'zh';
  const DEVICE_COOKIE = 'xs_device';
  const OPENER = '[data-xinshou-consent="open"]';
  const SIX_MONTHS = 180 * 24 * 60 * 60;

  const WORDS = {
    zh: {
      banner: 'Cookie 与您的选择',
      intro: '我们用必要的 Cookie 保持登录和账号安全。其他用途默认关闭，由您决定：接受、拒绝都可以，不影响使用，随时可改。',
      signalIntro: '您的浏览器要求不被跟踪（{s}），非必要的用途已全部关闭。您无需再做什么。',
      accept: '接受', refuse: '拒绝', settings: '设置', ok: '知道了',
      centre: 'Cookie 设置', reopen: 'Cookie 设置',
      acceptAll: '全部接受', refuseAll: '全部拒绝', save: '保存选择', forget: '删除我的选择', close: '返回',
      always: '始终开启', on: '已开启', off: '未开启',
      why: { choice: '您的选择', 'signal-gpc': '浏览器信号：全球隐私控制', 'signal-dnt': '浏览器信号：请勿跟踪', default: '默认' },
      cookies: '使用的 Cookie', none: '不使用 Cookie', lifetime: '有效期', kept: '由此产生的信息保存',
      policy: '个人信息保护政策', register: 'Cookie 清单',
      conflict: '与浏览器信号不一致',
      conflictText: '您的浏览器发送了{s}，要求关闭：{p}。仍要在本设备上开启吗？',
      still: '仍然开启', keep: '保持关闭',
      failed: '暂时无法保存。非必要的用途保持关闭，请稍后再试。', saved: '已保存', forgotten: '已删除您在本设备上的选择',
      gpc: '“全球隐私控制”信号', dnt: '“请勿跟踪”信号', and: '和', comma: '、',
    },
    en: {
      banner: 'Cookies and your choice',
      intro: 'Necessary cookies keep you logged in and your account safe. Everything else is off until you decide. Accept or refuse: the site works either way, and you can change your mind at any time.',
      signalIntro: 'Your browser asks not to be tracked ({s}), so everything that is not necessary is off. There is nothing you need to do.',
      accept: 'Accept', refuse: 'Refuse', settings: 'Settings', ok: 'OK',
      centre: 'Cookie settings', reopen: 'Cookie settings',
      acceptAll: 'Accept all', refuseAll: 'Refuse all', save: 'Save choices', forget: 'Delete my choices', close: 'Close',
      always: 'Always on', on: 'On', off: 'Off',
      why: { choice: 'your choice', 'signal-gpc': 'signal of your browser: Global Privacy Control', 'signal-dnt': 'signal of your browser: Do Not Track', default: 'default' },
      cookies: 'Cookies used', none: 'uses no cookie', lifetime: 'lifetime', kept: 'What comes of it is kept',
      policy: 'Privacy policy', register: 'Cookie register',
      conflict: 'Your browser says otherwise',
      conflictText: 'Your browser sends {s}, which asks to keep this off: {p}. Switch it on for this device all the same?',
      still: 'Switch on anyway', keep: 'Keep off',
      failed: 'This could not be saved just now. What is not necessary stays off; please try again shortly.', saved: 'Saved', forgotten: 'Your choices on this device are deleted',
      gpc: 'the Global Privacy Control signal', dnt: 'the Do Not Track signal', and: ' and ', comma: ', ',
    },
  };
  const t = WORDS[lang];

  const CSS = `
:host { all: initial; color-scheme: light dark; --fg: #1c2530; --bg: #fff; --line: #6b7683; --link: #0b5394; --soft: #f1f4f7;
  font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--fg); }
@media (prefers-color-scheme: dark) { :host { --fg: #e4e8ed; --bg: #1a212a; --line: #8b97a5; --link: #8fc3f5; --soft: #242d38; } }
* { box-sizing: border-box; font: inherit; color: inherit; }
h2 { font-size: 1.15rem; font-weight: 600; margin: 0 0 .4rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 0; }
p { margin: 0 0 .7rem; }
a { color: var(--link); }
.banner { position: fixed; z-index: 2147483000; left: 0; right: 0; bottom: 0; max-height: 85vh; overflow: auto; background: var(--bg);
  border-top: 2px solid var(--line); padding: 1rem max(1rem, calc(50vw - 28rem)); }
.actions { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; margin-top: .8rem; }
button { min-height: 2.75rem; padding: .45rem .9rem; border: 2px solid var(--link); border-radius: .4rem; background: var(--bg); color: var(--link);
  font-weight: 600; cursor: pointer; }
button:hover { background: var(--soft); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.reopen { position: fixed; z-index: 2147482999; left: .75rem; bottom: .75rem; }
.reopen button { border-width: 1px; font-weight: 400; font-size: .875rem; }
dialog { width: min(40rem, calc(100vw - 1.5rem)); max-height: calc(100vh - 1.5rem); overflow: auto; padding: 1.1rem; border: 2px solid var(--line);
  border-radius: .6rem; background: var(--bg); color: var(--fg); }
dialog::backdrop { background: rgb(0 0 0 / .5); }
.head { display: flex; justify-content: space-between; align-items: start; gap: 1rem; }
.purpose { border-top: 1px solid var(--line); padding: .8rem 0; }
.row { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
.state, details { font-size: .875rem; }
details p { margin: .3rem 0; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .3rem 0; }
code { font-family: ui-monospace, monospace; }
[role=switch] { flex: none; min-width: 5.5rem; }
[role=switch]::before { content: ""; display: inline-block; width: .8rem; height: .8rem; margin-right: .45rem; border: 2px solid; border-radius: 50%; vertical-align: -.1rem; }
[role=switch][aria-checked=true]::before { background: currentColor; }
.notice { background: var(--soft); border-left: .3rem solid var(--link); padding: .6rem .8rem; margin: .6rem 0; }
[hidden] { display: none; }
@media (max-width: 29rem) { .banner .actions :nth-child(3) { grid-column: 1 / -1; } }
@media (prefers-reduced-motion: no-preference) { .banner { animation: in .2s ease-out; } @keyframes in { from { transform: translateY(1rem); } } }
`;

  /** What the browser says by itself; the service hears it as headers. */
  const said = { gpc: navigator.globalPrivacyControl === true, dnt: navigator.doNotTrack === '1' };

  let register = null;
  let choices = new Map();
  let heard = { gpc: false, dnt: false };
  let token = '';
  let shown = false;
  let root;
  let banner;
  let dialog;
  let before;
  let room;

  // --- device -------------------------------------------------------------------------------------------------------------------------

  function readCookie() {
    const found = document.cookie.split('; ').find((part) => part.startsWith(DEVICE_COOKIE + '='));
    return found ? found.slice(DEVICE_COOKIE.length + 1).split('~')[0] : '';
  }

  function keepToken(text) {
    token = text;
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${DEVICE_COOKIE}=${text}~${location.hostname}; Path=/; Max-Age=${SIX_MONTHS}; SameSite=Lax${secure}`;
  }

  /** The device's id stands in its token, behind the first byte. */
  function deviceOf(text) {
    try {
      const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
      return uuid([...bytes.slice(1, 17)].map((c) => c.charCodeAt(0)));
    } catch {
      return '';
    }
  }

  function newDevice() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return uuid([...bytes]);
  }

  function uuid(bytes) {
    const hex = bytes.map((b) => b.toString(16).padStart(2, '0')).join('');
    return hex.length === 32 ? hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5') : '';
  }

  function deleteCookie(name) {
    const parts = location.hostname.split('.');
    const domains = parts.map((_, i) => parts.slice(i).join('.'));
    ['', ...domains.map((domain) => `; Domain=${domain}`)].forEach((domain) => {
      document.cookie = `${name}=; Path=/; Max-Age=0${domain}`;
    });
  }

  // --- service ------------------------------------------------------------------------------------------------------------------------

  async function call(path, options = {}) {
    const answer = await fetch(service + path, { credentials: 'omit', cache: 'no-store', ...options });
    if (!answer.ok) {
      throw Object.assign(new Error('the consent service answered ' + answer.status), { status: answer.status });
    }
    return answer.json();
  }

  async function ask(method, body) {
    const device = deviceOf(token) || newDevice();
    const headers = {};
    if (token) headers['Device-Token'] = token;
    if (body) headers['Content-Type'] = 'application/json';
    const answer = await call(`/devices/${device}/choices`, { method, headers, body: body && JSON.stringify(body) });
    if (answer.token) keepToken(answer.token);
    choices = new Map(answer.choices.map((choice) => [choice.purpose, choice]));
    heard = answer.signals;
  }

  async function load() {
    register = await call('/cookies?language=' + lang, { headers: { Accept: 'application/json' } });
    token = readCookie();
    if (token) {
      try {
        await ask('GET');
      } catch (failure) {
        if (failure.status !== 401 && failure.status !== 400) throw failure;
        deleteCookie(DEVICE_COOKIE);
        token = '';
      }
    }
  }

  // --- gate ---------------------------------------------------------------------------------------------------------------------------

  const optional = () => register.purposes.filter((purpose) => !purpose.necessary);
  const signal = () => said.gpc || said.dnt || heard.gpc || heard.dnt;
  const signalWords = () => [said.gpc || heard.gpc ? t.gpc : '', said.dnt || heard.dnt ? t.dnt : ''].filter(Boolean).join(t.and);

  /** What the browser says counts even where a proxy kept it from the service. */
  const unheard = () => (said.gpc && !heard.gpc) || (said.dnt && !heard.dnt);

  function allows(purpose) {
    const stated = shown && register && register.purposes.find((each) => each.id === purpose);
    return !!stated && (stated.necessary || isOn(purpose));
  }

  function isOn(purpose) {
    const choice = choices.get(purpose);
    return !!choice && choice.effective && !unheard();
  }

  function source(purpose) {
    if (unheard()) return said.gpc && !heard.gpc ? 'signal-gpc' : 'signal-dnt';
    return choices.has(purpose) ? choices.get(purpose).source : signal() ? (said.gpc ? 'signal-gpc' : 'signal-dnt') : 'default';
  }

  const waiting = [];

  function whenAllowed(purpose) {
    return new Promise((resolve) => {
      waiting.push([purpose, resolve]);
      settle();
    });
  }

  function settle() {
    for (let i = waiting.length - 1; i >= 0; i--) {
      if (allows(waiting[i][0])) waiting.splice(i, 1)[0][1]();
    }
  }

  /** Off means gone: the cookies of what is off are deleted, and everybody is told. */
  function apply() {
    optional().filter((purpose) => !isOn(purpose.id)).forEach((purpose) => purpose.cookies.forEach((cookie) => deleteCookie(cookie.name)));
    settle();
    document.dispatchEvent(new CustomEvent('xinshou:consent', { detail: status() }));
  }

  function status() {
    const purposes = {};
    if (register) register.purposes.forEach((purpose) => { purposes[purpose.id] = allows(purpose.id); });
    return { shown, purposes, signals: { gpc: said.gpc || heard.gpc, dnt: said.dnt || heard.dnt } };
  }

  function nowShown() {
    if (!shown) {
      shown = true;
      settle();
      document.dispatchEvent(new CustomEvent('xinshou:shown'));
    }
  }

  // --- page ---------------------------------------------------------------------------------------------------------------------------

  function h(tag, props, ...children) {
    const element = document.createElement(tag);
    Object.entries(props || {}).forEach(([name, value]) => {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false) element.setAttribute(name, value);
    });
    element.append(...children.filter(Boolean));
    return element;
  }

  const button = (text, onclick, props) => h('button', { type: 'button', onclick, ...props }, text);
  const links = () => h('p', {},
    h('a', { href: service + register.policy }, t.policy), ' · ', h('a', { href: `${service}/cookies?language=${lang}` }, t.register));

  function mount() {
    const host = h('div', { 'data-xinshou-consent-host': '', lang: lang === 'zh' ? 'zh-CN' : 'en' });
    root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    // A page that has a place for it itself is not covered by ours.
    if (!document.querySelector(OPENER)) {
      root.append(h('div', { class: 'reopen', role: 'region', 'aria-label': t.reopen }, button(t.reopen, open, { 'aria-haspopup': 'dialog' })));
    }
    // First in the page, so that the keyboard comes to it first; nothing behind it is blocked.
    document.body.prepend(host);
    document.addEventListener('click', (event) => {
      if (event.target.closest && event.target.closest(OPENER)) {
        event.preventDefault();
        open();
      }
    });
  }

  function showBanner() {
    const bySignal = signal();
    banner = h('section', { class: 'banner', role: 'region', 'aria-labelledby': 'bt' },
      h('h2', { id: 'bt' }, t.banner),
      h('p', {}, bySignal ? t.signalIntro.replace('{s}', signalWords()) : t.intro),
      links(),
      bySignal
        ? h('div', { class: 'actions' }, button(t.ok, acknowledge), button(t.settings, open, { 'aria-haspopup': 'dialog' }))
        : h('div', { class: 'actions' }, button(t.accept, () => decide(optional(), 'grant')),
          button(t.refuse, () => decide(optional(), 'refuse')), button(t.settings, open, { 'aria-haspopup': 'dialog' })),
      h('p', { role: 'status', class: 'said' }));
    root.prepend(banner);
    // The end of the page, and what gets the focus there, is not covered.
    room = new CSSStyleSheet();
    room.replaceSync(`html { scroll-padding-bottom: ${banner.offsetHeight}px } body { padding-bottom: ${banner.offsetHeight}px !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
    nowShown();
  }

  /** Having read that all is off because of the signal: the device is known from now on, and is not asked again. */
  const acknowledge = () => attempt(async () => {
    await ask('GET');
    await ask('GET');
    finish(t.saved);
  });

  function open() {
    if (!register) return;
    before = document.activeElement && document.activeElement.shadowRoot ? root.activeElement : document.activeElement;
    if (dialog) dialog.remove();
    dialog = h('dialog', { 'aria-labelledby': 'dt', 'aria-modal': 'true', onclose: closed, onkeydown: trap });
    root.append(dialog);
    showCentre();
    dialog.showModal();
    dialog.querySelector('h2').focus();
    nowShown();
  }

  function showCentre() {
    const wishes = new Map(optional().map((purpose) => [purpose.id, isOn(purpose.id)]));
    dialog.replaceChildren(...[
      h('div', { class: 'head' }, h('h2', { id: 'dt', tabindex: '-1' }, t.centre), button(t.close, () => dialog.close())),
      signal() && h('p', { class: 'notice' }, t.signalIntro.replace('{s}', signalWords()).replace(/[。.][^。.]*[。.]$/, lang === 'zh' ? '。' : '.')),
      ...register.purposes.map((purpose) => purposeView(purpose, wishes)),
      links(),
      h('div', { class: 'actions' },
        button(t.acceptAll, () => decide(optional(), 'grant')),
        button(t.refuseAll, () => decide(optional(), 'refuse')),
        button(t.save, () => change(optional().map((purpose) => [purpose, wishes.get(purpose.id) ? 'grant' : 'refuse']))),
        button(t.forget, forget)),
      h('p', { role: 'status', class: 'said' }),
    ].filter(Boolean));
  }

  function purposeView(purpose, wishes) {
    const id = 'p-' + purpose.id;
    const toggle = (event) => {
      const on = event.currentTarget.getAttribute('aria-checked') !== 'true';
      wishes.set(purpose.id, on);
      event.currentTarget.setAttribute('aria-checked', on);
      event.currentTarget.textContent = on ? t.on : t.off;
    };
    const on = wishes.get(purpose.id);
    return h('div', { class: 'purpose' },
      h('div', { class: 'row' },
        h('h3', { id }, purpose.name),
        purpose.necessary
          ? h('span', { class: 'state' }, t.always)
          : button(on ? t.on : t.off, toggle, { role: 'switch', 'aria-checked': String(on), 'aria-labelledby': id })),
      !purpose.necessary && h('p', { class: 'state' }, `${on ? t.on : t.off} — ${t.why[source(purpose.id)]}`),
      h('details', {},
        h('summary', {}, t.cookies),
        ...(purpose.cookies.length
          ? purpose.cookies.map((cookie) => h('p', {}, h('code', {}, cookie.name), ` — ${cookie.content}; ${t.lifetime}: ${cookie.lifetime}`))
          : [h('p', {}, t.none)]),
        h('p', {}, `${t.kept}: ${purpose.retention}`)));
  }

  const decide = (purposes, choice) => change(purposes.map((purpose) => [purpose, choice]));

  /** A grant against a signal is put into words and asked for once more; refusing never is. */
  function change(wishes) {
    const against = signal() ? wishes.filter(([purpose, choice]) => choice === 'grant' && !isOn(purpose.id)) : [];
    if (!against.length) {
      return send(wishes, false);
    }
    if (!dialog || !dialog.open) open();
    dialog.replaceChildren(
      h('h2', { id: 'dt', tabindex: '-1' }, t.conflict),
      h('p', { class: 'notice' }, t.conflictText.replace('{s}', signalWords()).replace('{p}', against.map(([purpose]) => purpose.name).join(t.comma))),
      h('div', { class: 'actions' },
        button(t.still, () => send(wishes, true)),
        button(t.keep, () => send(wishes.map(([purpose, choice]) => [purpose, against.some(([each]) => each === purpose) ? 'refuse' : choice]), false))),
      h('p', { role: 'status', class: 'said' }));
    dialog.querySelector('h2').focus();
    return undefined;
  }

  const send = (wishes, signalShown) => attempt(async () => {
    // What is refused ends here and now, whether or not the service can be reached.
    wishes.filter(([, choice]) => choice === 'refuse').forEach(([purpose]) => {
      purpose.cookies.forEach((cookie) => deleteCookie(cookie.name));
      choices.delete(purpose.id);
    });
    await ask('PUT', {
      choices: wishes.map(([purpose, choice]) => ({ purpose: purpose.id, choice, ...(choice === 'grant' && { signalShown }) })),
      surface: 'web:' + (dialog && dialog.open ? 'preference-centre' : 'banner'),
      policyVersion: register.policyVersion,
    });
    finish(t.saved);
  });

  const forget = () => attempt(async () => {
    if (token) {
      await ask('PUT', { choices: optional().map((purpose) => ({ purpose: purpose.id, choice: 'forget' })), surface: 'web:preference-centre' });
    }
    choices.clear();
    deleteCookie(DEVICE_COOKIE);
    token = '';
    apply();
    showCentre();
    tell(t.forgotten);
  });

  async function attempt(work) {
    try {
      await work();
    } catch {
      apply();
      tell(t.failed);
    }
  }

  function finish(text) {
    if (banner) {
      banner.remove();
      banner = null;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== room);
    }
    if (dialog && dialog.open) {
      showCentre();
      dialog.querySelector('h2').focus();
      tell(text);
    }
    apply();
  }

  function tell(text) {
    const place = dialog && dialog.open ? dialog : banner;
    if (place) place.querySelector('.said').textContent = text;
  }

  function closed() {
    const target = before && before.isConnected && before.offsetParent !== null ? before : root.querySelector('.reopen button') || document.querySelector(OPENER);
    if (target) target.focus();
  }

  /** A modal dialog makes the page behind it inert; this keeps the keyboard from leaving for the browser's own bars as well. */
  function trap(event) {
    if (event.key !== 'Tab') return;
    const stops = [...dialog.querySelectorAll('button, a[href], summary')];
    const last = stops[stops.length - 1];
    const at = root.activeElement;
    if (event.shiftKey && (at === stops[0] || !stops.includes(at))) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && at === last) {
      event.preventDefault();
      stops[0].focus();
    }
  }

  const ready = new Promise((resolve) => {
    const start = async () => {
      try {
        await load();
        mount();
        if (token) {
          nowShown();
        }
        const asked = optional().some((purpose) => choices.has(purpose.id) && choices.get(purpose.id).chosen);
        if (!asked && !(token && signal())) {
          showBanner();
        }
        apply();
      } catch (failure) {
        console.warn('Xinshou:', failure.message);
      }
      resolve(status());
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
    else start();
  });

  window.Xinshou = Object.assign(window.Xinshou || {}, { consent: Object.freeze({ ready, allows, whenAllowed, open, status }) });
})();
