import 'server-only';
import { calendarOfRevision } from '@/lib/data/calendar';
import { findBySecret, findByQrToken, findPageByQrToken, findPublicDossier, type PublicBeside, type PublicDossierRow } from '@/lib/data/public-lookup';
import { bucketKey, countInWindow, refundBucket } from '@/lib/data/rate-buckets';
import { inTransaction } from '@/lib/db/transaction';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { ClockPause, LocalTime, MergedPause, PauseCause, StatutoryTerm, StripDay } from '@/lib/domain/calendar/types';
import { clockPausedSince, explainClock, type ClockRule } from '@/lib/domain/dossier/clock';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { progressOf, type ProgressStep } from '@/lib/domain/dossier/progress';
import { answerDueAt } from '@/lib/domain/dossier/queue-bounds';
import { standingTag, type StandingTag } from '@/lib/domain/dossier/standing';
import type { Channel, DossierStatus } from '@/lib/domain/dossier/status';
import type { ViewKind } from '@/lib/domain/dossier/view';
import type { PaperKind } from '@/lib/domain/paper/kind';
import { termOf } from '@/lib/domain/procedure/content';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { publicPayment, type PublicPayment } from './public-payment';

export type PublicUnit = { readonly name: string; readonly nameEn: string | null };

/** The due date of a dossier as the public sees it. */
export type PublicDue = {
  readonly due: LocalTime;
  readonly provisional: boolean;
  readonly days: readonly StripDay[];
  /** What each pause of the strip waited for, by its index there. */
  readonly pauses: readonly PauseCause[];
  readonly standing: StandingTag;
  /** The date on the receipt, when it is another one by now. */
  readonly printedDue: LocalTime | null;
  /** The date of the apology, if there was one. Lateness is still judged on `due`. */
  readonly secondTarget: LocalTime | null;
};

/** The facts of a dossier that anyone with its code and second secret may see: status and dates. No personal data. */
export type PublicFacts = {
  readonly code: string;
  readonly status: DossierStatus;
  readonly channel: Channel;
  readonly procedure: { readonly name: string; readonly nameEn: string | null; readonly slug: string };
  readonly handlingUnit: PublicUnit | null;
  readonly receivedAt: LocalTime | null;
  readonly submittedAt: LocalTime | null;
  readonly term: StatutoryTerm;
  /** The limit of the law, when the agency has promised a shorter one. */
  readonly statutoryTerm: StatutoryTerm | null;
  readonly due: PublicDue | null;
  /** Until when an online submission is answered; null when it waits for the applicant or is no longer one. */
  readonly answerDue: LocalTime | null;
  readonly pause: { readonly since: LocalTime; readonly cause: PauseCause } | null;
  /** What the applicant is asked to bring, and until when. */
  readonly supplement: { readonly items: readonly string[]; readonly replyBy: LocalTime | null } | null;
  readonly isRefused: boolean;
  readonly progress: readonly (ProgressStep & { readonly unit: PublicUnit | null })[];
  readonly isSample: boolean;
  readonly asOf: LocalTime;
};

/** The same with all that its page shows. */
export type PublicDossier = PublicFacts & {
  /** What is to be paid, while a payment is waited for. */
  readonly payment: PublicPayment | null;
  /** Who read it, by role; the newest first. */
  readonly views: { readonly total: number; readonly latest: readonly { readonly role: string; readonly what: ViewKind; readonly at: LocalTime }[] };
  /** The papers in force that were addressed to its applicant, oldest first. */
  readonly papers: readonly { readonly id: string; readonly kind: PaperKind; readonly edition: string; readonly issuedAt: LocalTime }[];
  readonly isRated: boolean;
};

/** At most this many wrong answers, by address and for one code, in a window. Right ones are not counted. */
export const LOOKUP_LIMITS = { address: { tries: 30, seconds: 600 }, code: { tries: 10, seconds: 1_800 } } as const;

export type LookupRefusal = { readonly name: 'NotFound' } | { readonly name: 'TooManyTries'; readonly minutes: number };

