// "Try this room", and a room that loses its network, over a Wi-Fi of their own (networks.sh): node networks.mjs PROGRAM.
import { execFileSync, spawn } from 'node:child_process';
import { Browser } from './browser.mjs';
import { Room } from './program.mjs';

const [program] = process.argv.slice(2);
const at = Object.fromEntries(['LAPTOP', 'PHONE', 'OTHER'].map((name) => [name, process.env[name].split(' ')]));
const run = (...words) => execFileSync(words[0], words.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });
let wrong = 0;
function check(so, what) {
  if (so) return;
  ++wrong;
  console.error(`check-phones: ${what}`);
}

/// Somebody who asks for a page, and no more; what came of it is the program's to say.
const knocks = (where, address) => spawn(where[0], [...where.slice(1), 'node', '-e', `fetch('${address}/').catch(() => {})`], { stdio: 'ignore' });

/// `vignette workshop try` on the laptop, with what is done while it waits. Answers all that it said, and how it ended.
async function tried(seconds, meanwhile) {
  const room = new Room([...at.LAPTOP, program, 'workshop', 'try', '--address', '10.77.3.1', '--wait', String(seconds)]);
  try {
    const told = await room.until('Waiting for your phone.\n');
    const [, address, code] = told.match(/go to (http:\S+) and type (\w+)/);
    const over = await meanwhile({ room, address, code });
    const status = await room.over;
    over?.kill();
    return { status, said: room.said };
  } finally {
    room.stop();
  }
}

const wifi = (name, isolated) => run('bridge', 'link', 'set', 'dev', `to-${name}`, 'isolated', isolated ? 'on' : 'off');
const shut = (port) => {
  // As a firewall that drops what comes in: who has the address is still answered, and what is sent to the port is not.
  run(...at.LAPTOP, 'ip', 'rule', 'add', 'pref', '1', 'to', '10.77.3.1', 'ipproto', 'tcp', 'dport', port, 'blackhole');
  run(...at.LAPTOP, 'ip', 'rule', 'add', 'pref', '10', 'lookup', 'local');
  run(...at.LAPTOP, 'ip', 'rule', 'del', 'pref', '0');
};
const open = () => run(...at.LAPTOP, 'ip', 'rule', 'del', 'pref', '1');

const browser = await Browser.start(at.PHONE);
try {
  // The laptop's own browser says nothing of the Wi-Fi; then a phone comes, by the code that is typed, and is told that it came through.
  const works = await tried(60, async ({ room, address, code }) => {
    knocks(at.LAPTOP, address);
    await room.until('This computer itself opened the page');
    const phone = await browser.phone(address + '/');
    await room.until('A phone has the page');
    await phone.value("document.getElementById('code').focus()");
    await phone.type(code);
    await phone.key('Enter', 13, '\r');
    await phone.heading('It works');
    await phone.says('Nothing about this phone is kept.');
    check((await phone.value('sessionStorage.length + localStorage.length')) === 0, 'a trial leaves something on the phone');
  });
  check(works.status === 0 && works.said.includes('It works'), `a phone that came was not told of: ${works.said}`);

  // A Wi-Fi that keeps devices apart; and a phone on another network: nothing of them reaches the laptop, and it is said how to tell.
  wifi('LAPTOP', true);
  wifi('PHONE', true);
  const apart = await tried(2, ({ address }) => knocks(at.PHONE, address));
  wifi('LAPTOP', false);
  wifi('PHONE', false);
  check(apart.status === 1 && apart.said.includes('keeps devices apart'), `a Wi-Fi that keeps devices apart is not told of: ${apart.said}`);
  run(...at.OTHER, 'ip', 'addr', 'flush', 'dev', 'wifi');
  run(...at.OTHER, 'ip', 'addr', 'add', '192.168.9.2/24', 'dev', 'wifi');
  const other = await tried(2, ({ address }) => knocks(at.OTHER, address));
  check(other.status === 1 && other.said.includes('doesn’t begin with 10.77.3.,'), `another network is not told of: ${other.said}`);
  run(...at.OTHER, 'ip', 'addr', 'flush', 'dev', 'wifi');
  run(...at.OTHER, 'ip', 'addr', 'add', '10.77.3.3/24', 'dev', 'wifi');

  // A firewall on the laptop: the phone finds it, and nothing that it sends comes in.
  const blocked = await tried(2, ({ address }) => {
    shut(new URL(address).port);
    return knocks(at.OTHER, address);
  });
  open();
  check(blocked.status === 1 && blocked.said.includes('firewall'), `a port that is shut is not told of: ${blocked.said}`);

  // A room whose Wi-Fi goes while people write: the words stay, say that they are not sent, and go by themselves once it is back.
  const room = new Room([...at.LAPTOP, ...Room.serve(program, '10.77.3.1')]);
  try {
    const told = await room.until('next for the next step.\n');
    const [, address, code] = told.match(/(http:\S+) and type (\w+)/);
    const phones = [];
    while (phones.length < 3) phones.push(await browser.phone(`${address}/#${code}`));
    for (const phone of phones) await phone.heading('Before we begin');
    await room.say('next');
    await room.say('next');
    await room.say('present 16');
    const question = (await room.say('next')).split('\n')[1];
    for (const phone of phones) await phone.heading(question);
    const [sends, writes, sent] = phones;
    await sent.write('Sent before it went');
    await sent.press('Send');
    await sent.heading('Your answer is in');
    await writes.write('Half of a thought');
    run(...at.PHONE, 'ip', 'link', 'set', 'wifi', 'down');
    await sends.write('Sent while there was no network');
    await sends.press('Send');
    await sends.heading('Not sent yet');
    await writes.type(', and the other half');
    run(...at.PHONE, 'ip', 'link', 'set', 'wifi', 'up');
    await sends.heading('Your answer is in');
    check((await writes.value("document.getElementById('answer').value")) === 'Half of a thought, and the other half', 'words are lost with the network');
    await writes.press('Send');
    await writes.heading('Your answer is in');
    const closed = await room.say('close');
    for (const words of ['Sent before it went', 'Sent while there was no network', 'the other half'])
      check(closed.split(words).length === 2, `“${words}” is not in once`);
    // The end comes while no phone is reached: each is told when it is back.
    await room.say('end', 'workshop.\n');
    run(...at.PHONE, 'ip', 'link', 'set', 'wifi', 'down');
    await room.say('wipe', 'Ctrl+C ends it now.\n');
    run(...at.PHONE, 'ip', 'link', 'set', 'wifi', 'up');
    for (const phone of phones) await phone.until("document.querySelector('h1').textContent.startsWith('Wiped at ')", 'the end');
  } finally {
    room.stop();
  }
} catch (error) {
  ++wrong;
  console.error(`check-phones: ${error.stack}`);
} finally {
  await browser.stop();
}
if (wrong === 0) console.log('check-phones: a room is tried, and loses its network, as it should');
process.exit(wrong === 0 ? 0 : 1);
