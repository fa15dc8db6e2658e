import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorNamed, AGENCY, anIntake, openOffice, versionOf, WORK_PERMIT } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { findDraft, listDraftEvents, listDrafts } from '@/lib/data/procedure-drafts';
import { listKnownSpans, listRecordedVersions, versionInForce } from '@/lib/data/procedure-record';
import { findBySlug, findProcedure, listInForce, listVersions } from '@/lib/data/procedures';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { addDays, plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ChangeKind } from '@/lib/domain/procedure/change';
import { typedDraft, type DraftForm } from '@/lib/domain/procedure/draft-form';
import { upcomingVersion, versionInForce as inForceOf } from '@/lib/domain/procedure/version';
import { localTimeOf, now, today } from '@/lib/platform/clock';
import { noticeHref } from '@/lib/text/notice-link';
import { SaveDecision } from '@/lib/schemas/procedure-draft';
import { readDraft } from '@/lib/schemas/read-draft';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { approveDraft } from '@/lib/usecases/approve-draft';
import { draftCheckFacts } from '@/lib/usecases/draft-refusal';
import { markVerified } from '@/lib/usecases/mark-verified';
import { discardDraft, returnDraft, submitDraft } from '@/lib/usecases/move-draft';
import { previewDraft } from '@/lib/usecases/preview-draft';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { saveDecision } from '@/lib/usecases/save-decision';
import { saveDraft } from '@/lib/usecases/save-draft';
import { startDraft } from '@/lib/usecases/start-draft';
import { verifyAudit } from '@/lib/usecases/verify-audit';

useDatabase();

let controller: Actor;
let leader: Actor;
let clerk: Actor;
beforeAll(async () => {
  await openOffice();
  [controller, leader, clerk] = [await actorNamed('kiemsoat'), await actorNamed('lanhdao'), await actorNamed('tiepnhan')];
});

const as = (actor: Actor) => {
  const instant = now();
  return { actor, instant, now: localTimeOf(instant) };
};
const done = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const refusalOf = (result: { ok: boolean; refusal?: { name: string } }): string => (result.ok ? 'done' : (result.refusal?.name ?? ''));

let decisions = 0;
const aDecision = async (effectiveOn: PlainDate, kind = 'amend', issuedOn: PlainDate = addDays(today(), -1)): Promise<string> => {
  decisions += 1;
  const day = (on: PlainDate) => on.split('-').reverse().join('/');
  const input = SaveDecision.parse({ number: `${decisions}/QĐ-THU`, issuedOn: day(issuedOn < effectiveOn ? issuedOn : effectiveOn), effectiveOn: day(effectiveOn), issuer: 'Chủ tịch Ủy ban', title: 'Về việc công bố (dữ liệu thử)', kind });
  return done(await saveDecision(as(controller), input)).decisionId;
};
const start = async (change: ChangeKind, wanted: { procedureId?: string | null; versionId?: string | null; decisionId?: string | null; copyOfId?: string | null; asNew?: boolean } = {}) =>
  done(await startDraft(as(controller), { change, procedureId: null, versionId: null, copyOfId: null, decisionId: null, asNew: false, ...wanted })).draftId;
const edit = async (draftId: string, change: (form: DraftForm) => DraftForm) => {
  const draft = await findDraft(AGENCY, draftId);
  if (!draft) throw new Error('no draft');
  return { draftId, revision: draft.revision, decisionId: draft.decisionId, form: change(draft.form) };
};
const submit = async (draftId: string, change: (form: DraftForm) => DraftForm = (form) => form) => submitDraft(as(controller), await edit(draftId, change));
const approve = async (draftId: string, by: Actor = leader) => approveDraft(as(by), { draftId, revision: (await findDraft(AGENCY, draftId))?.revision ?? 0 });
const rename = (name: string) => (form: DraftForm): DraftForm => ({ ...form, name });

