import 'server-only';
import { queueNotices } from '@/lib/data/notices';
import { rolesForTeam } from '@/lib/data/inspection-plans';
import type { LockedInspection } from '@/lib/data/inspections';
import type { Tx } from '@/lib/db/transaction';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import { teamProblems, type TeamDraft } from '@/lib/domain/inspection/plan';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { AddMember, DecideTeam, RemoveMember } from '@/lib/schemas/inspection-plan';
import { memberRoleWords } from '@/lib/text/inspection-words';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { issueSigned } from './issued';
import { onCode, type Acted } from './on-code';

type TeamRefusal = FlowRefusal | InspectionRefusal;

/** Who may not be in it: whoever is no inspector, and what the rules of a team say. `whole`: there must be a leader, and somebody for each unit. */
async function checkTeam(tx: Tx, agencyId: number, inspection: LockedInspection, team: TeamDraft, whole: boolean): Promise<Result<null, FlowRefusal>> {
  const people = await rolesForTeam(tx, agencyId, team.map(({ staffId }) => staffId));
  const stranger = team.find(({ staffId }) => people.get(staffId)?.mayInspect !== true);
  if (stranger) return refuse({ name: 'NotAnInspector', staffId: stranger.staffId });
  const problems = teamProblems(team, inspection.unitIds, new Map([...people].map(([id, { unitIds }]) => [id, unitIds]))).filter(({ why }) => whole || why === 'InspectsOwnUnit');
  if (problems.length === 0) return ok(null);
  const units = await tx.unit.findMany({ where: { agencyId, id: { in: [...inspection.unitIds] } }, select: { id: true, name: true } });
  return refuse({ name: 'TeamProblems', problems, names: Object.fromEntries([...units.map(({ id, name }) => [id, name] as const), ...[...people].map(([id, { name }]) => [id, name] as const)]) });
}

const tell = (tx: Tx, ctx: Context, inspection: LockedInspection, staffId: string, text: string) => queueNotices(tx, staffId === ctx.actor.staffId ? [] : [{
  agencyId: ctx.actor.agencyId, dossierId: null, channel: 'in-app' as const, recipient: staffId, template: 'staff-inspection-step' as const,
  data: { code: inspection.code, step: 'đoàn kiểm tra', by: ctx.actor.name, text, part: 'doan' }, dedupeKey: `inspection-team:${inspection.id}:${inspection.eventCount}:${staffId}`,
}], ctx.instant);

async function join(tx: Tx, ctx: Context, inspection: LockedInspection, member: TeamDraft[number]): Promise<void> {
  const key = { agencyId: ctx.actor.agencyId, inspectionId: inspection.id, staffId: member.staffId };
  const held = { role: member.role, unitIds: member.unitIds.filter((unitId) => inspection.unitIds.includes(unitId)), removedAt: null, removedById: null, removedWhy: null };
  await tx.inspectionMember.upsert({ where: { agencyId_inspectionId_staffId: key }, create: { ...key, ...held, joinedAt: ctx.instant }, update: held });
  await tell(tx, ctx, inspection, member.staffId, `Bạn tham gia đoàn kiểm tra, vai trò: ${memberRoleWords[member.role].toLowerCase()}.`);
}

/** Decides on the team, with number, day and signer. Decided anew before the notice, the former decision is withdrawn and the team is this one. */
export const decideTeam = (ctx: Context, input: DecideTeam): Promise<Result<Acted, TeamRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'decide-team', version: input.version, legalOn: input.issuedOn, data: { number: input.number, members: input.team.length } }, async (tx, inspection) => {
    const { agencyId, staffId } = ctx.actor;
    const sound = await checkTeam(tx, agencyId, inspection, input.team, true);
    if (!sound.ok) return sound;
    const where = { agencyId, inspectionId: inspection.id };
    // All leave before any joins: there is one leader at a time.
    await tx.inspectionMember.updateMany({ where: { ...where, removedAt: null }, data: { removedAt: ctx.instant, removedById: staffId, removedWhy: `Theo quyết định số ${input.number}` } });
    await tx.inspectionDocument.updateMany({ where: { ...where, kind: 'team-decision', state: 'issued' }, data: { state: 'withdrawn' } });
    for (const member of input.team) await join(tx, ctx, inspection, member);
    const issued = await issueSigned(tx, ctx, { kind: 'team-decision', inspectionId: inspection.id }, input);
    return issued.ok ? ok({ code: inspection.code }) : issued;
  });

/** Adds a member later, with the reason. The dossiers of the units are open to her from then on. */
export const addMember = (ctx: Context, input: AddMember): Promise<Result<Acted, TeamRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'add-member', version: input.version, reason: input.reason, data: { staffId: input.staffId, role: input.role, unitIds: input.unitIds } }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    const now = await tx.inspectionMember.findMany({ where: { agencyId, inspectionId: inspection.id, removedAt: null }, select: { staffId: true, role: true } });
    if (now.some(({ staffId }) => staffId === input.staffId)) return refuse({ name: 'AlreadyMember' });
    if (input.role === 'lead' && now.some(({ role }) => role === 'lead')) return refuse({ name: 'LeadStands' });
    const sound = await checkTeam(tx, agencyId, inspection, [input], false);
    if (!sound.ok) return sound;
    await join(tx, ctx, inspection, input);
    return ok({ code: inspection.code });
  });

/** Removes a member. What she recorded stays; from this moment she records nothing more and sees no dossier of the units. */
export const removeMember = (ctx: Context, input: RemoveMember): Promise<Result<Acted, TeamRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'remove-member', version: input.version, reason: input.reason, data: { staffId: input.staffId } }, async (tx, inspection) => {
    const { count } = await tx.inspectionMember.updateMany({ where: { agencyId: ctx.actor.agencyId, inspectionId: inspection.id, staffId: input.staffId, removedAt: null }, data: { removedAt: ctx.instant, removedById: ctx.actor.staffId, removedWhy: input.reason } });
    if (count === 0) return refuse({ name: 'NoSuchMember' });
    await tell(tx, ctx, inspection, input.staffId, `Bạn thôi tham gia đoàn kiểm tra. Lý do: ${input.reason}`);
    return ok({ code: inspection.code });
  });
