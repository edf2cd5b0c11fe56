// One page for everybody who joins by phone. It keeps what was typed until it is in, sends nothing that was not sent by its writer, and
// shows whatever others wrote as text. What it has to remember if the phone sleeps lies in this tab's session storage, until the end.
const most = 600, store = 'vignette-workshop', longest = 3 * 3600 * 1000; // milliseconds without the laptop: no workshop is as long
const fresh = () => ({ key: '', names: [], given: [], title: '', titles: {}, drafts: {}, sent: {}, pending: {}, tokens: {}, unsure: {} });
let all = fresh(), told = null, board = null, over = '', shown = '', note = '', live = null, heard = 0, left = false, looked = '', cameBack = false;

function remember() {
  try {
    if (left) sessionStorage.removeItem(store); else sessionStorage.setItem(store, JSON.stringify(all));
  } catch (e) { /* a browser that keeps nothing is as good */ }
}
function forget() {
  all = fresh();
  looked = '';
  left = true;
  remember();
}
try {
  const kept = JSON.parse(sessionStorage.getItem(store));
  if (kept && typeof kept.key === 'string') all = Object.assign(fresh(), kept);
} catch (e) { /* nothing was kept */ }

const pair = (...buttons) => el('div', { class: 'pair' }, ...buttons);
const foot = (...inside) => el('div', { class: 'foot' }, ...inside);
const characters = (text) => [...text].length;
const tidy = (text) => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ')
  .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '').trim();
function say(text) {
  const said = document.getElementById('said');
  said.textContent = '';
  said.textContent = text;
}

function art(closed) {
  const arc = (r) => svg('path', { d: `M${175 - r} 150A${r} ${r} 0 0 1 ${175 + r} 150`, fill: 'none', stroke: 'var(--rule)', 'stroke-width': 2 });
  const inner = svg('path', { d: 'M115 150A60 60 0 0 1 235 150Z', fill: closed ? 'none' : 'var(--accent)', stroke: 'var(--accent)', 'stroke-width': 2 });
  const dots = closed ? [] : [
    svg('path', { d: 'M156 120l13 13 26-28', fill: 'none', stroke: 'var(--on-accent)', 'stroke-width': 6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }),
    svg('circle', { cx: 71, cy: 90, r: 7, fill: 'var(--ochre)' }), svg('circle', { cx: 238.6, cy: 86.4, r: 6, fill: 'var(--ochre)' })];
  return svg('svg', { class: 'art', viewBox: '0 20 350 132', 'aria-hidden': 'true' }, arc(120), arc(90), inner, ...dots,
    svg('rect', { y: 148, width: 350, height: 2, fill: 'var(--ink)' }));
}

