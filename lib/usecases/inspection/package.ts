import 'server-only';
import { findChecklistById } from '@/lib/data/checklists';
import { listEarlierFindings, listFindings } from '@/lib/data/findings';
import { listSealedWithRows } from '@/lib/data/inspection-auto-answers';
import { deviceOwner, findingVersions, listOpenConflicts, listPackedDossiers, listPackedProcedures, notePackage } from '@/lib/data/inspection-devices';
import { listRecords } from '@/lib/data/inspection-records';
import { findInspectionById, inspectionUnits } from '@/lib/data/inspections';
import { inTransaction, rawReader } from '@/lib/db/transaction';
import { MOST_BREACHES, PACKAGE_SCHEMA, type InspectionPackage, type PackedAuto, type PackedUnit } from '@/lib/domain/inspection/package';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { SEES_DOSSIERS } from '@/lib/domain/inspection/stage';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import type { Context } from '../context';
import { memberOf, unitsOf, type SyncRefusal } from './sync-entries';

async function packAutos(agencyId: number, inspectionId: string, unitId: string): Promise<PackedAuto[]> {
  const sealed = await listSealedWithRows(agencyId, inspectionId, unitId, MOST_BREACHES);
  return sealed.map(({ itemKey, ruleId, verdict, population, breachCount, breaches, periodFrom, periodTo, sealedAt, sha256, legalBasis }) => ({
    itemKey, ruleId, verdict, population, breachCount, breaches: breaches.map(({ subject, detail }) => ({ subject, detail })), periodFrom, periodTo, sealedAt: sealedAt.toISOString(), sha256, legalBasis,
  }));
}

/** Everything a member of the team needs for her units, to work without a network. Also notes which device has it. */
export async function packInspection(ctx: Context, inspectionId: string, device: { readonly id: string; readonly label: string | null }): Promise<Result<InspectionPackage, SyncRefusal>> {
  const { agencyId, staffId, name } = ctx.actor;
  const inspection = await findInspectionById(agencyId, inspectionId);
  if (!inspection || !seesWholeInspection(ctx.actor)) return refuse({ name: 'NoSuchInspection' });
  const member = await inTransaction((tx) => memberOf(tx, agencyId, inspectionId, staffId));
  // Who left the team is given nothing any more, and nobody once the time of seeing the dossiers is over.
  if (!member || member.removedAt !== null || !SEES_DOSSIERS.includes(inspection.stage)) return refuse({ name: 'NoSuchInspection' });
  const owner = await inTransaction((tx) => deviceOwner(tx, { agencyId, id: device.id, inspectionId }));
  if (owner !== null && owner !== staffId) return refuse({ name: 'OtherDevice' });
  const checklist = await findChecklistById(agencyId, inspection.checklistVersionId);
  if (!checklist) return refuse({ name: 'NoSuchInspection' });
  const own = unitsOf(member, inspection);
  const versions = new Map((await findingVersions(agencyId, inspectionId)).map(({ key, version }) => [key, version]));
  const units: PackedUnit[] = [];
  for (const unit of (await inspectionUnits(agencyId, inspectionId)).filter(({ unitId }) => own.includes(unitId))) {
    const { unitId } = unit;
    const records = await listRecords(agencyId, inspectionId, unitId);
    const findings = await listFindings(agencyId, { inspectionId, unitId });
    units.push({
      unitId, name: unit.name, visitOn: unit.visitOn,
      autos: await packAutos(agencyId, inspectionId, unitId),
      dossiers: await listPackedDossiers(agencyId, inspectionId, unitId),
      records: records.map(({ kind, key, version, answer, content, byId, byName, saidAt }) => ({ kind, key, version, answer, content, byId, byName, saidAt: saidAt.toISOString() })),
      findings: findings.map(({ id, number, state, itemKey, severity, facts, byName }) => ({ id, version: versions.get(id) ?? 0, number, state, itemKey, severity, facts, byName })),
      earlier: await listEarlierFindings(rawReader(), agencyId, unitId, dateColumn(inspection.siteFrom)),
    });
  }
  const { code, title, purpose, siteFrom, siteTo, periodFrom, periodTo, stage, isSample, eventCount } = inspection;
  await inTransaction((tx) => notePackage(tx, { agencyId, id: device.id, inspectionId, staffId, label: device.label, at: ctx.instant, eventCount }));
  return ok({
    schema: PACKAGE_SCHEMA, packedAt: ctx.instant.toISOString(), eventCount, person: { id: staffId, name, isLead: member.role === 'lead' },
    inspection: { id: inspection.id, code, title, purpose, siteFrom, siteTo, periodFrom, periodTo, stage, isSample },
    checklist: {
      versionId: checklist.id, number: checklist.number,
      items: checklist.items.map(({ itemKey, number, section, sectionTitle, question, legalBasis, isBasisVerified, autoRule }) => ({ itemKey, number, section, sectionTitle, question, legalBasis, isBasisVerified, isAuto: autoRule !== null })),
      questions: checklist.questions.map(({ code: question, question: text }) => ({ code: question, question: text })),
    },
    units, procedures: await listPackedProcedures(agencyId, ctx.now.on), conflicts: await listOpenConflicts(agencyId, inspectionId, own),
  });
}
