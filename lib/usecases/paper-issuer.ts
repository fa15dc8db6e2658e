import 'server-only';
import { listUnits, theAgency } from '@/lib/data/agency';
import type { Actor } from '@/lib/domain/access/can';
import { PERMISSIONS, type Permission, type Reach, type Role } from '@/lib/domain/access/permissions';
import type { AgencyHeader, PaperContact } from '@/lib/domain/paper/parts';
import { env } from '@/lib/platform/env';
import { paths } from '@/lib/text/paths';

/** The desk that issues a paper: its letterhead, where it is, and whom to ask. */
export type PaperIssuer = {
  readonly agencyCode: string;
  readonly unitId: string;
  readonly unitShortName: string;
  readonly header: AgencyHeader;
  readonly place: string;
  readonly contact: PaperContact;
  /** Where results are collected. */
  readonly collectedAt: string;
  readonly isSample: boolean;
};

/** Where anyone compares a paper with what was issued. */
export const verifyUrl = (verifyToken: string): string => absoluteUrl(paths.verifyPaper(verifyToken));

/** The unit in which the actor holds the role that the permission is given to. Undefined when they do not hold it. */
export function unitActingFor(actor: Actor, permission: Permission): string | undefined {
  const grants: Readonly<Partial<Record<Role, Reach>>> = PERMISSIONS[permission];
  return actor.roles.find(({ role }) => grants[role] !== undefined)?.unitId;
}

/** What has not been entered yet is written in brackets by the reference data; it is never printed. */
const entered = (text: string): string | null => (text.trim() === '' || text.trim().startsWith('(') ? null : text.trim());

/** Địa danh: the name of the province or city (NĐ 30/2020, Annex I, item 4). */
export const placeOf = (parentName: string): string => parentName.replace(/^ủy ban nhân dân\s+/i, '').replace(/^(thành phố|tỉnh)\s+/i, '').trim() || parentName;

type OfficeOfPaper = {
  readonly agency: { readonly code: string; readonly name: string; readonly parentName: string; readonly address: string; readonly phone: string; readonly isSample: boolean };
  readonly units: readonly { readonly id: string; readonly name: string; readonly shortName: string; readonly kind: string }[];
  /** The unit that issues it. */
  readonly unit: { readonly id: string; readonly name: string; readonly shortName: string };
  /** Whom to ask. */
  readonly contactName: string;
};

/** The issuer of what a unit writes. */
export function issuerOf({ agency, units, unit, contactName }: OfficeOfPaper): PaperIssuer {
  const desk = units.find(({ kind }) => kind === 'one-stop-desk') ?? unit;
  const address = entered(agency.address);
  return {
    agencyCode: agency.code,
    unitId: unit.id,
    unitShortName: unit.shortName,
    header: { parent: agency.parentName, name: agency.name, unit: unit.name },
    place: placeOf(agency.parentName),
    contact: { name: contactName, unit: unit.name, phone: entered(agency.phone) },
    collectedAt: [`${desk.name}, ${agency.name}`, address].filter((part) => part !== null).join(', '),
    isSample: agency.isSample,
  };
}

/** The issuer for an actor. Throws when the actor has no unit with the permission: it was asked before. */
export async function paperIssuer(actor: Actor, permission: Permission): Promise<PaperIssuer> {
  const [agency, units] = await Promise.all([theAgency(), listUnits(actor.agencyId)]);
  const unitId = unitActingFor(actor, permission);
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) throw new Error('The actor belongs to no unit that may issue this paper');
  return issuerOf({ agency, units, unit, contactName: actor.name });
}

/** An address of this site, whole, as a QR code needs it. */
export const absoluteUrl = (path: string): string => `${env().PUBLIC_URL.replace(/\/+$/, '')}${path}`;
