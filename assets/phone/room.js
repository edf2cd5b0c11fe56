// The room's screen, on the display that everybody sees: what phones are told, in large type, and how to join. Nothing hidden ever
// reaches it, since it learns of the workshop what a phone learns. It asks for nothing but the code, and stores nothing.
let key = '', wanted = '', board = null, joining = null, live = null, lost = false, over = false, at = 0, pages = 1, note = '', drawn = '';
const feet = document.getElementById('foot');

async function enter(code) {
  let status = 0, body = null;
  wanted = code;
  try {
    ({ status, body } = await post('/join', { code }));
  } catch (e) { /* tried again */ }
  lost = status === 0;
  if (status === 200) {
    key = body.key;
    note = '';
    listen();
    ask();
  } else if (!lost) {
    wanted = '';
    note = { 429: W.phone_wait_code, 503: W.phone_join_closed }[status] || W.screen_wrong_code;
  }
  draw();
}
function listen() {
  if (live) live.close();
  live = new EventSource('/live?key=' + key);
  live.onmessage = (event) => { lost = false; take(JSON.parse(event.data)); };
  live.onerror = () => { lost = true; draw(); };
  live.onopen = () => { lost = false; draw(); };
}
/// How to join and how long there is. The code may have been renewed.
async function ask() {
  try {
    const { status, body } = await post('/screen', { key });
    if (over) return;
    if (status === 403) { // another workshop is at this address now
      if (live) live.close();
      live = board = joining = null;
      key = '';
    } else if (body) {
      joining = body;
      lost = false;
      history.replaceState(null, '', '#' + body.code);
    }
  } catch (e) { lost = !over; }
  draw();
}
function take(next) {
  if (!board || board.screen !== next.screen || board.question !== next.question) at = 0;
  board = next;
  over = next.screen === 'ended';
  if (over) {
    live.close();
    live = joining = null;
    key = wanted = '';
    history.replaceState(null, '', location.pathname);
  } else {
    ask();
  }
  draw();
}
setInterval(() => {
  if (over) return;
  if (!key) return void (wanted && enter(wanted));
  if (live.readyState === 2) listen();
  ask();
}, 5000);

