import { RequestSupplementBeforeIntake } from '@/lib/schemas/receive-dossier';
import { requestSupplementBeforeIntake } from '@/lib/usecases/request-supplement-before-intake';
import { problemResponse, readJson } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';
import { refusalWords } from '../refusal-words';

/** Makes a Mẫu 02 for papers that are not complete; no dossier comes of it. */
export const POST = staffRoute('dossier:receive', async ({ request, ctx }) => {
  const input = await readJson(request, RequestSupplementBeforeIntake);
  if (!input.ok) return input.response;
  const made = await requestSupplementBeforeIntake(ctx, input.value);
  if (made.ok) return Response.json(made.value, { status: made.value.isReplay ? 200 : 201 });
  const { message, field } = refusalWords(made.refusal);
  return problemResponse(made.refusal.name === 'KeyUsedForOther' ? 409 : 422, message, { refusal: made.refusal.name, ...(field ? { fieldErrors: { [field]: message } } : {}) });
});
