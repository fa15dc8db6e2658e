import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { queryRows } from '@/lib/db/client';
import { MINUTES_IN_DAY, parseLocalTime } from '@/lib/domain/calendar/local-time';
import { parsePlainDate, plainDateOfEpochDay, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm, WorkingCalendar } from '@/lib/domain/calendar/types';
import { isDossierAct } from '@/lib/domain/dossier/acts';
import type { EventData } from '@/lib/domain/dossier/fold';
import type { SignatureState } from '@/lib/domain/dossier/signature';
import type { Channel } from '@/lib/domain/dossier/status';
import type { DossierRecord, FeeFact, PaperFact, RuleEvent, RuleVersion } from '@/lib/domain/inspection/rules/dossier-facts';
import type { ProcedureContent } from '@/lib/domain/procedure/content';

/** The span of an inspection in instants: `known` is the as-of, or the last instant of the period where that is earlier. */
export type FactSpan = { readonly from: Date; readonly until: Date; readonly asOf: Date; readonly known: Date };

/** The working calendar as it stood at an instant (milliseconds). */
export type CalendarAt = (epochMs: number) => WorkingCalendar;

const { sql } = Prisma;
const OFFSET_MINUTES = 7 * 60;
const dayTexts = new Map<number, PlainDate>();

/** A register has a few thousand days and millions of moments: each day's text is made once. */
function localOf(epochMinute: number): LocalTime {
  const wall = epochMinute + OFFSET_MINUTES;
  const day = Math.floor(wall / MINUTES_IN_DAY);
  let on = dayTexts.get(day);
  if (on === undefined) dayTexts.set(day, (on = plainDateOfEpochDay(day)));
  return { on, minute: wall - day * MINUTES_IN_DAY };
}
const localOrNull = (epochMinute: number | null): LocalTime | null => (epochMinute === null ? null : localOf(epochMinute));
const minuteOf = (column: string): Prisma.Sql => Prisma.raw(`floor(date_part('epoch', ${column}) / 60)::int`);

type DossierRow = {
  id: string; code: string; channel: Channel; caseName: string | null; termUnit: StatutoryTerm['unit']; termValue: number; pauseRule: PauseRule; printedDue: number | null; receivedUnitId: string | null; handlingUnitId: string;
  createdAt: number; status: string; isCurrent: boolean; versionId: string; applicantName: string; applicantAddress: string; applicantPhone: string; representative: string | null;
};
type EventRow = { dossierId: string; seq: number; act: string; legalAt: number; enteredAt: number; actorId: string | null; actorUnitId: string | null; reason: string | null; voidsSeq: number | null; data: Record<string, unknown> | null };
type PaperRow = { dossierId: string; id: string; kind: PaperFact['kind']; edition: string; issuedAt: number; isVoided: boolean; missing: string };
type FeeRow = { dossierId: string; name: string; kind: FeeFact['kind']; amountVnd: string; paidVnd: string; unreceiptedVnd: string };
type DocumentRow = { dossierId: string; present: number; digitised: number; badSignatures: number };
type ResultRow = { dossierId: string; isElectronic: boolean; signature: SignatureState | null; signedAt: number | null };

/** A page, by id, of the dossiers with life in the span: taken in or submitted by its end, and not over before it began. What was touched since is read too: its events say how it stood. */
const dossierPage = (agencyId: number, span: FactSpan, afterId: string | null, limit: number) => queryRows<DossierRow>(sql`
  SELECT d.id, d.code, d.channel, d."caseName", d."termUnit", d."termValue", d."pauseRule", ${minuteOf('d."printedDueAt"')} AS "printedDue", d."receivedUnitId", d."handlingUnitId", ${minuteOf('d."createdAt"')} AS "createdAt", d.status,
         d."lastEventAt" <= ${span.known} AS "isCurrent", d."versionId", d."applicantName", d."applicantAddress", d."applicantPhone", d.representative->>'name' AS representative
    FROM dossier d
   WHERE d."agencyId" = ${agencyId} AND (${afterId}::uuid IS NULL OR d.id > ${afterId}::uuid)
     AND (d."receivedAt" < ${span.until} OR d."submittedAt" < ${span.until}) AND (d."endedAt" IS NULL OR d."endedAt" >= ${span.from} OR d."returnedAt" >= ${span.from} OR d."lastEventAt" > ${span.known})
   ORDER BY d.id LIMIT ${limit}`);

