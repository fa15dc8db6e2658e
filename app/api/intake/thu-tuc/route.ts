import { recentProcedures } from '@/lib/data/dossiers-received';
import { listInForce, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { foldWords } from '@/lib/text/fold';
import { staffRoute } from '@/lib/web/staff-route';

const SHOWN = 12;

const counterProcedure = ({ versionId, procedureId, code, name, sectorName, handlingUnitName, validFrom, content }: ProcedureVersionRecord) => ({ versionId, procedureId, code, name, sectorName, handlingUnitName, validFrom, content });

/**
 * The procedures in force on a day (`ngay`, today unless told), found by code or by letters without diacritics (`tim`): the
 * closest first and, among equals, those this person used last. A single digit is the place of one of them.
 */
export const GET = staffRoute('dossier:receive', async ({ request, ctx }) => {
  const query = request.nextUrl.searchParams;
  const on = parsePlainDate(query.get('ngay') ?? '') ?? ctx.now.on;
  const search = (query.get('tim') ?? '').slice(0, 200).trim();
  const place = /^[1-9]$/.test(search) ? Number(search) : null;
  const [found, recent] = await Promise.all([listInForce(ctx.actor.agencyId, on, place === null ? { search } : {}), recentProcedures(ctx.actor.agencyId, ctx.actor.staffId)]);
  const rank = new Map(recent.map((id, index) => [id, index]));
  const wanted = foldWords(search);
  /** What begins as it was typed, then what holds it as typed, then what only has its words. */
  const closeness = ({ name, code }: ProcedureVersionRecord): number => {
    const folded = foldWords(name);
    return wanted === '' || place !== null || folded.startsWith(wanted) || (code ?? '').startsWith(wanted) ? 0 : folded.includes(wanted) ? 1 : 2;
  };
  const rankOf = (version: ProcedureVersionRecord): number => rank.get(version.procedureId) ?? recent.length;
  const ordered = found.map((version, index) => ({ version, index })).sort((a, b) => closeness(a.version) - closeness(b.version) || rankOf(a.version) - rankOf(b.version) || a.index - b.index).map(({ version }) => version);
  const chosen = place === null ? ordered.slice(0, SHOWN) : ordered.filter((version) => rank.get(version.procedureId) === place - 1);
  return Response.json({ procedures: chosen.map((version) => ({ ...counterProcedure(version), recent: rank.has(version.procedureId) ? rankOf(version) + 1 : null })), total: found.length });
});
