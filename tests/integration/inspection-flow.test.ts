import { beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '@/lib/data/calendar';
import { listInspections } from '@/lib/data/inspection-lists';
import { listMinutes, speaksForUnit } from '@/lib/data/inspection-minutes';
import { listBasesOn } from '@/lib/data/inspection-plans';
import { findInspection, listInspectionEvents, type InspectionRow } from '@/lib/data/inspections';
import { findSession, insertSession } from '@/lib/data/sessions';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { can, type Actor } from '@/lib/domain/access/can';
import { addDays, plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { seenUnits } from '@/lib/domain/inspection/sight';
import { dateColumn, localTimeOf } from '@/lib/platform/clock';
import { ActWithNotice, AgreeMinutes, Conclude, CorrectConclusion, DecideTeam, EndSite, NotifyUnits, SavePlan, SaveSelfReport, SendReport } from '@/lib/schemas/inspection-plan';
import type { Context } from '@/lib/usecases/context';
import { onInspection } from '@/lib/usecases/inspection/act';
import { cancelInspection, closeInspection, concludeInspection, publishConclusion, reopenInspection, returnReport, sendReport } from '@/lib/usecases/inspection/conclude';
import { agreeMinutes, conclusionDue, endSite, notifyUnits, offerMinutes, openInspection } from '@/lib/usecases/inspection/conduct';
import { correctConclusion } from '@/lib/usecases/inspection/correct-conclusion';
import { issuePlan } from '@/lib/usecases/inspection/issue-plan';
import { planInspection } from '@/lib/usecases/inspection/plan-inspection';
import { returnSelfReport, saveSelfReport, selfReportSha256 } from '@/lib/usecases/inspection/self-report';
import { addMember, decideTeam, removeMember } from '@/lib/usecases/inspection/team';
import { issueYearPlan, saveYearPlan, saveYearPlanLine } from '@/lib/usecases/inspection/year-plan';
import { ok } from '@/lib/domain/shared/result';
import { actorNamed, AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';

useDatabase();

/** A Tuesday, at ten; everything of this test happens on it unless it says otherwise. */
const TODAY = plainDate('2026-11-24');
const contextOf = async (username: string, on: PlainDate = TODAY): Promise<Context> => {
  const instant = new Date(`${on}T03:00:00Z`);
  return { actor: await actorNamed(username), instant, now: localTimeOf(instant) };
};
const units: Record<string, string> = {};
const staff: Record<string, string> = {};
let basisIds: string[] = [];
const id = (short: string): string => units[short] ?? '';
const who = (username: string): string => staff[username] ?? '';
const signed = (number: string, issuedOn: string = TODAY) => ({ number, issuedOn, signerName: 'Đoàn Hải Sơn', signerTitle: 'Phó Trưởng ban' });
const inspectionOf = async (code: string): Promise<InspectionRow> => {
  const found = await findInspection(AGENCY, code);
  if (!found) throw new Error(`no inspection ${code}`);
  return found;
};
const ref = async (code: string) => ({ code, version: (await inspectionOf(code)).version });
const planSent = (wanted: Record<string, unknown> = {}) => ({
  title: 'Kiểm tra công tác kiểm soát thủ tục hành chính', purpose: 'Đánh giá việc thực hiện tại các phòng.', periodFrom: '15/12/2025', periodTo: '14/11/2026', siteFrom: '24/11/2026', siteTo: '25/11/2026', method: 'Nghe báo cáo, kiểm tra hồ sơ.',
  contents: ['direction', 'carrying-out'], unitIds: [id('QLLĐ'), id('QLĐT')], basisIds, [`visit-${id('QLLĐ')}`]: '24/11/2026', [`visit-${id('QLĐT')}`]: '25/11/2026', ...wanted,
});
const planForm = (wanted: Record<string, unknown> = {}) => SavePlan.parse(planSent(wanted));
const plan = async (username: string, wanted: Record<string, unknown> = {}): Promise<string> => {
  const planned = await planInspection(await contextOf(username), planForm(wanted.siteFrom === undefined ? wanted : { [`visit-${id('QLLĐ')}`]: '', [`visit-${id('QLĐT')}`]: '', ...wanted }));
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  return planned.value.code;
};
const teamForm = async (code: string, number: string, team: Record<string, string>, more: Record<string, unknown> = {}) => DecideTeam.parse({ ...(await ref(code)), ...signed(number), ...Object.fromEntries(Object.entries(team).map(([username, role]) => [`role-${who(username)}`, role])), ...more });
const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
/** As the session tells it: with the units that this person inspects now. */
async function signedIn(username: string): Promise<Actor> {
  const at = new Date();
  const sessionId = await inTransaction((tx) => insertSession(tx, { agencyId: AGENCY, staffId: who(username), method: 'password', at, expiresAt: new Date(at.getTime() + 3_600_000), address: null, userAgent: null }));
  const found = await findSession(AGENCY, sessionId);
  if (!found) throw new Error('no session');
  return { staffId: found.staffId, agencyId: AGENCY, name: found.name, title: found.title, roles: found.roles, inspects: found.inspects };
}
const words = { strengths: 'Hồ sơ được giải quyết đúng hạn.', assessment: 'Đơn vị thực hiện nghiêm túc.' };

beforeAll(async () => {
  await openOffice();
  for (const unit of await db().unit.findMany({ where: { agencyId: AGENCY } })) units[unit.shortName] = unit.id;
  for (const person of await db().staff.findMany({ where: { agencyId: AGENCY } })) staff[person.username] = person.id;
  basisIds = (await listBasesOn(AGENCY, TODAY)).slice(0, 2).map((basis) => basis.id);
});

describe('the plan of a year', () => {
  it('is drafted line by line, issued by a second person, and becomes inspections', async () => {
    const [drafter, leader] = [await contextOf('kiemsoat'), await contextOf('lanhdao')];
    const { id: planId } = must(await saveYearPlan(drafter, { year: 2026, purpose: 'Kiểm tra hằng năm các phòng.' }));
    expect(await issueYearPlan(leader, { id: planId, version: 1, ...signed('757/KH-BQL'), issuedOn: TODAY })).toMatchObject({ refusal: { name: 'YearPlanEmpty' } });
    must(await saveYearPlanLine(drafter, { id: planId, version: 1, unitIds: [id('QLLĐ')], contents: ['carrying-out'], month: 11, note: undefined }));
    expect(await saveYearPlanLine(drafter, { id: planId, version: 1, unitIds: [id('QLLĐ')], contents: ['review'] })).toMatchObject({ refusal: { name: 'YearPlanChanged' } });
    expect(await planInspection(drafter, planForm({ yearPlanId: planId, yearLine: '0' }))).toMatchObject({ refusal: { name: 'WrongYearPlanState', state: 'draft' } });
    expect(await issueYearPlan(drafter, { id: planId, version: 2, ...signed('757/KH-BQL'), issuedOn: TODAY })).toMatchObject({ refusal: { name: 'SamePerson' } });
    must(await issueYearPlan(leader, { id: planId, version: 2, ...signed('757/KH-BQL'), issuedOn: TODAY }));
    expect(await db().inspectionDocument.findMany({ where: { kind: 'year-plan' } })).toMatchObject([{ number: '757/KH-BQL', state: 'issued' }]);
    const code = await plan('kiemsoat', { yearPlanId: planId, yearLine: '0', unitIds: [id('TNMT')], siteFrom: '01/12/2026', siteTo: '01/12/2026' });
    expect(await inspectionOf(code)).toMatchObject({ kind: 'yearly', yearPlanId: planId, stage: 'drafting' });
    must(await cancelInspection(leader, { ...(await ref(code)), reason: 'Chuyển sang năm sau.' }));
  });
});

describe('planning', () => {
  it('says every contradiction beside its field', async () => {
    const wrong = await planInspection(await contextOf('kiemsoat'), planForm({ periodTo: '01/01/2025', [`visit-${id('QLLĐ')}`]: '30/11/2026', selfReportDueOn: '25/11/2026' }));
    expect(wrong).toMatchObject({ refusal: { name: 'PlanContradicts', problems: [{ field: 'periodTo' }, { field: 'selfReportDueOn' }, { field: `visit-${id('QLLĐ')}` }] } });
    const { error } = SavePlan.safeParse(planSent({ unitIds: [], basisIds: [], siteFrom: '31/02/2026', [`visit-${id('QLLĐ')}`]: '' }));
    expect(error?.issues.map(({ path }) => path[0]).sort()).toEqual(['basisIds', 'siteFrom', 'unitIds']);
  });

  it('numbers the inspections of a year without a gap, however many plan at once', async () => {
    const before = await db().inspection.count({ where: { code: { startsWith: '2027-' } } });
    const codes = await Promise.all(Array.from({ length: 5 }, (_, index) => plan('kiemsoat', { unitIds: [id('VP')], siteFrom: `0${index + 1}/02/2027`, siteTo: `0${index + 1}/02/2027` })));
    expect(codes.sort()).toEqual(Array.from({ length: 5 }, (_, index) => `2027-0${before + index + 1}`));
  });

  it('warns of two teams on one unit on the same days, and lets it be with a reason', async () => {
    const first = await plan('kiemsoat', { unitIds: [id('QHXD')], siteFrom: '10/12/2026', siteTo: '11/12/2026' });
    const again = { unitIds: [id('QHXD'), id('VP')], siteFrom: '11/12/2026', siteTo: '12/12/2026' };
    expect(await planInspection(await contextOf('kiemtra'), planForm(again))).toMatchObject({ refusal: { name: 'OverlapNeedsReason', overlaps: [{ code: first }] } });
    const second = await plan('kiemtra', { ...again, overlapReason: 'Đoàn của thành phố cùng về.' });
    expect((await listInspectionEvents(AGENCY, (await inspectionOf(second)).id)).at(-1)).toMatchObject({ act: 'revise', reason: 'Đoàn của thành phố cùng về.' });
    for (const code of [first, second]) must(await cancelInspection(await contextOf('lanhdao'), { ...(await ref(code)), reason: 'Chỉ để thử trùng lịch.' }));
  });
});

describe('the whole life of an inspection', () => {
  let code = '';
  const stage = async () => (await inspectionOf(code)).stage;

  it('its plan is issued by someone who wrote none of it; the second of two is told who was first', async () => {
    code = await plan('kiemsoat');
    const [leader, inspector] = [await contextOf('lanhdao'), await contextOf('kiemtra')];
    const form = { ...(await ref(code)), ...signed('799/KH-BQL'), issuedOn: TODAY };
    expect(await issuePlan(inspector, form)).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await issuePlan(leader, { ...form, issuedOn: addDays(TODAY, 1) })).toMatchObject({ refusal: { name: 'DayInFuture', field: 'issuedOn' } });
    await planInspection(await contextOf('kiemtra'), planForm({ code, version: String(form.version), title: 'Kiểm tra năm 2026' }));
    expect(await issuePlan(leader, form)).toMatchObject({ refusal: { name: 'ChangedMeanwhile', byName: 'Lương Minh Khuê' } });
    const twice = await Promise.all([issuePlan(leader, { ...form, version: form.version + 1 }), issuePlan(leader, { ...form, version: form.version + 1 })]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect(twice.find((one) => !one.ok)).toMatchObject({ refusal: { name: 'ChangedMeanwhile', byName: 'Đoàn Hải Sơn' } });
    expect(await stage()).toBe('planned');
    expect(await planInspection(await contextOf('kiemsoat'), planForm({ code, version: String((await ref(code)).version) }))).toMatchObject({ refusal: { name: 'NotInThisStage', stage: 'planned', last: { act: 'issue-plan', byName: 'Đoàn Hải Sơn' } } });
  });

  it('a person who wrote the plan does not issue it, even with the right to', async () => {
    const own = await plan('kiemsoat', { unitIds: [id('TTTV')], siteFrom: '20/12/2026', siteTo: '20/12/2026' });
    await db().staffRole.create({ data: { agencyId: AGENCY, staffId: who('kiemsoat'), unitId: id('KSTTHC'), role: 'leader' } });
    expect(await issuePlan(await contextOf('kiemsoat'), { ...(await ref(own)), ...signed('801/KH-BQL'), issuedOn: TODAY })).toMatchObject({ refusal: { name: 'SamePerson' } });
    expect(await issuePlan(await contextOf('lanhdao'), { ...(await ref(own)), ...signed('799/KH-BQL'), issuedOn: TODAY })).toMatchObject({ refusal: { name: 'NumberTaken' } });
    await db().staffRole.deleteMany({ where: { staffId: who('kiemsoat'), role: 'leader' } });
    must(await cancelInspection(await contextOf('lanhdao'), { ...(await ref(own)), reason: 'Chỉ để thử người thứ hai.' }));
  });

  it('the team has one leader, nobody over her own unit, somebody for each unit', async () => {
    const leader = await contextOf('lanhdao');
    expect((await signedIn('kiemtra')).inspects).toEqual([]);
    expect(await decideTeam(leader, await teamForm(code, '800/QĐ-BQL', { kiemtra2: 'member' }))).toMatchObject({ refusal: { name: 'TeamProblems', problems: [{ why: 'NoLead' }] } });
    expect(await decideTeam(leader, await teamForm(code, '800/QĐ-BQL', { kiemtra: 'lead', kiemtra2: 'lead' }))).toMatchObject({ refusal: { name: 'TeamProblems', problems: [{ why: 'SeveralLeads' }] } });
    expect(await decideTeam(leader, await teamForm(code, '800/QĐ-BQL', { kiemtra: 'lead', truongphong: 'member' }))).toMatchObject({ refusal: { name: 'NotAnInspector', staffId: who('truongphong') } });
    await db().staffRole.create({ data: { agencyId: AGENCY, staffId: who('kiemtra2'), unitId: id('QLĐT'), role: 'officer' } });
    expect(await decideTeam(leader, await teamForm(code, '800/QĐ-BQL', { kiemtra: 'lead', kiemtra2: 'secretary' }))).toMatchObject({ refusal: { name: 'TeamProblems', problems: [{ why: 'InspectsOwnUnit', staffId: who('kiemtra2'), unitIds: [id('QLĐT')] }] } });
    await db().staffRole.deleteMany({ where: { staffId: who('kiemtra2'), role: 'officer' } });
    must(await decideTeam(leader, await teamForm(code, '800/QĐ-BQL', { kiemtra: 'lead', kiemtra2: 'secretary' }, { [`units-${who('kiemtra2')}`]: [id('QLLĐ')] })));
    expect(await stage()).toBe('team-decided');
    expect(await db().inspectionDocument.count({ where: { kind: 'team-decision', number: '800/QĐ-BQL', state: 'issued' } })).toBe(1);
  });

  it('members see the dossiers of the units they inspect, for that time; the unit sees nothing before its notice', async () => {
    const [lead, member] = [await signedIn('kiemtra'), await signedIn('kiemtra2')];
    expect([lead.inspects, member.inspects]).toEqual([[id('QLLĐ'), id('QLĐT')].sort(), [id('QLLĐ')]]);
    for (const permission of ['dossier:view', 'dossier:search', 'paper:print', 'file:view'] as const) expect([can(member, permission, [id('QLLĐ')]), can(member, permission, [id('QLĐT')]), can(lead, permission, [id('QLĐT')])], permission).toEqual([true, false, true]);
    expect(can(member, 'dossier:assign', [id('QLLĐ')]) || can(member, 'dossier:export', [id('QLLĐ')])).toBe(false);
    const [head, other] = [await actorNamed('truongphong'), await actorNamed('truongdautu')];
    expect(seenUnits(head, await inspectionOf(code))).toBeNull();
    expect(await listInspections(AGENCY, { unitIds: [id('QLLĐ')] })).toEqual([]);
    must(await notifyUnits(await contextOf('kiemtra'), NotifyUnits.parse({ ...(await ref(code)), ...signed('802/TB-BQL'), selfReportDueOn: '24/11/2026' })));
    expect([seenUnits(head, await inspectionOf(code)), seenUnits(other, await inspectionOf(code))]).toEqual([[id('QLLĐ')], [id('QLĐT')]]);
    expect(seenUnits(await actorNamed('moitruong'), await inspectionOf(code))).toBeNull();
    expect(await listInspections(AGENCY, { unitIds: [id('QLLĐ')] })).toMatchObject([{ code, unitNames: ['Phòng Quản lý Lao động'] }]);
    expect((await db().notice.findMany({ where: { template: 'staff-inspection-notified' } })).map(({ recipient }) => recipient).sort()).toEqual([who('truongphong'), who('truongdautu')].sort());
  });

  it('only the leader of the team notifies and opens; the wrong stage is told', async () => {
    const version = (await ref(code)).version;
    expect(await openInspection(await contextOf('kiemtra2'), { code, version })).toMatchObject({ refusal: { name: 'NotTheLead' } });
    expect(await openInspection(await contextOf('kiemsoat'), { code, version })).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await openInspection(await contextOf('truongphong'), { code, version })).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await openInspection(await contextOf('moitruong'), { code, version })).toMatchObject({ refusal: { name: 'NoSuchInspection' } });
    expect(await endSite(await contextOf('kiemtra'), EndSite.parse({ code, version, endedOn: TODAY }))).toMatchObject({ refusal: { name: 'NotInThisStage', stage: 'notified' } });
  });

  it('a unit writes its self-report on its own figures, frozen when it is handed in; the leader may give it back', async () => {
    const head = await contextOf('truongphong');
    const form = (seen: number, wanted: Record<string, unknown>) => SaveSelfReport.parse({ code, unitId: id('QLLĐ'), seen, ...wanted });
    expect(await saveSelfReport(await contextOf('truongdautu'), form(1, { direction: 'Của phòng khác' }))).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await saveSelfReport(await contextOf('moitruong'), form(1, { direction: 'Không thấy' }))).toMatchObject({ refusal: { name: 'NoSuchInspection' } });
    must(await saveSelfReport(head, form(1, { direction: 'Đã phân công.' })));
    expect(await saveSelfReport(head, form(1, { direction: 'Bản cũ' }))).toMatchObject({ refusal: { name: 'SelfReportChanged' } });
    expect(await saveSelfReport(head, form(2, { submit: 'yes', direction: 'Đã phân công.' }))).toMatchObject({ refusal: { name: 'SectionsMissing', sections: ['carrying-out', 'shortcomings'] } });
    const whole = { submit: 'yes', direction: 'Đã phân công.', 'carrying-out': 'Đúng hạn.', shortcomings: 'Còn chậm chuyển.' };
    must(await saveSelfReport(head, form(2, whole)));
    const kept = await db().selfReport.findFirstOrThrow({ where: { unitId: id('QLLĐ') } });
    expect(kept).toMatchObject({ state: 'submitted', submittedById: who('truongphong') });
    expect(selfReportSha256(kept.words as never, kept.figures as never)).toBe(kept.sha256);
    expect(selfReportSha256({ ...(kept.words as object), shortcomings: 'Không có.' }, kept.figures as never)).not.toBe(kept.sha256);
    expect(await saveSelfReport(head, form(3, whole))).toMatchObject({ refusal: { name: 'WrongSelfReportState', state: 'submitted' } });
    expect(await returnSelfReport(await contextOf('kiemtra2'), { code, unitId: id('QLLĐ'), seen: 3, reason: 'Chưa phải trưởng đoàn.' })).toMatchObject({ refusal: { name: 'NotTheLead' } });
    must(await returnSelfReport(await contextOf('kiemtra'), { code, unitId: id('QLLĐ'), seen: 3, reason: 'Nêu rõ nguyên nhân.' }));
    must(await saveSelfReport(head, form(4, { ...whole, shortcomings: 'Còn chậm chuyển vì thiếu người.' })));
    expect((await db().inspectionDocument.findMany({ where: { kind: 'self-report' }, orderBy: { createdAt: 'asc' } })).map(({ state }) => state).sort()).toEqual(['issued', 'withdrawn']);
  });

  it('ends at the units only with minutes of which both sides have spoken, of exactly these minutes', async () => {
    const [lead, head, other] = [await contextOf('kiemtra'), await contextOf('truongphong'), await contextOf('truongdautu')];
    must(await openInspection(lead, await ref(code)));
    const end = async (endedOn: string = TODAY) => endSite(lead, EndSite.parse({ ...(await ref(code)), endedOn }));
    expect(await end()).toMatchObject({ refusal: { name: 'MinutesMissing', unitNames: ['Phòng Quản lý Lao động', 'Phòng Quản lý Đầu tư'] } });
    expect(await offerMinutes(await contextOf('kiemtra2'), { code, unitId: id('QLĐT') })).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    for (const short of ['QLLĐ', 'QLĐT']) must(await offerMinutes(lead, { code, unitId: id(short), assessment: 'Đơn vị phối hợp tốt.' }));
    const say = async (ctx: Context, short: string, side: string, wanted: Record<string, unknown> = {}) => {
      const minutes = (await listMinutes(AGENCY, (await inspectionOf(code)).id)).find(({ unitId }) => unitId === id(short));
      return agreeMinutes(ctx, AgreeMinutes.parse({ code, unitId: id(short), documentId: minutes?.documentId, sha256: minutes?.sha256, side, stance: 'agree', ...wanted }));
    };
    expect(await say(other, 'QLLĐ', 'unit')).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await say(lead, 'QLLĐ', 'unit')).toMatchObject({ refusal: { name: 'NotThisSide' } });
    expect(await say(head, 'QLLĐ', 'team')).toMatchObject({ refusal: { name: 'NotThisSide' } });
    expect(await say(await contextOf('chuyenvien'), 'QLLĐ', 'unit')).toMatchObject({ refusal: { name: 'NotThisSide' } });
    expect(await say(head, 'QLLĐ', 'unit', { sha256: '0'.repeat(64) })).toMatchObject({ refusal: { name: 'MinutesReplaced' } });
    must(await say(head, 'QLLĐ', 'unit'));
    expect(await say(head, 'QLLĐ', 'unit')).toMatchObject({ refusal: { name: 'AlreadySaid' } });
    // Drawn up anew: what was said of the former counts no more.
    must(await offerMinutes(lead, { code, unitId: id('QLLĐ'), note: 'Bổ sung một phiếu hồ sơ.' }));
    expect((await listMinutes(AGENCY, (await inspectionOf(code)).id)).find(({ unitId }) => unitId === id('QLLĐ'))).toMatchObject({ unit: null, team: null });
    must(await say(head, 'QLLĐ', 'unit'));
    must(await say(lead, 'QLLĐ', 'team'));
    expect(await say(other, 'QLĐT', 'unit', { stance: 'disagree' })).toMatchObject({ refusal: { name: 'OpinionNeeded' } });
    // The leader speaks for a unit only while it has no head of its own.
    const boss = await contextOf('lanhdao');
    expect(await say(boss, 'QLĐT', 'unit')).toMatchObject({ refusal: { name: 'NotThisSide' } });
    expect(await speaksForUnit(boss.actor, (await db().unit.findFirstOrThrow({ where: { agencyId: AGENCY, shortName: 'QHXD' } })).id)).toBe(true);
    expect(await speaksForUnit(lead.actor, (await db().unit.findFirstOrThrow({ where: { agencyId: AGENCY, shortName: 'QHXD' } })).id)).toBe(false);
    must(await say(other, 'QLĐT', 'unit', { stance: 'disagree', opinion: 'Số hồ sơ chưa đúng.' }));
    expect(await end()).toMatchObject({ refusal: { name: 'MinutesMissing', unitNames: ['Phòng Quản lý Đầu tư'] } });
    must(await say(lead, 'QLĐT', 'team'));
    expect(await end('25/11/2026')).toMatchObject({ refusal: { name: 'DayInFuture' } });
    expect(await end('01/11/2026')).toMatchObject({ refusal: { name: 'DayTooEarly' } });
    must(await end());
    // 24/11/2026 is a Tuesday and a day off: it counts as ended on Wednesday 25/11, and fifteen working days on is Wednesday 16/12.
    expect(await inspectionOf(code)).toMatchObject({ stage: 'site-ended', siteEndedOn: '2026-11-24', conclusionDueOn: '2026-12-16' });
    expect(conclusionDue(plainDate('2026-11-25'), await loadCalendar(AGENCY))).toBe('2026-12-16');
    expect(conclusionDue(plainDate('2026-11-26'), await loadCalendar(AGENCY))).toBe('2026-12-17');
    expect(await offerMinutes(lead, { code, unitId: id('QLLĐ') })).toMatchObject({ ok: false });
  });

  it('a member who is removed records nothing more and sees no dossier from that moment; what she did stays', async () => {
    const member = await contextOf('kiemtra2');
    const inspection = await inspectionOf(code);
    const work = () => onInspection(member, { id: inspection.id, act: 'record', unitId: id('QLLĐ') }, () => Promise.resolve(ok(null)));
    expect(await work()).toMatchObject({ ok: true });
    expect(await removeMember(await contextOf('kiemtra'), { ...(await ref(code)), staffId: who('kiemtra2'), reason: 'Không phải lãnh đạo.' })).toMatchObject({ refusal: { name: 'NotPermitted' } });
    must(await removeMember(await contextOf('lanhdao'), { ...(await ref(code)), staffId: who('kiemtra2'), reason: 'Chuyển công tác khác.' }));
    expect(await work()).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(can(await signedIn('kiemtra2'), 'dossier:view', [id('QLLĐ')])).toBe(false);
    expect((await listInspectionEvents(AGENCY, inspection.id)).filter(({ actorId, act }) => actorId === who('kiemtra2') && act === 'record')).toHaveLength(1);
    expect(await db().inspectionMember.findFirst({ where: { inspectionId: inspection.id, staffId: who('kiemtra2') } })).toMatchObject({ removedWhy: 'Chuyển công tác khác.' });
    expect(await addMember(await contextOf('lanhdao'), { ...(await ref(code)), staffId: who('kiemtra'), role: 'member', unitIds: [], reason: 'Đang là trưởng đoàn.' })).toMatchObject({ refusal: { name: 'AlreadyMember' } });
    expect(await addMember(await contextOf('lanhdao'), { ...(await ref(code)), staffId: who('kiemtra2'), role: 'lead', unitIds: [], reason: 'Đã có trưởng đoàn.' })).toMatchObject({ refusal: { name: 'LeadStands' } });
    must(await addMember(await contextOf('lanhdao'), { ...(await ref(code)), staffId: who('kiemtra2'), role: 'member', unitIds: [], reason: 'Trở lại đoàn.' }));
    expect(can(await signedIn('kiemtra2'), 'dossier:view', [id('QLĐT')])).toBe(true);
  });

  it('the report is given back once, then concluded by someone outside the team; access to dossiers ends with it', async () => {
    const [lead, leader] = [await contextOf('kiemtra'), await contextOf('lanhdao')];
    const report = async () => SendReport.parse({ ...(await ref(code)), ...signed('12/BC-ĐKT'), ...words });
    const conclusion = async () => Conclude.parse({ ...(await ref(code)), ...signed('805/KL-BQL'), ...words });
    expect(await concludeInspection(leader, await conclusion())).toMatchObject({ refusal: { name: 'NotInThisStage', stage: 'site-ended' } });
    expect(await sendReport(await contextOf('kiemtra2'), await report())).toMatchObject({ refusal: { name: 'NotTheLead' } });
    must(await sendReport(lead, await report()));
    must(await returnReport(leader, { ...(await ref(code)), reason: 'Bổ sung nguyên nhân.' }));
    expect(await stage()).toBe('site-ended');
    must(await sendReport(lead, await report()));
    await db().staffRole.create({ data: { agencyId: AGENCY, staffId: who('kiemtra2'), unitId: id('KSTTHC'), role: 'leader' } });
    expect(await concludeInspection(await contextOf('kiemtra2'), await conclusion())).toMatchObject({ refusal: { name: 'SamePerson' } });
    await db().staffRole.deleteMany({ where: { staffId: who('kiemtra2'), role: 'leader' } });
    const { id: inspectionId } = await inspectionOf(code);
    await db().recommendation.create({ data: { agencyId: AGENCY, inspectionId, number: 4, addresseeKind: 'unit', unitId: id('QLLĐ'), kind: 'correct', text: 'Chuyển hồ sơ trong ngày.', dueOn: dateColumn(plainDate('2026-12-31')), state: 'drafted', createdById: who('kiemtra') } });
    must(await concludeInspection(leader, await conclusion()));
    expect(await db().recommendation.findFirst({ where: { inspectionId } })).toMatchObject({ number: 1, state: 'open' });
    expect([(await signedIn('kiemtra')).inspects, (await signedIn('kiemtra2')).inspects]).toEqual([[], []]);
  });

  it('an issued conclusion changes only by a correction, published or not', async () => {
    const leader = await contextOf('lanhdao');
    expect(await concludeInspection(leader, Conclude.parse({ ...(await ref(code)), ...signed('806/KL-BQL'), ...words }))).toMatchObject({ refusal: { name: 'NotInThisStage', stage: 'concluded' } });
    must(await publishConclusion(await contextOf('kiemsoat'), ActWithNotice.parse({ ...(await ref(code)) })));
    expect(await publishConclusion(leader, ActWithNotice.parse({ ...(await ref(code)) }))).toMatchObject({ refusal: { name: 'AlreadyPublished' } });
    const first = await db().inspectionDocument.findFirstOrThrow({ where: { kind: 'conclusion' } });
    must(await correctConclusion(leader, CorrectConclusion.parse({ ...(await ref(code)), ...signed('807/ĐC-BQL'), assessment: 'Đơn vị thực hiện khá nghiêm túc.', reason: 'Sửa lỗi chữ.' })));
    const all = await db().inspectionDocument.findMany({ where: { kind: 'conclusion' }, orderBy: { createdAt: 'asc' } });
    expect(all).toHaveLength(2);
    expect(all.find((one) => one.id === first.id)).toMatchObject({ state: 'corrected', sha256: first.sha256, data: first.data });
    expect(all.find((one) => one.id !== first.id)).toMatchObject({ state: 'issued', correctsId: first.id, correctionWhy: 'Sửa lỗi chữ.' });
    expect(all.find((one) => one.id !== first.id)?.publishedAt).not.toBeNull();
  });

  it('is closed when every recommendation is settled, opened again with a reason, and its log tells all of it', async () => {
    const controller = await contextOf('kiemsoat');
    const close = async () => closeInspection(controller, ActWithNotice.parse({ ...(await ref(code)) }));
    expect(await close()).toMatchObject({ refusal: { name: 'RecommendationsOpen', numbers: [1] } });
    await db().recommendation.updateMany({ data: { state: 'verified' } });
    must(await close());
    expect(await inspectionOf(code)).toMatchObject({ stage: 'closed' });
    must(await reopenInspection(controller, { ...(await ref(code)), reason: 'Tồn tại lặp lại.' }));
    expect(await inspectionOf(code)).toMatchObject({ stage: 'concluded', closedAt: null });
    expect(await cancelInspection(await contextOf('lanhdao'), { ...(await ref(code)), reason: 'Đã kết luận rồi.' })).toMatchObject({ refusal: { name: 'NotInThisStage' } });
    const inspection = await inspectionOf(code);
    const events = (await listInspectionEvents(AGENCY, inspection.id)).reverse();
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: inspection.eventCount }, (_, index) => index + 1));
    expect(events.map(({ stageAfter }) => stageAfter).at(-1)).toBe(inspection.stage);
    expect(await db().auditEntry.count({ where: { subject: `inspection:${code}` } })).toBeGreaterThanOrEqual(inspection.eventCount);
    await expect(db().$executeRaw`UPDATE inspection_event SET reason = 'sửa' WHERE "inspectionId" = ${inspection.id}::uuid`).rejects.toThrow();
  });
});