const events = (agencyId: number, span: FactSpan, ids: readonly string[]) => queryRows<EventRow>(sql`
  SELECT e."dossierId", e.seq, e.act, ${minuteOf('e."legalAt"')} AS "legalAt", ${minuteOf('e."enteredAt"')} AS "enteredAt", e."actorId", e."actorUnitId", e.reason, e."voidsSeq", e.data
    FROM dossier_event e
   WHERE e."agencyId" = ${agencyId} AND e."dossierId" = ANY(${ids}::uuid[]) AND e."enteredAt" <= ${span.asOf} AND (e."legalAt" < ${span.until} OR e.act = 'correct') ORDER BY e."dossierId", e.seq`);

/** The fields of a receipt that are empty, by a word for each. Read where the papers are: their data are long. */
const RECEIPT_MISSING = `concat_ws(' ',
  CASE WHEN coalesce(btrim(p.data->>'dossierCode'), '') = '' THEN 'code' END, CASE WHEN coalesce(btrim(p.data->'applicant'->>'name'), '') = '' THEN 'applicant' END,
  CASE WHEN coalesce(btrim(p.data->'applicant'->>'address'), '') = '' THEN 'address' END, CASE WHEN coalesce(btrim(p.data->'procedure'->>'name'), '') = '' THEN 'procedure' END,
  CASE WHEN coalesce((p.data->>'sets')::int, 0) < 1 THEN 'sets' END, CASE WHEN p.data->'term'->>'unit' IS NULL THEN 'term' END, CASE WHEN p.data->'receivedAt'->>'on' IS NULL THEN 'received' END,
  CASE WHEN p.data->'dueAt'->>'on' IS NULL THEN 'due' END, CASE WHEN coalesce(btrim(p.data->>'collectedAt'), '') = '' THEN 'place' END, CASE WHEN coalesce(btrim(p.data->>'receptionOfficerName'), '') = '' THEN 'officer' END)`;

const papers = (agencyId: number, span: FactSpan, ids: readonly string[]) => queryRows<PaperRow>(sql`
  SELECT p."dossierId", p.id, p.kind, p.edition, ${minuteOf('p."issuedAt"')} AS "issuedAt", p."voidedAt" IS NOT NULL AND p."voidedAt" <= ${span.asOf} AS "isVoided", CASE WHEN p.kind = 'intake-receipt' THEN ${Prisma.raw(RECEIPT_MISSING)} ELSE '' END AS missing
    FROM paper p WHERE p."agencyId" = ${agencyId} AND p."dossierId" = ANY(${ids}::uuid[]) AND p."issuedAt" <= ${span.asOf}`);

/** What was taken without the number of a receipt: by its payments, or by the item itself where it has none of them. */
const feesOf = (agencyId: number, span: FactSpan, ids: readonly string[]) => queryRows<FeeRow>(sql`
  SELECT f."dossierId", f.name, f.kind, f."amountVnd"::text AS "amountVnd", f."paidVnd"::text AS "paidVnd",
         coalesce(p.unreceipted, CASE WHEN coalesce(btrim(f."receiptNumber"), '') = '' THEN f."paidVnd" ELSE 0 END)::text AS "unreceiptedVnd"
    FROM fee_item f LEFT JOIN (
      SELECT "dossierId", ordinal, sum(CASE WHEN direction = 'payment' AND coalesce(btrim("receiptNumber"), '') = '' THEN "amountVnd" ELSE 0 END) AS unreceipted
        FROM fee_payment WHERE "agencyId" = ${agencyId} AND "dossierId" = ANY(${ids}::uuid[]) AND "voidedAt" IS NULL AND "enteredAt" <= ${span.asOf} GROUP BY 1, 2) p ON p."dossierId" = f."dossierId" AND p.ordinal = f.ordinal
   WHERE f."agencyId" = ${agencyId} AND f."dossierId" = ANY(${ids}::uuid[]) ORDER BY f."dossierId", f.ordinal`);

const documents = (agencyId: number, ids: readonly string[]) => queryRows<DocumentRow>(sql`
  SELECT "dossierId", count(*) FILTER (WHERE "isPresent")::int AS present, count(*) FILTER (WHERE "isPresent" AND ("isScanned" OR "isElectronicOriginal" OR "electronicGiven" > 0))::int AS digitised, count(*) FILTER (WHERE "signatureState" = 'invalid')::int AS "badSignatures"
    FROM submitted_document WHERE "agencyId" = ${agencyId} AND "dossierId" = ANY(${ids}::uuid[]) GROUP BY 1`);

