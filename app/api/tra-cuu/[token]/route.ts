import { theAgencyId } from '@/lib/data/agency';
import { isDatabaseDown } from '@/lib/data/outage';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { portalNumber } from '@/lib/domain/dossier/status';
import { localTimeOf, now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import { STATUS_LABELS } from '@/lib/text/vi';
import { readFactsByQr } from '@/lib/usecases/look-up-dossier';
import { clientAddress } from '@/lib/web/client-address';

const at = (time: LocalTime | null): string | null => time && formatWithOffset(time);
const problem = (status: number, title: string, headers: Record<string, string> = {}): Response =>
  Response.json({ type: 'about:blank', status, title }, { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', ...headers } });

/** The public look-up by the token of a receipt's QR code, as JSON: status and dates, nothing of a person. Wrong tokens are counted as on the page. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  try {
    const [{ token }, agencyId] = await Promise.all([params, theAgencyId()]);
    const instant = now();
    const found = await readFactsByQr({ agencyId, address: clientAddress(request.headers), instant }, token, localTimeOf(instant));
    if (!found.ok) return found.refusal.name === 'TooManyTries' ? problem(429, 'Đã thử quá nhiều lần', { 'Retry-After': String(found.refusal.minutes * 60) }) : problem(404, 'Không tìm thấy hồ sơ');
    const { code, status, channel, procedure, handlingUnit, receivedAt, submittedAt, due, pause, supplement, isRefused, progress, isSample, asOf } = found.value;
    return Response.json({
      code, status, statusName: STATUS_LABELS[status], portalStatus: portalNumber(status), channel, procedure, handlingUnit, submittedAt: at(submittedAt), receivedAt: at(receivedAt),
      due: due && { at: formatWithOffset(due.due), isProvisional: due.provisional, standing: due.standing.standing, printedAt: at(due.printedDue), secondTargetAt: at(due.secondTarget) },
      pause: pause && { since: formatWithOffset(pause.since), cause: pause.cause }, supplement: supplement && { items: supplement.items, replyBy: at(supplement.replyBy) }, isRefused, progress, isSample, asOf: formatWithOffset(asOf),
    }, { headers: { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' } });
  } catch (error) {
    if (isDatabaseDown(error)) return problem(503, 'Hệ thống tạm không trả lời', { 'Retry-After': '30' });
    return problem(500, `Có lỗi ngoài dự kiến, mã tham chiếu ${logSurprise('api/tra-cuu', error)}`);
  }
}