/** Slugs of procedures of the sample list that are in force; each test takes its own. */
const procedureOf = async (index: number) => {
  const rows = await db().$queryRaw<{ slug: string; procedureId: string; id: string }[]>`
    SELECT p.slug, v."procedureId", v.id FROM procedure_version v JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId"
     WHERE v."validFrom" <= ${today()}::date AND v."validTo" IS NULL AND v.state = 'approved' AND v."supersededAt" IS NULL AND v.number = 1 AND p.code IS NOT NULL AND p.code <> ${WORK_PERMIT} ORDER BY p.slug DESC`;
  const row = rows[index];
  if (!row) throw new Error('no procedure');
  return row;
};

describe('a decision in force tomorrow', () => {
  it('leaves today as it is, shows as coming, and governs dossiers from tomorrow on', async () => {
    const procedure = await procedureOf(0);
    const tomorrow = addDays(today(), 1);
    const before = await findBySlug(AGENCY, procedure.slug, today());
    const draftId = await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(tomorrow) });
    expect(await findBySlug(AGENCY, procedure.slug, tomorrow)).toEqual(before);
    done(await submit(draftId, rename('Tên sau khi sửa đổi')));
    const approved = done(await approve(draftId));
    expect(approved).toMatchObject({ slug: procedure.slug, validFrom: tomorrow, endsOn: today() });

    const all = await listVersions(AGENCY, procedure.procedureId);
    expect(inForceOf(all, today())?.versionId).toBe(procedure.id);
    expect(upcomingVersion(all, today())?.versionId).toBe(approved.versionId);
    expect((await findBySlug(AGENCY, procedure.slug, today()))?.name).toBe(before?.name);
    expect((await findBySlug(AGENCY, procedure.slug, tomorrow))?.name).toBe('Tên sau khi sửa đổi');
  });

  it('a dossier keeps the version of the day on which it came, told the day: the eve the old one, from its day on the new one', async () => {
    const old = await versionOf(WORK_PERMIT);
    const [eve, first] = [plainDate('2026-11-20'), plainDate('2026-11-21')];
    const draftId = await start('amend', { procedureId: old.procedureId, decisionId: await aDecision(first, 'amend', eve) });
    done(await submit(draftId, rename('Tên áp dụng từ ngày 21')));
    const { versionId } = done(await approve(draftId));
    if (versionId === null) throw new Error('no version');
    const take = async (wanted: object) => receiveDossier({ actor: clerk }, ReceiveDossier.parse({ ...(await anIntake()), key: randomUUID(), ...wanted }));
    const onTheEve = { receivedAt: `${eve}T10:24`, lateReason: 'Mất điện tại quầy' };
    const versionIdOf = async (dossierId: string) => (await db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: dossierId } } })).versionId;
    expect(await versionIdOf(done(await take({ ...onTheEve, versionId: old.versionId })).dossierId)).toBe(old.versionId);
    expect(refusalOf(await take({ ...onTheEve, versionId }))).toBe('NotInForce');
    expect(await versionIdOf(done(await take({ versionId })).dossierId)).toBe(versionId);
    expect(refusalOf(await take({ versionId: old.versionId }))).toBe('NotInForce');
    expect((await versionInForce(AGENCY, old.procedureId, eve, now()))?.versionId).toBe(old.versionId);
    expect((await versionInForce(AGENCY, old.procedureId, first, now()))?.versionId).toBe(versionId);
  });
});

it('every sample procedure is read back from what someone would have typed, and breaks no rule', async () => {
  const all = await listInForce(AGENCY, today());
  expect(all.length).toBeGreaterThan(20);
  const facts = await draftCheckFacts(AGENCY, null);
  for (const version of all) {
    const { complaints, version: read } = readDraft(typedDraft(version), facts);
    expect([version.slug, complaints]).toEqual([version.slug, {}]);
    // Fields that were left out are read as null; nothing else may differ.
    const bare = (content: unknown) => JSON.parse(JSON.stringify(content, (_, value: unknown) => value ?? undefined)) as unknown;
    expect(bare(read?.content)).toEqual(bare(version.content));
  }
});

