import 'server-only';
import { renderPosters } from '@/lib/adapters/pdf/render-poster';
import { theAgency } from '@/lib/data/agency';
import { listInForce } from '@/lib/data/procedures';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { paths } from '@/lib/text/paths';
import { posterSheet } from '@/lib/text/paper/poster';
import type { Context } from './context';
import { absoluteUrl } from './paper-issuer';

export type PostersWanted = { readonly slugs: readonly string[]; readonly sectorId?: string | undefined; readonly size: 'a4' | 'a3' };

/** The posters of chosen procedures in force, or, with none chosen, of a field or of all: the book. Their codes name the version. */
export async function printPosters(ctx: Pick<Context, 'actor' | 'now'>, { slugs, sectorId, size }: PostersWanted): Promise<Result<{ bytes: Uint8Array; fileName: string }, { name: 'NothingToPrint' }>> {
  const [agency, all] = await Promise.all([theAgency(), listInForce(ctx.actor.agencyId, ctx.now.on, { sectorId })]);
  const chosen = slugs.length > 0 ? all.filter(({ slug }) => slugs.includes(slug)) : all;
  if (chosen.length === 0) return refuse({ name: 'NothingToPrint' });
  const sheets = chosen.map((version) =>
    posterSheet({
      agencyName: agency.name, parentName: agency.parentName, name: version.name, code: version.code, number: version.number, sectorName: version.sectorName, unitName: version.handlingUnitName, validFrom: version.validFrom,
      decisionNumber: version.decision.number, decisionIssuedOn: version.decision.issuedOn, content: version.content, isVerified: version.isVerified, isSample: version.isSample, url: absoluteUrl(paths.poster(version.slug, version.number)),
    }));
  const only = chosen.length === 1 ? chosen[0] : undefined;
  return ok({ bytes: await renderPosters(sheets, size, only ? only.name : `Quyển niêm yết thủ tục hành chính, ${agency.name}`), fileName: `${only ? `niem-yet-${only.slug}` : 'quyen-niem-yet'}-${size}.pdf` });
}