// What is on the screen. In a room with two languages it says everything in both.
const says = (word) => [...new Set(tongues.map((tag) => ALL[tag][word]))].join(' | ');
const told = (what) => [...new Set([board[what], board.also && board.also[what]].filter(Boolean))].join(' | ');
function square(rows, about) {
  const side = rows.length + 8; // four clear modules around it
  const path = rows.map((row, y) => [...row].map((one, x) => (one === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join('')).join('');
  return svg('svg', { class: 'square', viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': about, 'shape-rendering': 'crispEdges' },
    svg('rect', { width: side, height: side, fill: '#fff' }), svg('path', { d: path, fill: '#000' }));
}
function way() {
  if (!joining || !joining.address) return null;
  const first = joining.wifi.length > 0, here_ = joining.squares.length > 0 && square(joining.squares, joining.address);
  const squares = first ? el('div', { class: 'two' }, el('div', {}, square(joining.wifi, says('screen_wifi')), p(says('screen_wifi'))),
    el('div', {}, here_, p(says('screen_go')))) : here_;
  return el('div', { class: first ? 'way wide' : 'way' }, squares, !first && p(says('screen_go')), p(joining.address, 'where'),
    p(says('screen_type')), p(joining.code, 'code'), p(says('screen_how')));
}
const sentence = (text) => text && text[0].toUpperCase() + text.slice(1);
/// What is said at a step, in one language; the question's own words stand once.
function lines(from, also) {
  const many = board.screen === 'telling' && from.lines.length > 1, asked = board.screen === 'looking' || board.screen === 'talked';
  const lang = { lang: from.language || document.documentElement.lang };
  return el('div', lang, also && from.title !== board.title && el('h2', { text: from.title }),
    many ? el('ul', {}, ...from.lines.map((text) => el('li', { text })))
      : el('div', {}, ...from.lines.map((text, i) => p(text, asked && i === 0 ? 'strong' : ''))),
    p(sentence(from.held && from.held + '.')), p(from.small, 'strong'));
}
function telling() {
  return [el('section', { class: 'told' }, p(told('which'), 'which'), heading(board.title, board.asked_in || board.language), lines(board),
    board.also && lines(board.also, true), board.agreed && board.agreed.length && el('ul', {}, ...board.agreed.map((text) => el('li', { text })))), way()];
}
const inside = (column) => [column.title && el('div', { class: 'group' }, el('h2', { text: column.title }), column.count && p(column.count)),
  el('ul', { class: 'cards' }, ...column.cards.map((text) => el('li', { class: text.length > 300 ? 'card long' : 'card', text })))].filter(Boolean);
/// The wall in parts that fit the columns of a page; a group that goes on does so under its title.
function parted(room, side) {
  const probe = el('div', { class: 'column probe' }), parts = [], alone = board.wall.length === 1;
  probe.style.width = room.width + 'px';
  here.append(probe);
  for (const { title, cards, count } of board.wall) {
    const most = alone ? Math.ceil(cards.length / side) : Infinity;
    let part = { title, cards: [], count };
    for (const card of cards) {
      probe.replaceChildren(...inside({ ...part, cards: [...part.cards, card] }));
      if (part.cards.length && (part.cards.length >= most || probe.offsetHeight > room.height)) {
        parts.push(part);
        part = { title, cards: [] };
      }
      part.cards.push(card);
    }
    parts.push(part);
  }
  probe.remove();
  return parts;
}
function wall() {
  const columns = el('div', { class: 'columns' });
  here.replaceChildren(el('section', { class: 'wall' },
    el('div', { class: 'top' }, heading(board.title, board.asked_in), p([told('answers'), told('held')].filter(Boolean).join(',\n'), 'small')), columns));
  const narrow = innerWidth <= 960, side = narrow ? 1 : 3, gap = parseFloat(getComputedStyle(columns).columnGap) || 0;
  const parts = parted({ width: (columns.clientWidth - gap * (side - 1)) / side, height: narrow ? Infinity : columns.clientHeight }, side);
  const needed = narrow ? 1 : Math.ceil(parts.length / side), page = Math.min(at, needed - 1);
  const seen = narrow ? parts : parts.slice(page * side, (page + 1) * side);
  columns.replaceChildren(...seen.map((one) => el('section', { class: 'column' }, ...inside(one))));
  // Columns stay as wide as on a full page.
  while (!narrow && columns.children.length < side && needed > 1) columns.append(el('div', { class: 'column empty' }));
  for (const one of columns.children) if (one.scrollHeight > one.clientHeight + 1) one.tabIndex = 0;
  return needed;
}
const page = () => Math.min(at, pages - 1);
function turn(by) {
  at = Math.max(0, Math.min(page() + by, pages - 1));
  draw();
}
function foot() {
  const writing = board.screen === 'writing', shown = board.screen === 'shown';
  const left = lost ? p(says('screen_lost'), 'lost') : null;
  const time = joining && p(joining.left);
  // Both keep their place on every page, so that each has room for as much.
  const paging = pages > 1 && [button(says('screen_earlier'), () => turn(-1), page() > 0 ? '' : 'none'), p(fill(says('screen_page'), { at: page() + 1, count: pages })),
    button(says('screen_more'), () => turn(1), page() + 1 < pages ? '' : 'none')];
  const whole = document.fullscreenEnabled && !document.fullscreenElement && innerHeight < screen.height - 8 &&
    button(says('screen_fill'), () => document.documentElement.requestFullscreen(), 'quiet');
  const kept = writing ? says('room_nobody_reads') : shown ? '' : told('kept');
  return [left, board.in && p(told('in'), 'strong'), shown ? p([board, board.also].filter(Boolean).map((one) => one.lines[1] + ' ' + one.kept).join(' | ')) : time, ...(paging || []),
    el('div', { class: 'end' }, p(shown ? joining && joining.left : kept)), whole].filter(Boolean);
}
function join() {
  const code = el('input', { id: 'code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '12', 'aria-describedby': 'wrong' });
  const form = el('form', {}, el('label', { for: 'code', text: W.phone_code }), code,
    el('p', { class: 'said', id: 'wrong', role: 'alert', text: lost ? W.screen_lost : note }), el('button', { type: 'submit', class: 'go', text: W.screen_show }));
  form.addEventListener('submit', (event) => { event.preventDefault(); enter(code.value); });
  return [el('section', { class: 'join' }, heading(W.screen_join_title), p(W.screen_join_how), form)];
}
/// Steps down until everything that is said can be seen.
function fit() {
  const told = document.querySelector('.told');
  for (const scale of [1, 0.86, 0.72, 0.6, 0.5]) {
    document.documentElement.style.setProperty('--scale', scale);
    if (!told || told.scrollHeight <= told.clientHeight) return;
  }
}
function draw() {
  const state = JSON.stringify([board, joining, lost, over, at, note, innerWidth, innerHeight, !!document.fullscreenElement]);
  if (state === drawn) return;
  const focused = document.activeElement, typed = focused && focused.id === 'code' ? focused.value : null, label = focused && focused.textContent;
  drawn = state;
  pages = 1;
  feet.replaceChildren(...(board && !over ? foot() : []));
  if (!board) here.replaceChildren(...(key ? [] : join()));
  else if (board.screen !== 'shown') here.replaceChildren(...telling().filter(Boolean));
  else for (let needed = wall(); needed !== pages; needed = wall()) { // turning pages takes room too
    pages = needed;
    feet.replaceChildren(...foot());
  }
  fit();
  const code = document.getElementById('code');
  if (code && typed !== null) code.value = typed;
  const again = typed !== null ? code : [...document.querySelectorAll('button')].find((one) => one.textContent === label);
  if (again) again.focus();
}
addEventListener('resize', draw);
document.addEventListener('fullscreenchange', draw);
document.addEventListener('keydown', (event) => {
  if (!board || board.screen !== 'shown' || event.target.tabIndex === 0 && event.target.classList.contains('column')) return;
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (by) turn(by);
});
const scanned = location.hash.slice(1);
if (scanned) enter(scanned);
draw();
