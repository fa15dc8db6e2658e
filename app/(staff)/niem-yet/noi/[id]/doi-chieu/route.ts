import { judgeBoard } from '@/lib/usecases/check-board';
import { boardOutcome, needsAct } from '@/lib/domain/procedure/posting';
import { OUTCOME_WORDS } from '@/lib/text/posting-words';
import { staffRoute } from '@/lib/web/staff-route';

/** What a scanned poster is worth today: `ma` is the procedure's slug, `ban` the number of the version. Keeps nothing. */
export const GET = staffRoute<{ id: string }>('posting:check', async ({ request, ctx }) => {
  const slug = request.nextUrl.searchParams.get('ma') ?? '';
  const ban = request.nextUrl.searchParams.get('ban') ?? '';
  const number = /^\d{1,6}$/.test(ban) ? Number(ban) : null;
  const judged = await judgeBoard(ctx.actor.agencyId, ctx.now.on, { slug, number });
  if (!judged.ok) return Response.json({ type: 'about:blank', status: 404, title: judged.refusal.name === 'NoSuchVersion' ? 'Không có bản nào mang số này.' : 'Mã này không phải của một thủ tục ở đây.' }, { status: 404, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });
  const { found, current, name, procedure } = judged.value;
  const outcome = boardOutcome(found && { id: found.versionId, validFrom: found.validFrom, validTo: found.validTo }, current?.versionId ?? null, true, ctx.now.on);
  return Response.json({ slug: procedure.slug, name, number: found?.number ?? null, inForce: current?.number ?? null, outcome, isRight: !needsAct(outcome), title: OUTCOME_WORDS[outcome].title, act: OUTCOME_WORDS[outcome].act });
});
