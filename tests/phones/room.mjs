// A workshop with sixteen real browser pages, and the room's screen: node room.mjs PROGRAM DIR [AXE]. Pictures of every state go to DIR;
// AXE is axe.min.js. Where networks.sh runs it the program is on the laptop, and every page on the phone.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { Browser } from './browser.mjs';
import { Room } from './program.mjs';

const [program, out, axe] = process.argv.slice(2);
const wordsOf = (name) => process.env[name]?.split(' ') || [];
mkdirSync(out, { recursive: true });
let wrong = 0;
function check(so, what) {
  if (so) return;
  ++wrong;
  console.error(`check-phones: ${what}`);
}

/// An address that others on the network could reach, as in a room; this computer's own where it has no other.
const here = process.env.LAPTOP ? '10.77.3.1' : Object.values(networkInterfaces()).flat().find((one) => one.family === 'IPv4' && !one.internal)?.address;

/// What a phone saves; half a minute and it is wrong.
async function saved(name) {
  const path = join(out, name);
  for (const end = Date.now() + 30000; !existsSync(path) && Date.now() < end;) await new Promise((done) => setTimeout(done, 20));
  return readFileSync(path, 'utf8');
}

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const room = new Room([...wordsOf('LAPTOP'), ...Room.serve(program, here)]), browser = await Browser.start(wordsOf('PHONE'));
try {
  const told = await room.until('next for the next step.\n');
  const [, address, code] = told.match(/(http:\S+) and type (\w+)/);
  const screen = await browser.phone(told.match(/http:\S+\/room#\w+/)[0], { width: 1440, height: 900 });
  let number = 0;
  /// A state is pictured, held against axe-core, and must fit 320 pixels at twice the text size.
  const look = async (phone, name) => {
    await phone.picture(join(out, `${String(++number).padStart(2, '0')}-${name}.png`));
    if (axe) {
      await phone.value(`if (!window.axe) { ${readFileSync(axe, 'utf8')} } 0`);
      const found = await phone.value('axe.run().then((all) => all.violations.map((one) => one.id + ": " + one.help + " " + one.nodes.map((n) => n.html).join(" ")))');
      check(found.length === 0, `${name}: axe-core finds ${found.join('; ')}`);
    }
    await phone.size(320, 568);
    await phone.value('document.documentElement.style.fontSize = "200%"');
    check(await phone.value('document.scrollingElement.scrollWidth <= innerWidth'), `${name}: wider than 320 pixels at 200% text`);
    await phone.value('document.documentElement.style.fontSize = ""');
    await phone.size(390, 844);
  };
  /// The same of the room's screen, which is wide; all that it says has to be seen.
  const see = async (name) => {
    await screen.until('document.fonts.status === "loaded"');
    await screen.picture(join(out, `screen-${String(++number).padStart(2, '0')}-${name}.png`));
    if (axe) {
      await screen.value(`if (!window.axe) { ${readFileSync(axe, 'utf8')} } 0`);
      const found = await screen.value('axe.run().then((all) => all.violations.map((one) => one.id + ": " + one.help + " " + one.nodes.map((n) => n.html).join(" ")))');
      check(found.length === 0, `the room’s screen, ${name}: axe-core finds ${found.join('; ')}`);
    }
    check(await screen.value(`[...document.querySelectorAll('main, .told, .way, .column')].every((one) => one.scrollHeight <= one.clientHeight + 1)`),
      `the room’s screen, ${name}: not all of it can be seen`);
    await screen.size(320, 568);
    await screen.value('document.documentElement.style.fontSize = "200%"');
    check(await screen.value('document.scrollingElement.scrollWidth <= innerWidth'), `the room’s screen, ${name}: wider than 320 pixels at 200% text`);
    await screen.value('document.documentElement.style.fontSize = ""');
    await screen.size(1440, 900);
  };
  const join_ = async (phone) => {
    await phone.value("document.getElementById('code').focus()");
    await phone.type(code);
    await phone.key('Enter', 13, '\r');
  };

  // Fifteen come in time: by the QR picture's address, but for the first, which types, and the second, which has a keyboard only.
  const phones = [await browser.phone(address + '/'), await browser.phone(address + '/')];
  const [first, keyboard] = phones;
  await look(first, 'join');
  await first.value("document.getElementById('code').focus()");
  await first.type('NOTIT');
  await first.key('Enter', 13, '\r');
  await first.says('That isn’t the code');
  await look(first, 'wrong-code');
  await first.value("document.getElementById('code').value = ''");
  await join_(first);
  await keyboard.key('Tab', 9);
  check(await keyboard.value("document.activeElement.id === 'code'"), 'Tab does not reach the code');
  await keyboard.type(code.toLowerCase());
  await keyboard.key('Enter', 13, '\r');
  while (phones.length < 15) phones.push(await browser.phone(`${address}/#${code}`));
  for (const phone of phones) await phone.heading('Before we begin');
  check(!(await first.value('location.href')).includes(code), 'the code stays in the address');
  await look(first, 'opening');
  await screen.heading('Before we begin');
  if (here) for (const words of [address.slice(7), code]) await screen.says(words);
  await see('opening');
  await room.say('next');
  await room.say('next');
  await look(first, 'pause');
  await room.say('present 16');
  const question = (await room.say('next')).split('\n')[1];
  for (const phone of phones) await phone.heading(question);
  await look(first, 'question');
  await screen.heading(question);
  await see('question');
  // What is kept can change until the first answer, and a page that waits for words says so.
  await room.say('kept titles', 'names.\n');
  await first.says('Group titles and team commitments are kept, without names.');
  await room.say('kept nothing');
  await first.says('Nobody reads it until writing closes. Nothing is kept.');

  const [, , loses, sleeps, passes, names, changes, waits, edits] = phones;
  await loses.write('Half a thought about who tells whom');
  await loses.offline(true);
  await sleeps.write('Words that have to outlast a sleep');
  await sleeps.ask('Page.setWebLifecycleState', { state: 'frozen' });

  await first.press('Send');
  await first.says('There is nothing to send yet');
  await look(first, 'nothing-yet');
  await first.write('<b onclick=alert(1)>Ask</b> for updates before I write the review, not after.');
  await first.press('Send');
  await first.heading('Your answer is in');
  await look(first, 'in');
  await first.press('Change it');
  await first.heading(question);
  check((await first.value("document.getElementById('answer').value")).includes('updates'), 'changing loses the words');
  await first.press('Send');
  await first.heading('Your answer is in');
  await passes.press('Pass');
  await passes.heading('You passed');
  await look(passes, 'passed');
  await names.write('Jayden told J. on 3 May that Sam rang 07700 900123. Nobody asked Ofsted.');
  await names.press('Send');
  await names.heading('Could this point to a real child?');
  for (const words of ['Jayden', 'J.', '3 May', '07700 900123']) check((await names.text()).includes(`“${words}”`), `the look does not show ${words}`);
  for (const words of ['“Sam”', '“Nobody”', '“Ofsted”']) check(!(await names.text()).includes(words), `the look shows ${words}`);
  check((await room.say('show')).includes('Two in'), 'words left before they were sent');
  await look(names, 'identifying');
  await names.press('Send as it is');
  await names.heading('Your answer is in');
  await loses.press('Send');
  await loses.heading('Not sent yet');
  await look(loses, 'not-sent-yet');
  await loses.offline(false);
  await loses.heading('Your answer is in');
  await sleeps.ask('Page.setWebLifecycleState', { state: 'active' });
  check((await sleeps.value("document.getElementById('answer').value")) === 'Words that have to outlast a sleep', 'sleep loses words');
  await sleeps.value('window.before = true, location.reload()');
  await sleeps.until("!window.before && !!document.getElementById('answer')", 'the page again');
  check((await sleeps.value("document.getElementById('answer').value")) === 'Words that have to outlast a sleep', 'a page that is loaded again loses words');
  await sleeps.press('Send');
  await sleeps.heading('Your answer is in');
  // By keys alone: to the field, over Pass to Send.
  await keyboard.value("document.activeElement.blur()");
  for (let i = 0; i < 10 && !(await keyboard.value("document.activeElement.id === 'answer'")); ++i) await keyboard.key('Tab', 9);
  await keyboard.type('Written without a pointer');
  await keyboard.key('Tab', 9);
  await keyboard.key('Tab', 9);
  await keyboard.key('Enter', 13, '\r');
  await keyboard.heading('Your answer is in');
  const late = await browser.phone(`${address}/#${code}`);
  phones.push(late);
  await late.heading(question);
  for (const [i, phone] of phones.slice(6, 15).entries()) {
    if (phone === changes || phone === waits || phone === edits) await phone.unheard();
    await phone.write(`Answer of phone ${i}`);
    await phone.press('Send');
  }
  for (const phone of phones.slice(9, 15)) await phone.heading('Your answer is in');
  // What arrived while its answer was lost can be changed, and is in once.
  for (const phone of [changes, waits, edits]) await phone.heading('Not sent yet');
  for (const phone of [changes, edits]) {
    await phone.press('Change it');
    await phone.heading(question);
    await phone.value("document.getElementById('answer').select()");
    await phone.type('Other words, of a phone that had lost the answer');
  }
  await changes.heardAgain();
  await changes.press('Send');
  await changes.heading('Your answer is in');
  await late.write('Not yet finished when it closes');
  await first.says('Fifteen in');
  await screen.says('Fifteen in');

  const closed = await room.say('close');
  for (const words of ['onclick=alert', 'outlast a sleep', 'without a pointer', 'who tells whom']) check(closed.includes(words), `${words} is not among the answers`);
  check(!closed.includes('Not yet finished'), 'words that were not sent reached the laptop');
  check(!closed.includes('Answer of phone 0'), 'words that were changed are in as well');
  check(closed.split('Other words').length === 2, 'words that were changed are not in once');
  await waits.heardAgain();
  await waits.heading('Writing has closed');
  check(!(await waits.text()).includes('was not sent'), 'a phone says of words that are in that they were not sent');
  await edits.heading('Writing has closed');
  await edits.says('Other words, of a phone that had lost the answer');
  check(!/Answer of phone|outlast a sleep/.test(await screen.text()), 'the room’s screen shows what is hidden');
  await screen.says('The answers are being looked through');
  await see('looking');
  await late.heading('Writing has closed');
  await late.says('Not yet finished when it closes');
  await look(late, 'closed-unsent');
  await look(first, 'closed');
  await first.press('Keep my words');
  await look(first, 'keep');
  const home = 'my-workshop-words.txt';
  rmSync(join(out, home), { force: true });
  await browser.ask('Browser.setDownloadBehavior', { behavior: 'allow', browserContextId: first.context, downloadPath: resolve(out) });
  await first.press('Save a file');
  const words = await saved(home);
  check(/^Vignette workshop words 1\. .+\ncase: .*Sam\nday: \d{4}-\d\d-\d\d\n\nquestion: .+\n> <b onclick=alert\(1\)>Ask<\/b> for.+\n\nend: 1\n$/.test(words),
    `the file of words is not as it should be: ${words}`);
  await first.press('Back');
  const held = closed.match(/(\w{6}) {2}Jayden/)[1];
  await room.say(`hold ${held} identify`);
  await names.heading('Your answer was held back');
  await names.says('Whoever leads reads it as soon as you send it.');
  check(!(await names.text()).includes('until writing closes'), 'a phone says after writing has closed that nobody reads until it closes');
  await look(names, 'held-back');
  check(!(await first.text()).includes('It could identify someone'), 'another phone learns why');
  await names.value("document.getElementById('answer').select()");
  await names.type('One colleague told another. Nobody asked.');
  await names.press('Send again');
  await names.heading('Writing has closed');
  const second = (await room.say('show')).match(/(\w{6}) {2}Answer of phone 2/)[1];
  await room.say(`hold ${second} same`);
  await edits.heading('Your answer was held back');
  check((await edits.value("document.getElementById('answer').value")).startsWith('Other words'), 'words that were not sent are lost when others are held back');
  await room.say('group Hear from others first');
  await room.say('reveal');
  for (const phone of phones) await phone.heading('What was said');
  await late.says('it is too late for that now');
  check(!(await late.text()).includes('ask the host to type it'), 'a phone says what can no longer be done');
  check((await late.text()).includes('<b onclick=alert(1)>Ask</b>'), 'markup is not shown as text');
  check(!(await late.text()).includes('Answer of phone 2'), 'what is held back is on the wall');
  await look(first, 'wall');
  await screen.says('<b onclick=alert(1)>Ask</b> for updates before I write the review');
  check(!(await screen.text()).includes('Answer of phone 2'), 'what is held back is on the room’s screen');
  await see('wall');
  // Where less of it can be seen at once it is in pages, to be turned by keys as well, and nothing is missing.
  await screen.size(1000, 320); // lower than five of the shortest answers are, so that no order of chance has room for all
  await screen.says('Page 1 of ');
  const pages = [];
  const read = async () => pages.push(...(await screen.value("[...document.querySelectorAll('.card')].map((one) => one.textContent)")));
  const pageIs = (page) => screen.says(`Page ${page} of `);
  await read();
  const last = Number((await screen.text()).match(/Page 1 of (\d+)/)[1]);
  for (let page = 2; page <= last; ++page) {
    if (page === 2) await screen.press('More answers'); else await screen.key('ArrowRight', 39);
    await pageIs(page);
    await read();
  }
  check(last > 1 && pages.length === 13 && new Set(pages).size === 13, `${pages.length} of thirteen answers are on the ${last} pages of the wall`);
  await screen.key('ArrowLeft', 37);
  await pageIs(last - 1);
  await screen.size(1440, 900);
  await screen.until("!document.body.innerText.includes('Page ')", 'one page again');
  await first.press('Leave');
  await look(first, 'leave');
  await first.press('Leave');
  await first.heading('You have left');
  await look(first, 'left');

  const talked = (await room.say('next')).split('\n')[1];
  await room.say('pass');
  await room.say('close');
  await room.say('talk');
  await late.heading('Talk about it together');
  await look(late, 'talk');
  await screen.heading(talked);
  await see('talk');
  const renewed = (await room.say('code', 'in.\n')).match(/The code is (\w+)/)[1];
  await screen.until(`location.hash === '#${renewed}'`, 'the new code');
  if (here) await screen.says(renewed);
  for (const step of ['Who isn’t heard?', 'What will you do?', 'Thank you']) {
    await room.say('next');
    await late.heading(step);
    await screen.heading(step);
    if (step !== 'What will you do?') continue;
    // One's own commitment stays on the phone, whatever the team agrees on meanwhile.
    await look(late, 'commitments');
    await late.value("document.querySelector('textarea').focus()");
    await late.type('I will ring Danny’s school');
    await room.say('commit We ring before the review');
    await late.says('We ring before the review');
    await late.type(' first');
    check((await late.value("document.querySelector('textarea').value")) === 'I will ring Danny’s school first', 'what is typed of one’s own is lost when the team agrees on something');
    check(!(await room.say('show')).includes('Danny’s school'), 'one’s own commitment left the phone');
    await late.press('Keep my words');
    await late.says('I will ring Danny’s school first');
    await late.press('Back');
  }
  // A phone that has lost the room for longer than any workshop forgets by itself.
  const cut = await browser.phone(`${address}/#${renewed}`);
  await cut.heading('Thank you');
  await cut.value('all.heard = 1');
  await cut.heading('You have left');
  check((await cut.value('sessionStorage.length')) === 0, 'a phone that lost the room for good still stores something');
  await see('close');
  await look(late, 'close');
  // One that is out of reach just then is told when it comes back.
  await keyboard.offline(true);
  await room.say('end', 'workshop.\n');
  await room.say('wipe', 'Ctrl+C ends it now.\n');
  await keyboard.offline(false);
  for (const phone of phones.slice(1)) await phone.until("document.querySelector('h1').textContent.startsWith('Wiped at ')", 'the end');
  await look(late, 'wiped');
  await screen.until("document.querySelector('h1').textContent.startsWith('Wiped at ')", 'the end');
  await see('wiped');
  check(await screen.value('sessionStorage.length + localStorage.length + location.hash.length') === 0, 'the room’s screen still stores something');
  check(screen.wrong.length === 0, `the room’s screen: ${screen.wrong.join('; ')}`);
  room.program.kill('SIGTERM');
  check((await room.over) === 0, 'the program did not end well');
  for (const [i, phone] of phones.entries()) {
    check((await phone.value('sessionStorage.length + localStorage.length')) === 0, `phone ${i} still stores something`);
    check(!/Answer of phone|onclick|colleague/.test(await phone.value('document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, "")')), `phone ${i} still shows words`);
    check(phone.wrong.length === 0, `phone ${i}: ${phone.wrong.join('; ')}`);
  }
  // Whoever comes after the end finds nobody.
  check((await fetch(address).catch(() => null)) === null, 'something still answers after the end');
  for (const file of files(room.folder)) check(!/Answer of phone|onclick|colleague/.test(readFileSync(file, 'latin1')), `${file} holds words`);
} catch (error) {
  ++wrong;
  console.error(`check-phones: ${error.stack}`);
} finally {
  await browser.stop();
  room.stop();
}
if (wrong === 0) console.log(`check-phones: nothing to mend; the states are pictured in ${out}`);
process.exit(wrong === 0 ? 0 : 1);
