import { after } from 'next/server';
import { batchStanding, beginImport, runBatch } from '@/lib/usecases/batch-intake';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

const missing = () => problemResponse(404, 'Không tìm thấy lượt nhập này');

/** How far a batch has come. */
export const GET = staffRoute<{ id: string }>('dossier:import', async ({ params, ctx }) => {
  const standing = await batchStanding(ctx, params.id);
  return standing ? Response.json(standing) : missing();
});

/** Takes the good lines of a checked batch in. Asked again, it goes on where it was. */
export const POST = staffRoute<{ id: string }>('dossier:import', async ({ params, ctx }) => {
  const standing = await batchStanding(ctx, params.id);
  if (!standing) return missing();
  if (standing.state === 'checking' || standing.state === 'importing' || !(await beginImport(ctx, params.id))) return problemResponse(409, 'Lượt nhập này đang chạy');
  after(() => runBatch(ctx.actor, params.id, false));
  return Response.json({ id: params.id }, { status: 202 });
});
