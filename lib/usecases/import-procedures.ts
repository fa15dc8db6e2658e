import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { markSheet } from '@/lib/adapters/sheets/mark-sheet';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { insertDraft } from '@/lib/data/procedure-drafts';
import { addSectors, lockImports } from '@/lib/data/procedure-import';
import { inTransaction } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import { PROCEDURE_CHECK_HEADER, PROCEDURE_COLUMNS } from '@/lib/text/procedure-columns';
import { LARGEST_LIST, type ImportDifference, type ListRefusal } from '@/lib/text/procedure-import-words';
import { checkProcedures, type CheckedProcedures, type PlannedDraft } from './check-procedures';
import { inTurn } from './in-turn';
import { momentOf } from './moment';
import { readProcedureList, type ProcedureList } from './procedure-lines';
import { auditActorOf } from './system-actor';

/** Drafts of one transaction. */
const CHUNK = 100;
/** How much of a difference is kept and shown; the whole of it stands in the marked workbook. */
const SHOWN = 300;

export type ProcedureImportWanted = {
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array };
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly actor: Actor;
  readonly importId?: string | null;
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
};

export type ProcedureImportSummary = {
  readonly shape: ProcedureList['shape'];
  readonly total: number;
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly bad: number;
  readonly missing: number;
  readonly difference: ImportDifference;
  /** The list as it came, each bad cell marked, the outcome of every line behind it. */
  readonly marked: Uint8Array;
};

async function bytesOf(source: ProcedureImportWanted['source']): Promise<Uint8Array | ListRefusal> {
  if ('bytes' in source) return source.bytes;
  try {
    if ((await stat(source.path)).size > LARGEST_LIST) return { name: 'TooLarge' };
    return new Uint8Array(await readFile(source.path));
  } catch {
    return { name: 'FileUnreadable', path: path.basename(source.path) };
  }
}

const differenceOf = ({ planned, missing, problems, newSectors }: CheckedProcedures): ImportDifference => ({
  fresh: planned.filter(({ change }) => change === 'new').slice(0, SHOWN).map(({ row, code, name }) => ({ row, code, name })),
  changed: planned.flatMap(({ row, base, change, code, name, changes }) => (base && change !== 'new' ? [{ row, slug: base.slug, code, name, kind: change, changes }] : [])).slice(0, SHOWN),
  missing: missing.slice(0, SHOWN).map(({ slug, code, name }) => ({ slug, code, name })),
  problems: problems.slice(0, SHOWN), newSectors,
});

type Outcome = { readonly text: string; readonly tone: 'error' | 'warning' | 'done' };

/** The outcome of each line, in words. */
function outcomes(list: ProcedureList, checked: CheckedProcedures, dryRun: boolean): ReadonlyMap<number, Outcome> {
  const wrong = new Map<number, string[]>();
  for (const { row, field, message } of checked.problems) wrong.set(row, [...(wrong.get(row) ?? []), `${PROCEDURE_COLUMNS[field].header}: ${message}`]);
  const planned = new Map(checked.planned.map((plan) => [plan.row, plan]));
  return new Map<number, Outcome>(list.rows.map((row) => {
    const complaints = wrong.get(row);
    if (complaints) return [row, { text: complaints.join('\n').slice(0, 2_000), tone: 'error' }];
    const plan = planned.get(row);
    if (!plan) return [row, { text: checked.same.get(row) === 'drafted' ? 'Đã có bản dự thảo như vậy' : 'Không khác bản đang lưu', tone: 'done' }];
    const what = plan.change === 'new' ? 'Thủ tục mới' : `Khác ở: ${plan.changes.map(({ field }) => PROCEDURE_COLUMNS[field].header).join(', ')}`;
    return [row, { text: `${what}. ${dryRun ? 'Sẽ tạo bản dự thảo.' : 'Đã tạo bản dự thảo.'}`, tone: 'warning' }];
  }));
}

