import { createHash } from 'node:crypto';
import type { Tx } from '@/lib/db/transaction';
import { checklistText, type ChecklistItem, type ChecklistQuestion } from '@/lib/domain/inspection/checklist';
import { readSeedFile } from './files';
import { AGENCY_ID } from './reference';
import { idOf, insertRows } from './rows';

type ChecklistFile = {
  readonly title: string;
  readonly items: readonly { number: number; section: string; sectionTitle: string; question: string; legalBasis: string; legalBasisVerified: boolean; autoCheck: boolean; autoCheckHint: string | null }[];
  readonly dossierSheet: readonly { code: string; question: string }[];
};

/** Decree 118/2025, on which half of the items stand, is in force from this day. */
export const FIRST_CHECKLIST_FROM = '2025-07-01';
export const FIRST_CHECKLIST_ID = idOf('checklist', 1);

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;

/** The items and questions of the file, as version 1 holds them. */
export function defaultChecklist(): { readonly title: string; readonly items: readonly ChecklistItem[]; readonly questions: readonly ChecklistQuestion[] } {
  const file = readSeedFile<ChecklistFile>('reference/checklist.json');
  return {
    title: 'Bảng kiểm công tác kiểm soát thủ tục hành chính',
    items: file.items.map((item) => ({
      itemKey: `kt-${item.number}`, number: item.number, section: item.section, sectionTitle: item.sectionTitle, question: item.question, legalBasis: item.legalBasis,
      isBasisVerified: item.legalBasisVerified, autoRule: item.autoCheck ? `kt-${item.number}` : null, autoHint: item.autoCheckHint, weight: 1,
    })),
    questions: file.dossierSheet.map(({ code, question }, index) => ({ code, ordinal: index + 1, question: sentence(question) })),
  };
}

/** The default checklist of 64 items and the sheet of 12 questions, as version 1, in force. Approved by nobody: it came with the system. */
export async function loadChecklist(tx: Tx, at: Date): Promise<void> {
  const { title, items, questions } = defaultChecklist();
  await insertRows(tx, 'checklist_version', [{
    agencyId: AGENCY_ID, id: FIRST_CHECKLIST_ID, number: 1, title, validFrom: FIRST_CHECKLIST_FROM, validTo: null, state: 'in-force', basis: 'Điều 35a Nghị định số 63/2010/NĐ-CP (bổ sung tại Nghị định số 92/2017/NĐ-CP)', revision: 1,
    sha256: createHash('sha256').update(checklistText(items, questions), 'utf8').digest('hex'), isSample: false, createdById: null, createdAt: at, approvedById: null, approvedAt: at,
  }]);
  await insertRows(tx, 'checklist_item', items.map((item) => ({ agencyId: AGENCY_ID, versionId: FIRST_CHECKLIST_ID, ...item })));
  await insertRows(tx, 'checklist_question', questions.map((question) => ({ agencyId: AGENCY_ID, versionId: FIRST_CHECKLIST_ID, ...question })));
}