const results = (agencyId: number, ids: readonly string[]) => queryRows<ResultRow>(sql`
  SELECT coalesce(r."dossierId", f."dossierId") AS "dossierId", coalesce(r."isScanned" OR r."isElectronicOriginal", FALSE) OR f."dossierId" IS NOT NULL AS "isElectronic", coalesce(r."signatureState", f.signature) AS signature, f."signedAt"
    FROM (SELECT * FROM digitised_result WHERE "agencyId" = ${agencyId} AND "dossierId" = ANY(${ids}::uuid[])) r
    FULL JOIN (
      SELECT d."dossierId", max(s."signatureState") AS signature,
             max((SELECT max(floor(date_part('epoch', (one->>'signedAt')::timestamptz) / 60)::int) FROM jsonb_array_elements(CASE WHEN jsonb_typeof(s."signatureDetail"->'signatures') = 'array' THEN s."signatureDetail"->'signatures' ELSE '[]' END) one
                   WHERE one->>'signedAt' ~ '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$')) AS "signedAt"
        FROM dossier_file d JOIN stored_file s ON s."agencyId" = d."agencyId" AND s.id = d."fileId"
       WHERE d."agencyId" = ${agencyId} AND d."dossierId" = ANY(${ids}::uuid[]) AND d.purpose = 'result' AND d."removedAt" IS NULL GROUP BY 1) f ON f."dossierId" = r."dossierId"`);

type VersionRow = { id: string; name: string; state: RuleVersion['state']; validFrom: PlainDate; validTo: PlainDate | null; supersededAt: number | null; content: ProcedureContent };

/** Every version, by its id: a few hundred, shared by all dossiers. */
export async function readRuleVersions(agencyId: number): Promise<ReadonlyMap<string, RuleVersion>> {
  const rows = await queryRows<VersionRow>(sql`
    SELECT id, name, state, "validFrom"::text AS "validFrom", "validTo"::text AS "validTo", ${minuteOf('"supersededAt"')} AS "supersededAt", content FROM procedure_version WHERE "agencyId" = ${agencyId}`);
  return new Map(rows.map(({ supersededAt, ...row }) => [row.id, { ...row, isSuperseded: supersededAt !== null, supersededAt: localOrNull(supersededAt) }]));
}

function groups<Row extends { dossierId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const held = found.get(row.dossierId);
    if (held) held.push(row);
    else found.set(row.dossierId, [row]);
  }
  return found;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const timeOf = (value: unknown): LocalTime | null => (typeof value === 'string' ? parseLocalTime(value) : null);
const linesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((line): line is string => typeof line === 'string') : typeof value === 'string' ? value.split('\n') : []).map((line) => line.trim()).filter((line) => line !== '');

/** A result as an act or an older register wrote it: the number of its paper, else its name. */
function resultOf(data: Record<string, unknown>): { readonly result?: string; readonly resultOn?: PlainDate } {
  const told = data.result && typeof data.result === 'object' ? (data.result as Record<string, unknown>) : {};
  const result = textOf(data.resultNumber) ?? textOf(told.number) ?? textOf(told.name) ?? textOf(data.result);
  const day = timeOf(data.resultOn)?.on ?? parsePlainDate(textOf(data.resultOn)?.slice(0, 10) ?? textOf(told.on) ?? '');
  return { ...(result ? { result } : {}), ...(day ? { resultOn: day } : {}) };
}

/** An event's stored JSON as rules read it. Most events carry little. */
function eventOf(row: EventRow): RuleEvent {
  if (!isDossierAct(row.act)) throw new Error(`Unknown act in an event: ${row.act}`);
  const data = row.data ?? {};
  const [replyBy, secondTarget] = [timeOf(data.replyBy), timeOf(data.secondTarget)];
  const { replyBy: _reply, secondTarget: _target, ...kept } = data;
  const basis = linesOf(data.legalBasis ?? data.legalBases).join('; ');
  const deliveredBy = textOf(data.deliveredBy) ?? textOf(data.method);
  return {
    seq: row.seq, act: row.act, legalAt: localOf(row.legalAt), enteredAt: localOf(row.enteredAt), actorId: row.actorId, actorUnitId: row.actorUnitId, voidsSeq: row.voidsSeq, reason: row.reason,
    data: { ...(kept as EventData), ...(replyBy ? { replyBy } : {}), ...(secondTarget ? { secondTarget } : {}) },
    words: {
      ...(row.act === 'finish' ? resultOf(data) : {}), ...(data.items === undefined ? {} : { items: linesOf(data.items) }), ...(basis ? { legalBasis: basis } : {}), ...(deliveredBy ? { deliveredBy } : {}),
      ...Object.fromEntries((['paperId', 'askedOf', 'collector', 'trackingNumber', 'client'] as const).flatMap((key) => (textOf(data[key]) ? [[key, textOf(data[key])]] : []))), ...(typeof data.amountVnd === 'number' ? { amountVnd: data.amountVnd } : {}),
    },
  };
}

