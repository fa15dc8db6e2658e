import { z } from 'zod';
import { MOST_ENTRIES } from '../domain/inspection/package';
import { ANSWER_SOURCES, SCAN_SUBJECTS, SCAN_VERDICTS } from '../domain/inspection/record';
import { ANSWERS, CAUSES, EVIDENCE_TARGETS, EXTENTS, FINDING_SOURCES, SEVERITIES } from '../domain/inspection/vocabulary';

const text = (most: number) => z.string().max(most);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A uuid in the one spelling that the database gives back: two spellings would be two hashes. */
const id = z.uuid().refine((value) => value === value.toLowerCase());
const itemKey = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const dossierCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{3,39}$/);
/** An instant as JSON writes it, of this century. */
const moment = z.iso.datetime({ precision: 3 }).refine((value) => value >= '2000' && value < '2100');
const answer = z.enum(ANSWERS).nullable();
/** Deciding a conflict has a route of its own: no content of a device may call itself a decision. */
const removable = { isRemoved: z.boolean().optional() };

const AnswerContent = z.strictObject({ answer, note: text(4000), source: z.enum(ANSWER_SOURCES), overruleReason: text(2000).optional(), autoSha256: sha256.optional() });
const SheetContent = z.strictObject({ dossierCode, question: z.string().regex(/^[A-Za-z0-9-]{1,20}$/), answer, note: text(2000) });
const NoteContent = z.strictObject({ ...removable, itemKey: itemKey.nullable().optional(), text: text(8000) });
const InterviewContent = z.strictObject({ ...removable, whom: text(200), role: text(200), text: text(8000) });
const ScanContent = z.strictObject({ ...removable, code: text(600), what: text(600), subject: z.enum(SCAN_SUBJECTS).optional(), verdict: z.enum(SCAN_VERDICTS).optional(), note: text(2000).optional() });
const FindingContent = z.strictObject({
  itemKey: itemKey.nullable(), source: z.enum(FINDING_SOURCES), sourceKey: text(120).nullable(), facts: text(4000), dossierCodes: z.array(dossierCode).max(500), ruleBroken: text(500),
  severity: z.enum(SEVERITIES), extent: z.enum(EXTENTS), cause: z.enum(CAUSES).nullable(), causeNote: text(1000).nullable(), correctedOnSpot: z.boolean(),
});

const common = { id, unitId: id, baseVersion: z.int().min(0).max(1_000_000), saidAt: moment };
/** One entry, strict: what we do not know is not kept silently. */
export const SyncEntry = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('answer'), key: itemKey, content: AnswerContent }),
  z.strictObject({ ...common, kind: z.literal('sheet'), key: z.string().max(62), content: SheetContent }),
  z.strictObject({ ...common, kind: z.literal('note'), key: id, content: NoteContent }),
  z.strictObject({ ...common, kind: z.literal('interview'), key: id, content: InterviewContent }),
  z.strictObject({ ...common, kind: z.literal('scan'), key: id, content: ScanContent }),
  z.strictObject({ ...common, kind: z.literal('finding'), key: id, content: FindingContent }),
]);
export type SyncEntry = z.infer<typeof SyncEntry>;

export const SyncBatch = z.strictObject({ schema: z.literal(1), deviceId: id, clock: moment, entries: z.array(SyncEntry).min(1).max(MOST_ENTRIES) });
export type SyncBatch = z.infer<typeof SyncBatch>;

const count = z.int().min(0).max(1_000_000);
export const ReceiptRequest = z.strictObject({ schema: z.literal(1), deviceId: id, counts: z.strictObject({ answers: count, sheets: count, findings: count, notes: count, photos: count }), sha256, forget: z.boolean().optional() });
export type ReceiptRequest = z.infer<typeof ReceiptRequest>;

const degrees = (most: number) => z.number().min(-most).max(most);
/** What goes before the bytes of a photo. Its place only when the person chose it. */
export const PhotoNote = z.strictObject({
  deviceId: id, unitId: id, targetKind: z.enum(EVIDENCE_TARGETS).exclude(['statement', 'remedy', 'self-report']), targetKey: z.string().min(1).max(120), takenAt: moment, clock: moment, note: text(500).optional(),
  location: z.strictObject({ latitude: degrees(90), longitude: degrees(180), accuracy: z.number().min(0).max(1e7) }).optional(),
});
export type PhotoNote = z.infer<typeof PhotoNote>;

export const DecideConflict = z.strictObject({ conflictId: id, chosenEntryId: id, reason: z.string().trim().min(3, 'Ghi lý do chọn').max(1000, 'Ghi nhiều nhất 1000 ký tự') });
export type DecideConflict = z.infer<typeof DecideConflict>;

export const PackageQuery = z.strictObject({ thietBi: id, ten: z.string().trim().min(1).max(120).optional() });

const again = 'Tải lại trang rồi thử lại';
/** The same decision from the form of a page. */
export const DecideConflictForm = z.object({ code: z.string(again).min(1, again).max(20, again), inspectionId: z.uuid(again), conflictId: z.uuid(again), chosenEntryId: z.uuid('Chọn một bản'), reason: z.string('Ghi lý do chọn').trim().min(3, 'Ghi lý do chọn').max(1000, 'Ghi nhiều nhất 1000 ký tự') });
