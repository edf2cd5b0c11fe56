// The real program, led by typed lines.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const content = join(dirname(fileURLToPath(import.meta.url)), '../../content');

export class Room {
  /// What runs a workshop about Sam, for phones that reach an address; for nobody but this computer where there is none.
  static serve(program, address) {
    return [program, 'workshop', 'serve', '--case', 'hmip-yj-sam-reviewing', '--content', content, ...(address ? ['--address', address] : [])];
  }
  constructor(words) {
    this.folder = mkdtempSync(join(tmpdir(), 'vignette-room-'));
    this.said = '';
    this.waits = [];
    this.program = spawn(words[0], words.slice(1), { cwd: this.folder, env: { ...process.env, VIGNETTE_HOME: this.folder, TMPDIR: this.folder } });
    for (const stream of [this.program.stdout, this.program.stderr])
      stream.setEncoding('utf8').on('data', (text) => { this.said += text; this.waits.forEach((look) => look()); });
    this.over = new Promise((done) => this.program.on('close', done));
  }
  until(words) {
    return new Promise((done, fail) => {
      const end = setTimeout(() => fail(new Error(`the program never said “${words}” but ${this.said}`)), 30000);
      const look = () => {
        const at = this.said.indexOf(words);
        if (at < 0) return;
        clearTimeout(end);
        this.waits = this.waits.filter((one) => one !== look);
        const all = this.said.slice(0, at + words.length);
        this.said = this.said.slice(at + words.length);
        done(all);
      };
      this.waits.push(look);
      look();
    });
  }
  say(line, words = 'kept.\n') {
    this.program.stdin.write(line + '\n');
    return this.until(words);
  }
  stop() {
    this.program.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