describe('four eyes', () => {
  it('lets nobody approve what they wrote, and the next one only after it was sent', async () => {
    const procedure = await procedureOf(1);
    const draftId = await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(addDays(today(), 9)) });
    expect(refusalOf(await approve(draftId))).toBe('NotInThisState');
    done(await submit(draftId, rename('Bản chờ duyệt')));
    expect(refusalOf(await approve(draftId, controller))).toBe('AuthorMayNotApprove');
    expect(refusalOf(await approve(draftId, clerk))).toBe('NotPermitted');
    done(await returnDraft(as(leader), { draftId, revision: (await findDraft(AGENCY, draftId))?.revision ?? 0, comment: 'Ghi rõ trường hợp cấp lại' }));
    expect(await findDraft(AGENCY, draftId)).toMatchObject({ state: 'draft' });
    expect((await listDraftEvents(AGENCY, draftId))[0]).toMatchObject({ act: 'return', comment: 'Ghi rõ trường hợp cấp lại' });
    done(await submit(draftId));
    done(await approve(draftId));
    expect(refusalOf(await approve(draftId))).toBe('NotInThisState');
    expect((await listRecordedVersions(AGENCY, procedure.procedureId))[0]).toMatchObject({ createdByName: controller.name, reviewedByName: leader.name, number: 2 });
  });
});

describe('who is told', () => {
  const toldOf = async (draftId: string) => (await db().notice.findMany({ where: { agencyId: AGENCY, channel: 'in-app', data: { path: ['draft'], equals: draftId } }, orderBy: { createdAt: 'asc' } })).map(({ template, recipient, data }) => ({ template, recipient, comment: (data as Record<string, string>).comment }));

  it('those who may review it, not who wrote it; then the author, of its return and of its approval; nobody when it fails', async () => {
    const procedure = await procedureOf(1);
    const draftId = await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(addDays(today(), 40)) });
    expect((await submit(draftId, (form) => ({ ...form, timeLimits: [] }))).ok).toBe(false);
    expect(await toldOf(draftId)).toEqual([]);
    done(await submit(draftId, rename('Bản cần người thứ hai')));
    const asked = await toldOf(draftId);
    expect(asked.every(({ template }) => template === 'staff-draft-review')).toBe(true);
    expect(asked.map(({ recipient }) => recipient)).toContain(leader.staffId);
    expect(asked.map(({ recipient }) => recipient)).not.toContain(controller.staffId);
    expect(asked.map(({ recipient }) => recipient)).not.toContain(clerk.staffId);

    done(await returnDraft(as(leader), { draftId, revision: (await findDraft(AGENCY, draftId))?.revision ?? 0, comment: 'Thiếu căn cứ' }));
    expect((await toldOf(draftId)).slice(asked.length)).toEqual([{ template: 'staff-draft-returned', recipient: controller.staffId, comment: 'Thiếu căn cứ' }]);
    done(await submit(draftId));
    done(await approve(draftId));
    expect((await toldOf(draftId)).slice(2 * asked.length + 1)).toEqual([{ template: 'staff-draft-approved', recipient: controller.staffId, comment: '' }]);
    expect(noticeHref({ template: 'staff-draft-review', data: { draft: draftId }, code: null })).toBe(`/thu-tuc-noi-bo/du-thao/${draftId}`);
  });
});