function mark(list: ProcedureList, checked: CheckedProcedures, dryRun: boolean): Promise<Uint8Array> {
  const { read, headerRow, width, columns } = list.sheet;
  const columnOf = (field: keyof typeof PROCEDURE_COLUMNS): number | null => {
    const at = columns.get(field);
    return at === undefined ? null : at + 1;
  };
  const changes = checked.planned.flatMap(({ row, changes: all }) => all.map(({ field, was }) => ({ row, column: columnOf(field), message: `Bản đang lưu: ${was.slice(0, 300) || '(trống)'}`, tone: 'warning' as const })));
  return markSheet(read, {
    headerRow, resultColumn: width + 1, resultHeader: PROCEDURE_CHECK_HEADER, results: outcomes(list, checked, dryRun),
    marks: [...checked.problems.map(({ row, field, message }) => ({ row, column: columnOf(field), message, tone: 'error' as const })), ...changes],
  });
}

const draftOf = ({ change, base, decisionId, form, newSector }: PlannedDraft, sectors: ReadonlyMap<string, string>) => ({
  id: newId(), change, procedureId: base?.procedureId ?? null, baseVersionId: base?.versionId ?? null, replacesId: null, decisionId, form: newSector === null ? form : { ...form, sectorId: sectors.get(newSector) ?? '' },
});

/**
 * Takes a list of procedures in: XLSX, CSV or JSON, at most 10,000. Nothing is published: each new or changed procedure
 * becomes a draft that a person completes and a second one approves. A dry run only compares. Good lines are drafted though
 * others are bad; the same list taken in again changes nothing, since what it says is then held or drafted already.
 */
export const importProcedures = (wanted: ProcedureImportWanted): Promise<Result<ProcedureImportSummary, ListRefusal>> => inTurn('procedure-import', () => importOne(wanted));

/** The whole list is in memory while it is worked on, some hundred MB of a large one: in this process one after the other. */
async function importOne({ source, fileName, dryRun, actor, importId = null, onProgress }: ProcedureImportWanted): Promise<Result<ProcedureImportSummary, ListRefusal>> {
  const bytes = await bytesOf(source);
  if (!(bytes instanceof Uint8Array)) return refuse(bytes);
  const read = await readProcedureList(bytes);
  if (!read.ok) return read;
  const list = read.value;
  const { agencyId } = actor;
  const staffId = auditActorOf(actor);
  const reason = `Theo tệp ${path.basename(fileName).slice(0, 200)}`;
  const total = list.rows.length;
  const { now } = momentOf(await inTransaction(databaseNow));
  const checked = await checkProcedures(agencyId, list, now.on, reason);
  if (!dryRun) {
    for (let at = 0; at < checked.planned.length; at += CHUNK) {
      await onProgress?.(total - checked.planned.length + at, total);
      const rows = new Set(checked.planned.slice(at, at + CHUNK).map(({ row }) => row));
      await inTransaction(async (tx) => {
        await lockImports(tx);
        // Looked at again behind the lock: another run may have drafted the same meanwhile.
        const { planned } = await checkProcedures(agencyId, { ...list, lines: list.lines.filter(({ row }) => rows.has(row)), problems: [] }, now.on, reason, tx);
        const sectors = await addSectors(tx, agencyId, [...new Set(planned.map(({ newSector }) => newSector).filter((name) => name !== null))]);
        const { instant } = momentOf(await databaseNow(tx));
        for (const plan of planned) await insertDraft(tx, agencyId, draftOf(plan, sectors), staffId, instant);
        if (planned.length === 0) return;
        await appendAudit(tx, { agencyId, actorId: staffId, action: 'procedure:import', subject: importId === null ? 'import:cli' : `import:${importId}`, at: instant, detail: { fileName: path.basename(fileName), drafts: planned.length, rows: [planned[0]?.row, planned.at(-1)?.row] } });
      }, { timeout: 120_000 });
    }
  }
  await onProgress?.(total, total);
  const fresh = checked.planned.filter(({ change }) => change === 'new').length;
  return ok({
    shape: list.shape, total, fresh, changed: checked.planned.length - fresh, same: checked.same.size, bad: new Set(checked.problems.map(({ row }) => row)).size, missing: checked.missing.length,
    difference: differenceOf(checked), marked: await mark(list, checked, dryRun),
  });
}
