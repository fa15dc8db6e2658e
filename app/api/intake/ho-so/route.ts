import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { problemResponse, readJson } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';
import { refusalWords } from '../refusal-words';

/** Receives a dossier at the counter. Sent again with the same key, it answers with the dossier made the first time. */
export const POST = staffRoute('dossier:receive', async ({ request, ctx }) => {
  const input = await readJson(request, ReceiveDossier);
  if (!input.ok) return input.response;
  const received = await receiveDossier(ctx, input.value);
  if (received.ok) return Response.json(received.value, { status: received.value.isReplay ? 200 : 201 });
  const { message, field } = refusalWords(received.refusal);
  return problemResponse(received.refusal.name === 'KeyUsedForOther' ? 409 : 422, message, { refusal: received.refusal.name, ...(field ? { fieldErrors: { [field]: message } } : {}), ...('code' in received.refusal ? { code: received.refusal.code } : {}) });
});