describe('two who save', () => {
  it('one wins, the other is told who and when, and both texts are kept', async () => {
    const procedure = await procedureOf(2);
    const draftId = await start('amend', { procedureId: procedure.procedureId });
    const [one, two] = [await edit(draftId, rename('Bản của một')), await edit(draftId, rename('Bản của hai'))];
    const results = await Promise.all([saveDraft(as(controller), one), saveDraft(as(controller), two)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = results.find(({ ok }) => !ok);
    expect(lost).toMatchObject({ refusal: { name: 'ChangedMeanwhile', by: controller.name, revision: 2 } });
    const saved = await findDraft(AGENCY, draftId);
    done(await saveDraft(as(controller), { ...one, revision: saved?.revision ?? 0, form: { ...one.form, name: 'Bản đè lên' } }));
    const kept = await db().procedureDraftEvent.findMany({ where: { agencyId: AGENCY, draftId }, orderBy: { seq: 'asc' } });
    expect(kept.map(({ form }) => (form as DraftForm | null)?.name)).toContain(saved?.name);
    done(await discardDraft(as(controller), { draftId, revision: (await findDraft(AGENCY, draftId))?.revision ?? 0 }));
    expect((await listDrafts(AGENCY)).map(({ id }) => id)).not.toContain(draftId);
  });

  it('keeps what cannot be read yet, markup and 10,000 letters included, and says so beside the field when it is sent', async () => {
    const procedure = await procedureOf(2);
    const draftId = await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(addDays(today(), 5)) });
    const bad = (form: DraftForm): DraftForm => ({ ...form, name: '<script>alert(1)</script> & <b>đậm</b>', conditions: 'ă'.repeat(10_000), timeLimits: [{ ...form.timeLimits[0], value: 'ba ngày' } as DraftForm['timeLimits'][number]], workflow: [{ step: 'Thẩm định', unitId: form.workflow[0]?.unitId ?? '', duration: '900', durationUnit: 'working-day' }] });
    done(await saveDraft(as(controller), await edit(draftId, bad)));
    expect((await findDraft(AGENCY, draftId))?.form.conditions).toHaveLength(10_000);
    const refused = await submit(draftId);
    expect(refused).toMatchObject({ refusal: { name: 'Incomplete', complaints: { conditions: expect.stringContaining('2.000'), 'timeLimits.0.value': expect.stringContaining('số nguyên') } } });
    const tooLong = await submit(draftId, (form) => ({ ...form, conditions: '', timeLimits: [{ caseName: '', channel: '', value: '5', unit: 'working-day' }], committed: { value: '', unit: 'working-day' } }));
    expect(tooLong).toMatchObject({ refusal: { name: 'Incomplete', complaints: { workflow: expect.stringContaining('900 ngày làm việc') } } });
  });
});

describe('what is refused', () => {
  it('a repeal of what was never in force then, a code used twice, two versions on one day', async () => {
    const procedure = await procedureOf(3);
    const repeal = async (on: PlainDate) => {
      const draftId = await start('repeal', { procedureId: procedure.procedureId, decisionId: await aDecision(on, 'repeal') });
      done(await submit(draftId));
      return approve(draftId);
    };
    expect(done(await repeal(addDays(today(), 3)))).toMatchObject({ endsOn: addDays(today(), 2), validFrom: null, versionId: null });
    const again = await start('repeal', { procedureId: procedure.procedureId, decisionId: await aDecision(addDays(today(), 10), 'repeal') });
    expect(refusalOf(await submit(again))).toBe('NotInForceThen');

    const taken = await start('new', { copyOfId: procedure.id, decisionId: await aDecision(addDays(today(), 4), 'new') });
    expect(refusalOf(await submit(taken, (form) => ({ ...form, code: procedure.slug })))).toBe('CodeTaken');
    expect(refusalOf(await submit(taken, (form) => ({ ...form, code: 'T-1' })))).toBe('Incomplete');

    const other = await procedureOf(4);
    const [first, second] = [await start('amend', { procedureId: other.procedureId, decisionId: await aDecision(addDays(today(), 6)) }), await start('amend', { procedureId: other.procedureId, decisionId: await aDecision(addDays(today(), 6)) })];
    done(await submit(first, rename('Bản thứ nhất')));
    done(await submit(second, rename('Bản thứ hai')));
    done(await approve(first));
    expect(refusalOf(await approve(second))).toBe('OverlapsVersion');
    expect(SaveDecision.safeParse({ number: '1', issuedOn: '02/01/2026', effectiveOn: '01/01/2026', issuer: 'Ai đó', title: 'Gì đó', kind: 'new' }).error?.issues[0]).toMatchObject({ path: ['effectiveOn'] });
  });

  it('by the database too, whoever writes', async () => {
    const procedure = await procedureOf(5);
    const row = await db().procedureVersion.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: procedure.id } } });
    const { id: _id, content, ...same } = row;
    await expect(db().procedureVersion.create({ data: { ...same, number: 99, content: content ?? {} } })).rejects.toThrow(/no_overlap/);
  });

  it('two approvals at once of the same days: one wins', async () => {
    const procedure = await procedureOf(6);
    const ids = [await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(addDays(today(), 6)) }), await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(addDays(today(), 7)) })];
    for (const [index, id] of ids.entries()) done(await submit(id, rename(`Bản ${index}`)));
    const results = await Promise.all(ids.map((id) => approve(id)));
    expect(results.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    const spans = (await listKnownSpans(AGENCY, procedure.procedureId)).filter(({ knownUntil }) => knownUntil === null);
    for (let day = 0; day < 12; day += 1) expect(spans.filter((span) => span.validFrom <= addDays(today(), day) && (span.validTo === null || span.validTo >= addDays(today(), day))).length).toBe(1);
  });
});

