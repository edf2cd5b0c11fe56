'use strict';
// What both pages are made of: the one for phones and the room's screen.
const tongues = Object.keys(ALL), here = document.getElementById('main');

let W = ALL[tongues[0]]; // of a room with two languages the first

// Elements. Whatever comes from people is text and nothing else.
function el(name, about, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(about || {})) {
    if (key === 'click') made.addEventListener('click', value);
    else if (key === 'text') made.textContent = value;
    else made.setAttribute(key, value);
  }
  made.append(...inside.filter(Boolean));
  return made;
}
const p = (text, kind) => text && el('p', { text, ...(kind && { class: kind }) });
const button = (text, click, kind) => el('button', { type: 'button', text, click, ...(kind && { class: kind }) });
const heading = (text, lang) => el('h1', { tabindex: '-1', text, ...(lang && { lang }) });
const fill = (text, places) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? places[name] : whole));

function svg(name, about, ...inside) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(about)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

// The way to the laptop.
async function post(where, what) {
  const reply = await fetch(where, { method: 'POST', cache: 'no-store', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what) });
  return { status: reply.status, body: reply.ok ? await reply.json() : null };
}
