import { PAPER_FORMATS, type PaperFormat } from '@/lib/domain/paper/kind';
import { PRINT_REFUSALS } from '@/lib/text/intake-words';
import { printPaper } from '@/lib/usecases/print-paper';
import { paperAnswer } from '@/lib/web/paper-answer';
import { staffRoute } from '@/lib/web/staff-route';

const formatOf = (text: string | null): PaperFormat | null => PAPER_FORMATS.find((format) => format === (text ?? 'a4')) ?? null;

const STATUS = { NoSuchPaper: 404, NoSuchFormat: 404, CopyNotCounted: 409, DataChanged: 409 } as const;

/** A paper as PDF: `kho` a4, a5 or roll-80; `lien=2` both leaves of a receipt; `banSao` the copy of a lost one; `dang=docx` as a document. */
export const GET = staffRoute<{ id: string }>('paper:print', async ({ request, params, ctx }) => {
  const query = request.nextUrl.searchParams;
  const format = formatOf(query.get('kho'));
  const printed = format === null
    ? ({ ok: false, refusal: { name: 'NoSuchFormat' } } as const)
    : await printPaper(ctx, { paperId: params.id, format, bothLeaves: query.get('lien') === '2', asCopy: Number(query.get('banSao')) > 0, asDocx: query.get('dang') === 'docx' });
  if (!printed.ok) {
    const status = STATUS[printed.refusal.name];
    return Response.json({ type: 'about:blank', status, title: PRINT_REFUSALS[printed.refusal.name] }, { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });
  }
  return paperAnswer(printed.value, query.has('tai'));
});
