import path from 'node:path';
import { runGate, type ExitCode } from '../../src/gate/runGate.ts';
import { tempFolder, type TempFolder } from './tempFolder.ts';

interface Ended {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** The promotion gate, in this process, with a policy in a folder of its own. Dispose of it to remove both. */
export class TestGate implements Disposable {
  /** Also the home of whoever runs the gate. */
  readonly folder: TempFolder;
  readonly policy: string;

  constructor(policy: string) {
    this.folder = tempFolder({ 'promotion.json': policy });
    this.policy = path.join(this.folder.path, 'promotion.json');
  }

  /** Runs it with the words of a line, in which POLICY stands for the policy's file. */
  async run(
    line: string,
    environment: Readonly<Record<string, string>> = {},
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Ended> {
    const [out, error]: [string[], string[]] = [[], []];
    const terminal = {
      environment,
      home: this.folder.path,
      out: (text: string) => void out.push(text),
      error: (text: string) => void error.push(text),
    };
    const words = line.split(' ').filter((word) => word !== '');
    const args = words.map((word) => (word === 'POLICY' ? this.policy : word));
    const code = await runGate(args, terminal, signal);
    return { code, out: out.join(''), error: error.join('') };
  }

  [Symbol.dispose](): void {
    this.folder[Symbol.dispose]();
  }
}
