// Headless Chromium, spoken to over a pipe (Chrome DevTools Protocol); every phone is a browser of its own, with nothing of the others'.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Browser {
  /// `where`: words before the command, such as those that run it in another network.
  static async start(where = []) {
    const folder = mkdtempSync(join(tmpdir(), 'vignette-phones-'));
    const words = [...where, 'chromium', '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--remote-debugging-pipe', `--user-data-dir=${folder}`];
    const process_ = spawn(words[0], words.slice(1), { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    return new Browser(process_, folder);
  }
  constructor(process_, folder) {
    Object.assign(this, { process_, folder, number: 0, asked: new Map(), heard: [] });
    let rest = '';
    process_.stdio[4].setEncoding('utf8');
    process_.stdio[4].on('data', (bytes) => {
      const told = (rest + bytes).split('\0');
      rest = told.pop();
      for (const one of told) this.take(JSON.parse(one));
    });
  }
  take(told) {
    if (!told.id) return void this.heard.forEach((hear) => hear(told));
    const { done, fail } = this.asked.get(told.id);
    this.asked.delete(told.id);
    if (told.error) fail(new Error(told.error.message)); else done(told.result);
  }
  ask(method, params = {}, sessionId) {
    const id = ++this.number;
    this.process_.stdio[3].write(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }) + '\0');
    return new Promise((done, fail) => this.asked.set(id, { done, fail }));
  }
  async phone(address, size = { width: 390, height: 844 }) {
    const { browserContextId } = await this.ask('Target.createBrowserContext');
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await this.ask('Target.attachToTarget', { targetId, flatten: true });
    const phone = new Phone(this, sessionId, targetId, browserContextId);
    await phone.begin(size);
    await phone.go(address);
    return phone;
  }
  async stop() {
    const over = new Promise((done) => this.process_.on('exit', done));
    this.process_.stdio[3].write(JSON.stringify({ id: ++this.number, method: 'Browser.close' }) + '\0');
    this.take = () => {};
    await over;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }); // its helpers end a moment later
  }
}

class Phone {
  constructor(browser, session, target, context) {
    Object.assign(this, { browser, session, target, context, wrong: [] });
  }
  ask(method, params) { return this.browser.ask(method, params, this.session); }
  async begin(size) {
    this.browser.heard.push((told) => {
      if (told.sessionId !== this.session) return;
      if (told.method === 'Runtime.exceptionThrown') this.wrong.push(told.params.exceptionDetails.exception?.description || told.params.exceptionDetails.text);
      if (told.method === 'Log.entryAdded' && told.params.entry.source === 'security') this.wrong.push(told.params.entry.text);
      if (told.method === 'Fetch.requestPaused') this.ask('Fetch.failRequest', { requestId: told.params.requestId, errorReason: 'ConnectionReset' }).catch(() => {});
      if (told.method === 'Page.javascriptDialogOpening') this.ask('Page.handleJavaScriptDialog', { accept: true });
    });
    await this.ask('Page.enable');
    await this.ask('Runtime.enable');
    await this.ask('Log.enable');
    await this.ask('Network.enable');
    await this.size(size.width, size.height);
  }
  size(width, height) { return this.ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: true }); }
  async go(address) {
    await this.ask('Page.navigate', { url: address });
    await this.until('document.readyState === "complete" && !!document.querySelector("h1")', 'the page');
  }
  async value(expression) {
    const told = await this.ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (told.exceptionDetails) throw new Error(`${expression}: ${told.exceptionDetails.exception?.description}`);
    return told.result.value;
  }
  /// Waits until something is so on the page; half a minute and it is wrong.
  async until(expression, what) {
    const found = await this.value(`new Promise((done) => { const end = Date.now() + 30000, look = () => {
      let so = false; try { so = ${expression}; } catch (e) { /* not yet */ }
      if (so || Date.now() > end) done(so); else setTimeout(look, 20); }; look(); })`).catch((error) => {
      if (!/navigated/.test(error.message)) throw error;
      return this.until(expression, what).then(() => true); // the page was loaded again meanwhile
    });
    if (!found) throw new Error(`${what || expression} never came; the page says: ${await this.text()}`);
  }
  text() { return this.value('document.body.innerText'); }
  heading(text) { return this.until(`document.querySelector('h1').textContent === ${JSON.stringify(text)}`, `“${text}”`); }
  says(text) { return this.until(`document.body.innerText.includes(${JSON.stringify(text)})`, `“${text}”`); }
  async press(name) {
    const find = `[...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(name)})`;
    await this.until(`!!${find}`, `the button “${name}”`);
    await this.value(`${find}.click()`);
  }
  async key(key, code, text) {
    await this.ask('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code, ...(text && { text }) });
    await this.ask('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: code });
  }
  type(text) { return this.ask('Input.insertText', { text }); }
  async write(text) {
    await this.until("!!document.getElementById('answer')", 'the field');
    await this.value("document.getElementById('answer').focus()");
    await this.type(text);
  }
  offline(gone) { return this.ask('Network.emulateNetworkConditions', { offline: gone, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }); }
  /// Whatever it sends from here on arrives, and the answer to it is lost.
  unheard() { return this.ask('Fetch.enable', { patterns: [{ urlPattern: '*/send', requestStage: 'Response' }] }); }
  heardAgain() { return this.ask('Fetch.disable'); }
  async picture(file) {
    const { data } = await this.ask('Page.captureScreenshot', { format: 'png' });
    writeFileSync(file, Buffer.from(data, 'base64'));
  }
}
