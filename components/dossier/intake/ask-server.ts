/** Why the server's answer is not the one hoped for, in words, and what can be done. */
export type Trouble = {
  readonly kind: 'offline' | 'signed-out' | 'busy' | 'refused' | 'unexpected';
  readonly message: string;
  /** By the names of the fields, as the server sees them. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
  /** The name of the refusal, where the screen treats it on its own. */
  readonly refusal?: string;
  /** The dossier that exists already. */
  readonly code?: string | null;
};

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

const OFFLINE: Trouble = { kind: 'offline', message: 'Chưa lưu được vì mất kết nối. Nội dung vẫn còn ở đây. Bấm Lưu lại.' };
const SIGNED_OUT: Trouble = { kind: 'signed-out', message: 'Phiên làm việc đã kết thúc. Nội dung vẫn còn ở đây. Đăng nhập lại ở thẻ mới, rồi bấm Lưu lại.' };
const BUSY: Trouble = { kind: 'busy', message: 'Chưa lưu được vì cơ sở dữ liệu không phản hồi. Nội dung vẫn còn ở đây. Bấm Lưu lại.' };

type Problem = { title?: string; fieldErrors?: Record<string, string>; refusal?: string; code?: string | null };

async function troubleOf(response: Response): Promise<Trouble> {
  if (response.status === 401) return SIGNED_OUT;
  if (response.status === 503) return BUSY;
  const problem = await response.json().then((value: unknown) => (typeof value === 'object' && value !== null ? (value as Problem) : {}), () => ({}) as Problem);
  return { kind: response.status >= 500 ? 'unexpected' : 'refused', message: problem.title ?? 'Máy chủ không trả lời như mong đợi. Nội dung vẫn còn ở đây. Bấm Lưu lại.', fieldErrors: problem.fieldErrors, refusal: problem.refusal, code: problem.code };
}

/** Sends JSON, or asks without a body, and takes JSON. Never throws: a lost connection is an answer too. */
export async function askServer<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<T>> {
  try {
    const response = await fetch(path, body === undefined ? { signal } : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal });
    return response.ok ? { ok: true, value: (await response.json()) as T } : { ok: false, trouble: await troubleOf(response) };
  } catch {
    return { ok: false, trouble: OFFLINE };
  }
}

/** Sends a file as it is. */
export async function sendFile<T>(path: string, file: File): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream', 'x-ten-tep': encodeURIComponent(file.name) }, body: file });
    return response.ok ? { ok: true, value: (await response.json()) as T } : { ok: false, trouble: await troubleOf(response) };
  } catch {
    return { ok: false, trouble: { kind: 'offline', message: 'Chưa gửi được tệp vì mất kết nối. Chọn lại tệp khi có mạng.' } };
  }
}