type Asker = { readonly agencyId: number; readonly address: string; readonly instant: Date };

async function counted(keys: readonly { key: string; tries: number; seconds: number }[], instant: Date): Promise<number | null> {
  let wait: number | null = null;
  for (const { key, tries, seconds } of keys) {
    const { count, endsAt } = await countInWindow(key, seconds, instant);
    if (count > tries) wait = Math.max(wait ?? 0, Math.ceil((endsAt.getTime() - instant.getTime()) / 60_000));
  }
  return wait;
}

const refund = (keys: readonly { key: string }[]) => inTransaction(async (tx) => {
  for (const { key } of keys) await refundBucket(tx, key);
});

/**
 * Is this the code of a dossier and are these the last four digits of its applicant's phone or identity number? Answers its
 * id. A wrong code and a wrong secret are refused alike, in the same words and time, and counted alike.
 */
export async function proveByCode(asker: Asker, input: { readonly code: string; readonly lastFour: string }): Promise<Result<string, LookupRefusal>> {
  const code = input.code.trim().toUpperCase();
  const keys = [
    { key: bucketKey('lookup-address', asker.address), ...LOOKUP_LIMITS.address },
    { key: bucketKey('lookup-code', String(asker.agencyId), code), ...LOOKUP_LIMITS.code },
  ];
  const minutes = await counted(keys, asker.instant);
  if (minutes !== null) return refuse({ name: 'TooManyTries', minutes });
  const id = await findBySecret(asker.agencyId, code, input.lastFour);
  if (id === null) return refuse({ name: 'NotFound' });
  await refund(keys);
  return ok(id);
}

const local = (instant: Date | null): LocalTime | null => (instant === null ? null : localTimeOfInstant(instant.getTime()));

const causesOf = (merged: readonly MergedPause[], pauses: readonly ClockPause[]): PauseCause[] => merged.map((pause) => pauses[pause.parts[0] ?? 0]?.cause ?? 'supplement');

/** The strip and the date: as stored, or "if resumed now" while the clock stands still. */
async function dueOf(row: PublicDossierRow, agencyId: number, now: LocalTime): Promise<PublicDue | null> {
  const storedDue = local(row.originalDueAt);
  if (storedDue === null) return null;
  const rule: ClockRule = { term: termOf({ unit: row.termUnit, value: row.termValue }), pauseRule: row.pauseRule };
  const endedAt = local(row.endedAt);
  const pausedSince = endedAt === null ? clockPausedSince(local(row.pausedAt), row.pauseCause, row.pauseRule) : null;
  const calendar = await calendarOfRevision(agencyId, row.calendarRevision);
  const state = row.events.length > 0 ? foldEvents(row.events) : null;
  const explained = state?.ok ? explainClock(state.value, rule, calendar, now) : null;
  const live = pausedSince !== null && explained?.ok ? explained.value : null;
  const due = live?.due ?? storedDue;
  const printed = local(row.printedDueAt);
  const isOther = printed !== null && (printed.on !== due.on || printed.minute !== due.minute);
  return {
    due,
    provisional: live?.provisional ?? row.isDueProvisional,
    days: live?.days ?? row.dueSteps ?? [],
    pauses: explained?.ok && state?.ok ? causesOf(explained.value.pauses, state.value.pauses) : [],
    standing: standingTag(now, { originalDue: due, unit: rule.term.unit, pausedSince, endedAt }, calendar),
    printedDue: isOther ? printed : null,
    secondTarget: local(row.secondTargetAt),
  };
}