describe('beside a version that is announced for later', () => {
  it('a decision in between holds until that one; what was known before stays readable', async () => {
    const procedure = await procedureOf(6);
    const [soon, later] = [addDays(today(), 10), addDays(today(), 30)];
    const first = await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(later) });
    done(await submit(first, rename('Bản sau cùng')));
    const upcoming = done(await approve(first));
    const knownBefore = now();

    const between = await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(soon) });
    expect((await findDraft(AGENCY, between))?.baseVersionId).toBe(procedure.id);
    done(await submit(between, rename('Bản ở giữa')));
    const preview = await previewDraft(as(leader), between);
    expect(preview.ok ? preview.value.later?.id : null).toBe(upcoming.versionId);
    const inserted = done(await approve(between));
    expect(inserted).toMatchObject({ validFrom: soon, endsOn: addDays(soon, -1) });
    const all = await listVersions(AGENCY, procedure.procedureId);
    expect(all.map(({ name, validFrom, validTo }) => [name, validFrom, validTo]).slice(0, 2)).toEqual([['Bản sau cùng', later, null], ['Bản ở giữa', soon, addDays(later, -1)]]);
    const on = addDays(soon, 3);
    expect((await versionInForce(AGENCY, procedure.procedureId, on, now()))?.name).toBe('Bản ở giữa');
    expect((await versionInForce(AGENCY, procedure.procedureId, on, knownBefore))?.versionId).toBe(procedure.id);
    const repeal = await start('repeal', { procedureId: procedure.procedureId, decisionId: await aDecision(addDays(today(), 5), 'repeal') });
    expect(refusalOf(await submit(repeal))).toBe('OverlapsVersion');
  });
});

describe('a correction of days', () => {
  it('moves the beginning and the last day of what it took over from; overlaps and typing errors are refused beside the field', async () => {
    const procedure = await procedureOf(7);
    const begins = addDays(today(), 20);
    const amended = await start('amend', { procedureId: procedure.procedureId, decisionId: await aDecision(begins) });
    done(await submit(amended, rename('Bản ghi sai ngày')));
    const { versionId } = done(await approve(amended));
    const knownBefore = now();
    const typedDay = (on: PlainDate) => on.split('-').reverse().join('/');
    const correction = await start('correct', { procedureId: procedure.procedureId, versionId });
    const days = (from: string, to = '') => (form: DraftForm): DraftForm => ({ ...form, reason: 'Quyết định ghi ngày khác', days: { from, to } });
    expect(await submit(correction, days('31/02/2027'))).toMatchObject({ refusal: { name: 'Incomplete', complaints: { 'days.from': expect.any(String) as string } } });
    expect(refusalOf(await submit(correction, days(typedDay(begins))))).toBe('NothingChanged');
    expect(refusalOf(await submit(correction, days(typedDay(begins), typedDay(addDays(begins, 30)))))).toBe('EndNeedsADecision');
    expect(refusalOf(await submit(correction, days('01/01/2001')))).toBe('EffectiveBeforeIssued');

    const right = addDays(begins, 5);
    done(await submit(correction, days(typedDay(right))));
    const approved = done(await approve(correction));
    expect(approved).toMatchObject({ validFrom: right, endsOn: addDays(right, -1) });
    const inForce = async (on: PlainDate, knownAt: Date) => (await versionInForce(AGENCY, procedure.procedureId, on, knownAt))?.versionId;
    expect([await inForce(begins, now()), await inForce(right, now())]).toEqual([procedure.id, approved.versionId]);
    expect([await inForce(begins, knownBefore), await inForce(addDays(begins, -1), knownBefore)]).toEqual([versionId, procedure.id]);
    expect((await listRecordedVersions(AGENCY, procedure.procedureId))[0]).toMatchObject({ number: 3, correctsNumber: 2, validFrom: right });
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
  });
});

