/**
 * The typesetter's thread, as source text: typesetting is synchronous native work, and a register of a year would
 * otherwise hold up every request of the server. Text, because a bundler has no file to start a thread from.
 * CommonJS; `workerData` is a WorkerSetup, messages in are WorkerTask, messages out WorkerAnswer.
 */
export const WORKER_SOURCE = String.raw`
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { NodeCompiler } = require(workerData.typesetterPackage);

// One for the life of the thread: creating it reads the fonts, which takes longer than typesetting.
const compiler = NodeCompiler.create({
  workspace: workerData.workspace,
  fontArgs: [{ fontBlobs: workerData.fontFiles.map((file) => readFileSync(file)) }],
});
for (const [name, source] of Object.entries(workerData.files)) compiler.addSource(path.join(workerData.workspace, name), source);

// What the library keeps of earlier work, in compilations: warm for the next receipt, not growing for ever.
const CACHE_AGE = 4;

function typeset({ job, pdfStandard }) {
  const run = compiler.compile({ mainFileContent: workerData.main, inputs: { job } });
  if (run.hasError() || run.result === null) {
    const error = run.takeError();
    const found = error === null ? [] : compiler.fetchDiagnostics(error);
    return { messages: found.length === 0 ? ['no document'] : found.map((one) => (one && one.message ? String(one.message) : JSON.stringify(one))) };
  }
  try {
    return { pdf: new Uint8Array(compiler.pdf(run.result, { pdfStandard })) };
  } catch (cause) {
    return { messages: [cause instanceof Error ? cause.message : String(cause)] };
  }
}

parentPort.on('message', (task) => {
  const answer = typeset(task);
  compiler.evictCache(CACHE_AGE);
  parentPort.postMessage({ id: task.id, ...answer }, answer.pdf ? [answer.pdf.buffer] : []);
});
`;

export type WorkerSetup = {
  readonly typesetterPackage: string;
  readonly fontFiles: readonly string[];
  readonly workspace: string;
  readonly files: Readonly<Record<string, string>>;
  readonly main: string;
};

/** PDF/UA-1: tagged, titled, in Vietnamese, readable aloud. The exporter proves it or refuses. */
export type PdfStandard = 'ua-1' | '1.7';

export type WorkerTask = { readonly id: number; readonly job: string; readonly pdfStandard: PdfStandard };

export type WorkerAnswer = { readonly id: number; readonly pdf?: Uint8Array; readonly messages?: readonly string[] };
