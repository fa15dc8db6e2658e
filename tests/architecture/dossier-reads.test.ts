import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** What gives somebody the detail, a file, a paper or a list of dossiers. */
const READS = /\b(findDossier|findForAct|readDossierParts|findReceiptForm|openFile|printPaper|printRoutingSheet|printRegister|exportDossiers|exportedDossiers|dossierOf|findForApi|listForApi|receiptsOf)\(/;
/** What notes the reading: here, or in the use case that reads. A use case is proved by its own integration test. */
const NOTES = /\b(noteView|recordViews?|recordExport|openFile|printPaper|printRoutingSheet|printRegister|exportDossiers|dossierOf)\(|\bexportedDossiers\([^)]*, ctx\)/;
/** Lists on a screen are not the detail of a dossier; what is listed is opened by its own page. */
const LISTS: readonly string[] = ['app/(staff)/thu-phi/page.tsx'];

function screens(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? screens(file) : /^(page\.tsx|route\.ts)$/.test(entry.name) ? [file] : [];
  });
}

const readers = screens(path.join(root, 'app')).map((file) => path.relative(root, file)).filter((file) => READS.test(readFileSync(path.join(root, file), 'utf8')) && !LISTS.includes(file));

test('there are readers to look at', () => {
  expect(readers).toEqual(expect.arrayContaining(['app/(staff)/ho-so/[code]/page.tsx', 'app/(staff)/ho-so/[code]/tom-tat/route.ts', 'app/tep/[id]/route.ts', 'app/giay-to/[id]/route.ts', 'app/api/v1/dossiers/route.ts']));
  expect(readers.length).toBeGreaterThan(18);
});

test.each(readers)('%s notes who read the dossier', (file) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toMatch(NOTES);
});

/** Those that note for their callers, so that no caller can forget. */
test.each(['lib/usecases/open-file.ts', 'lib/usecases/print-paper.ts', 'lib/usecases/routing-sheet.ts', 'lib/usecases/dossier-register.ts', 'lib/usecases/export-dossiers.ts', 'lib/usecases/export-report.ts', 'lib/web/api-dossier.ts'])('%s notes the reading itself', (file) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toMatch(/\brecordViews?\(/);
});
