/** Where a command writes: results to standard output, everything for people to standard error. */
export interface Terminal {
  /** One line of result. */
  out(line: string): void;
  /** One line for the person. */
  say(line: string): void;
  /** Progress can be drawn over itself. */
  isInteractive: boolean;
  columns: number;
  /** Everything on standard input, as text. */
  readInput(): Promise<string>;
  environment: NodeJS.ProcessEnv;
}

export function processTerminal(process: NodeJS.Process): Terminal {
  // The reader of a pipe may leave when it has enough (`galley read | head`): nobody is left to write to.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(1);
  });
  const isOn = (stream: NodeJS.WriteStream) => Boolean(stream.isTTY) && process.env.TERM !== 'dumb';
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    say: (line) => void process.stderr.write(`${line}\n`),
    isInteractive: isOn(process.stderr),
    columns: process.stderr.columns ?? 80,
    environment: process.env,
    async readInput() {
      const parts: Buffer[] = [];
      for await (const part of process.stdin) parts.push(Buffer.from(part));
      return Buffer.concat(parts).toString('utf8');
    },
  };
}

export interface Progress {
  /** `done` of the total, and what is being worked on. */
  update(done: number, label: string): void;
  end(): void;
}

/** A bar on a terminal; in a pipe one plain line for each finished item. */
export function createProgress(terminal: Terminal, total: number): Progress {
  const draw = (text: string) => process.stderr.write(text);
  let finished = 0;
  return {
    update(done, label) {
      if (terminal.isInteractive) {
        const width = 24;
        const filled = Math.round((width * done) / Math.max(total, 1));
        const head = `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${Math.floor(done)}/${total} `;
        draw(`\r\x1b[2K${head}${label.slice(0, Math.max(0, terminal.columns - head.length - 1))}`);
      } else if (Math.floor(done) > finished) {
        finished = Math.floor(done);
        terminal.say(`${finished}/${total} ${label}`);
      }
    },
    end() {
      if (terminal.isInteractive) draw('\r\x1b[2K');
    },
  };
}
