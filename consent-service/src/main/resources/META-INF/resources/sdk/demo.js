/* What a page of the platform does: it asks the gate before it writes a cookie, and shows what the gate says. */
'use strict';

const gate = document.getElementById('gate');
const course = document.getElementById('course');

function show() {
  gate.replaceChildren(...Object.entries(Xinshou.consent.status().purposes).map(([purpose, on]) => {
    const row = document.createElement('div');
    const term = document.createElement('dt');
    const value = document.createElement('dd');
    term.textContent = purpose;
    value.textContent = on ? '✓' : '✗';
    value.dataset.gate = purpose;
    row.append(term, value);
    return row;
  }));
}

course.addEventListener('change', () => {
  if (Xinshou.consent.allows('preference-cookies')) {
    document.cookie = 'xs_pref=' + encodeURIComponent(course.value) + '; Path=/; Max-Age=31536000; SameSite=Lax';
  }
});
document.addEventListener('xinshou:consent', show);
document.addEventListener('xinshou:shown', show);
Xinshou.consent.ready.then(show);