describe('a new procedure', () => {
  it('is nowhere until it is approved, and takes the place of another with its codes', async () => {
    const procedure = await procedureOf(7);
    const from = addDays(today(), 8);
    const draftId = await start('replace', { procedureId: procedure.procedureId, decisionId: await aDecision(from, 'replace'), asNew: true });
    expect(await findProcedure(AGENCY, '9.000001')).toBeNull();
    done(await submit(draftId, (form) => ({ ...form, code: '9.000001', name: 'Thủ tục thay thế' })));
    expect(done(await approve(draftId))).toMatchObject({ slug: '9.000001', validFrom: from });
    expect(await findBySlug(AGENCY, '9.000001', from)).toMatchObject({ name: 'Thủ tục thay thế', formerCodes: [procedure.slug] });
    expect(await findBySlug(AGENCY, procedure.slug, from)).toBeNull();
    expect(await findBySlug(AGENCY, procedure.slug, addDays(from, -1))).not.toBeNull();
  });
});

describe('a correction', () => {
  it('is a further version; what was known before stays readable, and the dossiers keep theirs', async () => {
    const procedure = await procedureOf(8);
    const knownBefore = now();
    const draftId = await start('correct', { procedureId: procedure.procedureId, versionId: procedure.id });
    expect(refusalOf(await submit(draftId, rename('Tên đúng')))).toBe('ReasonMissing');
    expect(refusalOf(await submit(draftId, (form) => ({ ...form, reason: 'Không đổi gì' })))).toBe('NothingChanged');
    done(await submit(draftId, (form) => ({ ...form, name: 'Tên đúng', reason: 'Ghi sai tên so với quyết định' })));
    const approved = done(await approve(draftId));
    expect((await versionInForce(AGENCY, procedure.procedureId, today(), now()))?.versionId).toBe(approved.versionId);
    expect((await versionInForce(AGENCY, procedure.procedureId, today(), knownBefore))?.versionId).toBe(procedure.id);
    expect((await versionInForce(AGENCY, procedure.procedureId, plainDate('1990-01-01'), now()))).toBeNull();
    expect((await listRecordedVersions(AGENCY, procedure.procedureId)).map(({ number, isSuperseded, correctsNumber }) => [number, isSuperseded, correctsNumber])).toEqual([[2, false, 1], [1, true, null]]);
  });
});

describe('a decision', () => {
  it('is marked as compared by a person, only with its signed file, and its dates are settled once used', async () => {
    const id = await aDecision(addDays(today(), 20), 'new');
    expect(refusalOf(await markVerified(as(controller), { what: 'decision', id, verified: 'yes' }))).toBe('NoSignedFile');
    const same = SaveDecision.parse({ decisionId: id, version: '1', number: '99/QĐ', issuedOn: '01/01/2026', effectiveOn: '02/01/2026', issuer: 'Ai đó', title: 'Gì đó', kind: 'new' });
    expect(refusalOf(await saveDecision(as(controller), same))).toBe('ChangedMeanwhile');
    const used = (await db().procedureVersion.findFirstOrThrow({ where: { agencyId: AGENCY, number: 2 } })).decisionId;
    expect(refusalOf(await saveDecision(as(controller), { ...same, decisionId: used, version: (await lastVersion(used)) }))).toBe('DatesAreUsed');
  });
});

async function lastVersion(id: string): Promise<string> {
  const row = await db().auditEntry.findFirst({ where: { agencyId: AGENCY, subject: `decision:${id}` }, orderBy: { seq: 'desc' } });
  return row?.seq.toString() ?? '0';
}

it('everything above stands in an audit trail that holds', async () => {
  expect(await verifyAudit(AGENCY)).toMatchObject({ faults: [] });
});
