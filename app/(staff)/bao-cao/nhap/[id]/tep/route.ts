import { openForeignFile } from '@/lib/usecases/import-foreign-report';
import { fileAnswer } from '@/lib/web/file-answer';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** The file that a report was read from, as it came. */
export const GET = staffRoute<{ id: string }>('report:export', async ({ params, ctx }) => {
  const found = await openForeignFile(ctx, params.id);
  return found ? fileAnswer(found.file, found.bytes, true) : sentenceAnswer(404, 'Không tìm thấy tệp.');
});