const textOf = (item: unknown): string | null => (typeof item === 'string' ? item : typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string' ? item.name : null);

function supplementOf(row: PublicDossierRow): PublicDossier['supplement'] {
  const state = row.events.length > 0 ? foldEvents(row.events) : null;
  const seq = state?.ok ? state.value.openSupplementSeq : null;
  const asked = row.events.find((event) => event.seq === seq);
  if (!asked || row.endedAt !== null) return null;
  const items = Array.isArray(asked.data.items) ? asked.data.items.map(textOf).filter((item) => item !== null) : [];
  return { items, replyBy: asked.data.replyBy ?? null };
}

/** 8 working hours from submission or from the last supplement. */
async function answerDueOf(row: PublicDossierRow, agencyId: number): Promise<LocalTime | null> {
  if (row.status !== 'submitted' || row.events.length === 0) return null;
  const state = foldEvents(row.events);
  return state.ok && state.value.awaitingAnswerSince ? answerDueAt(state.value.awaitingAnswerSince, await calendarOfRevision(agencyId, row.calendarRevision)) : null;
}

async function factsOf(row: PublicDossierRow, agencyId: number, now: LocalTime): Promise<PublicFacts> {
  const unit = (id: string | null): PublicUnit | null => row.units.find((one) => one.id === id) ?? null;
  const since = row.endedAt === null ? local(row.pausedAt) : null;
  return {
    code: row.code, status: row.status, channel: row.channel,
    procedure: { name: row.procedureName, nameEn: row.procedureNameEn, slug: row.procedureSlug },
    handlingUnit: unit(row.handlingUnitId),
    receivedAt: local(row.receivedAt), submittedAt: local(row.submittedAt),
    term: termOf({ unit: row.termUnit, value: row.termValue }),
    statutoryTerm: row.termSource === 'committed' ? termOf({ unit: row.statutoryUnit, value: row.statutoryValue }) : null,
    due: await dueOf(row, agencyId, now),
    answerDue: await answerDueOf(row, agencyId),
    pause: since && row.pauseCause ? { since, cause: row.pauseCause } : null,
    supplement: supplementOf(row),
    isRefused: row.resultKind === 'refused',
    progress: progressOf(row.events, row.status).map((step) => ({ ...step, unit: unit(step.unitId) })),
    isSample: row.isSample, asOf: now,
  };
}

const moment = (text: string): LocalTime => localTimeOfInstant(Date.parse(text));

async function shown(row: PublicDossierRow & PublicBeside, agencyId: number, now: LocalTime): Promise<PublicDossier> {
  const [facts, payment] = await Promise.all([factsOf(row, agencyId, now), publicPayment(agencyId, row)]);
  return {
    ...facts, payment, isRated: row.isRated,
    views: { total: row.viewCount, latest: row.views.map(({ role, what, at }) => ({ role, what, at: moment(at) })) },
    papers: row.papers.map((paper) => ({ ...paper, issuedAt: moment(paper.issuedAt) })),
  };
}

/** A dossier proved a moment ago, as it stands now; null when it is no longer there. */
export async function readPublicDossier(agencyId: number, id: string, now: LocalTime): Promise<PublicDossier | null> {
  const row = await findPublicDossier(agencyId, id);
  return row && shown(row, agencyId, now);
}

/** Wrong tokens are counted by address, though no token can be guessed. */
async function wrongToken({ address, instant }: Asker): Promise<LookupRefusal> {
  const minutes = await counted([{ key: bucketKey('lookup-address', address), ...LOOKUP_LIMITS.address }], instant);
  return minutes === null ? { name: 'NotFound' } : { name: 'TooManyTries', minutes };
}

const LONGEST_TOKEN = 100;

/** The dossier of the QR code of a receipt, with all that its page shows. */
export async function readDossierByQr(asker: Asker, token: string, now: LocalTime): Promise<Result<PublicDossier, LookupRefusal>> {
  const row = token.length <= LONGEST_TOKEN ? await findPageByQrToken(asker.agencyId, token) : null;
  return row ? ok(await shown(row, asker.agencyId, now)) : refuse(await wrongToken(asker));
}

/** Its facts alone. */
export async function readFactsByQr(asker: Asker, token: string, now: LocalTime): Promise<Result<PublicFacts, LookupRefusal>> {
  const row = token.length <= LONGEST_TOKEN ? await findByQrToken(asker.agencyId, token) : null;
  return row ? ok(await factsOf(row, asker.agencyId, now)) : refuse(await wrongToken(asker));
}
