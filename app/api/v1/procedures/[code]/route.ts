import { z } from 'zod';
import { findByCode } from '@/lib/data/procedures';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { caseChoices } from '@/lib/domain/dossier/completeness';
import { day } from '@/lib/schemas/api-values';
import type { ProcedureDetail } from '@/lib/schemas/api-procedures';
import { API_WORDS } from '@/lib/text/api-problems';
import { parseQuery, stopWith } from '@/lib/web/api-problem';
import { apiJson, apiRoute } from '@/lib/web/api-route';

const Query = z.strictObject({ on: day.optional() });

/** What a client must know to send a dossier: components and fees by their ordinals, the cases of each channel. */
export const GET = apiRoute<{ code: string }>('procedures:read', async ({ params, query, ctx }) => {
  const { on } = parseQuery(Query, query, API_WORDS.twice);
  const date = on === undefined ? ctx.now.on : parsePlainDate(on);
  if (date === null) return stopWith('query', { errors: [{ parameter: 'on', detail: API_WORDS.badTime }] });
  const version = await findByCode(ctx.actor.agencyId, params.code, date);
  if (!version) return stopWith('not-found', { detail: API_WORDS.noProcedure });
  const { content } = version;
  const answer: ProcedureDetail = {
    code: version.code, slug: version.slug, name: version.name, version: version.number, validFrom: version.validFrom, validTo: version.validTo, isVerified: version.isVerified, isSample: version.isSample, pauseRule: version.pauseRule,
    channels: content.channels.map((channel) => ({ channel, cases: [...caseChoices(content, channel).cases], mayBeNone: caseChoices(content, channel).mayBeNone })),
    timeLimits: content.timeLimits.map(({ caseName, channel, value, unit }) => ({ caseName, channel, value, unit })),
    components: content.components.map(({ name, form, originals, copies, isRequired, caseName }, index) => ({ ordinal: index + 1, name, form, originals, copies, isRequired, caseName })),
    fees: content.fees.map(({ kind, name, amountVnd, per }, index) => ({ ordinal: index + 1, kind, name, amountVnd, per })),
  };
  return apiJson(answer);
});
