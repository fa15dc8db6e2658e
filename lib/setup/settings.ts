import { z } from 'zod';

const whole = (name: string, from: number, to: number) => z.coerce.number({ error: `${name}: viết một số nguyên từ ${from} đến ${to}` }).int(`${name}: viết một số nguyên từ ${from} đến ${to}`).min(from, `${name}: viết một số nguyên từ ${from} đến ${to}`).max(to, `${name}: viết một số nguyên từ ${from} đến ${to}`);

/** What the person who starts the server may say. Everything has a sensible value without a word. */
const Settings = z.object({
  PORT: whole('PORT', 1, 65535).default(3000),
  HOST: z.string().min(1, 'HOST: viết tên máy hoặc địa chỉ IP để lắng nghe, ví dụ 0.0.0.0').regex(/^[A-Za-z0-9.:[\]-]+$/, 'HOST: viết tên máy hoặc địa chỉ IP để lắng nghe, ví dụ 0.0.0.0').optional(),
  DATA_DIR: z.string().min(1, 'DATA_DIR: viết đường dẫn thư mục dữ liệu').default('./data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/[^\s]+$/, 'DATABASE_URL: viết địa chỉ PostgreSQL, ví dụ postgresql://ten:matkhau@maychu:5432/tthc').optional(),
  DATABASE_OWNER_URL: z.string().regex(/^postgres(ql)?:\/\/[^\s]+$/, 'DATABASE_OWNER_URL: viết địa chỉ PostgreSQL của người dùng được phép tạo bảng').optional(),
  TTHC_SEED: z.enum(['demo', 'reference', 'none'], { error: 'TTHC_SEED: viết demo (dữ liệu mẫu), reference (chỉ danh mục) hoặc none (không nạp gì)' }).default('demo'),
  PUBLIC_URL: z.url({ error: 'PUBLIC_URL: viết địa chỉ đầy đủ của trang, ví dụ https://tthc.coquan.gov.vn' }).optional(),
});

export type Settings = Omit<z.infer<typeof Settings>, 'HOST' | 'PUBLIC_URL'> & { HOST: string; PUBLIC_URL: string };

/**
 * Reads the settings; answers sentences instead when something is wrong.
 * The demo seed has accounts that anyone can read about, so it listens on loopback unless told otherwise.
 */
export function readSettings(environment: NodeJS.ProcessEnv): { settings: Settings } | { sentences: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = Settings.safeParse(given);
  if (!result.success) return { sentences: [...new Set(result.error.issues.map((issue) => issue.message))] };
  const { HOST, PUBLIC_URL, ...rest } = result.data;
  const host = HOST ?? (rest.TTHC_SEED === 'demo' ? '127.0.0.1' : '0.0.0.0');
  return { settings: { ...rest, HOST: host, PUBLIC_URL: PUBLIC_URL ?? `http://localhost:${rest.PORT}` } };
}
