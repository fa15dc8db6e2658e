import 'server-only';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { installedPackage } from './installed';
import { MAIN_TEMPLATE, TEMPLATE_FILES } from './template/main';
import { WORKER_SOURCE, type PdfStandard, type WorkerAnswer, type WorkerSetup, type WorkerTask } from './worker-source';

/** Typst refused the document. `messages` is for the log, never for a screen. */
export class TypesettingFailed extends Error {
  override readonly name = 'TypesettingFailed';
  constructor(readonly messages: readonly string[]) {
    super(messages.join('; '));
  }
}

/** Metric-compatible with Times New Roman, with every Vietnamese letter; full files, because a subset cannot be embedded. */
const FONT_PACKAGE = '@expo-google-fonts/tinos';
const FONT_FILES = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
];

function workerSetup(): WorkerSetup {
  const fonts = installedPackage(FONT_PACKAGE);
  return {
    typesetterPackage: installedPackage('@myriaddreamin/typst-ts-node-compiler'),
    fontFiles: FONT_FILES.map((file) => path.join(/* turbopackIgnore: true */ fonts, file)),
    workspace: fonts,
    files: TEMPLATE_FILES,
    main: MAIN_TEMPLATE,
  };
}

type Waiting = { readonly resolve: (pdf: Uint8Array) => void; readonly reject: (error: Error) => void };

/** One thread and what is asked of it. A thread that dies fails what it had in hand; the next task starts another. */
class Lane {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(private readonly isKept: boolean) {}

  typeset(job: string, pdfStandard: PdfStandard): Promise<Uint8Array> {
    const worker = this.worker ?? this.start();
    this.lastId += 1;
    const task: WorkerTask = { id: this.lastId, job, pdfStandard };
    return new Promise((resolve, reject) => {
      this.waiting.set(task.id, { resolve, reject });
      worker.ref();
      worker.postMessage(task);
    });
  }

  private start(): Worker {
    const worker = new Worker(WORKER_SOURCE, { eval: true, workerData: workerSetup(), execArgv: [] });
    worker.on('message', (answer: WorkerAnswer) => this.settle(worker, answer));
    worker.on('error', (error) => this.abandon(worker, error));
    worker.on('exit', (code) => this.abandon(worker, new Error(`The typesetter's thread ended with ${code}`)));
    this.worker = worker;
    return worker;
  }

  private settle(worker: Worker, { id, pdf, messages }: WorkerAnswer): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.rest(worker);
    if (pdf === undefined) waiting?.reject(new TypesettingFailed(messages ?? []));
    else waiting?.resolve(pdf);
  }

  /** An idle thread must not keep a command-line program from ending, nor a long print its memory. */
  private rest(worker: Worker): void {
    worker.unref();
    if (this.isKept) return;
    this.worker = null;
    void worker.terminate();
  }

  private abandon(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}

const lanes = { quick: new Lane(true), long: new Lane(false) };

/** What prints longer than a counter may wait, in characters of the job: some ten receipts, or a register of 100 lines. */
const LONG_JOB = 150_000;

/**
 * Typesets one job (JSON text for the template) beside the server's own thread; long ones on a thread of their own, so
 * that a receipt never waits behind a register. Throws TypesettingFailed.
 */
export function typeset(job: string, pdfStandard: PdfStandard): Promise<Uint8Array> {
  return (job.length > LONG_JOB ? lanes.long : lanes.quick).typeset(job, pdfStandard);
}
