import { ReceiptRequest } from '@/lib/schemas/inspection-sync';
import { giveReceipt } from '@/lib/usecases/inspection/receipt';
import { deviceJson, readDevice, syncProblem, tooMany } from '@/lib/web/device-route';
import { staffRoute } from '@/lib/web/staff-route';

/** What the device has sent beside what the server holds. Only a complete receipt lets the device forget. */
export const POST = staffRoute<{ id: string }>('inspection:work', async ({ request, params, ctx }) => {
  const limited = await tooMany(ctx);
  if (limited) return limited;
  const body = await readDevice(request, ReceiptRequest);
  if (!body.ok) return body.response;
  const receipt = await giveReceipt(ctx, params.id, body.value);
  return receipt.ok ? deviceJson({ schema: 1, ...receipt.value }, ctx.instant) : syncProblem(receipt.refusal);
});
