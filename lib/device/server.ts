import type { InspectionPackage } from '../domain/inspection/package';
import { keepPackage, writeMeta, type Device } from './store';
import { deviceNow } from './device-clock';

/** Why sending stopped: no network, nobody signed in, not of the team any more, another's device, too fast, or a fault of the server. */
export type Stop = 'offline' | 'signed-out' | 'not-found' | 'other-device' | 'slow-down' | 'server';
export type Answer = { readonly kind: 'ok'; readonly body: unknown; readonly headers: Headers } | { readonly kind: 'unreadable'; readonly title: string; readonly why: string | null } | { readonly kind: Stop };

const STOPS: Readonly<Record<number, Stop>> = { 401: 'signed-out', 403: 'signed-out', 404: 'not-found', 429: 'slow-down' };

/** What the server says, as one of a few things; never throws. */
export async function readAnswer(ask: () => Promise<Response>): Promise<Answer> {
  try {
    const response = await ask();
    if (response.ok) return { kind: 'ok', body: await response.json(), headers: response.headers };
    const problem = (await response.json().catch(() => ({}))) as { title?: string; why?: string };
    if (response.status >= 500) return { kind: 'server' };
    if (response.status === 409 && problem.why === undefined) return { kind: 'other-device' };
    const stop = STOPS[response.status];
    return stop ? { kind: stop } : { kind: 'unreadable', title: problem.title ?? '', why: problem.why ?? null };
  } catch {
    return { kind: 'offline' };
  }
}

export const send = (address: string, body: unknown): Promise<Answer> => readAnswer(() => fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }));

export type WorkLine = { readonly id: string; readonly code: string; readonly title: string; readonly stage: string; readonly siteFrom: string; readonly siteTo: string; readonly isSample: boolean };
export type Work = { readonly person: { readonly id: string; readonly name: string }; readonly inspections: readonly WorkLine[] };

/** Who is signed in and what she may take along; or why that is not known. */
export async function askWork(): Promise<Work | Stop> {
  const answer = await readAnswer(() => fetch('/api/kiem-tra', { headers: { Accept: 'application/json' } }));
  return answer.kind === 'ok' ? (answer.body as Work) : answer.kind === 'unreadable' ? 'server' : answer.kind;
}

/** Fetches the package and keeps it; the clock of the device is measured on the way. */
export async function fetchPackage(device: Device, inspectionId: string): Promise<InspectionPackage | Stop> {
  const label = `${/Android|iPhone|iPad/.exec(navigator.userAgent)?.[0] ?? 'Máy tính'}, ${navigator.language}`;
  const answer = await readAnswer(() => fetch(`/api/kiem-tra/${inspectionId}/goi?thietBi=${device.deviceId}&ten=${encodeURIComponent(label)}`, { headers: { Accept: 'application/json' } }));
  if (answer.kind !== 'ok') return answer.kind === 'unreadable' ? 'server' : answer.kind;
  const packed = answer.body as InspectionPackage;
  await keepPackage(device, { package: packed, bytes: Number(answer.headers.get('X-Package-Bytes') ?? 0) });
  const serverTime = answer.headers.get('X-Server-Time');
  if (serverTime) await writeMeta(device, 'offsetMs', deviceNow().getTime() - Date.parse(serverTime));
  return packed;
}

/** A person's decision of a conflict; null when it was kept, else the words of the refusal. */
export async function decide(inspectionId: string, body: { conflictId: string; chosenEntryId: string; reason: string }): Promise<string | null> {
  const answer = await readAnswer(() => fetch(`/api/kiem-tra/${inspectionId}/xung-dot`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }));
  if (answer.kind === 'ok') return null;
  if (answer.kind === 'unreadable' && answer.title !== '') return answer.title;
  return answer.kind === 'offline' ? 'Cần có mạng để chọn. Cả hai câu trả lời vẫn được giữ.' : answer.kind === 'signed-out' ? 'Chỉ trưởng đoàn hoặc một trong hai người đã trả lời được chọn. Nếu đã hết phiên, đăng nhập rồi thử lại.' : 'Chưa chọn được. Đồng bộ lại rồi thử.';
}