// The look for identifying details, before anything leaves the phone: a few published rules. It misses things, and says so.
const details = () => ({
  name: W.phone_look_name, initials: W.phone_look_initials, number: W.phone_look_number, date: W.phone_look_date,
  address: W.phone_look_address, online: W.phone_look_online, only: W.phone_look_only,
});
const whys = () => ({ identify: W.phone_held_identify, hurt: W.phone_held_hurt, same: W.phone_held_same, asked: W.phone_held_asked });
const shapes = [
  ['online', /\S+@\S+\.\w+|(?:https?:\/\/|www\.)\S+|\B@\w{2,}/gi],
  ['address', /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/gi],
  ['address', /\b\d+[a-z]?,? (?:[A-Z][\w’']+ ){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Terrace|Crescent|Court|Gardens|Place)\b/g],
  ['date', new RegExp(DATES, 'gi')],
  ['number', /\+?\b\d(?:[\d \-]{5,})\d\b|\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b|\b[A-Z]{1,3}[\/-]?\d{3,}\w*\b/g],
  ['initials', /\b[A-Z]\.(?=\s[a-z]|$)|\b[A-Z]\.\s?[A-Z]\b\.?/g],
  ['only', /\bthe only (?:\w+ )?(?:child|boy|girl|one|young person|family|twins?|siblings?|sister|brother|teenager)\b/gi],
];
const common = new Set(('i monday tuesday wednesday thursday friday saturday sunday english welsh british england wales britain uk god christmas easter ' +
  'internet covid wi-fi ' + MONTHS.toLowerCase().replace(/\|/g, ' ')).split(' '));
function look(text) {
  const found = [];
  const add = (kind, from, words) => {
    if (words && !found.some((one) => from < one.to && one.from < from + words.length)) found.push({ kind, from, to: from + words.length, words });
  };
  for (const [kind, shape] of shapes) for (const hit of text.matchAll(shape)) add(kind, hit.index, hit[0].trim());
  const known = new Set(all.names), given = new Set(all.given), points = (one) => !known.has(one) && !common.has(one);
  for (const hit of text.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
    const word = hit[0], plain = word.toLowerCase().replace(/’/g, "'").replace(/'s$/, '');
    if (!/^\p{Lu}\p{Ll}/u.test(word) || !points(plain) || !plain.split('-').some(points) || /^i'/.test(plain)) continue;
    const starts = /(?:^|[.!?:;…\n“"(>-])\s*$/.test(text.slice(0, hit.index));
    if (!starts || given.has(plain)) add('name', hit.index, word);
  }
  return found.sort((one, other) => one.from - other.from);
}

// The way to the laptop. What cannot be reached just now is tried again.
function connection(good) {
  const line = document.getElementById('line'), text = good ? W.phone_connected : W.phone_lost;
  line.className = good ? '' : 'lost';
  if (line.textContent !== text) line.textContent = text;
}
function newCode() {
  if (live) live.close();
  live = null;
  all.key = '';
  note = W.phone_new_code;
  remember();
  render();
}
async function probe() {
  try {
    if ((await post('/mine', { key: all.key, question: '', token: '' })).status === 403) newCode();
  } catch (e) { /* not reached */ }
}
function listen() {
  if (!all.key || left) return;
  if (live) live.close();
  live = new EventSource('/live?key=' + all.key);
  heard = Date.now();
  const alive = () => { heard = all.heard = Date.now(); remember(); connection(true); };
  live.addEventListener('beat', alive);
  live.onopen = () => { alive(); deliver(); };
  live.onmessage = (event) => { alive(); take(JSON.parse(event.data)); };
  live.onerror = () => { connection(false); if (live && live.readyState === 2) probe(); };
}
function wake() {
  if (all.key && !left && (!live || live.readyState !== 1)) listen();
}
// A phone that lost the room before its end is told of it by nobody: it forgets by itself.
const lostForGood = () => all.heard && Date.now() - all.heard > longest;
function go() {
  if (live) live.close();
  live = board = told = null;
  over = '';
  forget();
  render();
}
setInterval(() => {
  if (left) return;
  if (lostForGood()) return go();
  if (!all.key) return;
  if (!live || live.readyState === 2 || Date.now() - heard > 60000) { connection(false); listen(); }
  deliver();
}, 4000);
addEventListener('online', wake);
addEventListener('offline', () => connection(false));
addEventListener('pageshow', wake);
document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });

function take(next) {
  const before = board, back = cameBack;
  told = next;
  board = next = inTongue(next);
  cameBack = false;
  if (next.screen === 'ended') {
    if (live) live.close();
    live = null;
    forget();
    over = '';
    connection(true);
    render();
    return;
  }
  if (next.question) all.titles[next.question] = next.title;
  if (before && (before.question !== next.question || before.screen !== next.screen) && over !== 'keep') over = '';
  // Once it is shown or talked about, nobody can say whose an answer is.
  const open = next.screen === 'writing' || next.screen === 'looking' ? next.question : '';
  for (const question of Object.keys(all.tokens)) if (question !== open) delete all.tokens[question];
  for (const question of Object.keys(all.sent)) if (question !== open) delete all.sent[question].card;
  if (all.tokens[open] && (back || (next.screen === 'looking' && (!before || before.held !== next.held || before.screen !== next.screen)))) ask(open, back);
  if (before && next.screen !== 'writing' && before.screen === 'writing') say(next.lines.join(' '));
  remember();
  render();
}
// What this phone has in. If the laptop's program had stopped since, that is how it knows whose the card is: by its id and its words.
function had(question) {
  const mine = all.sent[question];
  return !mine ? {} : mine.pass ? { card: 'pass', was: '' } : mine.card ? { card: mine.card, was: mine.text } : {};
}
// What became of one's own entry. It may be in though nobody told this phone so, as when only the reply was lost; and what was in may be
// gone, where the program stopped before it had kept it. False: not reached.
async function ask(question, back) {
  const token = all.tokens[question];
  try {
    const reply = await post('/mine', { key: all.key, question, token: token || '', ...had(question) });
    if (reply.status === 403) newCode();
    if (!reply.body || left) return false;
    const { state, why, card } = reply.body, mine = all.sent[question], was = all.unsure[question];
    if (all.tokens[question] !== token) return true;
    if (state !== 'none') {
      all.sent[question] = Object.assign(mine || { text: was ? was.text : '' }, { state, pass: state === 'passed', why: why || '', card });
      if (state === 'held' && !all.drafts[question]) all.drafts[question] = all.sent[question].text;
    } else if (back && mine) {
      all.drafts[question] = all.drafts[question] || mine.text;
      delete all.sent[question];
      if (board.screen === 'writing') note = W.phone_gone;
    }
    remember();
    render();
    return true;
  } catch (e) { return false; /* asked again with the next change */ }
}
const newToken = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

// All that this phone sends to a question goes by one token, so that whatever comes later takes the place of what came before.
function submit(question, text, pass) {
  all.tokens[question] = all.tokens[question] || newToken();
  all.pending[question] = { text, pass };
  over = '';
  note = '';
  remember();
  deliver();
}
let delivering = false;
async function deliver() {
  const question = Object.keys(all.pending)[0];
  if (!question || delivering || !all.key || left) return;
  delivering = true;
  const entry = all.pending[question], before = all.unsure[question], token = all.tokens[question] || newToken();
  let status = 0, body = null;
  all.unsure[question] = entry; // until there is an answer it may be in, or not
  remember();
  try {
    ({ status, body } = await post('/send',
      { key: all.key, question, token, text: entry.text, language: document.documentElement.lang, pass: entry.pass, ...had(question) }));
  } catch (e) { /* not sent yet */ }
  if (!left && (status === 409 || status === 400)) all.unsure[question] = before;
  if (!left && status === 409 && !all.sent[question] && !(await ask(question))) status = 0;
  delivering = false;
  if (left) return;
  const still = all.pending[question] === entry; // else its writer is changing it, or has
  if (status === 200) {
    delete all.unsure[question];
    const before_ = all.sent[question];
    all.sent[question] = { text: entry.pass && before_ ? '' : entry.text, pass: entry.pass, state: body.state, why: body.why || '', card: body.card };
    if (still) delete all.pending[question];
    if (still && !entry.pass) all.drafts[question] = entry.text;
  } else if (status === 403) {
    newCode();
  } else if (!still) {
    // What has taken its place goes next.
  } else if (status === 409 || status === 400) {
    delete all.pending[question];
    note = status === 400 ? W.phone_refused : '';
    over = status === 400 ? 'edit' : '';
  } else {
    connection(false);
  }
  remember();
  render();
  if (!still) deliver();
}

async function join(code) {
  let status = 0, body = null;
  try {
    ({ status, body } = await post('/join', { code }));
  } catch (e) { /* not reached */ }
  if (status === 200) {
    all.key = body.key;
    all.names = body.names || [];
    all.given = body.given || [];
    all.title = body.title || '';
    cameBack = true;
    note = '';
    remember();
    listen();
  } else {
    note = { 403: W.phone_wrong_code, 429: W.phone_wait_code, 503: W.phone_join_closed }[status] || W.phone_not_reached;
  }
  render();
  const field = document.getElementById('code');
  if (note && field) field.focus();
}

// What is on the page. It is built anew when something else is to be seen, and left alone while somebody writes.
function limits(held) {
  return [el('div', { 'data-live': 'limits' }, p((held ? W.phone_held_read : W.phone_nobody_reads) + ' ' + board.kept, 'small strong'),
    p(`${W.phone_no_name} ${board.small || W.phone_guess} ${onItsWay()}`, 'small'))];
}
const onItsWay = () => (location.protocol === 'https:' ? W.phone_secure : W.phone_wifi);
const leaving = () => button(W.phone_leave, () => { over = 'leave'; render(); }, 'quiet');
const keeping = () => button(W.phone_keep, () => { over = 'keep'; render(); });

function writing(held) {
  const question = board.question, area = el('textarea', { id: 'answer', rows: '6', autocomplete: 'off', spellcheck: 'true', 'aria-describedby': 'about' });
  area.value = all.drafts[question] || '';
  const count = el('span', { class: 'small', id: 'count' });
  const said = el('p', { class: 'said', id: 'wrong', role: 'alert' });
  const told = () => {
    const spare = most - characters(tidy(area.value));
    count.textContent = spare < 0 ? fill(W.phone_over, { count: -spare }) : spare <= 100 ? fill(W.phone_left, { count: spare }) : W.phone_limit;
    return spare;
  };
  area.addEventListener('input', () => {
    all.drafts[question] = area.value;
    said.textContent = '';
    remember();
    told();
  });
  told();
  const send = () => {
    const text = tidy(area.value);
    if (!text || told() < 0) {
      said.textContent = text ? count.textContent : W.phone_empty;
      area.focus();
      return;
    }
    if (looked !== text && look(text).length) {
      over = 'look';
      render();
    } else {
      submit(question, text, false);
    }
  };
  said.textContent = note;
  note = '';
  return [
    held ? heading(W.phone_held_title) : el('p', { class: 'which', text: board.which }),
    held ? p(whys()[all.sent[question].why], 'strong') : heading(board.title, board.asked_in),
    held && p(W.phone_held_how),
    el('div', { class: 'row' }, el('label', { for: 'answer', text: W.phone_answer }), count),
    area, said,
    el('p', { class: 'small', id: 'about', text: W.phone_leave_out }),
    foot(pair(button(W.phone_pass, () => submit(question, '', true)), button(held ? W.phone_send_again : W.phone_send, send, 'go')),
      ...limits(held), held && pair(keeping()), leaving()),
  ];
}
function looking() {
  const text = tidy(all.drafts[board.question] || '');
  return [
    heading(W.phone_look_title), p(W.phone_look_how),
    el('ul', {}, ...look(text).map((one) => el('li', { text: fill(details()[one.kind], { words: one.words }) }))),
    p(W.phone_nothing_found, 'small'),
    foot(pair(button(W.phone_change, () => { over = 'edit'; render(); }, 'go'),
      button(W.phone_look_send, () => { looked = text; submit(board.question, text, false); }))),
  ];
}
function waiting(entry) {
  return [
    heading(W.phone_unsent_title), p(W.phone_unsent_how),
    entry.pass ? p(W.phone_pass, 'strong') : el('blockquote', { text: entry.text }),
    foot(pair(button(W.phone_change, () => { delete all.pending[board.question]; over = 'edit'; remember(); render(); }), keeping())),
  ];
}
function isIn(mine) {
  return [
    art(), heading(mine.pass ? W.phone_passed_title : W.phone_in_title), p(mine.pass ? W.phone_passed_how : W.phone_in_how),
    !mine.pass && el('blockquote', { text: mine.text }),
    el('p', {}, board.in && el('strong', { text: board.in + '.' }), ' ' + W.phone_counts),
    el('p', { class: 'line' }, el('strong', { text: board.kept }), ' ' + W.phone_settled),
    foot(pair(button(mine.pass ? W.phone_write_after_all : W.phone_change, () => { over = 'edit'; render(); }), !mine.pass && keeping()),
      p(W.phone_goes + (mine.pass ? '' : ' ' + W.phone_goes_unless), 'small'), leaving()),
  ];
}
function unsent() {
  const draft = tidy(all.drafts[board.question] || ''), mine = all.sent[board.question];
  const wall = board.wall.some((column) => column.cards.includes(draft));
  return draft && !wall && draft !== (mine && mine.text) && !(mine && mine.pass) ? draft : '';
}
function closed() {
  const draft = unsent(), wall = board.screen === 'shown';
  return [
    el('p', { class: 'which', text: board.which }),
    heading(board.screen === 'looking' ? W.phone_closed_title : board.lines[0]),
    p(board.title, 'strong'),
    board.screen === 'looking' ? p(board.lines[0]) : null,
    ...board.lines.slice(1).map((line) => p(line)),
    board.held && p(board.held[0].toUpperCase() + board.held.slice(1) + '.'),
    draft && el('div', { class: 'line' }, p(board.screen === 'looking' ? W.phone_closed_unsent : W.phone_closed_too_late, 'strong'), el('blockquote', { text: draft })),
    ...(wall ? board.wall : []).map((column) => el('section', { class: 'column' }, column.title && el('h2', { text: column.title }),
      el('ul', { class: 'cards' }, ...column.cards.map((text) => el('li', { class: 'card', text }))))),
    foot(words().length ? pair(keeping()) : null, p(board.kept, 'small'), leaving()),
  ];
}
// What one says one would do oneself: it stays on this phone, and can be kept with one's other words.
const own = ' own'; // no question is called so
const commits = () => board.title === W.room_commitments;
function committing() {
  const area = el('textarea', { rows: '4', spellcheck: 'true', 'aria-label': board.title });
  area.value = all.drafts[own] || '';
  area.addEventListener('input', () => {
    all.drafts[own] = area.value;
    all.titles[own] = board.title;
    remember();
  });
  return area;
}
function telling() {
  return [
    heading(board.title),
    el('div', { 'data-live': 'lines' }, board.lines.length > 1 ? el('ul', {}, ...board.lines.map((text) => el('li', { text }))) : p(board.lines[0]),
      board.agreed && board.agreed.length ? el('ul', {}, ...board.agreed.map((text) => el('li', { text }))) : null),
    commits() && committing(),
    board.small && p(board.small, 'strong'),
    foot(commits() || words().length ? pair(keeping()) : null,
      el('div', { 'data-live': 'limits' }, p(board.kept + ' ' + W.phone_no_name + ' ' + onItsWay(), 'small')), leaving()),
  ];
}
function words() {
  return Object.keys(all.titles).map((question) => {
    const pending = all.pending[question], sent = all.sent[question];
    const text = tidy(all.drafts[question] || '') || (pending && pending.text) || (sent && sent.text) || '';
    return text && { title: all.titles[question], text };
  }).filter(Boolean);
}
// The small file that one's words go home in, for people and for Vignette alike (docs/workshop-words.md).
function wordsFile(mine) {
  const today = new Date(), two = (number) => String(number).padStart(2, '0'), line = (text) => tidy(text).replace(/\s+/g, ' ');
  const quoted = (text) => text.split('\n').map((one) => (one ? '> ' + one : '>')).join('\n');
  return `Vignette workshop words 1. ${W.phone_file_first}\ncase: ${line(all.title)}\n` +
    `day: ${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}\n\n` +
    mine.map((one) => `question: ${line(one.title)}\n${quoted(one.text)}\n\n`).join('') + `end: ${mine.length}\n`;
}
function kept() {
  const mine = words(), text = mine.map((one) => one.title + '\n\n' + one.text + '\n').join('\n');
  const copy = async () => {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch (e) {
      const area = el('textarea', { 'aria-label': W.phone_keep_title });
      area.value = text;
      here.append(area);
      area.select();
      done = document.execCommand('copy');
      area.remove();
    }
    say(done ? W.phone_copied : W.phone_copy_failed);
    said.textContent = done ? W.phone_copied : W.phone_copy_failed;
  };
  const file = () => {
    const link = el('a', { href: URL.createObjectURL(new Blob([wordsFile(mine)], { type: 'text/plain;charset=utf-8' })), download: W.phone_file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const said = el('p', { class: 'small' });
  return [
    heading(W.phone_keep_title), p(mine.length ? W.phone_keep_how : W.phone_keep_none),
    ...mine.flatMap((one) => [el('h2', { text: one.title }), el('blockquote', { text: one.text })]),
    mine.length ? p(W.phone_file_how, 'small') : null, said,
    foot(mine.length ? pair(button(W.phone_copy, copy), navigator.share && button(W.phone_share, () => navigator.share({ text }).catch(() => {})),
      button(W.phone_save, file)) : null, pair(button(W.phone_back, () => { over = ''; render(); }, 'go'))),
  ];
}
function leave() {
  return [heading(W.phone_leave_title), p(W.phone_leave_how),
    foot(words().length ? pair(keeping()) : null, pair(button(W.phone_stay, () => { over = ''; render(); }, 'go'), button(W.phone_leave, go)))];
}
function joining() {
  const code = el('input', { id: 'code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '12', 'aria-describedby': 'wrong' });
  const form = el('form', {}, el('div', { class: 'row' }, el('label', { for: 'code', text: W.phone_code })), code,
    el('p', { class: 'said', id: 'wrong', role: 'alert', text: note }), el('div', { class: 'pair' }, el('button', { type: 'submit', class: 'go', text: W.phone_join })));
  form.addEventListener('submit', (event) => { event.preventDefault(); join(code.value); });
  return [heading(W.phone_join_title), p(W.phone_join_how), form, foot(p(`${W.phone_no_name} ${onItsWay()}`, 'small'),
    words().length ? pair(keeping()) : null)];
}
function ended() {
  return [art(true), heading(board ? board.title : W.phone_left_title), ...(board ? board.lines : [W.phone_left_how]).map((line) => p(line)),
    board && p(W.phone_close_page)];
}
function view() {
  const mine = board && all.sent[board.question], pending = board && all.pending[board.question];
  if (left) return ['ended', ended];
  if (over === 'keep') return ['keep', kept];
  if (!all.key) return ['join' + note, joining];
  if (over === 'leave') return ['leave', leave];
  if (!board) return ['join', () => [heading(W.phone_title), p(W.phone_not_reached)]];
  const at = board.screen + board.question;
  if (board.screen === 'telling') return [(commits() ? 'write' : at + board.lines.length) + board.title, telling];
  if (pending && board.screen !== 'shown' && board.screen !== 'talked') return ['unsent' + at, () => waiting(pending)];
  if (board.screen === 'looking' && mine && mine.state === 'held') return ['held' + at + mine.why, () => (over === 'look' ? looking() : writing(true))];
  if (board.screen !== 'writing') return [at + (mine ? mine.state : ''), closed];
  if (over === 'look') return ['look' + at, looking];
  if (!mine || over === 'edit') return ['write' + at, () => writing(false)];
  return ['in' + at + mine.pass, () => isIn(mine)];
}
function render() {
  const [name, build] = view(), whole = name + '/' + over;
  const writes = name.startsWith('write') || (name.startsWith('held') && over !== 'look');
  const typing = whole === shown && writes && !note, made = el('main', {}, ...build());
  if (typing) { // what somebody writes in is left alone, and what is said around it is not
    for (const one of made.querySelectorAll('[data-live]')) {
      const old = here.querySelector(`[data-live="${one.dataset.live}"]`);
      if (old.innerHTML !== one.innerHTML) old.replaceChildren(...one.childNodes);
    }
    return;
  }
  const reach = () => [...here.querySelectorAll('button, input, textarea')];
  const same = whole === shown, at = reach().indexOf(document.activeElement);
  if (same && made.innerHTML === here.innerHTML) return;
  here.replaceChildren(...made.childNodes);
  if (same) {
    if (at >= 0 && reach()[at]) reach()[at].focus({ preventScroll: true });
  } else if (shown) {
    const first = here.querySelector('h1');
    if (first) first.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  shown = whole;
}
addEventListener('beforeunload', (event) => {
  if (left || !(Object.keys(all.pending).length || (board && unsent() && over !== 'leave'))) return;
  event.preventDefault();
  event.returnValue = '';
});

// Of a room with two languages the page speaks one at a time, and whoever holds the phone chooses.
function inTongue(next) {
  return next.also && next.also.language === document.documentElement.lang ? { ...next, ...next.also } : next;
}
function speak(tag) {
  W = ALL[tag];
  document.documentElement.lang = all.tongue = tag;
  document.title = W.phone_title;
  tongueButtons();
  if (told) board = inTongue(told);
  if (live) connection(live.readyState === 1);
  note = shown = '';
  remember();
  render();
}
function tongueButtons() {
  const names = { cy: 'Cymraeg', 'en-GB': 'English' }, row = document.getElementById('tongues');
  if (row.children.length === 0) for (const tag of tongues) row.append(el('button', { type: 'button', lang: tag, text: names[tag], click: () => speak(tag) }));
  for (const one of row.children) one.setAttribute('aria-pressed', one.lang === document.documentElement.lang);
}

const scanned = location.hash.slice(1);
if (lostForGood()) {
  forget();
  left = !scanned; // another workshop
}
if (tongues.length > 1) speak(ALL[all.tongue] ? all.tongue : tongues[0]);
if (scanned) history.replaceState(null, '', location.pathname);
render();
if (all.key) listen();
else if (scanned) join(scanned);
