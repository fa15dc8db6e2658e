import 'server-only';
import { db } from '@/lib/db/client';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { upcomingVersion, versionInForce, type VersionFacts } from '@/lib/domain/procedure/version';

type VersionLine = VersionFacts & {
  readonly procedureId: string;
  readonly slug: string;
  readonly code: string | null;
  readonly formerCodes: readonly string[];
  readonly number: number;
  readonly name: string;
  readonly sectorId: string;
  readonly sectorName: string;
  readonly handlingUnitId: string;
  readonly handlingUnitName: string;
  readonly decisionNumber: string;
  readonly endDecisionNumber: string | null;
  readonly isVerified: boolean;
};

/** A procedure as the staff's list shows it: what is in force on the day, what comes, and how many drafts lie beside it. */
export type ProcedureLine = {
  readonly procedureId: string;
  readonly slug: string;
  readonly code: string | null;
  readonly formerCodes: readonly string[];
  readonly shown: VersionLine;
  readonly standing: 'in-force' | 'upcoming' | 'ended';
  readonly upcoming: VersionLine | null;
  readonly versions: number;
  readonly drafts: number;
};

/** Every procedure that was ever announced, by field and name. */
export async function listProcedureLines(agencyId: number, on: PlainDate): Promise<ProcedureLine[]> {
  const [versions, drafts] = await Promise.all([
    db().$queryRaw<VersionLine[]>`
      SELECT v."procedureId", p.slug, p.code, p."formerCodes", v.number, v.name, v.state, false AS "isSuperseded", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", v."sectorId", s.name AS "sectorName",
             v."handlingUnitId", u.name AS "handlingUnitName", d.number AS "decisionNumber", e.number AS "endDecisionNumber", v."isVerified"
        FROM procedure_version v
        JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId"
        JOIN sector s ON s."agencyId" = v."agencyId" AND s.id = v."sectorId"
        JOIN unit u ON u."agencyId" = v."agencyId" AND u.id = v."handlingUnitId"
        JOIN promulgation_decision d ON d."agencyId" = v."agencyId" AND d.id = v."decisionId"
        LEFT JOIN promulgation_decision e ON e."agencyId" = v."agencyId" AND e.id = v."endDecisionId"
       WHERE v."agencyId" = ${agencyId} AND v.state = 'approved' AND v."supersededAt" IS NULL ORDER BY s."sortOrder", s.name, v.name, v."validFrom" DESC`,
    db().$queryRaw<{ procedureId: string; count: number }[]>`SELECT "procedureId", count(*)::int AS count FROM procedure_draft WHERE "agencyId" = ${agencyId} AND state IN ('draft','in-review') AND "procedureId" IS NOT NULL GROUP BY 1`,
  ]);
  const draftsOf = new Map(drafts.map(({ procedureId, count }) => [procedureId, count]));
  const groups = new Map<string, VersionLine[]>();
  for (const version of versions) {
    const group = groups.get(version.procedureId);
    if (group) group.push(version);
    else groups.set(version.procedureId, [version]);
  }
  return [...groups.values()].flatMap((group) => {
    const [current, upcoming] = [versionInForce(group, on), upcomingVersion(group, on)];
    const last = group.reduce<VersionLine | null>((best, version) => (best === null || version.validFrom > best.validFrom ? version : best), null);
    const shown = current ?? upcoming ?? last;
    if (!shown) return [];
    const { procedureId, slug, code, formerCodes } = shown;
    return [{ procedureId, slug, code, formerCodes, shown, standing: current ? 'in-force' : upcoming ? 'upcoming' : 'ended', upcoming, versions: group.length, drafts: draftsOf.get(procedureId) ?? 0 } satisfies ProcedureLine];
  });
}
