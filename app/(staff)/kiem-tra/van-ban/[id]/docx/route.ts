import { openDocument } from '@/lib/usecases/inspection/print-document';
import { paperAnswer } from '@/lib/web/paper-answer';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';
import { documentRefusalAnswer } from '../refusal';

/** A document of an inspection as DOCX, to be finished by hand. Unseen and unknown are both 404. */
export const GET = staffRoute<{ id: string }>('inspection:view', async ({ params, ctx }) => {
  const opened = await openDocument(ctx.actor, params.id, 'docx');
  return opened.ok ? paperAnswer(opened.value, true) : sentenceAnswer(...documentRefusalAnswer(opened.refusal));
});
