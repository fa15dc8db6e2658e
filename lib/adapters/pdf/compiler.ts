import 'server-only';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import path from 'node:path';
import { officialFonts } from './fonts';
import { MAIN_TEMPLATE, TEMPLATE_FILES } from './template/main';

/** Typst refused the document. `messages` is for the log, never for a screen. */
export class TypesettingFailed extends Error {
  override readonly name = 'TypesettingFailed';
  constructor(readonly messages: readonly string[]) {
    super(messages.join('; '));
  }
}

/** What the library keeps of earlier work, in compilations: warm for the next receipt, not growing for ever. */
const CACHE_AGE = 8;

let compiler: NodeCompiler | null = null;

/** One for the life of the process: creating it reads the fonts, which takes longer than typesetting. */
function sharedCompiler(): NodeCompiler {
  if (compiler !== null) return compiler;
  const workspace = process.cwd();
  const created = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: officialFonts() }] });
  for (const [name, source] of Object.entries(TEMPLATE_FILES)) created.addSource(path.join(workspace, name), source);
  compiler = created;
  return created;
}

/** PDF/UA-1: tagged, titled, in Vietnamese, readable aloud. The exporter proves it or refuses. */
export type PdfProfile = 'ua-1' | '1.7';

/** Typesets one job (JSON text for the template). Throws TypesettingFailed. */
export function typeset(job: string, profile: PdfProfile): Uint8Array {
  const typst = sharedCompiler();
  try {
    const run = typst.compile({ mainFileContent: MAIN_TEMPLATE, inputs: { job } });
    if (run.hasError() || run.result === null) {
      const error = run.takeError();
      throw new TypesettingFailed(error === null ? ['no document'] : typst.fetchDiagnostics(error).map(messageOf));
    }
    return exportPdf(typst, run.result, profile);
  } finally {
    typst.evictCache(CACHE_AGE);
  }
}

function exportPdf(typst: NodeCompiler, document: NodeTypstDocument, pdfStandard: PdfProfile): Uint8Array {
  try {
    return new Uint8Array(typst.pdf(document, { pdfStandard }));
  } catch (cause) {
    throw new TypesettingFailed([cause instanceof Error ? cause.message : String(cause)]);
  }
}

function messageOf(diagnostic: unknown): string {
  if (typeof diagnostic === 'object' && diagnostic !== null && 'message' in diagnostic) return String(diagnostic.message);
  return JSON.stringify(diagnostic);
}