const ENDS: ReadonlySet<string> = new Set(['finish', 'stop', 'withdraw', 'decline']);

export type RecordReader = { readonly agencyId: number; readonly span: FactSpan; readonly versions: ReadonlyMap<string, RuleVersion>; readonly calendarAt: CalendarAt; readonly page?: number };

type Page = { readonly rows: readonly DossierRow[]; readonly records: readonly DossierRecord[] };

/** One page: the dossiers, then all that hangs on them at once. */
async function readPage({ agencyId, span, versions, calendarAt }: RecordReader, afterId: string | null, limit: number): Promise<Page> {
  const rows = await dossierPage(agencyId, span, afterId, limit);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { rows, records: [] };
  const [eventRows, paperRows, feeRows, documentRows, resultRows] = await Promise.all([events(agencyId, span, ids), papers(agencyId, span, ids), feesOf(agencyId, span, ids), documents(agencyId, ids), results(agencyId, ids)]);
  const [eventsOf, papersOf, feesBy, documentsOf, resultsOf] = [groups(eventRows), groups(paperRows), groups(feeRows), groups(documentRows), groups(resultRows)];
  const calendarNow = calendarAt(span.asOf.getTime());
  const entered = (event: EventRow | undefined): WorkingCalendar => (event ? calendarAt(event.enteredAt * 60_000 + 59_999) : calendarNow);
  const records = rows.flatMap((row): DossierRecord[] => {
    const version = versions.get(row.versionId);
    const stored = eventsOf.get(row.id) ?? [];
    if (!version || stored.length === 0) return [];
    const document = documentsOf.get(row.id)?.[0];
    const result = resultsOf.get(row.id)?.[0];
    return [{
      code: row.code, channel: row.channel, caseName: row.caseName, pauseRule: row.pauseRule, term: row.termUnit === 'same-day' ? { unit: 'same-day' } : { unit: row.termUnit, value: row.termValue }, printedDue: localOrNull(row.printedDue),
      receivedUnitId: row.receivedUnitId, handlingUnitId: row.handlingUnitId, createdAt: localOf(row.createdAt), status: row.status, isCurrent: row.isCurrent, version, events: stored.map(eventOf),
      applicant: { name: row.applicantName, address: row.applicantAddress, phone: row.applicantPhone, representative: row.representative },
      calendarAtIntake: entered(stored.find(({ act }) => act === 'receive' || act === 'accept')), calendarJudged: entered(stored.findLast(({ act }) => ENDS.has(act))),
      papers: (papersOf.get(row.id) ?? []).map((paper) => ({ id: paper.id, kind: paper.kind, edition: paper.edition, issuedAt: localOf(paper.issuedAt), isVoided: paper.isVoided, missing: paper.missing.split(' ').filter(Boolean) })),
      fees: (feesBy.get(row.id) ?? []).map((fee) => ({ name: fee.name, kind: fee.kind, amountVnd: Number(fee.amountVnd), paidVnd: Number(fee.paidVnd), unreceiptedVnd: Number(fee.unreceiptedVnd) })),
      digitised: { present: document?.present ?? 0, digitised: document?.digitised ?? 0, badSignatures: document?.badSignatures ?? 0, result: result ? { isElectronic: result.isElectronic, signature: result.signature } : null },
      resultSignedAt: localOrNull(result?.signedAt ?? null),
    }];
  });
  return { rows, records };
}

/**
 * The dossiers with life in the span, each with all that rules ask of it, some at a time: six statements a page, whatever
 * the length of the register, and never more than two pages in memory: the next is read while this one is judged. Pages are
 * short, so that a server that runs this at night answers others in between.
 */
export async function* readDossierRecords(reader: RecordReader): AsyncGenerator<readonly DossierRecord[]> {
  const { page = 500 } = reader;
  let coming = readPage(reader, null, page);
  for (;;) {
    const { rows, records } = await coming;
    const isLast = rows.length < page;
    if (!isLast) {
      coming = readPage(reader, rows.at(-1)?.id ?? null, page);
      // Whoever stops reading half-way never asks for it: its failure is then nobody's.
      coming.catch(() => undefined);
    }
    yield records;
    if (isLast) return;
  }
}
