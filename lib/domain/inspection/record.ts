import { canonicalJson } from '../shared/canonical-json';
import type { FindingInput } from './finding';
import type { Answer, EntryKind, RecordKind } from './vocabulary';

export const ANSWER_SOURCES = ['person', 'confirmed', 'overruled'] as const;
/** Người kiểm tra tự trả lời, xác nhận câu trả lời tự động, bác câu trả lời tự động. */
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** An answer to an item. `answer` null: only a note so far. Overruling what answered itself needs its reason. */
export type AnswerContent = {
  readonly answer: Answer | null;
  readonly note: string;
  readonly source: AnswerSource;
  readonly overruleReason?: string | undefined;
  /** Hash of the sealed answer that was confirmed or overruled. */
  readonly autoSha256?: string | undefined;
  readonly decision?: string | undefined;
};

/** One question of the sheet of one dossier (phiếu kiểm tra hồ sơ). */
export type SheetContent = { readonly dossierCode: string; readonly question: string; readonly answer: Answer | null; readonly note: string; readonly decision?: string | undefined };
type Removable = { readonly isRemoved?: boolean | undefined; readonly decision?: string | undefined };
export type NoteContent = Removable & { /** The item it belongs to; null: the unit as a whole. */ readonly itemKey?: string | null | undefined; readonly text: string };
/** A talk with staff or with people at the desk (trao đổi, phỏng vấn). */
export type InterviewContent = Removable & { readonly whom: string; readonly role: string; readonly text: string };

export const SCAN_SUBJECTS = ['posting', 'dossier', 'other'] as const;
/** Whether what is posted is right: the version in force, another one, or not told. */
export const SCAN_VERDICTS = ['right', 'wrong', 'unclear'] as const;
/** A scanned code. `what` says what it stood for when it was scanned: a posting of a procedure, a dossier. */
export type ScanContent = Removable & { readonly code: string; readonly what: string; readonly subject?: (typeof SCAN_SUBJECTS)[number] | undefined; readonly verdict?: (typeof SCAN_VERDICTS)[number] | undefined; readonly note?: string | undefined };

/** What a record holds, by its kind. `decision` is the reason of whoever settled a conflict by this entry. */
export type RecordContent = {
  readonly answer: AnswerContent;
  readonly sheet: SheetContent;
  readonly note: NoteContent;
  readonly interview: InterviewContent;
  readonly scan: ScanContent;
};

/** A finding from a device: the key of the entry is its id. */
export type FindingContent = Omit<FindingInput, 'id' | 'inspectionId' | 'unitId'>;
export type EntryContent = RecordContent & { readonly finding: FindingContent };

/** One thing said on a device or a screen. `saidAt` in milliseconds since 1970 by the clock of whoever said it. */
export type Entry<Kind extends EntryKind = EntryKind> = {
  [K in Kind]: { readonly id: string; readonly unitId: string; readonly kind: K; readonly key: string; readonly baseVersion: number; readonly content: EntryContent[K] };
}[Kind];

/** Where one matter is kept: everything said under one such text is about the same thing. */
export const matterOf = ({ unitId, kind, key }: { readonly unitId: string; readonly kind: string; readonly key: string }): string => `${unitId} ${kind} ${key}`;

/** The key of a sheet's question: a dossier's code has no colon. */
export const sheetKey = (dossierCode: string, question: string): string => `${dossierCode}:${question}`;

export type EntryProblem = 'KeyDiffers' | 'ReasonNeeded' | 'NothingToConfirm' | 'EmptyText';
const blank = (text: string): boolean => text.trim() === '';

/** What stands against an entry that has the right shape; null when nothing does. */
export function entryProblem(entry: Entry): EntryProblem | null {
  switch (entry.kind) {
    case 'answer': {
      const { source, overruleReason, autoSha256, answer } = entry.content;
      if (source === 'overruled' && blank(overruleReason ?? '')) return 'ReasonNeeded';
      if (source !== 'person' && (autoSha256 === undefined || answer === null)) return 'NothingToConfirm';
      return null;
    }
    case 'sheet':
      return entry.key === sheetKey(entry.content.dossierCode, entry.content.question) ? null : 'KeyDiffers';
    case 'note':
      return entry.content.isRemoved || !blank(entry.content.text) ? null : 'EmptyText';
    case 'interview':
      return entry.content.isRemoved || !blank(entry.content.text) ? null : 'EmptyText';
    case 'scan':
      return blank(entry.content.code) ? 'EmptyText' : null;
    case 'finding':
      return blank(entry.content.facts) ? 'EmptyText' : null;
  }
}

/**
 * What an entry says, as a text: two people whose entries have the same text do not disagree, whoever confirmed or overruled
 * and however they wrote their spaces.
 */
export function meaningOf(kind: EntryKind, content: unknown): string {
  const said = content as Partial<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim().replace(/\s+/gu, ' ') : '');
  if (kind === 'answer' || kind === 'sheet') return canonicalJson([said.answer ?? null, text(said.note), text(said.overruleReason)]);
  const { decision: _why, ...rest } = said;
  return canonicalJson(rest);
}

/** The text whose hash an entry carries, the same on the device and on the server: which matter, and all that is said of it. */
export const entryText = ({ id, unitId, kind, key, content }: Pick<Entry, 'id' | 'unitId' | 'kind' | 'key'> & { readonly content: unknown }): string => canonicalJson({ id, unitId, kind, key, content });

/** The answer column of a record; null for what is no answer. */
export const answerOf = (kind: EntryKind, content: unknown): Answer | null => (kind === 'answer' || kind === 'sheet' ? (content as { answer?: Answer | null }).answer ?? null : null);

export const isRemoved = (content: unknown): boolean => (content as { isRemoved?: boolean }).isRemoved === true;

export const isRecordKind = (kind: EntryKind): kind is RecordKind => kind !== 'finding';

/** A text as both sides keep it, so that both hash the same: composed, no null character, no half of a surrogate pair. */
export const cleanSaid = (text: string): string => text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd').normalize('NFC');

/** The same for every text inside a content. */
export function cleanContent<T>(value: T): T {
  if (typeof value === 'string') return cleanSaid(value) as T;
  if (Array.isArray(value)) return value.map(cleanContent) as T;
  return value !== null && typeof value === 'object' ? (Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanContent(inner)])) as T) : value;
}
