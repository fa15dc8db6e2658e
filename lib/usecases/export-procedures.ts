import 'server-only';
import { writeSheet } from '@/lib/adapters/sheets/write-sheet';
import { listDecisionNumbers, listHeldVersions, type VersionScope } from '@/lib/data/procedure-import';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { NATIONAL_FIELDS, NATIONAL_HEADERS, PROCEDURE_COLUMNS, PROCEDURE_FIELDS } from '@/lib/text/procedure-columns';
import { cellsOfLine, entryOfLine } from '@/lib/text/procedure-json';
import { lineOfVersion } from './check-procedures';

export type ExportShape = 'sample' | 'national';
const DECISION_KINDS: Readonly<Record<string, string>> = { new: 'mới ban hành', amend: 'sửa đổi, bổ sung', replace: 'thay thế', repeal: 'bãi bỏ' };

const wholeScope = (scope: VersionScope, on: PlainDate): VersionScope => ({ inForceOn: on, ...scope });

/** The procedures in force on a day as a workbook that can be edited and taken in again: all their parts, or the columns of the national list. */
export async function exportProceduresSheet(agencyId: number, on: PlainDate, scope: VersionScope, shape: ExportShape): Promise<Uint8Array> {
  const versions = await listHeldVersions(agencyId, wholeScope(scope, on));
  const fields = shape === 'national' ? NATIONAL_FIELDS : PROCEDURE_FIELDS;
  const columns = fields.map((field) => ({ header: (shape === 'national' ? NATIONAL_HEADERS[field] : undefined) ?? PROCEDURE_COLUMNS[field].header, width: PROCEDURE_COLUMNS[field].width, hint: PROCEDURE_COLUMNS[field].hint }));
  return writeSheet('Thủ tục', columns, versions.map((version) => cellsOfLine(lineOfVersion(version), fields)));
}

/** The same as JSON: the sample's shape with the decisions its indexes point to, or one object of headings for each. */
export async function exportProceduresJson(agencyId: number, on: PlainDate, scope: VersionScope, shape: ExportShape): Promise<string> {
  const [versions, decisions] = [await listHeldVersions(agencyId, wholeScope(scope, on)), await listDecisionNumbers(agencyId)];
  if (shape === 'national') {
    return JSON.stringify(versions.map((version) => Object.fromEntries(cellsOfLine(lineOfVersion(version), NATIONAL_FIELDS).map((cell, index) => {
      const field = NATIONAL_FIELDS[index] ?? 'name';
      return [NATIONAL_HEADERS[field] ?? PROCEDURE_COLUMNS[field].header, cell];
    }))), null, 1);
  }
  const named = decisions.filter(({ id }) => versions.some(({ decisionId }) => decisionId === id));
  return JSON.stringify({
    decisions: named.map(({ number, issuedOn, effectiveOn, issuer, title, kind }) => ({ number, date: issuedOn, issuer, title, effectiveFrom: effectiveOn, kind: DECISION_KINDS[kind] ?? kind, repeals: [] })),
    procedures: versions.map((version) => entryOfLine(lineOfVersion(version), named.findIndex(({ id }) => id === version.decisionId))),
  }, null, 1);
}
