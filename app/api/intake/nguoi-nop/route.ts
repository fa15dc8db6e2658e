import { z } from 'zod';
import { findApplicantsByNumber } from '@/lib/data/applicants';
import { parseCitizenId, parsePhone, parseTaxCode } from '@/lib/domain/dossier/identity';
import { readJson } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

const Asked = z.object({ number: z.string().trim().min(1).max(60) });

/** Every way the number can be meant, as it is kept; a passport's as typed. */
const meanings = (number: string): string[] =>
  [parseCitizenId(number), parseTaxCode(number), parsePhone(number)].flatMap((read) => (read.ok ? [read.value] : [])).concat(/[a-z]/i.test(number) ? [number] : []);

/** The applicants known by a number. Asked by POST: numbers of people do not belong in an address, which is logged. */
export const POST = staffRoute('dossier:receive', async ({ request, ctx }) => {
  const asked = await readJson(request, Asked);
  if (!asked.ok) return asked.response;
  return Response.json({ found: await findApplicantsByNumber(ctx.actor.agencyId, meanings(asked.value.number)) });
});
